// The forms by which a measure is added: one per kind, sent as a search string, so that they need no script.
import { z } from 'zod';
import { choice, decimal, optionalDay, optionalId, requiredDay, requiredText, wholeNumber } from './form-fields.server';
import { type FormReading, readForm, typedValues } from './http.server';
import { type Measure, measure, type MeasureKind } from './models/planning/capacity/measure';
import { measureGroups } from './models/planning/capacity/measure-groups';
import { addDays } from './models/planning/day';

const kinds: readonly MeasureKind[] = Object.values(measureGroups).flat();

const chosenId = requiredText(64);

/** Fields have names of their own: all forms stand on one page. */
const forms = {
  move: z.object({ moveItem: chosenId, moveWeeks: wholeNumber(-104, 104) }),
  drop: z.object({ dropItem: chosenId }),
  hire: z.object({ hireTeam: chosenId, hireFte: decimal(0.1, 100), hireFrom: requiredDay, hireLast: optionalDay }),
  substitution: z.object({ decisionTeam: chosenId, decisionOn: requiredDay, decisionItem: optionalId }),
  train: z.object({
    ...{ trainTeam: chosenId, trainCompetence: chosenId, trainLevel: choice(['2', '3', '4', '5']) },
    ...{ trainStart: requiredDay, trainLast: requiredDay, trainHours: decimal(0, 10_000) },
  }),
};

function asMeasure(kind: MeasureKind, form: FormData): FormReading<unknown> {
  switch (kind) {
    case 'move': {
      const reading = readForm(forms.move, form);
      if (!reading.ok) return reading;
      const { moveItem: itemId, moveWeeks: weeks } = reading.value;
      return { ok: true, value: { kind, itemId, weeks } };
    }
    case 'drop': {
      const reading = readForm(forms.drop, form);
      return reading.ok ? { ok: true, value: { kind, itemId: reading.value.dropItem } } : reading;
    }
    case 'hire': {
      const reading = readForm(forms.hire, form);
      if (!reading.ok) return reading;
      const { hireTeam: teamId, hireFte, hireFrom: from, hireLast: last } = reading.value;
      const until = last && addDays(last, 1);
      return { ok: true, value: { kind, teamId, fte: Math.round(hireFte * 10) / 10, from, until } };
    }
    case 'substitution': {
      const reading = readForm(forms.substitution, form);
      if (!reading.ok) return reading;
      const { decisionTeam: teamId, decisionOn: on, decisionItem: itemId } = reading.value;
      return { ok: true, value: { kind, teamId, on, itemId } };
    }
    case 'train': {
      const reading = readForm(forms.train, form);
      if (!reading.ok) return reading;
      const { trainTeam: teamId, trainCompetence: competenceId, trainLevel, ...rest } = reading.value;
      const { trainStart: start, trainLast: last, trainHours: hours } = rest;
      return { ok: true, value: { kind, teamId, competenceId, level: Number(trainLevel), start, last, hours } };
    }
  }
}

/** Where it is said that a measure of this kind cannot be. */
export const firstField: Record<MeasureKind, string> = {
  ...{ move: 'moveItem', drop: 'dropItem', hire: 'hireTeam', substitution: 'decisionTeam', train: 'trainTeam' },
};

/** The measure that a search string asks to add, or every mistake at its field; null when it adds none. */
export function readAdded(params: URLSearchParams): { kind: MeasureKind; reading: FormReading<Measure> } | null {
  const kind = kinds.find((known) => known === params.get('add'));
  if (kind === undefined) return null;
  const form = new FormData();
  for (const [name, value] of params) if (name !== 'm' && name !== 'add' && name !== 'proposal') form.set(name, value);
  const reading = asMeasure(kind, form);
  if (!reading.ok) return { kind, reading };
  const read = measure.safeParse(reading.value);
  if (read.success) return { kind, reading: { ok: true, value: read.data } };
  return { kind, reading: { ok: false, errors: { [firstField[kind]]: 'choose' }, typed: typedValues(form) } };
}
