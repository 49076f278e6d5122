// The form about several items at once: which ones, and one of move, assign and retire, as a change of the plan.
import { z } from 'zod';
import { choice, wholeNumber } from './form-fields.server';
import { type FormReading, readForm, typedValues } from './http.server';
import { chosenAtMost } from './models/planning/item-list';
import type { Day } from './models/planning/day';
import { filterOf, matches } from './models/planning/item-filter';
import { readItemFilter } from './models/planning/item-filter-search';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import type { ChangeOf, PlanChange } from './models/planning/plan-change';

const what = z.object({
  'item[]': z
    .array(z.string().min(1).max(64))
    .default([])
    .transform((ids) => [...new Set(ids)])
    .pipe(z.array(z.string()).min(1, 'none_chosen').max(chosenAtMost, `too_many:${chosenAtMost}`)),
  do: choice(['move', 'assign', 'retire']),
});

const mostDays = 2600;
const daysPer = { days: 1, weeks: 5 } as const;

const move = z.object({ unit: choice(['weeks', 'days']), direction: choice(['later', 'earlier']) });
const amountOf = (unit: keyof typeof daysPer) => z.object({ amount: wholeNumber(1, mostDays / daysPer[unit]) });

/** An id, `none` to empty the field, or nothing: leave it as it is. */
const assigned = z
  .string()
  .trim()
  .max(64, 'choose')
  .transform((value) => (value === '' ? undefined : value === 'none' ? null : value))
  .optional();
const assign = z
  .object({ toOwner: assigned, toWorkstream: assigned, toPhase: assigned })
  .refine((value) => Object.values(value).some((field) => field !== undefined), {
    path: ['toOwner'],
    error: 'nothing_to_assign',
  });

function workDaysOf(form: FormData): FormReading<number> {
  const way = readForm(move, form);
  const { unit, direction } = way.ok ? way.value : { unit: 'days' as const, direction: 'later' as const };
  const amount = readForm(amountOf(unit), form);
  if (way.ok && amount.ok) {
    return { ok: true, value: amount.value.amount * daysPer[unit] * (direction === 'later' ? 1 : -1) };
  }
  const errors = { ...(way.ok ? {} : way.errors), ...(amount.ok ? {} : amount.errors) };
  return { ok: false, errors, typed: typedValues(form) };
}

function fieldsOf(form: FormData): FormReading<ChangeOf<'assign_items'>['fields']> {
  const reading = readForm(assign, form);
  if (!reading.ok) return reading;
  const { toOwner, toWorkstream, toPhase } = reading.value;
  return { ok: true, value: { ownerId: toOwner, workstreamId: toWorkstream, phaseId: toPhase } };
}

/** The change that the form asks, or every mistake at its field. */
export function readBulkForm(form: FormData): FormReading<PlanChange> {
  const reading = readForm(what, form);
  const asked = reading.ok ? reading.value.do : form.get('do');
  const workDays = asked === 'move' ? workDaysOf(form) : null;
  const fields = asked === 'assign' ? fieldsOf(form) : null;
  const wrong = [reading, workDays, fields].filter((part) => part !== null && !part.ok);
  if (!reading.ok || wrong.length > 0) {
    const errors = Object.assign({}, ...wrong.map((part) => part.errors)) as Record<string, string>;
    return { ok: false, errors, typed: typedValues(form) };
  }
  const itemIds = reading.value['item[]'];
  if (workDays?.ok) return { ok: true, value: { kind: 'move_items', itemIds, workDays: workDays.value } };
  if (fields?.ok) return { ok: true, value: { kind: 'assign_items', itemIds, fields: fields.value } };
  return { ok: true, value: { kind: 'retire_items', itemIds } };
}

/** `all` in the form means the whole list as filtered: from here on those items are named one by one. */
export function nameWholeList(form: FormData, plan: Plan, reader: Actor, today: Day): void {
  if (!form.has('all')) return;
  const filter = filterOf(readItemFilter(new URLSearchParams(String(form.get('list') ?? ''))), reader);
  form.delete('all');
  form.delete('item[]');
  for (const item of plan.items) if (matches(item, filter, today)) form.append('item[]', item.id);
}
