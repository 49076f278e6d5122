// The demo's assessment: the round of the story whose answers have exactly its means, two earlier ones and one that is open today.
import { and, eq } from 'drizzle-orm';
import { createAssessment } from './assessment.server';
import { saveRecommendation } from './assessment-recommendation.server';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import {
  type AssessmentForm,
  groupOf,
  highestScore,
  questionIds,
  type QuestionId,
  questionsOf,
  type RespondentGroup,
  respondentGroups,
  respondentRoles,
  type RoleCounts,
} from './planning/assessment/questions';
import type { RecommendationState } from './planning/assessment/round';
import { addDays, type Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';

const people = 23;
/**
 * Points of 23 respondents per question. Per scale they add up to the story's means: hoogte 483 / 115 = 4.2, helderheid
 * 214 / 69 = 3.1, competentie 403 / 161 = 2.5, capaciteit 306 / 161 = 1.9, context 467 / 161 = 2.9.
 */
const points: Record<QuestionId, number> = {
  ...{ A1: 100, A2: 95, A3: 98, A4: 92, A5: 98, A6: 66, A7: 78, A8: 70 },
  ...{ C1: 50, C2: 60, C3: 48, C4: 62, C5: 67, C6: 53, C7: 63 },
  ...{ P1: 28, P2: 42, P3: 50, P4: 40, P5: 44, P6: 45, P7: 57 },
  ...{ X1: 74, X2: 50, X3: 73, X4: 62, X5: 58, X6: 72, X7: 78 },
};
/** How much more favourably management sees it than DIV and the key-users. */
const gaps: Partial<Record<QuestionId, number>> = { A7: 1.1, C6: 1.3, P3: 1.5, X1: 0.8 };
/** Where people disagree among themselves. */
const disputed: readonly QuestionId[] = ['A8', 'C1', 'X7'];

type Round = {
  title: string;
  form: AssessmentForm;
  heldOn: Day;
  counts: Partial<RoleCounts>;
  /** How many answered per group. */
  answered: Readonly<Record<RespondentGroup, number>>;
  /** Points per person on top of those of the story. */
  shift: Readonly<Record<string, number>>;
  closed: boolean;
};

/** Whole numbers below `below`, the same for everybody who loads the demo. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Scores of so many people that add up to `total`; what one gives, another gets, `turns` times. */
function shared(total: number, count: number, turns: number, roll: (below: number) => number): number[] {
  const scores = Array.from(
    { length: count },
    (_, at) => Math.floor((total * (at + 1)) / count) - Math.floor((total * at) / count),
  );
  for (let turn = 0; turn < turns; turn++) {
    const [up, down] = [roll(count), roll(count)];
    if (up === down || scores[up]! >= highestScore || scores[down]! <= 1) continue;
    scores[up]!++;
    scores[down]!--;
  }
  return scores;
}

/** What each group said to one question; all groups together have the mean that is asked. */
function saidTo(id: QuestionId, { answered, shift, form }: Round, roll: (below: number) => number) {
  const all = respondentGroups.reduce((sum, group) => sum + answered[group], 0);
  if (!questionsOf[form].includes(id)) return new Map(respondentGroups.map((group) => [group, [] as number[]]));
  const mean = between(points[id] / people + (shift[id[0]!] ?? 0), 1, highestScore);
  const total = Math.round(mean * all);
  const gap = gaps[id] ?? 0.2;
  const { management: up, practice: down } = answered;
  const sums = {
    management: between(Math.round(up * (mean + (gap * down) / (up + down))), up, up * highestScore),
    practice: between(Math.round(down * (mean - (gap * up) / (up + down))), down, down * highestScore),
  };
  const rest = total - sums.management - sums.practice;
  const turns = disputed.includes(id) ? 8 : 1;
  const scores = (group: RespondentGroup, sum: number) => shared(sum, answered[group], answered[group] * turns, roll);
  return new Map<RespondentGroup, number[]>([
    ['management', scores('management', sums.management)],
    ['practice', scores('practice', sums.practice)],
    ['support', scores('support', rest)],
  ]);
}

function answersOf(round: Round, roll: (below: number) => number): { group: RespondentGroup; scores: number[] }[] {
  const said = questionIds.map((id) => saidTo(id, round, roll));
  return respondentGroups.flatMap((group) =>
    Array.from({ length: round.answered[group] }, (_, person) => ({
      group,
      scores: said.map((question) => question.get(group)![person] ?? 0),
    })),
  );
}

/** Days from go-live to the assessment of the story (10 November 2026). */
const heldAfter = 211;
const nobody = Object.fromEntries(respondentRoles.map((role) => [role, 0])) as RoleCounts;

function roundsOf(goLive: Day, today: Day): Round[] {
  const on = (days: number) => addDays(goLive, days);
  const full = { programme: 3, div: 3, functional_management: 2, key_user: 5, sponsor: 1, steering: 3 };
  return [
    {
      ...{ title: 'Nulmeting bij de start', form: 'full', heldOn: on(-196), closed: true },
      counts: { programme: 2, div: 2, functional_management: 1, department_head: 5, key_user: 4, sponsor: 1 },
      answered: { management: 6, practice: 5, support: 2 },
      shift: { A: 0.1, C: -0.3, P: 0.9, X: 0.2 },
    },
    {
      ...{ title: 'Korte toets, drie maanden na livegang', form: 'short', heldOn: on(91), closed: true },
      counts: { programme: 2, div: 3, functional_management: 2, department_head: 5, key_user: 5, sponsor: 1 },
      answered: { management: 6, practice: 7, support: 0 },
      shift: { C: -0.2, P: 0.3, X: 0.1 },
    },
    {
      ...{ title: 'Toets najaar', form: 'full', heldOn: on(heldAfter), closed: true },
      counts: { ...full, department_head: 7 },
      answered: { management: 10, practice: 8, support: 5 },
      shift: {},
    },
    {
      ...{ title: 'Korte toets voor het besluit over DIV', form: 'short', heldOn: today, closed: false },
      counts: { ...full, department_head: 6 },
      answered: { management: 5, practice: 4, support: 0 },
      shift: {},
    },
  ];
}

type Advice = {
  /** What the steering committee decided about it. */
  decided?: string;
  text: string;
  dueAfter: number;
  state?: RecommendationState;
  itemKey?: string;
};
const advice: readonly Advice[] = [
  { text: 'Spreek met elk afdelingshoofd vaste uren af voor key-users, met vervanging.', dueAfter: 7 },
  { text: 'Bespreek de uitslag met DIV en de key-users.', dueAfter: 10, state: 'done' },
  { text: 'Neem het vervangingsbesluit, zodat dubbel werk op papier stopt.', dueAfter: 28, itemKey: 'DIV-09' },
  { text: 'Kies het scenario voor DIV: inhuren, verschuiven, eerder besluiten of een combinatie.', dueAfter: 35 },
  {
    ...{ text: 'Vraag in de kadernota structureel 0,8 fte functioneel beheer.', dueAfter: 100 },
    decided: 'Gaat mee in de inbreng voor de kadernota.',
  },
];

async function adviseIn(
  actor: Actor,
  roundId: string,
  { plan, heldOn }: { plan: Plan; heldOn: Day },
  tx: Db,
): Promise<void> {
  const programmeId = plan.programme.id;
  for (const { text, dueAfter, state = 'open', itemKey, decided } of advice) {
    const decision = decided === undefined ? null : { text: decided, decider: 'Stuurgroep', on: addDays(heldOn, 8) };
    const fields = { text, ownerId: actor.userId, dueOn: addDays(heldOn, dueAfter), state, decision };
    const saved = await saveRecommendation(actor, { programmeId, roundId, recommendationId: null }, fields, tx);
    if (saved?.status !== 'saved') throw new Error(`a recommendation of the demo could not be saved: ${text}`);
    const item = plan.items.find(({ key }) => key !== null && key === itemKey);
    if (!item) continue;
    const r = t.assessmentRecommendation;
    const [row] = await tx
      .select({ id: r.id })
      .from(r)
      .where(and(eq(r.roundId, roundId), eq(r.text, text)));
    await tx.insert(t.assessmentRecommendationItem).values({ recommendationId: row!.id, programmeId, itemId: item.id });
  }
}

/** The rounds of the story with their answers, and what the latest advises. */
export async function addDemoAssessments(
  actor: Actor,
  { plan, goLive, today }: { plan: Plan; goLive: Day; today: Day },
  tx: Db,
): Promise<void> {
  const programmeId = plan.programme.id;
  const { organisationId } = actor;
  const roll = dice(20_261_110);
  for (const round of roundsOf(goLive, today)) {
    const { title, form, heldOn, counts, closed } = round;
    const fields = { id: newId(), title, form, heldOn, links: { ...nobody, ...counts } };
    const made = await createAssessment(actor, programmeId, fields, tx);
    if (made?.status !== 'saved') throw new Error(`an assessment of the demo could not be made: ${title}`);
    const { roundId } = made;
    const answers = answersOf(round, roll);
    await tx.insert(t.assessmentAnswer).values(
      answers.map(({ group, scores }) => ({
        ...{ id: newId(), organisationId, programmeId, roundId },
        ...{ respondentGroup: group, scores },
      })),
    );
    await useLinks(roundId, round.answered, tx);
    if (!closed) continue;
    const closedAt = `${addDays(heldOn, 3)}T15:00:00.000Z`;
    await tx.update(t.assessmentRound).set({ closedAt }).where(eq(t.assessmentRound.id, roundId));
    if (heldOn === addDays(goLive, heldAfter)) await adviseIn(actor, roundId, { plan, heldOn }, tx);
  }
}

/** As many links of a group are used as answered. */
async function useLinks(roundId: string, answered: Round['answered'], tx: Db): Promise<void> {
  const l = t.assessmentLink;
  const links = await tx.select({ id: l.id, role: l.role }).from(l).where(eq(l.roundId, roundId));
  for (const group of respondentGroups) {
    const own = links.filter(({ role }) => groupOf[role as keyof typeof groupOf] === group);
    for (const { id } of own.slice(0, answered[group])) await tx.update(l).set({ used: true }).where(eq(l.id, id));
  }
}
