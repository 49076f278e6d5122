// Levels, periods and states of adoption in words: the same in the table, the charts, the files and the sentences.
import { type AdoptionCell, type CellWhy } from '~/models/planning/adoption/adoption-cell';
import type { LevelState, Metric, MetricSubject } from '~/models/planning/adoption/metric';
import type { Period } from '~/models/planning/adoption/period';
import { isoWeek, monthOf, yearOf } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { monthShort, number, withUnit, words } from '../words';

/** What a level needs to be written. */
export type MetricWords = Pick<Metric, 'unit' | 'decimals' | 'subject'>;

/** `62 %`, `3,8`: of other units than per cent the unit stands at the head of the column. */
export function levelText({ unit, decimals }: MetricWords, level: number): string {
  const text = number(level, decimals);
  return unit.nl === '%' ? `${text} %` : text;
}

/** `62 %`, `3,8 (1–5)`, `102, index (norm = 100)`: where there is no head. */
export function levelWithUnit(metric: MetricWords, level: number): string {
  const text = levelText(metric, level);
  return metric.unit.nl === '%' ? text : withUnit(text, metric.unit);
}

/** `+3`, `−0,2`, `±0`. */
export function trendText({ decimals }: MetricWords, trend: number): string {
  const text = number(trend, decimals);
  const rounded = Number(trend.toFixed(decimals));
  return rounded > 0 ? `+${text}` : rounded < 0 ? text : `±${number(0, decimals)}`;
}

/** `wk 41 2026`, `okt 2026`, `4e kwartaal 2026`. */
export function adoptionPeriod({ kind, start }: Period): string {
  if (kind === 'week') return m.adoption_week(isoWeek(start));
  if (kind === 'month') return `${monthShort(start)} ${yearOf(start)}`;
  return m.adoption_quarter({ quarter: (monthOf(start) + 2) / 3, year: yearOf(start) });
}

const states: Record<LevelState, () => string> = {
  reached: m.adoption_reached,
  near: m.adoption_near,
  off: m.adoption_off,
  unknown: m.adoption_unknown,
};
export const stateText = (state: LevelState) => states[state]();

/** The sign and the tint of a state; its word stands beside it. */
export const stateLooks = {
  reached: { sign: '✓', look: 'state state-good' },
  near: { sign: '≈', look: 'state state-warn' },
  off: { sign: '✕', look: 'state state-bad' },
  unknown: { sign: '?', look: 'state' },
} as const satisfies Record<LevelState, { sign: string; look: string }>;

export function tooFew(subject: MetricSubject): string {
  return subject === 'answers' ? m.adoption_few_answers() : m.adoption_few_people();
}

/** Why a cell has no state: what hides it, how old it is, that nothing is there, or that nothing is wanted. */
export function unknownText({ subject }: Pick<Metric, 'subject'>, why: CellWhy): string {
  if (why === 'hidden') return tooFew(subject);
  if (why === 'old') return m.adoption_old();
  return why === 'none' ? m.adoption_none() : m.adoption_no_target();
}

/** The state of a cell in words, whatever it is. */
export function cellStateText(metric: Pick<Metric, 'subject'>, { state, why }: AdoptionCell): string {
  return state === 'unknown' ? unknownText(metric, why) : stateText(state);
}

const groups: Record<MetricSubject, () => string> = {
  cases: m.adoption_group_cases,
  people: m.adoption_group_people,
  answers: m.adoption_group_answers,
};
export const groupText = (subject: MetricSubject) => groups[subject]();

/** The name of a department, or of all of them together. */
export const unitText = (name: Label | null) => (name ? words(name) : m.adoption_total());
