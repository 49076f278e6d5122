// A delivery of figures: what each line would do to what is known, before anything is written.
import type { Day } from '../day';
import { type Figure, type FigureFault, figureFault, type Metric } from './metric';
import { type Period, writePeriod } from './period';

/** How figures come in. */
export const figureSources = ['form', 'paste', 'file', 'api', 'zgw', 'survey', 'seed'] as const;
export type FigureSource = (typeof figureSources)[number];

/** Which figure: what is measured, where, and when. */
export type FigurePlace = { metricKey: string; departmentId: string; period: Period };

export type PlacedFigure = FigurePlace & Figure;

/** One text per place, for looking figures up. */
export function placeKey({ metricKey, departmentId, period }: FigurePlace): string {
  return `${metricKey} ${departmentId} ${writePeriod(period)}`;
}

/** Why a line of a delivery cannot be taken. */
export type LineFault =
  | { fault: 'period' | 'department' | 'metric'; value: string }
  | { fault: 'wrong_frequency'; value: string; kinds: readonly Period['kind'][] }
  | { fault: 'in_the_future'; value: string }
  | { fault: 'twice'; line: number }
  | { fault: 'numerator' | 'denominator'; value: string; why: FigureFault };

export type LineOutcome =
  | { outcome: 'new' }
  | { outcome: 'changed'; before: Figure }
  | { outcome: 'unchanged' }
  | { outcome: 'fault'; faults: readonly LineFault[] };

export const lineOutcomes = ['new', 'changed', 'unchanged', 'fault'] as const;

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
 * on. The same place twice in one delivery is a fault of the second, unless it says the same.
 */
export function judged(lines: readonly ReadLine[], known: ReadonlyMap<string, Figure>, today: Day): JudgedLine[] {
  const first = new Map<string, ReadLine>();
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
      if (!earlier) {
        first.set(key, line);
        const before = known.get(key);
        if (!before) return { ...line, outcome: 'new' };
        return same(before, figure) ? { ...line, outcome: 'unchanged' } : { ...line, outcome: 'changed', before };
      }
      if (same(earlier.figure!, figure)) return { ...line, outcome: 'unchanged' };
      faults.push({ fault: 'twice', line: earlier.line });
    }
    return { ...line, outcome: 'fault', faults };
  });
}

const same = (a: Figure, b: Figure) => a.numerator === b.numerator && a.denominator === b.denominator;

/** How many lines there are of each outcome. */
export function countOutcomes(lines: readonly LineOutcome[]): Record<LineOutcome['outcome'], number> {
  const counts = { new: 0, changed: 0, unchanged: 0, fault: 0 };
  for (const { outcome } of lines) counts[outcome]++;
  return counts;
}
