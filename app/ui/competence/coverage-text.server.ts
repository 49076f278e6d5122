// Coverage, gaps and the matrix in words, in the language of the request: the page only sets them.
import { type Coverage, coverageState, coverageLimits, type CoverageState } from '~/models/planning/capacity/coverage';
import { gapParams, type GapSearch, type GapSort } from '~/models/planning/capacity/gap-search';
import { competenceMatrix, type Gap } from '~/models/planning/capacity/gaps';
import type { Competence } from '~/models/planning/capacity/competence';
import { addDays, type Day } from '~/models/planning/day';
import type { Label, Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { dayText, hoursText, percent, words } from '../words';
import { levelText } from './level-text';

const stateTexts: Record<CoverageState, () => string> = {
  good: m.competence_state_good,
  amber: m.competence_state_amber,
  red: m.competence_state_red,
  unknown: m.competence_state_unknown,
};

export type Names = ReadonlyMap<string, Label>;

/** Names of teams and competences by id. */
export function namesOf(plan: Plan, competences: readonly { id: string; title: Label }[]): Names {
  return new Map([...plan.capacity.teams, ...competences].map(({ id, title }) => [id, title]));
}

export const nameOf = (names: Names, id: string): string => {
  const name = names.get(id);
  return name ? words(name) : '–';
};

/** A sum over part of an item's days: tenths of an hour would say too much. */
const wholeHours = (hours: number): string => hoursText(Math.round(hours));

const shareText = (k: number | null) => (k === null ? '–' : percent(k));

/** One sentence with the numbers, and whether it is enough. */
export function totalText({ total, until }: Coverage): { text: string; state: CoverageState; stateText: string } {
  const state = coverageState(total.k);
  const last = dayText(addDays(until, -1));
  const text =
    total.k === null
      ? m.competence_total_none({ day: last })
      : m.competence_total({
          ...{ share: percent(total.k), hours: wholeHours(total.hours), day: last },
          open: wholeHours(total.hours - total.covered),
          ...{ amber: percent(coverageLimits.amber), red: percent(coverageLimits.red) },
        });
  return { text, state, stateText: stateTexts[state]() };
}

/** Per team its hours, what of them is covered, K and its state. */
export function teamLines(coverage: Coverage, plan: Plan, names: Names) {
  const pivotal = new Set(plan.capacity.teams.filter((team) => team.pivotal).map(({ id }) => id));
  return coverage.teams
    .filter(({ hours }) => hours > 0)
    .map(({ teamId, hours, covered, k }) => ({
      ...{ id: teamId, name: nameOf(names, teamId), pivotal: pivotal.has(teamId) },
      ...{ hours: wholeHours(hours), open: wholeHours(hours - covered), share: shareText(k) },
      ...{ state: coverageState(k), stateText: stateTexts[coverageState(k)]() },
    }));
}

/** Teams whose hours do not count, as one sentence; null when there are none. */
export function unknownText({ unknown }: Coverage, names: Names): string | null {
  if (unknown.length === 0) return null;
  const teams = unknown.map(({ teamId, hours }) => `${nameOf(names, teamId)} (${wholeHours(hours)})`).join(', ');
  return m.competence_unknown_teams({ teams });
}

/** What brings the level after all: the item, or a level that was said already. */
export function closingText({ closing }: Gap, titles: ReadonlyMap<string, Label>): string {
  if (closing === null) return m.competence_closed_by_nothing();
  const day = dayText(closing.on);
  const title = closing.itemId === null ? undefined : titles.get(closing.itemId);
  return title ? m.competence_closed_by_item({ item: words(title), day }) : m.competence_closed_by_settings({ day });
}

type Asked = { plan: Plan; names: Names; today: Day; mayChange: boolean };

/** The form of a new item, filled in with a training that would close the gap. */
function trainingLink({ teamId, competenceId, needed }: Gap, { plan, names, today }: Asked): string {
  const [team, competence] = [names.get(teamId), names.get(competenceId)];
  return paths.itemNew(plan.programme.id, {
    kind: 'calendar_item',
    title: m.competence_training_title({ competence: competence?.nl ?? '', team: team?.nl ?? '' }, { locale: 'nl' }),
    titleEn: m.competence_training_title(
      { competence: competence?.en ?? competence?.nl ?? '', team: team?.en ?? team?.nl ?? '' },
      { locale: 'en' },
    ),
    start: addDays(today, 7),
    ...{ raiseTeam: teamId, raiseCompetence: competenceId, raiseLevel: needed },
  });
}

/** A line per gap. */
export function gapLines(gaps: readonly Gap[], asked: Asked) {
  const { plan, names, today, mayChange } = asked;
  const titles = new Map(plan.items.map(({ id, title }) => [id, title]));
  return gaps.map((gap) => ({
    id: `${gap.teamId} ${gap.competenceId}`,
    competence: nameOf(names, gap.competenceId),
    team: nameOf(names, gap.teamId),
    level: m.competence_has_needs({ has: levelText(gap.has), needed: levelText(gap.needed) }),
    day: dayText(gap.neededOn),
    already: gap.neededOn < today,
    hours: gap.hours > 0 ? wholeHours(gap.hours) : m.competence_counted_elsewhere(),
    items: gap.items.map(({ item, hours }) => ({
      ...{ id: item.id, title: words(item.title), day: dayText(item.start) },
      hours: hours > 0 ? wholeHours(hours) : null,
    })),
    closing: closingText(gap, titles),
    closedBy: gap.closing?.itemId ?? null,
    closed: gap.closing !== null,
    plan: mayChange ? trainingLink(gap, asked) : null,
    planFor: m.competence_plan_training_for({
      competence: nameOf(names, gap.competenceId),
      team: nameOf(names, gap.teamId),
    }),
  }));
}

export type GapLine = ReturnType<typeof gapLines>[number];

/** Heads that sort; a second time the same head turns the order round. */
export function gapHeads(programmeId: string, search: GapSearch) {
  const head = (sort: GapSort, title: string) => {
    const isSorted = search.sort === sort;
    const order = isSorted && search.order === 'up' ? 'down' : 'up';
    const sorted = isSorted ? (search.order === 'up' ? ('ascending' as const) : ('descending' as const)) : undefined;
    return { title, to: paths.coverage(programmeId, gapParams(search, { sort, order })), sorted };
  };
  return {
    competence: head('competence', m.competence_one()),
    team: head('team', m.column_team()),
    day: head('day', m.competence_needed_from()),
    hours: head('hours', m.competence_hours_at_risk()),
    closing: head('closing', m.competence_closing()),
  };
}

/** Competences down, teams across: what a team has today and what is asked of it. */
export function matrixLines(
  coverage: Coverage,
  competence: Competence,
  names: Names,
  asked: { plan: Plan; today: Day },
) {
  const { plan, today } = asked;
  const cells = new Map<string, ReturnType<typeof competenceMatrix>>();
  for (const cell of competenceMatrix(coverage, competence, today)) {
    cells.set(cell.competenceId, [...(cells.get(cell.competenceId) ?? []), cell]);
  }
  const keys = new Map(plan.capacity.teams.map(({ id, key }) => [id, key]));
  const rows = [...cells].map(([id, row]) => ({
    ...{ id, name: nameOf(names, id) },
    cells: row.map(({ teamId, has, needed }) => ({
      teamId,
      has,
      needed,
      lacks: needed !== null && has < needed,
      text:
        needed === null
          ? m.competence_cell_has({ has: levelText(has) })
          : m.competence_has_needs({ has: levelText(has), needed: levelText(needed) }),
    })),
  }));
  return {
    teams: coverage.teams.map(({ teamId }) => ({
      id: teamId,
      key: keys.get(teamId) ?? '',
      name: nameOf(names, teamId),
    })),
    rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'nl')),
  };
}
