// The risk of standstill: what the demo's stands at, read once a day and kept; weights decided by the steering committee alone.
import type { SerializeFrom } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { findAgreements } from '~/models/agreement.server';
import { loadPlan } from '~/models/plan.server';
import { proposedRules } from '~/models/planning/capacity/stagnation';
import { type Standing, standingOf } from '~/models/planning/capacity/standing';
import { addDays, day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { findReadings, keepReading, latestReading, readBack, readDay } from '~/models/stagnation.server';
import { decideWeights, findRulesVersions, getStagnationRules } from '~/models/stagnation-rules.server';
import { loadStandingFacts } from '~/models/standing.server';
import * as risk from '~/routes/programmes.$programmeId.capacity_.risk';
import * as agreement from '~/routes/programmes.$programmeId.capacity_.risk_.agreements.$agreementId';
import * as removal from '~/routes/programmes.$programmeId.capacity_.risk_.agreements.$agreementId_.remove';
import * as weights from '~/routes/settings.stagnation';
import { callAction, callLoader } from '../support/app';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let leader: Actor;
let steering: Actor;
let standing: Standing;

const planNow = async () => (await loadPlan(leader, here.programmeId))!;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  [leader, steering] = [here.actor('project_leader'), here.actor('steering')];
  standing = standingOf(await loadStandingFacts(leader, await planNow(), today));
});
afterAll(() => database.close());

describe('the standing of the demo', () => {
  it('is a high risk, close to the figure of the story', () => {
    expect(standing.stagnation.band).toBe('high');
    expect(Math.abs(standing.stagnation.index! - 69)).toBeLessThan(2);
  });
  it('has the ambition above carrying capacity by load and by the assessment', () => {
    const red = standing.ambition.checks.filter(({ signal }) => signal === 'red').map(({ rule }) => rule);
    expect(standing.ambition.signal).toBe('red');
    expect(red).toEqual(expect.arrayContaining(['quarter', 'peak', 'assessment']));
    expect(standing.gap).toBeCloseTo(1.84, 2);
  });
  it('has adoption standing still in SD, WI and RO: 144 of 382 users', async () => {
    const { departments } = await planNow();
    const keyOf = (id: string) => departments.find((row) => row.id === id)!.key;
    expect(standing.standing.map(({ departmentId }) => keyOf(departmentId)).sort()).toEqual(['RO', 'SD', 'WI']);
    expect(standing.facts.plateau).toBeCloseTo(144 / 382, 9);
  });
  it('has the records department under pressure, for all three reasons', async () => {
    const { capacity } = await planNow();
    const div = capacity.teams.find(({ key }) => key === 'DIV')!;
    const found = standing.risks.find(({ teamId }) => teamId === div.id)!;
    expect(found.overloaded.length).toBeGreaterThanOrEqual(2);
    expect(found.pressure).toBeGreaterThanOrEqual(3.8);
    expect(found.absence).toBeCloseTo(0.9 / 7.6, 3);
  });
  it('looks back with the plan, the adopted plan, the assessment and the figures of then', async () => {
    const before = await loadStandingFacts(leader, await planNow(), day('2026-06-01'));
    expect(before.scores).not.toEqual((await loadStandingFacts(leader, await planNow(), today)).scores);
    expect((await loadStandingFacts(leader, await planNow(), day('2025-01-01'))).adopted).toBeNull();
  });
});

describe('readings', () => {
  it('of half a year come with the demo, oldest first', async () => {
    const readings = await findReadings(leader, here.programmeId);
    expect(readings.map((one) => one.day)).toEqual(
      Array.from({ length: 14 }, (_, at) => addDays(today, (at - 13) * 14)),
    );
    expect(await latestReading(leader, here.programmeId)).toEqual(readings.at(-1));
  });
  it('are made once a day of every programme, however many ask, and stay as they were', async () => {
    const next = addDays(today, 1);
    const before = await findReadings(leader, here.programmeId);
    const read = await readDay(next);
    expect(read).toBeGreaterThan(0);
    expect(await readDay(next)).toBe(0);
    expect(await readDay(today)).toBe(0);
    const after = await findReadings(leader, here.programmeId);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)?.day).toBe(next);
  });
  it('are the latest ones, as many as are drawn', async () => {
    const all = await findReadings(leader, here.programmeId);
    expect(await findReadings(leader, here.programmeId, { most: 3 })).toEqual(all.slice(-3));
  });
  it('of one day are one reading', async () => {
    const plan = await planNow();
    await Promise.all([keepReading(leader, plan, today), keepReading(leader, plan, today)]);
    expect((await findReadings(leader, here.programmeId)).filter((one) => one.day === today)).toHaveLength(1);
  });
  it('are not made of days on which there was no plan', async () => {
    expect(await readBack(leader, here.programmeId, [day('2020-01-06')])).toBe(0);
  });
  it('are nobody else’s', async () => {
    const stranger = here.stranger;
    expect(await findReadings(stranger, here.programmeId)).toEqual([]);
    expect(await latestReading(stranger, here.programmeId)).toBeNull();
  });
});

describe('the weights', () => {
  const proposed = { overload: 30, competence: 20, paper: 15, plateau: 20, slippage: 15 };
  const asked = { percents: { ...proposed, overload: 40, paper: 5 }, reason: 'Papier is bijna weg.', seen: 1 };

  it('are those of the study until somebody decides, and not for everybody to decide', async () => {
    expect(await getStagnationRules(leader)).toEqual(proposedRules);
    expect(await decideWeights(leader, asked)).toEqual({ status: 'forbidden' });
    expect(await findRulesVersions(leader)).toEqual([]);
  });
  it('are refused when they are not 100 together, or without a reason', async () => {
    const decide = (rest: object) => decideWeights(steering, { ...asked, ...rest });
    expect(await decide({ percents: { ...proposed, paper: 16 } })).toMatchObject({ fault: { fault: 'sum', sum: 101 } });
    expect(await decide({ reason: '  ' })).toMatchObject({ fault: { fault: 'reason' } });
    expect(await decide({ percents: proposed })).toEqual({ status: 'unchanged' });
    expect(await findRulesVersions(steering)).toEqual([]);
  });
  it('become a version, from one of two who decide at once', async () => {
    const answers = await Promise.all([decideWeights(steering, asked), decideWeights(steering, asked)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['saved', 'stale']);
    expect(await findRulesVersions(leader)).toMatchObject([{ version: 2, reason: 'Papier is bijna weg.' }]);
    expect((await loadStandingFacts(leader, await planNow(), today)).rules.version).toBe(2);
    expect(await getStagnationRules(here.stranger)).toEqual(proposedRules);
  });
});

describe('an agreement about a team', () => {
  const call = async (role: Parameters<Municipality['cookie']>[0], agreementId: string, form?: object) => ({
    path: `/programmes/${here.programmeId}/capacity/risk/agreements/${agreementId}`,
    params: { programmeId: here.programmeId, agreementId },
    ...{ cookie: await here.cookie(role), today, form: { version: '99999', ...form } },
  });
  const holding = async () => [...(await loadStandingFacts(leader, await planNow(), today)).agreed];
  const about = async () => (await planNow()).capacity.teams.find(({ key }) => key === 'FAB')!.id;
  const agree = async (id: string, form: object) => callAction(agreement.action, await call('steering', id, form));
  const mine = async () => {
    const teamId = await about();
    return (await findAgreements(leader, here.programmeId)).find((row) => row.teamId === teamId);
  };

  it('is refused without words or a day, with what was typed', async () => {
    const answer = await agree('new', { teamId: await about(), text: ' ', last: '31-02-2027' });
    expect(answer.status).toBe(400);
    expect(Object.keys((answer.data as { errors: object }).errors).sort()).toEqual(['last', 'text']);
    expect(JSON.stringify(answer.data)).toContain('31-02-2027');
    expect(await holding()).not.toContain(await about());
  });
  it('answers its overload up to its last day, is changed and taken away; of another programme it is not there', async () => {
    const teamId = await about();
    expect((await agree('new', { teamId, text: 'Er komt iemand bij.', last: '2026-11-21' })).status).toBe(302);
    expect(await holding()).not.toContain(teamId);
    const { id } = (await mine())!;
    expect((await agree(id, { teamId, text: 'Er komt iemand bij.', last: '2026-11-22' })).status).toBe(302);
    expect(await holding()).toContain(teamId);
    const elsewhere = await call('steering', id);
    const other = { ...elsewhere, params: { ...elsewhere.params, programmeId: 'elders' } };
    expect((await callLoader(agreement.loader, other)).status).toBe(404);
    expect((await callAction(removal.action, await call('department_head', id))).status).toBe(403);
    expect((await callAction(removal.action, await call('steering', id))).status).toBe(302);
    expect(await mine()).toBeUndefined();
  });
});

describe('over HTTP', () => {
  const page = async (role: Parameters<Municipality['cookie']>[0]) => ({
    path: `/programmes/${here.programmeId}/capacity/risk`,
    ...{ params: { programmeId: here.programmeId }, cookie: await here.cookie(role), today },
  });
  const settings = async (role: Parameters<Municipality['cookie']>[0], form: Record<string, string>) => ({
    ...{ path: '/settings/stagnation', params: {}, cookie: await here.cookie(role), today, form },
  });
  const form = {
    ...{ overload: '20', competence: '20', paper: '20', plateau: '20', slippage: '20' },
    ...{ reason: 'Alles even zwaar.', version: '2' },
  };

  it('the page says the number, why, and how it was', async () => {
    const { data } = await callLoader(risk.loader, await page('department_head'));
    const value = data as SerializeFrom<typeof risk.loader>;
    expect(value.text.index.band).toBe('Hoog');
    expect(value.text.index.said.split('. ').length).toBeLessThanOrEqual(3);
    expect(value.text.drivers).toHaveLength(5);
    expect(value.history.length).toBeGreaterThan(10);
  });
  it('weights that are not 100 come back as they were typed, with a sentence', async () => {
    const answer = await callAction(weights.action, await settings('steering', { ...form, overload: '21' }));
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.data)).toContain('101');
    expect(JSON.stringify(answer.data)).toContain('Alles even zwaar.');
  });
  it('are refused to who may not, told to who was overtaken, and saved; today is read anew', async () => {
    expect((await callAction(weights.action, await settings('project_leader', form))).status).toBe(403);
    const stale = await callAction(weights.action, await settings('steering', { ...form, version: '1' }));
    expect([stale.status, JSON.stringify(stale.data).includes('40 %')]).toEqual([409, true]);
    expect((await callAction(weights.action, await settings('steering', form))).status).toBe(302);
    const [kept] = await database.db
      .select({ version: t.stagnationReading.version })
      .from(t.stagnationReading)
      .where(eq(t.stagnationReading.day, today));
    expect(kept!.version).toBe(3);
  });
});
