// Periods and figures as people read them.
import { isoWeek, monthOf, yearOf } from '~/models/planning/day';
import type { Figure, Metric } from '~/models/planning/adoption/metric';
import type { Period } from '~/models/planning/adoption/period';
import { m } from '~/paraglide/messages.js';
import { monthText, number } from '../words';

/** `week 47, 2026`, `november 2026`, `kwartaal 4, 2026`. */
export function periodName({ kind, start }: Period): string {
  if (kind === 'month') return monthText(start);
  if (kind === 'quarter') return m.figures_quarter_of({ quarter: (monthOf(start) + 2) / 3, year: yearOf(start) });
  return m.figures_week_of(isoWeek(start));
}

const counted = (value: number) => number(value, Number.isInteger(value) ? 0 : 2);

/** `20 / 80`; of a mean or median `3,8 (n = 40)`. */
export function figureText({ kind }: Pick<Metric, 'kind'>, { numerator, denominator }: Figure): string {
  if (kind === 'mean' || kind === 'median')
    return m.figures_of_n({ level: counted(numerator), count: counted(denominator) });
  return `${counted(numerator)} / ${counted(denominator)}`;
}

/** What the two numbers of a figure are called. */
export function numberNames(kind: Metric['kind']): { numerator: string; denominator: string } {
  if (kind === 'mean') return { numerator: m.figures_level(), denominator: m.figures_number_of() };
  if (kind === 'median') return { numerator: m.figures_median(), denominator: m.figures_number_of() };
  return { numerator: m.figures_numerator(), denominator: m.figures_denominator() };
}
