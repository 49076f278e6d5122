// The fields of a form that say which figures are waited for.
import { z } from 'zod';
import { choice, decimal, optionalId, requiredText, text, wholeNumber } from './form-fields.server';
import { type FormState, readForm, typedValues } from './http.server';
import { getMetric } from './models/metric.server';
import { targetFault } from './models/planning/adoption/target';
import type { Actor } from './models/planning/permission';
import type { FigureTest } from './models/planning/plan';

const fields = {
  metricKey: requiredText(64),
  departmentId: optionalId,
  sense: choice(['at_least', 'at_most']),
  level: decimal(0, 1_000_000),
  periods: wholeNumber(1, 52),
};
const schema = z.object(fields);
const asked = z.object({ metricKey: text(64) });

type Read = { ok: true; test: FigureTest } | ({ ok: false } & NonNullable<FormState>);

/** What is waited for, or which field is wrong and why: a level must be one that the metric can have. */
export async function readTest(actor: Actor, form: FormData): Promise<Read> {
  const reading = readForm(schema, form);
  if (!reading.ok) return reading;
  const { sense, ...rest } = reading.value;
  const metric = await getMetric(actor, rest.metricKey);
  if (!metric) return { ok: false, errors: { metricKey: 'choose' }, typed: typedValues(form) };
  const fault = targetFault(metric, { target: rest.level, ceiling: null });
  if (fault) return { ok: false, errors: { level: fault.why }, typed: typedValues(form) };
  return { ok: true, test: { ...rest, atLeast: sense === 'at_least' } };
}

/** As {@link readTest}, where choosing no metric means that no figures are followed. */
export async function readOptionalTest(
  actor: Actor,
  form: FormData,
): Promise<{ ok: true; test: FigureTest | null } | Exclude<Read, { ok: true }>> {
  const reading = readForm(asked, form);
  if (reading.ok && reading.value.metricKey === '') return { ok: true, test: null };
  return readTest(actor, form);
}
