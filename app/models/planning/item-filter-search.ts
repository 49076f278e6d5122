// The filter of the list of items as it stands in the address bar.
import { z } from 'zod';
import { type ItemFilter, statuses } from './item-filter';
import { itemKinds } from './plan';

const id = z.string().max(64).nullable().catch(null);

const itemFilter = z.object({
  workstream: id.default(null),
  phase: id.default(null),
  department: id.default(null),
  owner: id.default(null),
  kind: z.enum(itemKinds).nullable().catch(null).default(null),
  status: z.enum(statuses).nullable().catch(null).default(null),
  q: z.string().trim().max(100).catch('').default(''),
  /** Show retired items too. */
  retired: z
    .enum(['1'])
    .optional()
    .catch(undefined)
    .transform((value) => value === '1'),
});

/** Reads the filter from search params; what cannot be read counts as not filtered. Empty values are left out. */
export function readItemFilter(params: URLSearchParams): ItemFilter {
  return itemFilter.parse(Object.fromEntries([...params].filter(([, value]) => value !== '')));
}
