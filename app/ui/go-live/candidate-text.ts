// Rules, misfits and verdicts of a candidate week in a word or two; the full sentences stand on the go-live page.
import type { Misfit, MisfitReason, Verdict } from '~/models/planning/go-live-candidates';
import type { Warning } from '~/models/planning/go-live-rules';
import { m } from '~/paraglide/messages.js';
import { number, words } from '../words';

const rules: Record<Warning['rule'], () => string> = {
  summer_holiday: m.golive_rule_summer,
  turn_of_year: m.golive_rule_turn_of_year,
  not_preferred: m.golive_rule_not_preferred,
  not_monday_or_tuesday: m.golive_rule_weekday,
  day_off: m.golive_rule_day_off,
  before_holiday: m.golive_rule_before_holiday,
  aftercare_in_holidays: m.golive_rule_aftercare,
  election: m.golive_rule_election,
  freeze: m.golive_rule_freeze,
  training_in_summer: m.golive_rule_training,
};

const misfits: Record<MisfitReason, () => string> = {
  deadline: m.golive_misfit_deadline,
  order: m.golive_misfit_order,
  past: m.golive_misfit_past,
  outside_phase: m.golive_misfit_outside_phase,
};

const names: Record<Verdict, () => string> = {
  fits: m.golive_verdict_fits,
  warnings: m.golive_verdict_warnings,
  unfit: m.golive_verdict_unfit,
};

export const verdictLook = { fits: 'good', warnings: 'warn', unfit: 'bad' } as const;
export const verdictText = (verdict: Verdict): string => names[verdict]();
export const ruleText = ({ rule }: Warning): string => rules[rule]();

/** `Deadline gemist: 3 (Ketentest, Training, …)`. */
export function misfitText({ reason, count, titles }: Misfit): string {
  const named = titles.map(words).join(', ');
  const more = count > titles.length ? ', …' : '';
  return m.golive_misfit({ reason: misfits[reason](), count: number(count), names: named + more });
}
