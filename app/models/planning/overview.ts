// Where a programme stands today: the phase, what is late, what comes in the next weeks, the gates ahead, teams over their limit.
import { addDays, addMonths, type Day, firstOfMonth } from './day';
import { isLate, type Status, statusOf } from './item-filter';
import { demandOf, loadRatio, redFrom } from './load';
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

export type Overview = {
  phase: { title: Label; description: Label; until: Day } | null;
  counts: { total: number; done: number; started: number; late: number };
  late: OverviewItem[];
  coming: OverviewItem[];
  gates: OverviewGate[];
  /** The months ahead, and per team that goes over its limit in one of them the load ratio of each. */
  load: { months: Day[]; teams: { team: Label; ratios: (number | null)[] }[] };
};

const weeksAhead = 6;
const monthsAhead = 6;
const most = 12;

/** Of one department when `departmentIds` is not empty: what asks them, not the whole programme. */
export function overviewOf(plan: Plan, today: Day, departmentIds: readonly string[]): Overview {
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
      total: items.length,
      done: items.filter((item) => item.progress === 'done').length,
      started: items.filter((item) => item.progress === 'started').length,
      late: items.filter((item) => isLate(item, today)).length,
    },
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
    load: loadAhead(plan, today),
  };
}

function loadAhead(plan: Plan, today: Day): Overview['load'] {
  const demand = demandOf(plan);
  const from = firstOfMonth(today);
  const months = Array.from({ length: monthsAhead }, (_, index) => addMonths(from, index));
  const teams = plan.capacity.teams.map((team) => ({
    team: team.title,
    ratios: months.map((month) => loadRatio(team, month, demand, plan.capacity)),
  }));
  return { months, teams: teams.filter(({ ratios }) => ratios.some((ratio) => ratio !== null && ratio > redFrom)) };
}
