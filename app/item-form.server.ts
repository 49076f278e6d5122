// The form of an item: typed texts to the fields of the plan. Names with a colon carry an id: `hours:<team>`, `impact:<department>`.
import { z } from 'zod';
import {
  checked,
  choice,
  optionalDay,
  optionalId,
  parseNumber,
  requiredText,
  text,
  wholeNumber,
} from './form-fields.server';
import { type FormReading, readForm, typedValues } from './http.server';
import { readNeeded, readRaises } from './item-competences.server';
import { effectDirections, effectSizes, itemKinds, itemModes, phaseBorders } from './models/planning/plan';
import type { ItemFields } from './models/planning/plan-change';

const base = z.object({
  kind: choice(itemKinds),
  title: requiredText(200),
  titleEn: text(200),
  description: text(8000),
  workstream: optionalId,
  phase: optionalId,
  owner: optionalId,
  border: z
    .enum(['', ...phaseBorders], { error: 'choose' })
    .default('')
    .transform((value) => (value === '' ? null : value)),
  mode: choice(itemModes),
  notBefore: optionalDay,
  deadline: optionalDay,
  role: text(200),
  roleEn: text(200),
  allDepartments: checked,
  acceptanceValue: wholeNumber(0, 5),
  pinned: checked,
});

type Rows = Pick<ItemFields, 'teamHours' | 'departments' | 'competences' | 'raises' | 'effects'>;

/** Rows with an id in their field name. A mistake is reported at its own field. */
function rowsOf(form: FormData, errors: Record<string, string>): Rows {
  const competences = readNeeded(form, errors);
  const raises = readRaises(form, errors);
  const rows: Rows = { teamHours: [], departments: [], competences, raises, effects: [] };
  for (const name of new Set(form.keys())) {
    const raw = form.get(name);
    if (typeof raw !== 'string' || raw.trim() === '') continue;
    const [field, id] = name.split(':') as [string, string | undefined];
    if (!id) continue;
    if (field === 'hours') {
      const hours = parseNumber(raw);
      if (hours === null) errors[name] = 'not_a_number';
      else if (hours < 0 || hours > 100_000) errors[name] = 'not_between:0:100000';
      else if (hours > 0) rows.teamHours.push({ teamId: id, hours });
    } else if (field === 'impact') {
      const impact = Number(raw);
      if (!Number.isInteger(impact) || impact < 0 || impact > 5) errors[name] = 'not_between:0:5';
      else rows.departments.push({ departmentId: id, impact });
    } else if (field === 'effect') {
      const direction = effectDirections.find((known) => known === raw);
      if (!direction) {
        errors[name] = 'choose';
        continue;
      }
      const size = effectSizes.find((known) => known === form.get(`size:${id}`)) ?? null;
      const typedLag = String(form.get(`lag:${id}`) ?? '').trim();
      const lag = typedLag === '' ? null : parseNumber(typedLag);
      if (typedLag !== '' && (lag === null || !Number.isInteger(lag) || lag < 0 || lag > 104)) {
        errors[`lag:${id}`] = 'not_between:0:104';
      }
      rows.effects.push({ metricKey: id, direction, size, lagWeeks: lag });
    }
  }
  rows.teamHours.sort((a, b) => b.hours - a.hours || (a.teamId < b.teamId ? -1 : 1));
  rows.departments.sort((a, b) => (a.departmentId < b.departmentId ? -1 : 1));
  return rows;
}

/** All fields of an item as typed, or every mistake at its field with the typed texts. */
export function readItemForm(form: FormData): FormReading<ItemFields> {
  const reading = readForm(base, form);
  const errors: Record<string, string> = reading.ok ? {} : reading.errors;
  const rows = rowsOf(form, errors);
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, errors, typed: typedValues(form) };
  const { title, titleEn, role, roleEn, workstream, phase, owner, ...rest } = reading.value;
  return {
    ok: true,
    value: {
      ...rest,
      ...rows,
      title: { nl: title, en: titleEn || null },
      role: role ? { nl: role, en: roleEn || null } : null,
      workstreamId: workstream,
      phaseId: phase,
      ownerId: owner,
    },
  };
}
