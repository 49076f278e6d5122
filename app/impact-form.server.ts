// The form in which a department says what an item does to it: typed texts to a level, aspects and a sentence.
import { z } from 'zod';
import { text } from './form-fields.server';
import { type FormReading, readForm, typedValues } from './http.server';
import {
  type AspectLevels,
  impactAspects,
  impactLevels,
  type ImpactWord,
  levelOfAspects,
} from './models/planning/change-load/impact';

const levelIn = (value: FormDataEntryValue | null): number | null =>
  impactLevels.find((level) => String(level) === value) ?? null;

const rest = z.object({ remark: text(500) });

/** Aspects give the level; without any it has to be said itself. */
export function readImpact(form: FormData): FormReading<ImpactWord> {
  const typed = typedValues(form);
  const aspects: AspectLevels = {};
  const errors: Record<string, string> = {};
  for (const aspect of impactAspects) {
    const name = `aspect:${aspect}`;
    const value = form.get(name) ?? '';
    const level = levelIn(value);
    if (level !== null) aspects[aspect] = level;
    else if (value !== '') errors[name] = 'choose';
  }
  // The button that agrees with the project says the level by itself.
  const agreed = levelIn(form.get('agree'));
  const impact = agreed ?? levelOfAspects(aspects) ?? levelIn(form.get('impact'));
  if (impact === null) errors['impact'] = 'choose';
  const reading = readForm(rest, form);
  if (!reading.ok || impact === null || Object.keys(errors).length > 0) {
    return { ok: false, errors: { ...errors, ...(reading.ok ? {} : reading.errors) }, typed };
  }
  return { ok: true, value: { impact, aspects: agreed === null ? aspects : {}, remark: reading.value.remark } };
}
