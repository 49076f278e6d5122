// Where a programme stands today: the phase, promises that are not kept, what is late, what comes in the next weeks, the gates ahead, teams over their limit.
import { addDays, addMonths, type Day, firstOfMonth } from './day';
import { isLate, type Status, statusOf } from './item-filter';
import { workdaysFromTo } from './network';
import { addedUp } from './capacity/heat-map';
import { type Demand, demandOf, loadRatio } from './capacity/load';
import { limitsOf } from './capacity/queue';
import { asksDepartment, effortHours, type Item, type ItemKind, type Label, type Plan } from './plan';
import { phaseOn } from './phase-chain';

export type OverviewItem = {
  id: string;
  title: Label;
  kind: ItemKind;
  from: Day;
  until: Day;
  status: Status;
  hours: number;
};

export type OverviewGate = OverviewItem & { met: number; criteria: number; hardOpen: number };

/** A promised milestone or gate that is still to come, later than promised; `day` null: it was given up. */
export type BrokenPromise = { id: string; title: Label; promised: Day; day: Day | null; workDays: number };

export type Overview = {
  phase: { title: Label; description: Label; until: Day } | null;
  counts: { total: number; done: number; started: number; late: number };
  broken: { name: string; promises: BrokenPromise[] } | null;
  late: OverviewItem[];
  coming: OverviewItem[];
  gates: OverviewGate[];
  /** The months ahead, and per team that goes over its limit in one of them the load ratio of each. */
  load: { months: Day[]; teams: { id: string; team: Label; limit: number; ratios: (number | null)[] }[] };
};

const weeksAhead = 6;
const monthsAhead = 6;
const most = 12;

/** Promises of the adopted plan that will not be kept, in the order in which they were promised. */
export function brokenPromises(plan: Plan): Overview['broken'] {
  if (!plan.promises) return null;
  const { name, days } = plan.promises;
  const promises = plan.items
    .filter((item) => item.progress !== 'done' && days[item.id] !== undefined)
    .flatMap(({ id, title, start, retired }): BrokenPromise[] => {
      const promised = days[id]!;
      if (retired) return [{ id, title, promised, day: null, workDays: 0 }];
      return start > promised
        ? [{ id, title, promised, day: start, workDays: workdaysFromTo(plan, promised, start) }]
        : [];
    })
    .sort((a, b) => (a.promised < b.promised ? -1 : a.promised > b.promised ? 1 : a.id < b.id ? -1 : 1));
  return promises.length > 0 ? { name, promises } : null;
}

/**
 * Of some departments when `departmentIds` is not empty: what asks them and their own teams, not the whole programme. Gates and
 * promises are everybody's. `others` is what other programmes ask of the teams.
 */
export function overviewOf(
  plan: Plan,
  today: Day,
  departmentIds: readonly string[],
  others: Demand = new Map(),
): Overview {
  const mine = (item: Item) => departmentIds.length === 0 || departmentIds.some((id) => asksDepartment(item, id));
  const items = plan.items.filter((item) => !item.retired);
  const shown = (item: Item): OverviewItem => ({
    id: item.id,
    title: item.title,
    kind: item.kind,
    from: item.start,
    until: item.until,
    status: statusOf(item, today),
    hours: effortHours(item),
  });
  const own = items.filter(mine);
  const inOrder = [...items].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
  const until = addDays(today, weeksAhead * 7);
  const late = inOrder.filter((item) => isLate(item, today) && (mine(item) || item.kind === 'gate'));
  const coming = inOrder.filter(
    (item) =>
      item.kind !== 'gate' && mine(item) && item.progress === 'planned' && item.start >= today && item.start < until,
  );
  const gates = inOrder.filter((item) => item.kind === 'gate' && item.progress !== 'done').slice(0, 4);
  const phase = phaseOn(plan, today);
  return {
    phase: phase && { title: phase.title, description: phase.description, until: phase.until },
    counts: {
      total: own.length,
      done: own.filter((item) => item.progress === 'done').length,
      started: own.filter((item) => item.progress === 'started').length,
      // As many as the list below it has.
      late: late.length,
    },
    broken: brokenPromises(plan),
    late: late.slice(0, most).map(shown),
    coming: coming.slice(0, most).map(shown),
    gates: gates.map((item) => {
      const criteria = plan.criteria.filter((row) => row.itemId === item.id);
      return {
        ...shown(item),
        met: criteria.filter((row) => row.state === 'met').length,
        criteria: criteria.length,
        hardOpen: criteria.filter((row) => row.hard && row.state !== 'met').length,
      };
    }),
    load: loadAhead(plan, today, departmentIds, others),
  };
}

function loadAhead(plan: Plan, today: Day, departmentIds: readonly string[], others: Demand): Overview['load'] {
  const demand = addedUp([demandOf(plan), others]);
  const from = firstOfMonth(today);
  const months = Array.from({ length: monthsAhead }, (_, index) => addMonths(from, index));
  const own = plan.capacity.teams.filter(
    ({ departmentId }) => departmentIds.length === 0 || (departmentId !== null && departmentIds.includes(departmentId)),
  );
  const teams = own.map((team) => ({
    id: team.id,
    team: team.title,
    limit: limitsOf(team.interchangeable).red,
    ratios: months.map((month) => loadRatio(team, month, demand, plan.capacity)),
  }));
  return {
    months,
    teams: teams.filter(({ limit, ratios }) => ratios.some((ratio) => ratio !== null && ratio > limit)),
  };
}
