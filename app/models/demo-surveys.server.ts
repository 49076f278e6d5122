// The demo's surveys: closed rounds whose answers have the means that its figures say, and one that can be answered today.
import { eq } from 'drizzle-orm';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { curvesOf } from './demo-curves.server';
import { demoFiguresAt, type FigureStory } from './demo-figures.server';
import { findDepartments } from './department.server';
import { newId } from './id.server';
import { findMetrics } from './metric.server';
import { highestScore } from './planning/adoption/survey';
import type { SurveyKind } from './planning/adoption/survey-kind';
import { adkarElements, statementsOf } from './planning/adoption/survey-statements';
import { addDays, type Day } from './planning/day';
import type { Actor } from './planning/permission';
import { createRound } from './survey.server';

/** Weeks after go-live on whose Monday a round ended. */
const acceptance = [
  { week: -10, name: 'Acceptatie: nulmeting' },
  { week: 6, name: 'Acceptatie: zes weken na livegang' },
  { week: 13, name: 'Acceptatie: drie maanden na livegang' },
  { week: 26, name: 'Acceptatie: een half jaar na livegang' },
];
const adkar = { week: 26, name: 'ADKAR: een half jaar na livegang' };
/** Asked now; two departments have too few answers yet to say how many. */
const now = {
  name: 'Werkdruk in het najaar',
  asked: [
    { key: 'IV', answered: 11, level: 4 },
    { key: 'KCC', answered: 9, level: 3.4 },
    { key: 'BZ', answered: 14, level: 3.6 },
    { key: 'SD', answered: 4, level: 3.9 },
    { key: 'COM', answered: 2, level: 3 },
  ],
};
const daysOpen = 11;
/** How well statements are liked beside each other, by their place. */
const liked = [3, 2, 1, 0, 2, 1];

/** Whole numbers below `below`, the same for everybody who loads the demo. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Scores of so many people to so many statements; their mean is as near to the level as whole scores can be. */
function scoresWith(level: number, people: number, statements: number, roll: (below: number) => number): number[][] {
  const cells = people * statements;
  const total = Math.round(level * cells);
  const scores = Array.from(
    { length: cells },
    (_, at) => Math.floor((total * (at + 1)) / cells) - Math.floor((total * at) / cells),
  );
  // People differ, and some statements are liked more: what one cell gets, another gives, and the mean stays.
  for (let turn = 0; turn < cells; turn++) {
    const [one, other] = [roll(cells), roll(cells)];
    const turned = (liked[one % statements] ?? 0) < (liked[other % statements] ?? 0) && roll(5) < 3;
    const [up, down] = turned ? [other, one] : [one, other];
    if (up === down || scores[up]! >= highestScore || scores[down]! <= 1) continue;
    scores[up]!++;
    scores[down]!--;
  }
  return Array.from({ length: people }, (_, person) => scores.slice(person * statements, (person + 1) * statements));
}

type Told = { key: string; answers: number[][] };
type Round = { kind: SurveyKind; name: string; lastDay: Day; told: Told[] };

/** How many were asked where so many answered: never fewer than those. */
const invitedOf = (users: number | undefined, answers: number) => Math.max(users ?? answers, answers, 1);

/** The rounds of the story; the figures of the closed ones were delivered with all others. */
export async function addDemoSurveys(
  actor: Actor,
  programmeId: string,
  { story, goLive, today }: { story: FigureStory; goLive: Day; today: Day },
  tx: Db,
): Promise<void> {
  const metric = (await findMetrics(actor, tx)).find(({ key }) => key === 'M13')!;
  const curves = curvesOf(story, metric);
  const usersOf = new Map(story.departments.map(({ key, users }) => [key, users]));
  const endOf = (week: number) => addDays(goLive, week * 7);
  const roll = dice(20_260_413);
  const rounds: Round[] = acceptance.map(({ week, name }) => {
    const figures = [...demoFiguresAt(story, metric, curves, week)];
    const told = figures.map(([key, { numerator, denominator }]) => {
      return { key, answers: scoresWith(numerator, denominator, statementsOf.acceptance.length, roll) };
    });
    return { kind: 'acceptance', name, lastDay: endOf(week), told };
  });
  const elements = story.adkar_at_g26.map(({ key, ...levels }): Told => {
    const people = Math.round(usersOf.get(key)! * 0.6);
    const each = adkarElements.map((element) => scoresWith(levels[element], people, 2, roll));
    return { key, answers: Array.from({ length: people }, (_, person) => each.flatMap((scores) => scores[person]!)) };
  });
  rounds.push({ kind: 'adkar', name: adkar.name, lastDay: endOf(adkar.week), told: elements });
  const ids = new Map((await findDepartments(actor, tx)).map(({ key, id }) => [key, id]));
  const add = async (round: Round, closed: boolean) => {
    const departments = round.told.map(({ key, answers }) => ({
      departmentId: ids.get(key)!,
      invited: invitedOf(usersOf.get(key), answers.length),
    }));
    const { kind, name, lastDay } = round;
    const opensOn = closed ? addDays(lastDay, -daysOpen) : addDays(today, -5);
    const made = await createRound(actor, programmeId, { kind, name, opensOn, lastDay, departments }, opensOn, tx);
    if (made?.status !== 'saved') throw new Error(`a survey of the demo could not be made: ${name}`);
    const roundId = made.id;
    await tx.insert(t.surveyAnswer).values(
      round.told.flatMap(({ key, answers }) =>
        answers.map((scores) => ({
          ...{ id: newId(), organisationId: actor.organisationId, programmeId, roundId },
          ...{ departmentId: ids.get(key)!, scores },
        })),
      ),
    );
    return roundId;
  };
  for (const round of rounds.filter(({ lastDay }) => lastDay < today)) {
    const closedAt = `${addDays(round.lastDay, 1)}T08:00:00.000Z`;
    const roundId = await add(round, true);
    await tx.update(t.surveyRound).set({ closedAt }).where(eq(t.surveyRound.id, roundId));
  }
  const told = now.asked.map(({ key, answered, level }) => ({
    key,
    answers: scoresWith(level, answered, statementsOf.pressure.length, roll),
  }));
  await add({ kind: 'pressure', name: now.name, lastDay: addDays(today, 9), told }, false);
}
