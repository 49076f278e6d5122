// What the heat map shows, as it stands in the address; what cannot be read counts as not asked.
import { addMonths, type Day, firstOfMonth, parseDay } from '../day';
import type { Month } from './supply';

export const periodLengths = [6, 12, 18, 24, 36] as const;
export const heatSorts = ['pressed', 'name'] as const;

export type CapacitySearch = {
  from: Month;
  months: (typeof periodLengths)[number];
  per: 'month' | 'week';
  sort: (typeof heatSorts)[number];
  /** Only pivotal teams. */
  pivotal: boolean;
  /** Only teams of the reader's own departments. */
  own: boolean;
  /** The month whose items are asked for, on the page of a team. */
  month: Month | null;
};

/** Weeks of more than a year are more columns than anybody reads. */
const mostMonthsInWeeks = 12;

export function readCapacitySearch(params: URLSearchParams, today: Day): CapacitySearch {
  const monthIn = (name: string) => {
    const text = params.get(name) ?? '';
    const day = parseDay(text.length === 7 ? `${text}-01` : text);
    return day && firstOfMonth(day);
  };
  const per = params.get('per') === 'week' ? 'week' : 'month';
  const months = periodLengths.find((length) => String(length) === params.get('months')) ?? 12;
  return {
    from: monthIn('from') ?? firstOfMonth(today),
    months: per === 'week' && months > mostMonthsInWeeks ? mostMonthsInWeeks : months,
    per,
    sort: params.get('sort') === 'name' ? 'name' : 'pressed',
    pivotal: params.get('pivotal') === '1',
    own: params.get('own') === '1',
    month: monthIn('month'),
  };
}

/** The same as parameters of an address, only what differs from what a page shows by itself; `change` replaces some of it. */
export function capacityParams(search: CapacitySearch, today: Day, change: Partial<CapacitySearch> = {}) {
  const { from, months, per, sort, pivotal, own, month } = { ...search, ...change };
  return {
    from: from === firstOfMonth(today) ? null : from.slice(0, 7),
    months: months === 12 ? null : months,
    per: per === 'week' ? per : null,
    sort: sort === 'name' ? sort : null,
    pivotal: pivotal ? '1' : null,
    own: own ? '1' : null,
    month: month && month.slice(0, 7),
  };
}

/** The first day after what is shown. */
export const endOf = ({ from, months }: Pick<CapacitySearch, 'from' | 'months'>): Month => addMonths(from, months);
