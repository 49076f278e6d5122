// The form in which a gate is decided. Each condition is a row of fields with its number: `conditionTitle:0`, `conditionDue:0`, …
import { z } from 'zod';
import { choice, optionalDay, optionalId, requiredDay, requiredText, text } from './form-fields.server';
import { type FormReading, readForm, type Typed, typedValues } from './http.server';
import { type Day } from './models/planning/day';
import { decisionOutcomes } from './models/planning/gate';
import type { ChangeOf } from './models/planning/plan-change';

const most = 40;

const base = z.object({
  outcome: choice(decisionOutcomes),
  decider: requiredText(120),
  on: requiredDay,
  reason: requiredText(2000),
});

const row = z.object({ title: text(200), due: optionalDay, owner: optionalId });

type Decided = Pick<ChangeOf<'decide_gate'>, 'outcome' | 'decider' | 'on' | 'reason'> & {
  conditions: { title: string; due: Day; ownerId: string | null }[];
};

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').replaceAll('\0', '');

/** How many rows for conditions the form has: as many as it says, and never fewer than were typed in. */
export function conditionRows(typed: Typed): number {
  const numbers = Object.keys(typed).flatMap((name) => {
    const found = /^condition(?:Title|Due|Owner):(\d{1,2})$/.exec(name);
    return found && typed[name] !== '' ? [Number(found[1]) + 1] : [];
  });
  const said = Number(typed['rows']);
  return Math.min(most, Math.max(Number.isInteger(said) ? said : 0, 0, ...numbers));
}

/** The same form with one more empty row; null when no row was asked for. */
export function withOneMoreRow(form: FormData): Typed | null {
  if (!form.has('add')) return null;
  const { add: _add, confirmed: _confirmed, ...typed } = typedValues(form);
  return { ...typed, rows: String(Math.min(most, conditionRows(typed) + 1)) };
}

/** One row; null when nothing is typed in it. A person alone is no condition. */
function readRow(form: FormData, number: number, errors: Record<string, string>): Decided['conditions'][number] | null {
  const name = { title: `conditionTitle:${number}`, due: `conditionDue:${number}`, owner: `conditionOwner:${number}` };
  const typed = { title: textOf(form, name.title), due: textOf(form, name.due), owner: textOf(form, name.owner) };
  if (typed.title.trim() === '' && typed.due.trim() === '') return null;
  const reading = row.safeParse(typed);
  for (const issue of reading.error?.issues ?? []) errors[name[issue.path[0] as keyof typeof name]] ??= issue.message;
  if (typed.title.trim() === '') errors[name.title] ??= 'required';
  if (typed.due.trim() === '') errors[name.due] ??= 'required';
  if (!reading.success || reading.data.due === null) return null;
  return { title: reading.data.title, due: reading.data.due, ownerId: reading.data.owner };
}

/** The decision as typed, or every mistake at its field; it was taken between the beginning of the programme and today. */
export function readDecision(form: FormData, { start, today }: { start: Day; today: Day }): FormReading<Decided> {
  const typed = typedValues(form);
  const reading = readForm(base, form);
  const errors: Record<string, string> = reading.ok ? {} : reading.errors;
  const conditions = Array.from({ length: conditionRows(typed) }, (_, at) => readRow(form, at, errors));
  const stated = conditions.filter((condition) => condition !== null);
  if (reading.ok && reading.value.on < start) errors['on'] = `before_programme:${start}`;
  if (reading.ok && reading.value.on > today) errors['on'] = 'in_the_future';
  const conditional = form.get('outcome') === 'conditional';
  if (conditional && stated.length === 0) errors['conditionTitle:0'] ??= 'required';
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, errors, typed };
  return { ok: true, value: { ...reading.value, conditions: stated } };
}
