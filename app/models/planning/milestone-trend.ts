// The milestone trend: for which day each milestone was promised at each reporting date, read from what history keeps of its moves.
import { addMonths, type Day, firstOfMonth } from './day';
import { workdaysFromTo } from './network';
import { isMoment, type ItemKind, type Label, type Plan } from './plan';
import type { MomentMove, SlipCode } from './slip';

/** A saved change that made, moved or took away milestones; `on` is the day it was saved. */
export type TrendEntry = { version: number; on: Day; moments: readonly MomentMove[] };

/** A day on which we look back at what was promised then; a baseline counts as it was taken, another day as it ended. */
export type Report = { on: Day; baseline: { name: string; version: number } | null };

export type TrendLine = {
  itemId: string;
  title: Label;
  kind: ItemKind;
  /** The promised day at each report; null where it was not in the plan. */
  promised: (Day | null)[];
  first: Day;
  last: Day;
  /** How often it went to another day. */
  moves: number;
  /** Working days of all moves together, each by the calendar of the day it was made; negative when it comes earlier. */
  slip: number;
  /** The day it was reached. */
  reached: Day | null;
  retired: boolean;
};

/** The day the programme began, the first of each month since, the day of each baseline, and today; in order, each once. */
export function reportsOf(
  began: Day,
  baselines: readonly { on: Day; name: string; version: number }[],
  today: Day,
): Report[] {
  const reports = new Map<Day, Report>();
  const days = [began, today];
  for (let day = addMonths(firstOfMonth(began), 1); day < today; day = addMonths(day, 1)) days.push(day);
  for (const on of days) reports.set(on, { on, baseline: null });
  for (const { on, name, version } of [...baselines].sort((a, b) => a.version - b.version)) {
    if (on <= today) reports.set(on, { on, baseline: { name, version } });
  }
  return [...reports.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** `workDays` from the step before; undefined where history does not say. */
type Step = { version: number; on: Day; day: Day | null; workDays?: number };

/** Every day an item was promised for, oldest first. What stood before the first change that is known has no date of its own. */
function stepsOf(entries: readonly TrendEntry[]): Map<string, Step[]> {
  const steps = new Map<string, Step[]>();
  for (const { version, on, moments } of entries) {
    for (const { itemId, before, after, workDays } of moments) {
      let own = steps.get(itemId);
      if (!own) steps.set(itemId, (own = [{ version: 0, on: '0001-01-01' as Day, day: before }]));
      own.push({ version, on, day: after, workDays });
    }
  }
  return steps;
}

function promisedAt(steps: readonly Step[], { on, baseline }: Report): Day | null {
  let found: Day | null = null;
  for (const step of steps) {
    if (baseline ? step.version > baseline.version : step.on > on) break;
    found = step.day;
  }
  return found;
}

/** What is told of the past does not change with the calendar of today; only what history does not say is counted by it. */
function slipOf(plan: Plan, steps: readonly Step[]): number {
  let slip = 0;
  let from: Day | null = null;
  for (const { day, workDays } of steps) {
    if (day === null) continue;
    if (from !== null && from !== day) slip += workDays ?? workdaysFromTo(plan, from, day);
    from = day;
  }
  return slip;
}

/** The lines of all milestones and gates that the plan knows, by the day they stand on now; `entries` oldest first. */
export function milestoneTrend(plan: Plan, entries: readonly TrendEntry[], reports: readonly Report[]): TrendLine[] {
  const steps = stepsOf(entries);
  return plan.items
    .filter((item) => isMoment(item.kind))
    .flatMap((item): TrendLine[] => {
      const own = steps.get(item.id) ?? [
        { version: 0, on: '0001-01-01' as Day, day: item.retired ? null : item.start },
      ];
      const days = own.flatMap(({ day }) => (day === null ? [] : [day]));
      const [first, last] = [days[0], days.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [
        {
          itemId: item.id,
          title: item.title,
          kind: item.kind,
          promised: reports.map((report) => promisedAt(own, report)),
          first,
          last,
          moves: days.filter((day, at) => at > 0 && day !== days[at - 1]).length,
          slip: slipOf(plan, own),
          reached: item.progress === 'done' && !item.retired ? item.start : null,
          retired: item.retired,
        },
      ];
    })
    .sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : a.itemId < b.itemId ? -1 : 1));
}

export const trendChoices = ['gates', 'milestones', 'moved', 'all'] as const;
export type TrendChoice = (typeof trendChoices)[number];

/** The lines somebody asked to see; gates, unless said otherwise. Chosen ones by name go before a sort. */
export function chosenLines(lines: readonly TrendLine[], choice: TrendChoice, ids: readonly string[]): TrendLine[] {
  if (ids.length > 0) return lines.filter((line) => ids.includes(line.itemId));
  const shown = lines.filter((line) => !line.retired || line.moves > 0);
  if (choice === 'all') return shown;
  if (choice === 'moved') return shown.filter((line) => line.moves > 0);
  return shown.filter((line) => line.kind === (choice === 'gates' ? 'gate' : 'milestone'));
}

export type TrendMove = {
  id: string;
  itemId: string;
  title: Label;
  on: Day;
  from: Day;
  to: Day;
  workDays: number;
  kind: string;
  code: SlipCode | null;
  reason: string | null;
  userName: string | null;
};

type Told = TrendEntry & {
  id: string;
  kind: string;
  reason: string | null;
  reasonCode: SlipCode | null;
  userName: string | null;
};

/** Every move of the lines given, the last one first. */
export function trendMoves(plan: Plan, entries: readonly Told[], lines: readonly TrendLine[]): TrendMove[] {
  const title = new Map(lines.map((line) => [line.itemId, line.title]));
  return entries
    .flatMap(({ id, on, kind, reason, reasonCode, userName, moments }) =>
      moments.flatMap(({ itemId, before: from, after: to, slipped, ...move }): TrendMove[] => {
        const name = title.get(itemId);
        if (!name || from === null || to === null) return [];
        const workDays = move.workDays ?? workdaysFromTo(plan, from, to);
        // The reason was given for promises that were broken; other milestones only came along.
        const code = slipped > 0 ? reasonCode : null;
        return [{ id: `${id}-${itemId}`, itemId, title: name, on, from, to, workDays, kind, code, reason, userName }];
      }),
    )
    .reverse();
}
