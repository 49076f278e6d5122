// Check-ins in the database: a link of one department, that expires and can be withdrawn; answers that replace each other; who reads them.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerCheckIn, checkInTheme, openCheckIn } from '~/models/check-in-answer.server';
import {
  askCheckIns,
  findCheckIns,
  findOpenRequests,
  findSaidCheckIns,
  settleCheckIn,
  withdrawCheckIn,
} from '~/models/check-in.server';
import * as t from '~/models/db/schema';
import { mostAnswers, type SaidAnswers } from '~/models/planning/check-in/answers';
import { addDays, day } from '~/models/planning/day';
import { type Actor, type Role } from '~/models/planning/permission';
import { freeNames } from '~/models/planning/throttle';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = day('2026-03-02');
const door = { address: '192.0.2.7', device: 'Safari, iPhone' };
const opening = { door, today, now: new Date('2026-03-02T10:00:00Z') };
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
}, 120_000);
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.delete(t.checkIn);
  await database.db.delete(t.notice);
  await database.db.delete(t.signInFailure);
});

const id = (key: string) => here.departmentIds[key]!;
const as = (role: Role, ...keys: string[]): Actor => ({ ...here.leader, role, departmentIds: keys.map(id) });
async function ask(keys: string[] = ['VTH'], days = 14, on = today): Promise<string[]> {
  const departmentIds = keys.map(id);
  const made = await askCheckIns(here.leader, here.programmeId, { departmentIds, days }, { today: on });
  if (made?.status !== 'saved') throw new Error(made?.status);
  return keys.map((key) => made.links.find(({ departmentId }) => departmentId === id(key))!.token);
}
const calm: SaidAnswers = {
  ...{ right: true, contested: [], contestedText: '', time: 4, going: 'good', goingText: '', wish: '' },
};
const bad: SaidAnswers = { ...calm, going: 'not_good', goingText: 'Dubbel werk' };
const answer = (token: string, more: Partial<SaidAnswers> = {}, on = today) =>
  answerCheckIn(token, { ...calm, ...more }, { ...opening, today: on });
const asked = async (actor = here.leader) => (await findCheckIns(actor, here.programmeId, today)).asked;
const said = (actor = here.leader) => findSaidCheckIns(actor, here.programmeId);
const open = (actor = here.leader, programmeId?: string) => findOpenRequests(actor, programmeId);
const told = async () =>
  (await database.db.select({ userId: t.notice.userId, facts: t.notice.facts }).from(t.notice)).map(
    ({ userId, facts }) => [userId, 'reasons' in facts ? facts.reasons : null],
  );

describe('a link', () => {
  it('is of one department; of it only a hash is kept', async () => {
    const [token] = await ask();
    expect(token).toMatch(/^[0-9a-z]{32}$/);
    const rows = JSON.stringify(await database.db.select().from(t.checkIn));
    expect(rows).not.toContain(token);
    const opened = await openCheckIn(token!, opening);
    if (opened?.status !== 'open') throw new Error(opened?.status);
    expect(opened).toMatchObject({ department: { nl: 'VTH' }, lastDay: '2026-03-16', last: null });
    // What comes to others only is nowhere in it.
    const { coming } = opened;
    expect(coming.length).toBeGreaterThan(0);
    const items = await database.db
      .select()
      .from(t.itemDepartment)
      .where(eq(t.itemDepartment.departmentId, id('SD')));
    const own = await database.db
      .select()
      .from(t.itemDepartment)
      .where(eq(t.itemDepartment.departmentId, id('VTH')));
    const theirs = items.filter(({ itemId }) => !own.some((row) => row.itemId === itemId)).map(({ itemId }) => itemId);
    expect(coming.filter(({ itemId }) => theirs.includes(itemId))).toEqual([]);
  });

  it('works through its last day; then it is over, without contents, and takes no answer', async () => {
    const [token] = await ask(['VTH'], 1);
    const [last, after] = [addDays(today, 1), addDays(today, 2)];
    expect(await openCheckIn(token!, { ...opening, today: last })).toMatchObject({ status: 'open' });
    expect(await openCheckIn(token!, { ...opening, today: after })).toEqual({ status: 'expired' });
    expect(await answer(token!, {}, after)).toEqual({ status: 'expired' });
    expect([await checkInTheme(token!, last), await checkInTheme(token!, after)]).toEqual([
      { theme: 'voorbeeld' },
      null,
    ]);
    expect(await said()).toEqual([]);
  });

  it('that was withdrawn is as one that never was; what was answered stays', async () => {
    const [token] = await ask();
    expect(await answer(token!, bad)).toEqual({ status: 'saved' });
    const [row] = await asked();
    const key = { programmeId: here.programmeId, checkInId: row!.id };
    expect(await withdrawCheckIn(as('steering'), key)).toEqual({ status: 'forbidden' });
    expect(await withdrawCheckIn(elsewhere.leader, key)).toBeNull();
    expect(await withdrawCheckIn({ ...here.leader }, { ...key, programmeId: elsewhere.programmeId })).toBeNull();
    expect(await withdrawCheckIn(here.leader, key)).toEqual({ status: 'saved' });
    expect(await openCheckIn(token!, opening)).toBeNull();
    expect(await openCheckIn('0'.repeat(32), opening)).toBeNull();
    expect([await answer(token!), await checkInTheme(token!, today)]).toEqual([null, null]);
    // Also after its days are over: it does not say that there was one.
    expect(await openCheckIn(token!, { ...opening, today: addDays(today, 60) })).toBeNull();
    expect((await asked())[0]).toMatchObject({ state: 'withdrawn' });
    expect(await said()).toHaveLength(1);
  });

  it('takes the place of the one before: a department has one that works', async () => {
    const [first] = await ask();
    const [second] = await ask();
    expect(await openCheckIn(first!, opening)).toBeNull();
    expect(await openCheckIn(second!, opening)).toMatchObject({ status: 'open' });
  });

  it('is asked by who may, of departments of the municipality, for one to thirty days', async () => {
    const to = (departmentIds: string[], days = 14, actor: Actor = here.leader, programmeId = here.programmeId) =>
      askCheckIns(actor, programmeId, { departmentIds, days }, { today });
    for (const role of ['department_head', 'steering', 'reader'] as const)
      expect(await to([id('VTH')], 14, as(role, 'VTH'))).toEqual({ status: 'forbidden' });
    expect(await to([id('VTH')], 14, here.leader, elsewhere.programmeId)).toBeNull();
    expect(await to([id('VTH'), elsewhere.departmentIds['VTH']!])).toMatchObject({ field: 'departments' });
    expect(await to([])).toMatchObject({ status: 'refused', field: 'departments' });
    for (const days of [0, 31, 1.5]) expect(await to([id('VTH')], days)).toMatchObject({ field: 'days' });
    expect(await database.db.select().from(t.checkIn)).toEqual([]);
    expect(await to([id('VTH')], 30)).toMatchObject({ status: 'saved', lastDay: '2026-04-01' });
  });

  it('names the heads of the department, to be written to', async () => {
    const [head] = await database.db
      .insert(t.userAccount)
      .values({
        ...{ id: 'hoofd', organisationId: here.organisationId, key: 'hoofd', name: 'Hoofd', role: 'department_head' },
        email: 'hoofd@hier.example',
      })
      .returning();
    await database.db
      .insert(t.userDepartment)
      .values({ organisationId: here.organisationId, userId: head!.id, departmentId: id('VTH') });
    const made = await askCheckIns(
      ...([here.leader, here.programmeId, { departmentIds: [id('VTH'), id('SD')], days: 14 }, { today }] as const),
    );
    if (made?.status !== 'saved') throw new Error(made?.status);
    expect(
      Object.fromEntries(made.links.map(({ department, heads }) => [department.nl, heads.map(({ email }) => email)])),
    ).toEqual({ VTH: ['hoofd@hier.example'], SD: [] });
  });

  it('that is guessed one after another has to wait, also when the next is right', async () => {
    const [token] = await ask();
    const guess = (at: number) => at.toString(36).padStart(32, '0');
    for (let at = 0; at < freeNames; at++) expect(await openCheckIn(guess(at), opening)).toBeNull();
    expect(await openCheckIn(token!, opening)).toEqual({ status: 'wait', seconds: 10 });
    expect(await answer(token!)).toMatchObject({ status: 'wait' });
    expect(await said()).toEqual([]);
    const other = { ...opening, door: { ...door, address: '192.0.2.8' } };
    expect(await openCheckIn(token!, other)).toMatchObject({ status: 'open' });
    expect(await openCheckIn(token!, { ...opening, now: new Date('2026-03-02T10:00:11Z') })).toMatchObject({
      status: 'open',
    });
  });

  it('that works can be opened as often as anybody likes', async () => {
    const [token] = await ask();
    for (let at = 0; at < 40; at++) expect(await openCheckIn(token!, opening)).toMatchObject({ status: 'open' });
  });
});

describe('an answer', () => {
  it('takes the place of the one before, says when it was last given, and opens again what was dealt with', async () => {
    const [token] = await ask();
    expect(await answer(token!, bad)).toEqual({ status: 'saved' });
    const [first] = await open();
    const key = { programmeId: here.programmeId, checkInId: first!.id };
    expect(await settleCheckIn(here.leader, { ...key, times: 1 })).toEqual({ status: 'saved' });
    expect(await open()).toEqual([]);
    expect((await said())[0]).toMatchObject({ dealt: { by: 'project_leader van hier' } });
    expect(await answer(token!, { wish: 'Bel mij' })).toEqual({ status: 'saved' });
    expect(await said()).toHaveLength(1);
    expect((await open())[0]).toMatchObject({ answers: { going: 'good', wish: 'Bel mij' }, times: 2, dealt: null });
    expect(await openCheckIn(token!, opening)).toMatchObject({ last: { answers: { wish: 'Bel mij' } } });
    // Of the answer that was read before, nothing is dealt with any more.
    expect(await settleCheckIn(here.leader, { ...key, times: 1 })).toEqual({ status: 'changed' });
    expect(await open()).toHaveLength(1);
  });

  it('names contested items with the days they had; those of others are not kept', async () => {
    const [token] = await ask();
    const opened = await openCheckIn(token!, opening);
    if (opened?.status !== 'open') throw new Error(opened?.status);
    const { hours: _hours, ...item } = opened.coming[0]!;
    const more = { right: false, contestedText: 'Te vroeg', contested: [item.itemId, 'bestaatniet'] };
    expect(await answer(token!, more)).toEqual({ status: 'saved' });
    expect((await said())[0]!.answers).toMatchObject({ contested: [item], contestedText: 'Te vroeg' });
    expect(await answer(token!, { ...more, contestedText: ' ' })).toMatchObject({ status: 'refused' });
  });

  it('is taken twenty times by one link', async () => {
    const [token] = await ask();
    for (let at = 0; at < mostAnswers; at++) expect(await answer(token!)).toEqual({ status: 'saved' });
    expect(await answer(token!, { wish: 'Nog iets' })).toEqual({ status: 'full' });
    expect((await said())[0]!.answers.wish).toBe('');
  });

  it('that asks something is told to the project leader, once per link as long as it is not read', async () => {
    const [token, other] = await ask(['VTH', 'SD']);
    await answer(token!);
    expect(await told()).toEqual([]);
    await answer(token!, bad);
    await answer(token!, { ...bad, wish: 'Bel mij' });
    expect(await told()).toEqual([[here.leader.userId, ['not_good', 'said']]]);
    await answer(other!, { wish: 'Hulp' });
    expect(await told()).toHaveLength(2);
    // What it no longer asks is not told any more.
    await answer(token!);
    expect(await told()).toEqual([[here.leader.userId, ['said']]]);
  });
});

describe('what was said', () => {
  it('is read by who leads or decides, by a head of the department itself, and nowhere else', async () => {
    const [token, other] = await ask(['VTH', 'SD']);
    await answer(token!, bad);
    await answer(other!, { wish: 'Hulp' });
    const names = async (actor: Actor) => (await said(actor)).map(({ department }) => department.nl).sort();
    expect(await names(here.leader)).toEqual(['SD', 'VTH']);
    expect(await names(as('steering'))).toEqual(['SD', 'VTH']);
    expect(await names(as('department_head', 'VTH'))).toEqual(['VTH']);
    expect(await names(as('department_head', 'RO'))).toEqual([]);
    expect(await names(as('reader'))).toEqual([]);
    expect(await names(elsewhere.leader)).toEqual([]);
    expect(await asked(as('department_head', 'SD'))).toMatchObject([{ departmentId: id('SD') }]);
    expect(await asked(elsewhere.leader)).toEqual([]);
    expect((await open(as('department_head', 'VTH'))).map(({ department }) => department.nl)).toEqual(['VTH']);
  });

  it('that is open is found over all programmes, and per programme; the latest answer of a department counts', async () => {
    const [token] = await ask(['VTH']);
    await answer(token!, bad);
    expect(await open()).toMatchObject([{ programmeId: here.programmeId, reasons: ['not_good'] }]);
    expect(await open(here.leader, here.programmeId)).toHaveLength(1);
    expect(await open(here.leader, elsewhere.programmeId)).toEqual([]);
    expect(await open(elsewhere.leader)).toEqual([]);
    const [later] = await ask(['VTH']);
    expect(await open()).toHaveLength(1);
    await answer(later!);
    expect(await open()).toEqual([]);
  });

  it('is dealt with by who asks, in their own municipality only', async () => {
    const [token] = await ask();
    const [row] = await asked();
    const key = { programmeId: here.programmeId, checkInId: row!.id, times: 1 };
    expect(await settleCheckIn(here.leader, { ...key, times: 0 })).toBeNull();
    await answer(token!, bad);
    expect(await settleCheckIn(as('department_head', 'VTH'), key)).toEqual({ status: 'forbidden' });
    expect(await settleCheckIn(elsewhere.leader, key)).toBeNull();
    expect(await open()).toHaveLength(1);
  });
});
