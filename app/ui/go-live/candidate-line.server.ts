// One candidate week with what speaks against it in words.
import type { Candidate, Misfit, MisfitReason } from '~/models/planning/go-live-candidates';
import type { Warning } from '~/models/planning/go-live-rules';
import { m } from '~/paraglide/messages.js';
import { refusalText } from '../plan/refusal-text.server';
import { holidayText } from '../programme/kind-words';
import { dayShort, number, words } from '../words';

export type CandidateLine = Pick<Candidate, 'goLive' | 'weeks' | 'planned' | 'verdict' | 'peak' | 'over'> & {
  refusal: string | null;
  misfits: string[];
  /** Empty when nothing warns. */
  warnings: string;
  periods: string;
};

const rules: Record<Warning['rule'], () => string> = {
  summer_holiday: m.golive_rule_summer,
  turn_of_year: m.golive_rule_turn_of_year,
  not_preferred: m.golive_rule_not_preferred,
  not_monday_or_tuesday: m.golive_rule_weekday,
  day_off: m.golive_rule_day_off,
  before_holiday: m.golive_rule_before_holiday,
  aftercare_in_holidays: m.golive_rule_aftercare,
  election: m.golive_rule_election,
  coalition: m.golive_rule_coalition,
  budget_cycle: m.golive_rule_budget_cycle,
  freeze: m.golive_rule_freeze,
  training_in_summer: m.golive_rule_training,
};

const misfits: Record<MisfitReason, () => string> = {
  deadline: m.golive_misfit_deadline,
  order: m.golive_misfit_order,
  past: m.golive_misfit_past,
  outside_phase: m.golive_misfit_outside_phase,
};

/** `Deadline gemist: 3 (Ketentest, Training, …)`. */
function misfitText({ reason, count, titles }: Misfit): string {
  const named = titles.map(words).join(', ');
  const more = count > titles.length ? ', …' : '';
  return m.golive_misfit({ reason: misfits[reason](), count: number(count), names: named + more });
}

/** In the language of the request. */
export function candidateLine(candidate: Candidate): CandidateLine {
  const { goLive, weeks, planned, verdict, peak, over, refusal } = candidate;
  return {
    ...{ goLive, weeks, planned, verdict, peak, over },
    refusal: refusal && refusalText({ ...refusal, titles: {} }),
    misfits: candidate.misfits.map(misfitText),
    warnings: candidate.warnings.map(({ rule }) => rules[rule]()).join(' · '),
    periods: [
      ...new Set(candidate.periods.map((period) => words(period.label))),
      ...candidate.holidays.map(({ key, day }) => `${holidayText(key)} (${dayShort(day)})`),
    ].join(', '),
  };
}
