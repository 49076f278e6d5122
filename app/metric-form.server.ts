// The form of a metric: typed texts to its definition and who delivers it. `owner:<department>` names a person.
import { z } from 'zod';
import { checked, choice, decimal, optionalDecimal, requiredText, text, wholeNumber } from './form-fields.server';
import { type FormReading, readForm, typedValues } from './http.server';
import { labelOf, titleFields } from './label-fields.server';
import type { MetricFields, MetricOwner, MetricRow } from './models/metric-settings.server';
import { metricDirections, metricKinds, metricSubjects } from './models/planning/adoption/metric';
import { mostLevel } from './models/planning/adoption/metric-change';
import { periodKinds } from './models/planning/adoption/period';

const bound = optionalDecimal(0, mostLevel);
const schema = z.object({
  key: text(16),
  ...titleFields(120),
  kind: choice(metricKinds),
  factor: optionalDecimal(0, mostLevel),
  unitNl: requiredText(40),
  unitEn: text(40),
  decimals: wholeNumber(0, 3),
  direction: choice(metricDirections),
  subject: choice(metricSubjects),
  frequency: choice(periodKinds),
  formulaNl: text(500),
  formulaEn: text(500),
  sourceNl: text(200),
  sourceEn: text(200),
  margin: decimal(0, mostLevel),
  target: bound,
  lowest: bound,
  highest: bound,
  active: checked,
});

function ownersIn(form: FormData): MetricOwner[] {
  return Object.entries(typedValues(form)).flatMap(([name, value]) => {
    const [field, departmentId] = name.split(':');
    if (field !== 'owner' || !departmentId || typeof value !== 'string' || value === '') return [];
    return [{ departmentId: departmentId === 'all' ? null : departmentId, userId: value }];
  });
}

/** Fields that are fixed come from `metric`: a form does not send what it does not let change. */
export function readMetricForm(form: FormData, metric: MetricRow | null, isFixed: boolean): FormReading<MetricFields> {
  const sent = new FormData();
  for (const [name, value] of form) sent.append(name, value);
  if (metric) sent.set('key', metric.key);
  if (metric && isFixed) {
    for (const field of ['kind', 'subject', 'frequency'] as const) if (!form.has(field)) sent.set(field, metric[field]);
    if (!form.has('factor')) sent.set('factor', String(metric.factor));
  }
  const reading = readForm(schema, sent);
  if (!reading.ok) return reading;
  const { titleNl, titleEn, unitNl, unitEn, formulaNl, formulaEn, sourceNl, sourceEn, factor, ...rest } = reading.value;
  if (rest.key === '') return { ok: false, errors: { key: 'required' }, typed: typedValues(form) };
  if (rest.kind === 'rate' && factor === null) {
    return { ok: false, errors: { factor: 'required' }, typed: typedValues(form) };
  }
  return {
    ok: true,
    value: {
      ...rest,
      title: labelOf(titleNl, titleEn),
      unit: labelOf(unitNl, unitEn),
      formula: labelOf(formulaNl, formulaEn),
      source: labelOf(sourceNl, sourceEn),
      // only a rate is multiplied by what somebody says
      factor: rest.kind === 'rate' ? factor! : metric?.kind === rest.kind ? metric.factor : 100,
      owners: ownersIn(form),
    },
  };
}
