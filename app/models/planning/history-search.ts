// Which changes the history page shows, as it stands in the address; what cannot be read counts as not filtered.
import { z } from 'zod';
import { type Day, parseDay } from './day';
import { historySources } from './history-source';
import type { Plan } from './plan';

const word = z.string().trim().max(100).catch('').default('');
const dayOrNull = z.preprocess((value) => (typeof value === 'string' ? parseDay(value) : null), z.custom<Day | null>());

const historySearch = z.object({
  person: word,
  source: z.enum(historySources).nullable().catch(null).default(null),
  kind: word,
  /** An item's id, or part of its name or code. */
  item: word,
  from: dayOrNull,
  last: dayOrNull,
});
export type HistorySearch = z.output<typeof historySearch>;

export function readHistorySearch(params: URLSearchParams): HistorySearch {
  return historySearch.parse(Object.fromEntries([...params].filter(([, value]) => value !== '')));
}

export const isSearched = (search: HistorySearch): boolean => Object.values(search).some(Boolean);

/** Items with this id, or with the words in their name or code, retired ones too; null when nothing is asked. */
export function itemsAsked(plan: Plan, asked: string): string[] | null {
  if (asked === '') return null;
  if (plan.items.some((item) => item.id === asked)) return [asked];
  const wanted = asked.toLowerCase();
  const says = (text: string | null) => text !== null && text.toLowerCase().includes(wanted);
  return plan.items
    .filter((item) => says(item.title.nl) || says(item.title.en) || says(item.key))
    .map((item) => item.id);
}

/** What the database is asked. */
export function filterOf(plan: Plan, search: HistorySearch) {
  const { person, source, kind, item, from, last } = search;
  return { userId: person || null, source, kind: kind || null, itemIds: itemsAsked(plan, item), from, last };
}
