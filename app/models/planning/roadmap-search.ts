// Reads the roadmap's state from a search string; what says nothing or nonsense becomes the default.
import { z } from 'zod';
import { type Day, daysBetween, parseDay } from './day';
import { itemKinds } from './plan';
import { groupings, roadmapStatuses, type RoadmapState } from './roadmap-state';
import { zooms } from './time-axis';

const dayOrNull = z.preprocess((value) => (typeof value === 'string' ? parseDay(value) : null), z.custom<Day | null>());
const id = z.string().max(64).nullable().catch(null);
const flag = z.preprocess((value) => value === '1', z.boolean());
const ids = z.array(z.string().max(80)).max(200).catch([]);

const stateSchema = z.object({
  view: z.enum(['picture', 'table']).catch('picture'),
  group: z.enum(groupings).catch('workstream'),
  zoom: z.enum(zooms).catch('year'),
  from: dayOrNull,
  until: dayOrNull,
  workstream: id,
  department: id,
  kind: z.enum(itemKinds).nullable().catch(null),
  status: z.enum(roadmapStatuses).nullable().catch(null),
  q: z.string().trim().max(100).catch(''),
  links: flag,
  slack: flag,
  critical: flag,
  retired: flag,
  baseline: id,
  curve: id,
  of: ids,
  lanes: z.enum(['auto', 'open', 'closed']).catch('auto'),
  flip: ids,
  page: ids,
});

const lists = ['of', 'flip', 'page'] as const;

/** Days such a period may count; outside it the zoom's own period is shown. */
const shortest = 7;
const longest = 366 * 12;

export function readRoadmapState(params: URLSearchParams): RoadmapState {
  const state = stateSchema.parse({
    ...Object.fromEntries([...params].filter(([, value]) => value !== '')),
    ...Object.fromEntries(lists.map((name) => [name, params.getAll(name).filter(Boolean)])),
  });
  const { from, until } = state;
  if (from === null || until === null) return { ...state, from: null, until: null };
  const days = daysBetween(from, until);
  return days >= shortest && days <= longest ? state : { ...state, from: null, until: null };
}
