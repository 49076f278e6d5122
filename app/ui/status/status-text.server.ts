// What was said of how it goes, in words: the programme on top, and a row for every part below it.
import type { Plan } from '~/models/planning/plan';
import { below, sayable, type StatusNode, subjectTitle } from '~/models/planning/status/roll-up';
import {
  type StatusColour,
  statusColours,
  type StatusEntry,
  type StatusSubject,
  subjectText,
} from '~/models/planning/status/status-entry';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { dayText, momentText, words } from '../words';
import type { ColourChoice, Said, StatusGroup, StatusHead, StatusRow, SubjectGroup } from './status-parts';

const looks = { green: 'good', amber: 'warn', red: 'bad' } as const;
const colourWords: Record<StatusColour, () => string> = {
  green: m.status_green,
  amber: m.status_amber,
  red: m.status_red,
};
const meanings: Record<StatusColour, () => string> = {
  green: m.status_green_means,
  amber: m.status_amber_means,
  red: m.status_red_means,
};

/** An entry as it is shown. */
export const saidText = ({ entryId, colour, headline, text, day, time, userName }: StatusEntry): Said => ({
  ...{ id: entryId, look: looks[colour], colour: colourWords[colour](), headline, text },
  by: m.status_by({ when: momentText({ day, time }), who: userName ?? '–' }),
});

/** `Fase Nazorg`, `Werkstroom Opleiding`, the name of a milestone, `Het hele programma`. */
export function subjectName(plan: Plan, subject: StatusSubject): string {
  if (subject.kind === 'programme') return m.status_programme();
  const title = subjectTitle(plan, subject);
  if (!title) return m.status_gone();
  if (subject.kind === 'phase') return m.status_phase_named({ title: words(title) });
  if (subject.kind === 'workstream') return m.status_workstream_named({ title: words(title) });
  return words(title);
}

const anchorOf = (subject: StatusSubject) => `status-${subject.kind}-${subject.id}`;
const silentText = ({ silentDays }: StatusNode) =>
  silentDays === null ? null : m.status_silent({ count: silentDays });
const isSame = (a: StatusSubject, b: StatusSubject) => a.kind === b.kind && a.id === b.id;

/** What is shown of the programme, with where it comes from and what it goes before. */
export function headText(plan: Plan, tree: StatusNode): StatusHead | null {
  if (!tree.shown) return null;
  const linkTo = (entry: StatusEntry) => ({ what: subjectName(plan, entry), to: `#${anchorOf(entry)}` });
  const isOwn = isSame(tree.shown, tree);
  return {
    said: saidText(tree.shown),
    from: isOwn ? null : linkTo(tree.shown),
    own: tree.own && !isOwn ? saidText(tree.own) : null,
    putAside: isOwn ? tree.putAside.map((entry) => ({ ...linkTo(entry), colour: colourWords[entry.colour]() })) : [],
    silent: silentText(tree),
    earlier: earlierText(plan, tree),
  };
}

const earlierText = (plan: Plan, { own, kind, id }: StatusNode) =>
  own === null || own.earlier === 0
    ? null
    : {
        text: m.status_earlier({ count: own.earlier }),
        to: paths.status(plan.programme.id, { of: subjectText({ kind, id }) }),
      };

function rowText(plan: Plan, node: StatusNode): StatusRow {
  const { shown, own } = node;
  const fromBelow = shown !== null && !isSame(shown, node);
  return {
    id: anchorOf(node),
    title: node.title ? words(node.title) : '',
    on: node.on && dayText(node.on),
    said: shown && saidText(shown),
    from: fromBelow ? m.status_from_below_row({ what: subjectName(plan, shown) }) : null,
    own: fromBelow && own ? saidText(own) : null,
    silent: silentText(node),
    earlier: earlierText(plan, node),
    sayTo: paths.statusNew(plan.programme.id, { of: subjectText(node) }),
  };
}

/** Phases, workstreams, and the milestones and gates in them, each a table. */
export function groupTexts(plan: Plan, tree: StatusNode): StatusGroup[] {
  const nodes = below(tree);
  const group = (kind: StatusNode['kind'], title: string): StatusGroup => ({
    ...{ id: kind, title },
    rows: nodes.filter((node) => node.kind === kind).map((node) => rowText(plan, node)),
  });
  return [
    group('phase', m.status_phases()),
    group('workstream', m.status_workstreams()),
    group('item', m.status_moments()),
  ].filter(({ rows }) => rows.length > 0);
}

/** The parts a status can be said of, in groups. */
export function subjectGroups(plan: Plan, today: Day): SubjectGroup[] {
  const parts = sayable(plan, today);
  const group = (kind: StatusSubject['kind'], label: string): SubjectGroup => ({
    label,
    options: parts
      .filter((part) => part.kind === kind)
      .map((part) => ({
        value: subjectText(part),
        label: !part.title
          ? m.status_programme()
          : part.on
            ? m.status_moment_named({ title: words(part.title), day: dayText(part.on) })
            : words(part.title),
      })),
  });
  return [
    group('programme', m.status_programme()),
    group('phase', m.status_phases()),
    group('workstream', m.status_workstreams()),
    group('item', m.status_moments()),
  ].filter(({ options }) => options.length > 0);
}

export const colourChoices = (): ColourChoice[] =>
  statusColours.map((colour) => ({
    value: colour,
    look: looks[colour],
    word: colourWords[colour](),
    means: meanings[colour](),
  }));

/** The status of a programme in the fewest words: for the head of its pages and for its overview. */
export function shortText({ shown }: StatusNode): { look: Said['look']; word: string; label: string } | null {
  if (!shown) return null;
  const colour = colourWords[shown.colour]();
  return { look: looks[shown.colour], word: colour, label: m.status_in_header({ colour }) };
}
