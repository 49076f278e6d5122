// What was found, in words: what it is, where it stands, and where it leads.
import type { Found } from '~/models/search.server';
import { isMoment } from '~/models/planning/plan';
import type { FoundKind } from '~/models/planning/search/kinds';
import { subjectText } from '~/models/planning/status/status-entry';
import { m } from '~/paraglide/messages.js';
import { outcomeText } from '../gates/outcome';
import { stateText } from '../measures/measure-text.server';
import { paths } from '../paths';
import { kindText, progressText } from '../programme/kind-words';
import { dayText, periodText } from '../words';
import type { Screen } from './screens.server';

export type Answer = {
  kind: FoundKind;
  rank: number;
  title: string;
  /** What it is: `Activiteit`, `Scherm`. */
  what: string;
  /** What else tells it apart: the programme, days, a state. */
  where: string;
  to: string;
};

const one: Record<FoundKind, () => string> = {
  screen: m.search_kind_screen,
  programme: m.search_kind_programme,
  item: m.search_kind_item,
  phase: m.search_kind_phase,
  workstream: m.search_kind_workstream,
  department: m.search_kind_department,
  team: m.search_kind_team,
  metric: m.search_kind_metric,
  status: m.search_kind_status,
  decision: m.search_kind_decision,
  proposal: m.search_kind_proposal,
  blueprint: m.search_kind_blueprint,
  person: m.search_kind_person,
};
const many: Record<FoundKind, () => string> = {
  screen: m.search_kinds_screen,
  programme: m.search_kinds_programme,
  item: m.search_kinds_item,
  phase: m.search_kinds_phase,
  workstream: m.search_kinds_workstream,
  department: m.search_kinds_department,
  team: m.search_kinds_team,
  metric: m.search_kinds_metric,
  status: m.search_kinds_status,
  decision: m.search_kinds_decision,
  proposal: m.search_kinds_proposal,
  blueprint: m.search_kinds_blueprint,
  person: m.search_kinds_person,
};
/** The heading of a group. */
export const kindsText = (kind: FoundKind): string => many[kind]();

const colours = { green: m.status_green, amber: m.status_amber, red: m.status_red } as const;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ');

/** From where somebody searches: a programme of which screens, figures and load are shown, when there is one. */
export type Whereabouts = { programmeId: string | null; programmeName(id: string): string };

/** What is told of it, and where it leads, by kind. */
function partsOf(found: Found, { programmeId: here, programmeName }: Whereabouts): { where: string; to: string } {
  const p = found.programmeId ?? '';
  const programme = found.programmeId === null ? null : programmeName(found.programmeId);
  const { id } = found;
  switch (found.kind) {
    case 'programme':
      return { where: '', to: paths.programme(id) };
    case 'item': {
      const { kind, from, until, progress, retired } = found.facts;
      const when = isMoment(kind) ? dayText(from) : periodText({ from, until });
      const state = retired ? m.search_retired() : progress === 'planned' ? null : progressText(progress);
      return { where: joined(programme, when, state), to: isMoment(kind) ? paths.milestone(p, id) : paths.item(p, id) };
    }
    case 'phase':
      return { where: joined(programme), to: paths.items(p, { phase: id }) };
    case 'workstream':
      return { where: joined(programme), to: paths.items(p, { workstream: id }) };
    case 'department':
      return { where: '', to: here === null ? paths.departments() : paths.adoptionDepartment(here, id) };
    case 'team':
      return { where: '', to: here === null ? paths.teams() : paths.capacityTeam(here, id) };
    case 'metric': {
      const { active } = found.facts;
      const to = here === null || !active ? paths.metrics() : paths.adoptionMetric(here, id);
      return { where: active ? '' : m.search_unused(), to };
    }
    case 'status': {
      const { colour, day, subjectKind, subjectId } = found.facts;
      const of = subjectText({ kind: subjectKind, id: subjectId });
      return { where: joined(programme, colours[colour](), dayText(day)), to: paths.status(p, { of }) };
    }
    case 'decision': {
      const { outcome, day, itemId } = found.facts;
      return { where: joined(programme, outcomeText(outcome), dayText(day)), to: paths.milestone(p, itemId) };
    }
    case 'proposal':
      return { where: joined(programme, stateText(found.facts.state)), to: paths.proposal(p, id) };
    case 'blueprint':
      return { where: '', to: paths.blueprint(id) };
    case 'person':
      return { where: found.facts.active ? '' : m.search_inactive(), to: paths.person(id) };
  }
}

export function answerText(found: Found, whereabouts: Whereabouts): Answer {
  const what = found.kind === 'item' ? capital(kindText(found.facts.kind)) : one[found.kind]();
  return { kind: found.kind, rank: found.rank, title: found.title, what, ...partsOf(found, whereabouts) };
}

export function screenText(
  { title, to, ofProgramme, rank }: Screen & { rank: number },
  { programmeId, programmeName }: Whereabouts,
): Answer {
  const where = ofProgramme && programmeId !== null ? programmeName(programmeId) : m.search_everywhere();
  return { kind: 'screen', rank, title, what: one.screen(), where, to };
}
