// What the pages of change load show, as it stands in the address; what cannot be read counts as not asked.
import type { Month } from '../capacity/supply';
import { addMonths, type Day, firstOfMonth, parseDay } from '../day';
import { type ImpactSource, impactSources } from './facts';

export const changePeriods = [6, 12, 18, 24] as const;

export type ChangeLoadSearch = {
  from: Month;
  months: (typeof changePeriods)[number];
  /** Whose impact counts. */
  source: ImpactSource;
  /** Columns of the hours per person. */
  per: 'month' | 'week';
  /** Only the reader's own departments. */
  own: boolean;
  /** The cell whose items are asked for: a department or the municipality, and a month. */
  cell: { id: string; month: Month } | null;
};

/** Weeks of more than half a year are more columns than anybody reads. */
const mostMonthsInWeeks = 6;

const idPattern = /^[A-Za-z0-9_:-]{1,64}$/;

function monthIn(text: string): Month | null {
  const found = parseDay(text.length === 7 ? `${text}-01` : text);
  return found && firstOfMonth(found);
}

export function readChangeLoadSearch(params: URLSearchParams, today: Day): ChangeLoadSearch {
  const per = params.get('per') === 'week' ? 'week' : 'month';
  const id = params.get('department') ?? '';
  const month = monthIn(params.get('month') ?? '');
  return {
    from: monthIn(params.get('from') ?? '') ?? firstOfMonth(today),
    months: changePeriods.find((length) => String(length) === params.get('months')) ?? 12,
    source: impactSources.find((source) => source === params.get('impact')) ?? 'department',
    per,
    own: params.get('own') === '1',
    cell: idPattern.test(id) && month ? { id, month } : null,
  };
}

/** The same as parameters of an address, only what differs from what a page shows by itself; `change` replaces some of it. */
export function changeLoadParams(search: ChangeLoadSearch, today: Day, change: Partial<ChangeLoadSearch> = {}) {
  const { from, months, source, per, own, cell } = { ...search, ...change };
  return {
    from: from === firstOfMonth(today) ? null : from.slice(0, 7),
    months: months === 12 ? null : months,
    impact: source === 'department' ? null : source,
    per: per === 'week' ? per : null,
    own: own ? '1' : null,
    department: cell && cell.id,
    month: cell && cell.month.slice(0, 7),
  };
}

/** The first day after what is shown. */
export const changeEnd = ({ from, months }: Pick<ChangeLoadSearch, 'from' | 'months'>): Month =>
  addMonths(from, months);

/** The first day after what is shown of hours per person: weeks only of the first half year. */
export const burdenEnd = ({ from, months, per }: ChangeLoadSearch): Month =>
  addMonths(from, per === 'week' ? Math.min(months, mostMonthsInWeeks) : months);
