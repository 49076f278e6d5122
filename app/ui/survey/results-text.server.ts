// The results of a closed round in words and bars: who says what, where change gets stuck, what helps, and how it went before.
import { daysBetween } from '~/models/planning/day';
import { barrierAt, highestScore, type Profile, type Score, type UnitResult } from '~/models/planning/adoption/survey';
import { type AdkarElement, adkarElements, statementsOf } from '~/models/planning/adoption/survey-statements';
import type { RoundResults, RoundView } from '~/models/survey.server';
import { m } from '~/paraglide/messages.js';
import { dayText, number, percent, words } from '../words';

/** Each has a score, a bar of so many per cent, and whether it is where change gets stuck. */
export type ResultCell = { score: string; bar: number; barrier: boolean } | null;
export type ResultRow = {
  id: string;
  name: string;
  isTotal: boolean;
  /** Null when it hides; all that follows is empty then. */
  answers: string | null;
  cells: ResultCell[];
  score: string;
  barrier: string;
};
export type Advice = { title: string; steps: string[] };
export type TrendText = {
  rounds: { id: string; name: string; day: string }[];
  rows: { id: string; name: string; scores: string[] }[];
  /** Of everybody together, in per cent of the picture; null with fewer than two points. */
  line: { x: number; y: number; score: string; day: string }[] | null;
  said: string;
};
export type ResultsText = {
  summary: string;
  isAdkar: boolean;
  measures: string[];
  rows: ResultRow[];
  /** Ids of the rows that are drawn. */
  drawn: string[];
  /** Where the line of the barrier stands in a bar, in per cent. */
  threshold: number | null;
  advice: Advice[];
  trend: TrendText | null;
};

const elementNames: Record<AdkarElement, () => string> = {
  awareness: m.survey_element_awareness,
  desire: m.survey_element_desire,
  knowledge: m.survey_element_knowledge,
  ability: m.survey_element_ability,
  reinforcement: m.survey_element_reinforcement,
};
export const elementText = (element: AdkarElement) => elementNames[element]();

const steps: Record<AdkarElement, (() => string)[]> = {
  awareness: [m.survey_advice_awareness_1, m.survey_advice_awareness_2, m.survey_advice_awareness_3],
  desire: [m.survey_advice_desire_1, m.survey_advice_desire_2, m.survey_advice_desire_3],
  knowledge: [m.survey_advice_knowledge_1, m.survey_advice_knowledge_2, m.survey_advice_knowledge_3],
  ability: [m.survey_advice_ability_1, m.survey_advice_ability_2, m.survey_advice_ability_3],
  reinforcement: [m.survey_advice_reinforcement_1, m.survey_advice_reinforcement_2, m.survey_advice_reinforcement_3],
};

/** More departments than this are not drawn one by one, unless each has its own story to tell. */
const mostDrawn = 3;
const scoreText = (score: Score) => number(score.mean, 1);
const share = (mean: number) => Math.round(((mean - 1) / (highestScore - 1)) * 1000) / 10;
const keyOf = ({ departmentId, of }: UnitResult) => (departmentId === null ? 'all' : `${of}-${departmentId}`);
/** Names of departments have commas of their own. */
const listed = (names: readonly string[]) => names.join('; ');

type Departments = RoundView['departments'];

/** The name of a department, of a branch, or of everybody. */
export function unitName(
  { departmentId, of }: Pick<UnitResult, 'departmentId' | 'of'>,
  departments: Departments,
): string {
  const department = departments.find(({ id }) => id === departmentId);
  if (!department) return m.survey_everybody();
  const name = words(department.name);
  return of === 'own' ? name : m.survey_with_below({ department: name });
}

/** What a profile says per measure: elements of ADKAR, else statements. */
export const measuredIn = (profile: Profile): (Score | null)[] =>
  profile.elements.length > 0 ? profile.elements.map(({ score }) => score) : profile.statements;

function rowOf(unit: UnitResult, departments: Departments): ResultRow {
  const { profile } = unit;
  const row = { id: keyOf(unit), name: unitName(unit, departments), isTotal: unit.of === 'total' };
  if (!profile) return { ...row, answers: null, cells: [], score: '', barrier: '' };
  return {
    ...row,
    answers: number(profile.answers),
    cells: measuredIn(profile).map((score, at): ResultCell => {
      if (!score) return null;
      const barrier = profile.barrier !== null && profile.elements[at]?.element === profile.barrier;
      return { score: scoreText(score), bar: share(score.mean), barrier };
    }),
    score: profile.level ? scoreText(profile.level) : '',
    barrier: profile.barrier ? elementText(profile.barrier) : m.survey_barrier_none(),
  };
}

/** Names of departments per barrier, in the order of the elements. */
function barriersOf(units: readonly UnitResult[], departments: Departments) {
  const own = units.filter(({ of, profile }) => of === 'own' && profile !== null);
  const namesOf = (barrier: AdkarElement | null) =>
    own.filter(({ profile }) => profile!.barrier === barrier).map((unit) => unitName(unit, departments));
  const stuck = adkarElements.map((element) => ({ element, names: namesOf(element) }));
  return { stuck: stuck.filter(({ names }) => names.length > 0), free: namesOf(null) };
}

/** Highest and lowest of the departments, when there are several. */
function endsOf(units: readonly UnitResult[], departments: Departments): string[] {
  const scored = units
    .flatMap((unit) => (unit.of === 'own' && unit.profile?.level ? [{ unit, level: unit.profile.level }] : []))
    .sort((a, b) => b.level.mean - a.level.mean);
  if (scored.length < 2) return [];
  const end = ({ unit, level }: (typeof scored)[number]) =>
    m.survey_said_end({ department: unitName(unit, departments), score: scoreText(level) });
  return [m.survey_said_ends({ high: end(scored[0]!), low: end(scored.at(-1)!) })];
}

const everybody = (units: readonly UnitResult[]) => units.find(({ departmentId }) => departmentId === null)?.profile;

function summaryOf({ departments, responses, results }: RoundView): string {
  const { units } = results.at(-1)!;
  const before = results.at(-2);
  const said: string[] = [];
  const response = responses.find(({ departmentId }) => departmentId === null);
  if (response?.answers != null) {
    const { answers, invited } = response;
    said.push(
      m.survey_said_response({ answers: number(answers), invited: number(invited), share: percent(answers / invited) }),
    );
  }
  const all = everybody(units);
  if (!all?.level) said.push(m.survey_said_all_hidden());
  else if (all.elements.length > 0) {
    const lowest = all.elements.find(({ score }) => score === all.level)!;
    said.push(m.survey_said_lowest({ element: elementText(lowest.element), score: scoreText(all.level) }));
  } else {
    said.push(m.survey_said_level({ score: scoreText(all.level) }));
    const earlier = before && everybody(before.units)?.level;
    if (earlier) said.push(m.survey_said_before({ score: scoreText(earlier) }));
  }
  if (units.some(({ profile }) => profile !== null && profile.elements.length > 0)) {
    const { stuck, free } = barriersOf(units, departments);
    for (const { element, names } of stuck)
      said.push(m.survey_said_barrier({ element: elementText(element), departments: listed(names) }));
    if (free.length > 0) said.push(m.survey_said_no_barrier({ departments: listed(free) }));
  } else said.push(...endsOf(units, departments));
  const hidden = units.filter(({ of, profile }) => of === 'own' && profile === null);
  if (hidden.length > 0)
    said.push(m.survey_said_hidden({ departments: listed(hidden.map((unit) => unitName(unit, departments))) }));
  return said.join(' ');
}

function trendOf(results: readonly RoundResults[], departments: Departments): TrendText | null {
  if (results.length < 2) return null;
  const latest = results.at(-1)!;
  const of = (round: RoundResults, key: string) => round.units.find((unit) => keyOf(unit) === key)?.profile?.level;
  const days = daysBetween(results[0]!.lastDay, latest.lastDay) || 1;
  const points = results.flatMap((round) => {
    const level = of(round, 'all');
    if (!level) return [];
    const x = (daysBetween(results[0]!.lastDay, round.lastDay) / days) * 100;
    const score = scoreText(level);
    return [{ x: Math.round(x * 10) / 10, y: 100 - share(level.mean), score, day: dayText(round.lastDay) }];
  });
  return {
    rounds: results.map(({ id, name, lastDay }) => ({ id, name, day: dayText(lastDay) })),
    rows: latest.units.map((unit) => ({
      id: keyOf(unit),
      name: unitName(unit, departments),
      scores: results.map((round) => {
        const level = of(round, keyOf(unit));
        return level ? scoreText(level) : '–';
      }),
    })),
    line: points.length < 2 ? null : points,
    said: m.survey_trend_text({ points: listed(points.map(({ score, day }) => m.survey_trend_point({ score, day }))) }),
  };
}

/** Null as long as the round is not closed. */
export function resultsText(view: RoundView): ResultsText | null {
  const { round, departments, results } = view;
  const latest = results.at(-1);
  if (latest?.id !== round.id) return null;
  const isAdkar = round.kind === 'adkar';
  const rows = latest.units.map((unit) => rowOf(unit, departments));
  const shown = rows.filter(({ answers }) => answers !== null);
  const drawn = isAdkar || shown.length <= mostDrawn ? shown : shown.filter(({ id }) => id === 'all');
  return {
    summary: summaryOf(view),
    isAdkar,
    measures: isAdkar ? adkarElements.map(elementText) : statementsOf[round.kind].map(({ text }) => words(text)),
    rows,
    drawn: drawn.map(({ id }) => id),
    threshold: isAdkar ? share(barrierAt) : null,
    advice: barriersOf(latest.units, departments).stuck.map(({ element, names }) => ({
      title: m.survey_advice_for({ element: elementText(element), departments: listed(names) }),
      steps: steps[element].map((step) => step()),
    })),
    trend: trendOf(results, departments),
  };
}
