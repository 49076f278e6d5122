// The status of a programme is the worst that was last said below it, unless something newer or as severe was said of the programme itself.
import { addDays, type Day, daysBetween } from '../day';
import { type Item, type Label, type Plan } from '../plan';
import { isAhead, type LatestStatus, severity, type StatusSubject, subjectText } from './status-entry';

/** Days without a word after which a subject is called silent. */
export const silentAfter = 30;
/** Gates of the coming quarter are listed also when nothing was said of them. */
const gatesAhead = 91;

export type StatusNode = StatusSubject & {
  /** Null for the programme, whose name is its title. */
  title: Label | null;
  /** The day of a milestone or gate. */
  on: Day | null;
  /** What was last said of the subject itself. */
  own: LatestStatus | null;
  /** What is shown of it: its own, or one from below. */
  shown: LatestStatus | null;
  /** More severe ones below that its own puts aside, the worst first. */
  putAside: LatestStatus[];
  /** Days since something was said of it, when that is too long ago; null when it is not, or nothing ever was. */
  silentDays: number | null;
  children: StatusNode[];
};

const worstFirst = (a: LatestStatus, b: LatestStatus) =>
  severity(b.colour) - severity(a.colour) || b.position - a.position;

/**
 * What is shown of a subject: of what is shown below it only what is both newer and more severe than its own counts against
 * that. Null when nobody said anything.
 */
export function shownOf(
  own: LatestStatus | null,
  below: readonly LatestStatus[],
): { shown: LatestStatus | null; putAside: LatestStatus[] } {
  const ranked = [...below].sort(worstFirst);
  if (!own) return { shown: ranked[0] ?? null, putAside: [] };
  const worse = ranked.filter(({ colour }) => severity(colour) > severity(own.colour));
  return {
    shown: worse.find(({ position }) => position > own.position) ?? own,
    putAside: worse.filter(({ position }) => position < own.position),
  };
}

/**
 * The programme with its phases and workstreams, and the milestones and gates below those. A phase that is over or switched off,
 * and a milestone that was reached or given up, count no more: what was said of them stays readable and rolls up no longer. A
 * milestone counts once: in its phase, else in its workstream, else in the programme itself.
 */
export function statusTree(plan: Plan, latest: readonly LatestStatus[], today: Day): StatusNode {
  const said = new Map(latest.map((entry) => [subjectText(entry), entry]));
  const node = (
    subject: StatusSubject,
    title: Label | null,
    {
      children = [],
      on = null,
      isRunning = true,
    }: { children?: StatusNode[]; on?: Day | null; isRunning?: boolean } = {},
  ): StatusNode => {
    const own = said.get(subjectText(subject)) ?? null;
    const below = children.flatMap(({ shown }) => shown ?? []);
    const days = own ? daysBetween(own.day, today) : 0;
    const silentDays = isRunning && days > silentAfter ? days : null;
    return { ...subject, title, on, own, ...shownOf(own, below), silentDays, children };
  };
  const soon = addDays(today, gatesAhead);
  const isListed = (item: Item) =>
    isAhead(item) && (said.has(`item:${item.id}`) || (item.kind === 'gate' && item.start < soon));
  const moments = plan.items
    .filter(isListed)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
  const phases = plan.phases.filter(({ active, until }) => active && until > today);
  const current = new Set(phases.map(({ id }) => id));
  const phaseOf = ({ phaseId }: Item) => (phaseId !== null && current.has(phaseId) ? phaseId : null);
  const of = (items: readonly Item[]) =>
    items.map((item) => node({ kind: 'item', id: item.id }, item.title, { on: item.start }));
  return node({ kind: 'programme', id: plan.programme.id }, null, {
    children: [
      ...phases.map(({ id, title, start }) =>
        node({ kind: 'phase', id }, title, {
          children: of(moments.filter((item) => phaseOf(item) === id)),
          isRunning: start <= today,
        }),
      ),
      ...plan.workstreams.map(({ id, title }) =>
        node({ kind: 'workstream', id }, title, {
          children: of(moments.filter((item) => phaseOf(item) === null && item.workstreamId === id)),
        }),
      ),
      ...of(moments.filter((item) => phaseOf(item) === null && item.workstreamId === null)),
    ],
  });
}

/** The subjects of a tree in the order in which they are read, without the programme itself. */
export const below = ({ children }: StatusNode): StatusNode[] => children.flatMap((child) => [child, ...below(child)]);

/** The name of a subject in a plan; null for the programme and for what is no longer there. */
export function subjectTitle(plan: Plan, { kind, id }: StatusSubject): Label | null {
  const rows = { programme: [], phase: plan.phases, workstream: plan.workstreams, item: plan.items }[kind];
  return rows.find((row) => row.id === id)?.title ?? null;
}

/** What a status can be said of, in the order of the plan. */
export function sayable(plan: Plan, today: Day): (StatusSubject & { title: Label | null; on: Day | null })[] {
  const moments = plan.items.filter(isAhead).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  return [
    { kind: 'programme', id: plan.programme.id, title: null, on: null },
    ...plan.phases
      .filter(({ active, until }) => active && until > today)
      .map(({ id, title }) => ({ kind: 'phase' as const, id, title, on: null })),
    ...plan.workstreams.map(({ id, title }) => ({ kind: 'workstream' as const, id, title, on: null })),
    ...moments.map(({ id, title, start }) => ({ kind: 'item' as const, id, title, on: start })),
  ];
}
