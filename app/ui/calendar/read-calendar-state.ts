// Reads the calendar's state from its URL: anything unreadable, or unknown to the plan, becomes its default.
import { z } from 'zod';
import { type CalendarFilter, everyone, itemStates, none } from '~/models/planning/calendar-filter';
import { calendarViews } from '~/models/planning/calendar-window';
import { parseDay } from '~/models/planning/day';
import { itemKinds, type Plan } from '~/models/planning/plan';
import { rowChoices } from '~/models/planning/year-overview';
import type { CalendarState } from './calendar-state';

const id = z.string().trim().min(1).max(64).nullable().catch(null);
const schema = z.object({
  view: z.enum(calendarViews).catch('year'),
  date: z
    .string()
    .transform((text) => parseDay(text))
    .catch(null),
  rows: z.enum(rowChoices).catch('workstream'),
  workstream: id,
  department: id,
  kind: z.enum(itemKinds).nullable().catch(null),
  status: z.enum(itemStates).nullable().catch(null),
  context: z
    .string()
    .nullable()
    .transform((text) => text !== '0'),
  page: z.coerce.number().int().min(1).max(999).catch(1),
});

export function readCalendarState(params: URLSearchParams): CalendarState {
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, params.get(name)])));
}

/** Ids that the plan does not know ask nothing; neither does `mine` of somebody who follows no department. */
export function knownState(
  state: CalendarState,
  plan: Pick<Plan, 'workstreams' | 'departments'>,
  mine: readonly string[],
): CalendarState {
  const { workstream, department } = state;
  const isStream = workstream === none || plan.workstreams.some((row) => row.id === workstream);
  const isDepartment =
    department === none ||
    department === everyone ||
    (department === 'mine' && mine.length > 0) ||
    plan.departments.some((row) => row.id === department);
  return { ...state, workstream: isStream ? workstream : null, department: isDepartment ? department : null };
}

export function filterOf(
  { workstream, department, kind, status }: CalendarState,
  mine: readonly string[],
): CalendarFilter {
  const departments = department === null ? [] : department === 'mine' ? mine : [department];
  return { workstream, departments, kind, status };
}
