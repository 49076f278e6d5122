// What an item did in words: the same in the table, the file and the sentences.
import { type EffectAnswer, type EffectVerdict, effectVerdicts, type Untold } from '~/models/planning/adoption/effect';
import type { EffectRow } from '~/models/planning/adoption/effect-list';
import type { PeriodKind } from '~/models/planning/adoption/period';
import type { Metric } from '~/models/planning/adoption/metric';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { directionText, sizeText } from '../programme/plan-words';
import { dayText, number, words } from '../words';
import type { EffectDone } from './effect-done';

const verdicts: Record<EffectVerdict, () => string> = {
  as_expected: m.effects_as_expected,
  little: m.effects_little,
  opposite: m.effects_opposite,
  unknown: m.effects_unknown,
};
export const verdictText = (verdict: EffectVerdict) => verdicts[verdict]();

/** The sign and the tint of a verdict; its words stand beside it. */
export const verdictLooks = {
  as_expected: { sign: '✓', look: 'state state-good' },
  little: { sign: '≈', look: 'state' },
  opposite: { sign: '✕', look: 'state state-bad' },
  unknown: { sign: '?', look: 'state' },
} as const satisfies Record<EffectVerdict, { sign: string; look: string }>;

export function untoldText(untold: Untold): string {
  switch (untold.why) {
    case 'no_figures':
      return m.effects_why_no_figures();
    case 'go_live':
      return m.effects_why_go_live();
    case 'few_before':
      return m.effects_why_few_before(untold);
    case 'too_early':
      return m.effects_why_too_early({ ...untold, day: dayText(untold.from) });
    case 'few_after':
      return m.effects_why_few_after(untold);
    case 'hidden':
      return m.effects_why_hidden(untold);
    case 'bent':
      return m.effects_why_bent();
    case 'wide':
      return m.effects_why_wide();
  }
}

/** `+3,2 pp`, `−0,4`: a difference has a decimal, also where levels have none. */
export function changeText({ unit, decimals }: Metric, change: number): string {
  const shown = Math.max(1, decimals);
  const text = number(change, shown);
  const signed = Number(change.toFixed(shown)) > 0 ? `+${text}` : text;
  return unit.nl === '%' ? m.effects_points({ value: signed }) : signed;
}

/** The same without its unit, for the second of two. */
export function bareChange({ decimals }: Metric, change: number): string {
  const shown = Math.max(1, decimals);
  return `${Number(change.toFixed(shown)) > 0 ? '+' : ''}${number(change, shown)}`;
}

export function expectedText({ direction, size }: Pick<EffectRow, 'direction' | 'size'>): string {
  return size ? `${directionText(direction)} · ${sizeText(size)}` : directionText(direction);
}

const over: Record<PeriodKind, (input: { count: number }) => string> = {
  week: m.effects_over_weeks,
  month: m.effects_over_months,
  quarter: m.effects_over_quarters,
};
export const overText = (kind: PeriodKind, count: number) => over[kind]({ count });

const slopes: Record<PeriodKind, (input: { before: string; after: string }) => string> = {
  week: m.effects_slopes_week,
  month: m.effects_slopes_month,
  quarter: m.effects_slopes_quarter,
};

/** How the figure went before and after, per period; null where there are no lines to say it by. */
export function slopesText(metric: Metric, { lines, window }: EffectAnswer): string | null {
  if (!lines) return null;
  const [before, after] = [changeText(metric, lines.slopeBefore), changeText(metric, lines.slopeAfter)];
  return slopes[window.kind]({ before, after });
}

/** From the one line to the other, with its range. */
export function stepText(metric: Metric, { lines }: EffectAnswer): string | null {
  if (!lines) return null;
  const { estimate, low, high } = lines.step;
  const range = { low: bareChange(metric, low), high: bareChange(metric, high) };
  return m.effects_step({ change: changeText(metric, estimate), ...range });
}

/** One sentence about what `label` names: how far it went, with its range, or why that cannot be told. */
function effectSentence(label: Label, { metric, answer }: EffectRow): string {
  const name = words(label);
  const { effect, untold, comparison } = answer;
  if (!effect || untold) return m.effects_sentence_unknown({ name, why: untold ? untoldText(untold) : '' });
  const said = {
    name,
    change: changeText(metric, effect.estimate),
    low: bareChange(metric, effect.low),
    high: bareChange(metric, effect.high),
  };
  return comparison
    ? m.effects_sentence_comparison({ ...said, count: comparison.departmentIds.length })
    : m.effects_sentence_own_trend(said);
}

/** What an item's own page says of one effect, or that of a metric when it is about items; null without one. */
export function effectDone(row: EffectRow | undefined, about: 'metric' | 'item' = 'metric'): EffectDone | null {
  if (!row) return null;
  const { verdict } = row.answer;
  const sentence = effectSentence(about === 'metric' ? row.metric.title : row.title, row);
  return { sentence, verdict: verdictText(verdict), ...verdictLooks[verdict] };
}

const mostNamed = 2;

/** Other items of the same time, the first of them by name. */
export function alongsideText({ alongside }: EffectRow): string | null {
  if (alongside.length === 0) return null;
  const items = alongside
    .slice(0, mostNamed)
    .map(({ title }) => words(title))
    .join(', ');
  const count = alongside.length - mostNamed;
  return count > 0 ? m.effects_alongside_more({ items, count }) : m.effects_alongside({ items });
}

const counts: Record<EffectVerdict, (input: { count: number }) => string> = {
  as_expected: m.effects_count_expected,
  little: m.effects_count_little,
  opposite: m.effects_count_opposite,
  unknown: m.effects_count_unknown,
};

/** How many of each verdict that there is. */
export function effectsSummary(rows: readonly EffectRow[]): string {
  const count = (verdict: EffectVerdict) => rows.filter(({ answer }) => answer.verdict === verdict).length;
  return m.effects_summary({
    rows: rows.length,
    items: new Set(rows.map(({ itemId }) => itemId)).size,
    counts: effectVerdicts
      .flatMap((verdict) => (count(verdict) > 0 ? counts[verdict]({ count: count(verdict) }) : []))
      .join(', '),
  });
}
