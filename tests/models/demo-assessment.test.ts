// The demo's assessment says what the story says: the means, the gap, where management sees it better, and who hides.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findRecommendations } from '~/models/assessment-recommendation.server';
import { answerAssessment } from '~/models/assessment-answer.server';
import { addLinks, findAssessments, getAssessment } from '~/models/assessment.server';
import { closeAssessment } from '~/models/assessment-round.server';
import * as t from '~/models/db/schema';
import { respondentRoles, type RoleCounts } from '~/models/planning/assessment/questions';
import { day } from '~/models/planning/day';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { found } from '../support/surveys';

const today = day('2026-11-22');
let database: TestDatabase;
let demo: Demo;
beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
}, 120_000);
afterAll(() => database.close());

const rounds = () => findAssessments(demo.actor, demo.programmeId);

it('of 10 November has 23 answers with the means of the story, D 2.36 and V 1.84', async () => {
  const round = found((await rounds()).find(({ heldOn }) => heldOn === '2026-11-10'));
  const { scales, verdict, respondents, questions } = found(round.results);
  const at = (value: number | null, decimals: number) => Number(found(value).toFixed(decimals));
  expect(respondents).toBe(23);
  expect(Object.fromEntries(Object.entries(scales).map(([scale, score]) => [scale, at(score, 1)]))).toEqual({
    ...{ hoogte: 4.2, helderheid: 3.1, competentie: 2.5, capaciteit: 1.9, context: 2.9 },
  });
  const { capacity, gap, signal } = found(verdict);
  expect([at(capacity.value, 2), at(capacity.cap, 1), capacity.capped, at(gap, 2), signal]).toEqual([
    ...[2.36, 2.9, false, 1.84, 'red'],
  ]);
  const gaps = questions.filter(({ perceptionGap }) => perceptionGap).map(({ id }) => id);
  expect(gaps).toEqual(expect.arrayContaining(['C6', 'P3']));
});

it('of the start hides its small group and one that would give it away', async () => {
  const first = found((await rounds()).filter(({ form }) => form === 'full').at(-1));
  for (const { groups } of found(first.results).questions)
    expect([groups.support, Object.values(groups).filter(Boolean).length]).toEqual([null, 1]);
});

it('advises what can be done; what is in the plan stands as its item', async () => {
  const round = found((await rounds()).find(({ heldOn }) => heldOn === '2026-11-10'));
  const asked = { programmeId: demo.programmeId, roundId: round.id, today };
  const rows = await findRecommendations(demo.actor, asked);
  expect(rows).toHaveLength(5);
  expect(rows.filter(({ itemId }) => itemId !== null)).toHaveLength(1);
  expect(rows.some(({ overdue }) => overdue)).toBe(true);
  expect(await findRecommendations(demo.otherActor, asked)).toEqual([]);
});

it('that is open shows no results; an address works once, of it only a hash is kept, and closing ties nothing to it', async () => {
  const open = found((await rounds()).find(({ state }) => state === 'open'));
  const asked = { programmeId: demo.programmeId, roundId: open.id };
  expect((await getAssessment(demo.actor, asked))?.results).toBeNull();
  const counts = { ...(Object.fromEntries(respondentRoles.map((role) => [role, 0])) as RoleCounts), sponsor: 1 };
  const made = await addLinks(demo.actor, asked, counts);
  const token = made?.status === 'saved' ? made.links[0]!.token : '';
  expect(JSON.stringify(await database.db.select().from(t.assessmentLink))).not.toContain(token);
  const [row] = await database.db.select().from(t.assessmentAnswer);
  const scores = found(row).scores.map((_, at) => (at === 15 ? 2 : 0));
  expect(await answerAssessment(token, scores)).toEqual({ status: 'saved' });
  expect(await answerAssessment(token, scores)).toEqual({ status: 'answered' });
  // The sponsor is one person: an answer says the group only.
  expect(Object.keys(found(row)).sort()).toEqual([
    ...['id', 'organisationId', 'programmeId', 'respondentGroup', 'roundId', 'scores'],
  ]);
  expect(await closeAssessment(demo.otherActor, asked)).toBeNull();
  const before = (await database.db.select().from(t.assessmentAnswer)).length;
  expect(await closeAssessment(demo.actor, asked)).toEqual({ status: 'saved' });
  expect((await database.db.select().from(t.assessmentAnswer)).length).toBe(before);
  expect(await closeAssessment(demo.actor, asked)).toEqual({ status: 'closed' });
});
