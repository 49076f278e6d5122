// The results of the assessment in words and bars: what is wanted, what can be carried, where people see it differently.
import { highestScore, type QuestionId, type Scale, scaleOf, scales } from '~/models/planning/assessment/questions';
import type { Questionnaire } from '~/models/planning/assessment/questionnaire';
import type { AssessmentResults, QuestionResult } from '~/models/planning/assessment/results';
import type { Mean, Signal, Verdict } from '~/models/planning/assessment/score';
import type { AssessmentRound, RoundView } from '~/models/assessment.server';
import { m } from '~/paraglide/messages.js';
import { dayText, number, words } from '../words';

export type ScaleBar = {
  id: Scale;
  name: string;
  score: string | null;
  /** Per cent of the width. */
  bar: number;
  /** Of the round it is compared with. */
  earlier: string | null;
  earlierAt: number | null;
  change: string | null;
};
export type QuestionRow = {
  id: QuestionId;
  text: string;
  score: string | null;
  answers: string;
  spread: string;
  toDiscuss: boolean;
  management: string | null;
  practice: string | null;
  support: string | null;
  difference: string;
  gap: boolean;
  /** Against the round it is compared with; null where one of both does not tell. */
  change: string | null;
};
export type VerdictText = {
  signal: Signal;
  title: string;
  rule: string;
  tiles: { name: string; value: string }[];
  sums: string[];
};
export type AssessmentText = {
  verdict: VerdictText | null;
  /** Why there is no verdict. */
  noVerdict: string | null;
  bars: ScaleBar[];
  /** The round it is compared with. */
  comparedWith: string | null;
  groups: { id: string; name: string; rows: QuestionRow[] }[];
  gaps: { said: string[]; none: string | null };
};

const scaleNames: Record<Scale, () => string> = {
  hoogte: m.assessment_scale_hoogte,
  helderheid: m.assessment_scale_helderheid,
  competentie: m.assessment_scale_competentie,
  capaciteit: m.assessment_scale_capaciteit,
  context: m.assessment_scale_context,
};
export const scaleText = (scale: Scale) => scaleNames[scale]();

const titles: Record<Signal, () => string> = {
  red: m.assessment_signal_red,
  amber: m.assessment_signal_amber,
  green: m.assessment_signal_green,
};
const rules: Record<Signal, () => string> = {
  red: m.assessment_rule_red,
  amber: m.assessment_rule_amber,
  green: m.assessment_rule_green,
};
export const signalText = (signal: Signal) => titles[signal]();

const one = (value: number) => number(value, 1);
const two = (value: number) => number(value, 2);
const signed = (value: number, decimals: number) => {
  const rounded = Number(value.toFixed(decimals));
  return rounded > 0 ? `+${number(rounded, decimals)}` : number(rounded, decimals);
};
/** Place on a bar from 1 to 5, in per cent. */
const place = (score: number) => Math.round(((score - 1) / (highestScore - 1)) * 1000) / 10;
const said = (mean: Mean | null) => (mean ? one(mean.mean) : null);

/** The outcome with the numbers it follows from and the rule that fired. */
export function verdictText({ capacity, ambition, gap, signal }: Verdict, results: AssessmentResults): VerdictText {
  const { capaciteit, competentie, context } = results.scales;
  const value = two(capacity.value);
  const cap = one(capacity.cap);
  const parts = { capaciteit: one(capaciteit!), competentie: one(competentie!), context: one(context!) };
  return {
    ...{ signal, title: titles[signal](), rule: rules[signal]() },
    tiles: [
      { name: m.assessment_tile_ambition(), value: one(ambition) },
      { name: m.assessment_tile_capacity(), value },
      { name: m.assessment_tile_gap(), value: two(gap) },
    ],
    sums: [
      m.assessment_said_capacity({ ...parts, value: two(capacity.weighted) }),
      capacity.capped ? m.assessment_said_cap_hit({ cap }) : m.assessment_said_cap_free({ cap }),
      m.assessment_said_gap({ ambition: one(ambition), value, gap: two(gap) }),
    ],
  };
}

function barOf(scale: Scale, results: AssessmentResults, before: AssessmentResults | null): ScaleBar {
  const score = results.scales[scale];
  const earlier = before?.scales[scale] ?? null;
  return {
    ...{ id: scale, name: scaleText(scale), score: score === null ? null : one(score) },
    bar: score === null ? 0 : place(score),
    earlier: earlier === null ? null : one(earlier),
    earlierAt: earlier === null ? null : place(earlier),
    change: earlier === null || score === null ? null : signed(score - earlier, 1),
  };
}

function rowOf(question: QuestionResult, { questions }: Questionnaire, before: AssessmentResults | null): QuestionRow {
  const { id, score, spread, toDiscuss, groups, difference, perceptionGap } = question;
  const earlier = before?.questions.find((row) => row.id === id)?.score ?? null;
  return {
    change: score && earlier ? signed(score.mean - earlier.mean, 1) : null,
    ...{ id, text: words(questions.get(id)!.text), score: said(score), answers: score ? number(score.n) : '' },
    ...{ spread: spread === null ? '' : one(spread), toDiscuss, gap: perceptionGap },
    management: said(groups.management),
    practice: said(groups.practice),
    support: said(groups.support),
    difference: difference === null ? '' : signed(difference, 1),
  };
}

function gapsOf(results: AssessmentResults, { questions }: Questionnaire): AssessmentText['gaps'] {
  if (results.questions.every(({ difference }) => difference === null))
    return { said: [], none: m.assessment_gaps_hidden() };
  const lines = results.questions
    .filter(({ perceptionGap }) => perceptionGap)
    .sort((a, b) => b.difference! - a.difference!)
    .map(({ id, groups, difference }) =>
      m.assessment_gap_said({
        question: words(questions.get(id)!.text),
        management: one(groups.management!.mean),
        practice: one(groups.practice!.mean),
        difference: one(difference!),
      }),
    );
  return { said: lines, none: lines.length === 0 ? m.assessment_gaps_none() : null };
}

/** `Toets (10 nov 2026)`. */
export const roundName = ({ title, heldOn }: Pick<AssessmentRound, 'title' | 'heldOn'>) =>
  m.assessment_earlier_of({ title, day: dayText(heldOn) });

/** Null as long as there are no results; `withId`: the earlier round to compare with, if it is one. */
export function assessmentText(
  { round, results, earlier }: RoundView,
  withId: string | null,
  questionnaire: Questionnaire,
): AssessmentText | null {
  if (!results) return null;
  const before = earlier.find(({ id }) => id === withId) ?? null;
  const asked = scales.filter((scale) => results.questions.some(({ id }) => scaleOf(id) === scale));
  const missing = round.form === 'short' ? m.assessment_no_verdict_short() : m.assessment_no_verdict();
  return {
    verdict: results.verdict && verdictText(results.verdict, results),
    noVerdict: results.verdict ? null : missing,
    bars: asked.map((scale) => barOf(scale, results, before?.results ?? null)),
    comparedWith: before && roundName(before),
    groups: asked.map((scale) => ({
      ...{ id: scale, name: scaleText(scale) },
      rows: results.questions
        .filter(({ id }) => scaleOf(id) === scale)
        .map((row) => rowOf(row, questionnaire, before?.results ?? null)),
    })),
    gaps: gapsOf(results, questionnaire),
  };
}
