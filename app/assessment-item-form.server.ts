// The form by which a recommendation becomes an item of the plan.
import { z } from 'zod';
import { optionalId, requiredDay, requiredText, wholeNumber } from './form-fields.server';
import { type FormReading, readForm } from './http.server';
import type { Recommendation } from './models/assessment-recommendation.server';
import { phaseOn } from './models/planning/phase-chain';
import type { Plan } from './models/planning/plan';
import type { ChangeOf } from './models/planning/plan-change';

const fields = z.object({
  title: requiredText(200),
  start: requiredDay,
  workDays: wholeNumber(1, 2600),
  workstream: optionalId,
});

type Known = { itemId: string; description: string; ownerId: string | null; row: Pick<Recommendation, 'dueOn'> };

/** The change that makes the item: it stays where it is put, and its due day is that of the recommendation. */
export function readPlannedItem(
  form: FormData,
  plan: Plan,
  { itemId, description, ownerId, row }: Known,
): FormReading<ChangeOf<'create_item'>> {
  const reading = readForm(fields, form);
  if (!reading.ok) return reading;
  const { title, start, workDays, workstream } = reading.value;
  return {
    ok: true,
    value: {
      ...({ kind: 'create_item', itemId, key: null, dateSource: 'typed', sources: [], start, workDays } as const),
      fields: {
        kind: start > plan.programme.goLive ? 'calendar_item' : 'activity',
        ...{ title: { nl: title, en: null }, description, ownerId, workstreamId: workstream },
        ...{ phaseId: phaseOn(plan, start)?.id ?? null, mode: 'manual', notBefore: null, deadline: row.dueOn },
        ...{
          role: null,
          teamHours: [],
          allDepartments: false,
          departments: [],
          competences: [],
          effects: [],
          raises: [],
        },
        ...{ acceptanceValue: 0, pinned: false, border: null },
      },
    },
  };
}
