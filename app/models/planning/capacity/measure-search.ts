// Chosen measures as they stand in an address: one text each, `hire~team~0.6~2026-12-01~2027-06-01`; what cannot be read is left out.
import { type Measure, measure, type MeasureKind, mostMeasures } from './measure';

const between = '~';

/** The fields of each kind, in the order of the text. */
const fields = {
  hire: ['teamId', 'fte', 'from', 'until'],
  move: ['itemId', 'weeks'],
  drop: ['itemId'],
  train: ['teamId', 'competenceId', 'level', 'start', 'last', 'hours'],
  substitution: ['teamId', 'on', 'itemId'],
} as const satisfies Record<MeasureKind, readonly string[]>;

const numbers: readonly string[] = ['fte', 'weeks', 'level', 'hours'];

export function measureText(chosen: Measure): string {
  const values = chosen as unknown as Record<string, unknown>;
  return [chosen.kind, ...fields[chosen.kind].map((field) => String(values[field] ?? ''))].join(between);
}

/** Null when it is no measure. */
export function readMeasure(text: string): Measure | null {
  const [kind, ...values] = text.split(between);
  if (kind === undefined || !Object.hasOwn(fields, kind)) return null;
  const names = fields[kind as MeasureKind];
  if (values.length !== names.length) return null;
  const row = Object.fromEntries(
    names.map((name, at) => {
      const value = values[at]!;
      if (numbers.includes(name)) return [name, value === '' ? Number.NaN : Number(value)];
      return [name, value === '' ? null : value];
    }),
  );
  const read = measure.safeParse({ kind, ...row });
  return read.success ? read.data : null;
}

/** The measures of an address, in its order. */
export function readMeasures(params: URLSearchParams): Measure[] {
  return params
    .getAll('m')
    .flatMap((text) => readMeasure(text) ?? [])
    .slice(0, mostMeasures);
}

/** The parameters of an address with these measures. */
export const measureParams = (measures: readonly Measure[]) => ({ m: measures.map(measureText) });

/** With one more: another measure about the same item, or another decision of the same team, takes the place of what was there. */
export function withMeasure(measures: readonly Measure[], more: Measure): Measure[] {
  const sameItem = (other: Measure) =>
    'itemId' in more && more.itemId !== null && 'itemId' in other && other.itemId === more.itemId;
  const sameDecision = (other: Measure) =>
    more.kind === 'substitution' && other.kind === 'substitution' && other.teamId === more.teamId;
  const replaces = (other: Measure) => sameItem(other) || sameDecision(other);
  return [...measures.filter((other) => !replaces(other)), more];
}
