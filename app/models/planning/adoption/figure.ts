// A delivery of figures: what each line would do to what is known, before anything is written.
import type { Day } from '../day';
import { type Figure, type FigureFault, figureFault, type Metric } from './metric';
import { overlapping, type Period, writePeriod } from './period';

/** How figures come in. */
export const figureSources = ['form', 'paste', 'file', 'api', 'zgw', 'survey', 'seed'] as const;
export type FigureSource = (typeof figureSources)[number];

/** Which figure: what is measured, where, and when. */
export type FigurePlace = { metricKey: string; departmentId: string; period: Period };

export type PlacedFigure = FigurePlace & Figure;

/** One text per place, for looking figures up. */
export function placeKey({ metricKey, departmentId, period }: FigurePlace): string {
  return keyOf(metricKey, departmentId, writePeriod(period));
}

const keyOf = (metricKey: string, departmentId: string, period: string) => `${metricKey} ${departmentId} ${period}`;

/** Why a line of a delivery cannot be taken. */
export type LineFault =
  | { fault: 'period' | 'department' | 'metric'; value: string }
  | { fault: 'wrong_frequency'; value: string; kinds: readonly Period['kind'][] }
  | { fault: 'in_the_future'; value: string }
  | { fault: 'twice'; line: number }
  /** Figures of another kind of period are about some of the same days: those of `period`, on a line of the delivery or (null) known. */
  | { fault: 'other_kind'; value: string; period: Period; line: number | null }
  | { fault: 'numerator' | 'denominator'; value: string; why: FigureFault };

/** `known`: there is a figure that may not be seen, so whether this is another is not said. */
export type LineOutcome =
  | { outcome: 'new' }
  | { outcome: 'known' }
  | { outcome: 'changed'; before: Figure }
  | { outcome: 'unchanged' }
  | { outcome: 'fault'; faults: readonly LineFault[] };

/** A line as it was read; what could not be read is null, and says so in `faults`. */
export type ReadLine = {
  /** Place in the delivery, from 1, the head counted. */
  line: number;
  metric: Metric | null;
  departmentId: string | null;
  period: Period | null;
  figure: Figure | null;
  /** As it stands there, for who mends it. */
  said: { period: string; department: string; metric: string; numerator: string; denominator: string };
  faults: readonly LineFault[];
};

export type JudgedLine = ReadLine & LineOutcome;

/**
 * What a delivery would do. `known` has the figures that hold now, by `placeKey`; `today` is the last day a period may begin
 * on. The same place twice in one delivery is a fault of the second, unless it says the same. So is another kind of period about
 * days of which the department has figures of that metric: two kinds could be taken from one another, and what is left may be about
 * few people. What is known already in two kinds may still be corrected.
 */
export function judged(lines: readonly ReadLine[], known: ReadonlyMap<string, Figure>, today: Day): JudgedLine[] {
  const first = new Map<string, ReadLine>();
  const others = new Map<string, { period: Period; written: string }[]>();
  const otherKind = (metricKey: string, departmentId: string, period: Period) => {
    const written = writePeriod(period);
    let around = others.get(written);
    if (!around) {
      around = overlapping(period).map((other) => ({ period: other, written: writePeriod(other) }));
      others.set(written, around);
    }
    for (const other of around) {
      const key = keyOf(metricKey, departmentId, other.written);
      const line = first.get(key)?.line ?? null;
      if (line !== null || known.has(key)) return { period: other.period, line: known.has(key) ? null : line };
    }
    return null;
  };
  return lines.map((line) => {
    const faults = [...line.faults];
    const { metric, departmentId, period, figure, said } = line;
    if (period && period.start > today) faults.push({ fault: 'in_the_future', value: said.period });
    if (metric && figure) {
      const found = figureFault(metric, figure);
      if (found) faults.push({ fault: found.at, value: said[found.at], why: found.fault });
    }
    if (metric && departmentId && period && figure && faults.length === 0) {
      const key = placeKey({ metricKey: metric.key, departmentId, period });
      const earlier = first.get(key);
      const before = known.get(key);
      const other = earlier || before ? null : otherKind(metric.key, departmentId, period);
      if (earlier) {
        if (same(earlier.figure!, figure)) return { ...line, outcome: 'unchanged' };
        faults.push({ fault: 'twice', line: earlier.line });
      } else if (other) {
        faults.push({ fault: 'other_kind', value: said.period, ...other });
      } else {
        first.set(key, line);
        if (!before) return { ...line, outcome: 'new' };
        return same(before, figure) ? { ...line, outcome: 'unchanged' } : { ...line, outcome: 'changed', before };
      }
    }
    return { ...line, outcome: 'fault', faults };
  });
}

const same = (a: Figure, b: Figure) => a.numerator === b.numerator && a.denominator === b.denominator;

/** How many lines there are of each outcome. */
export function countOutcomes(lines: readonly LineOutcome[]): Record<LineOutcome['outcome'], number> {
  const counts = { new: 0, changed: 0, known: 0, unchanged: 0, fault: 0 };
  for (const { outcome } of lines) counts[outcome]++;
  return counts;
}
