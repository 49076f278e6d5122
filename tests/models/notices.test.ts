// Notices are written with what they tell: one per person and kind whatever moves, to nobody of another municipality, not to who did it.
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addComment, correctComment, removeComment } from '~/models/conversation.server';
import * as t from '~/models/db/schema';
import { decideGate } from '~/models/gate.server';
import { newId } from '~/models/id.server';
import {
  countUnread,
  findNotices,
  getNotice,
  getNoticeChoices,
  markAllRead,
  markRead,
  saveNoticeChoices,
} from '~/models/notice.server';
import { tellDay } from '~/models/notice-day.server';
import { findReachable } from '~/models/notice-tell.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import { noticeKinds, unlessChosen } from '~/models/planning/notices/notice';
import type { Actor, Role } from '~/models/planning/permission';
import { sayStatus } from '~/models/status.server';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let head: Actor;
let board: Actor;

const why = { overload: 'Het kan niet anders.', slip: { code: 'other', text: '' } } as const;

beforeAll(async () => {
  database = await testDatabase();
  [here, elsewhere] = [await aMunicipality('hier'), await aMunicipality('elders')];
  head = await somebody('department_head');
  board = await somebody('steering');
  await elsewhere.cookie('department_head');
  await database.db.insert(t.userDepartment).values({
    ...{ organisationId: here.organisationId, userId: head.userId, departmentId: here.departmentIds['SD']! },
  });
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(t.notice));

async function somebody(role: Role): Promise<Actor> {
  await here.cookie(role);
  const where = and(eq(t.userAccount.organisationId, here.organisationId), eq(t.userAccount.role, role));
  const [row] = await database.db.select({ id: t.userAccount.id }).from(t.userAccount).where(where);
  return { userId: row!.id, organisationId: here.organisationId, role, departmentIds: [] };
}

const toldTo = async (actor: Actor) => (await findNotices(actor, { limit: 50 })).map(({ facts }) => facts);
const planNow = async () => (await loadPlan(here.leader, here.programmeId))!;

/** So many items of their own for somebody, that ask all departments; straight into the plan. */
async function manyItems(count: number, ownerId: string): Promise<string[]> {
  const { organisationId, programmeId } = here;
  const rows = Array.from({ length: count }, () => ({
    ...{ id: newId(), organisationId, programmeId, kind: 'activity', title: 'Werk', mode: 'manual', workDays: 1 },
    ...{ startDay: '2027-03-01', untilDay: '2027-03-02', ownerId, allDepartments: true },
  }));
  await database.db.insert(t.item).values(rows);
  await database.db
    .update(t.programme)
    .set({ version: sql`${t.programme.version} + 1` })
    .where(eq(t.programme.id, programmeId));
  return rows.map(({ id }) => id);
}

describe('a change of the plan', () => {
  it('that moves 200 items is one notice for each whom it concerns', async () => {
    const itemIds = await manyItems(200, board.userId);
    const saved = await changePlan(here.leader, here.programmeId, { kind: 'move_items', itemIds, workDays: 5 }, why);
    expect(saved?.status).toBe('saved');
    expect(await toldTo(board)).toMatchObject([{ kind: 'moved_own', items: { length: 200 } }]);
    expect(await toldTo(head)).toMatchObject([{ kind: 'moved_department', items: { length: 200 } }]);
    expect(await countUnread(head)).toBe(1);
    expect(await countUnread(here.leader)).toBe(0);
    const [count] = await database.db.select({ n: sql<number>`count(*)::int` }).from(t.notice);
    expect(count?.n).toBe(2);
  });
  it('is told by nobody when it is looked at, refused, or done by who it concerns', async () => {
    const itemIds = await manyItems(2, here.leader.userId);
    const move = { kind: 'move_items', itemIds, workDays: 1 } as const;
    await changePlan(here.leader, here.programmeId, move, { ...why, preview: true });
    expect(await toldTo(head)).toEqual([]);
    await changePlan(here.leader, here.programmeId, move, why);
    expect(await toldTo(here.leader)).toEqual([]);
    expect(await toldTo(head)).toHaveLength(1);
  });
  it('that is rolled back tells nothing', async () => {
    const itemIds = await manyItems(1, board.userId);
    const failed = database.db.transaction(async (tx) => {
      await changePlan(
        here.leader,
        here.programmeId,
        { kind: 'move_items', itemIds, workDays: 1 },
        { ...why, tx: tx as never },
      );
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await toldTo(board)).toEqual([]);
  });
  it('that decides a gate is told to who leads and decides', async () => {
    const gate = (await planNow()).items.find(({ key }) => key === 'MS10')!;
    const decided = await decideGate(
      here.leader,
      here.programmeId,
      {
        ...{ kind: 'decide_gate', decisionId: newId(), itemId: gate.id, outcome: 'no_go', on: day('2026-03-02') },
        ...{ conditions: [], decider: 'Stuurgroep', recordedBy: here.leader.userId, reason: 'Nog niet.' },
      },
      { baselineName: 'Besluit', ...why },
    );
    expect(decided?.status).toBe('saved');
    expect((await toldTo(board)).filter(({ kind }) => kind === 'decision')).toMatchObject([
      { itemId: gate.id, outcome: 'no_go' },
    ]);
    expect((await toldTo(head)).filter(({ kind }) => kind === 'decision')).toEqual([]);
  });
});

describe('a conversation', () => {
  const subject = async () => ({ kind: 'item', id: (await planNow()).items[0]!.id }) as const;
  const say = async (actor: Actor, text: string, chosen: string[] = []) => {
    const answer = await addComment(actor, here.programmeId, { subject: await subject(), text, chosen });
    if (answer?.status !== 'saved') throw new Error(answer?.status);
    return answer.commentId;
  };
  beforeEach(() => database.db.delete(t.comment));

  it('tells who is named, and who was in it already', async () => {
    await say(head, 'Lukt dit?', [here.leader.userId]);
    expect(await toldTo(here.leader)).toMatchObject([{ kind: 'mentioned' }]);
    await say(here.leader, 'Ja.', [board.userId]);
    expect(await toldTo(head)).toMatchObject([{ kind: 'answer' }]);
    expect(await toldTo(board)).toMatchObject([{ kind: 'mentioned' }]);
    expect(await toldTo(here.leader)).toHaveLength(1);
  });
  it('tells of a correction only who is named in it anew, and of what was removed nobody any more', async () => {
    const id = await say(head, 'Lukt dit?', [here.leader.userId]);
    await correctComment(head, here.programmeId, id, {
      text: 'Lukt dit u?',
      chosen: [here.leader.userId, board.userId],
    });
    expect(await toldTo(here.leader)).toHaveLength(1);
    expect(await toldTo(board)).toMatchObject([{ kind: 'mentioned', commentId: id }]);
    await removeComment(head, here.programmeId, id);
    expect([await toldTo(here.leader), await toldTo(board)]).toEqual([[], []]);
  });
  it('tells nobody who has left', async () => {
    await say(head, 'Ik was hier');
    await database.db.update(t.userAccount).set({ active: false }).where(eq(t.userAccount.id, head.userId));
    await say(here.leader, 'Dank');
    await database.db.update(t.userAccount).set({ active: true }).where(eq(t.userAccount.id, head.userId));
    expect(await toldTo(head)).toEqual([]);
  });
});

describe('a status', () => {
  it('that turns red is told once, until it was something else', async () => {
    const subject = { kind: 'programme', id: here.programmeId } as const;
    const say = (colour: 'red' | 'amber') =>
      sayStatus(here.leader, here.programmeId, { subject, colour, headline: 'Het schuurt', text: '' });
    await say('red');
    await say('red');
    expect(await toldTo(board)).toMatchObject([{ kind: 'status_red', title: null, headline: 'Het schuurt' }]);
    await say('amber');
    await say('red');
    expect(await toldTo(board)).toHaveLength(2);
    expect(await toldTo(head)).toEqual([]);
  });
});

describe('late figures', () => {
  it('are told once to who delivers them, however many ask', async () => {
    const { organisationId } = here;
    await database.db.insert(t.metricOwner).values({
      id: newId(),
      organisationId,
      metricKey: 'M02',
      departmentId: here.departmentIds['SD']!,
      userId: head.userId,
    });
    const today = day('2026-11-22');
    const told = await Promise.all([tellDay(today), tellDay(today)]);
    expect(told.reduce((sum, count) => sum + count)).toBe(1);
    expect(await tellDay(day('2026-11-23'))).toBe(0);
    expect(await toldTo(head)).toMatchObject([{ kind: 'figures_late', lines: [{ metricKey: 'M02' }] }]);
    expect(await countUnread(board)).toBe(0);
  });
});

describe('whom it is for', () => {
  const red = async () => {
    const subject = { kind: 'workstream', id: (await planNow()).workstreams[0]!.id } as const;
    for (const colour of ['green', 'red'] as const) {
      await sayStatus(here.leader, here.programmeId, { subject, colour, headline: colour, text: '' });
    }
  };
  const off = { app: false, mail: false };
  const all = (choice: typeof unlessChosen) =>
    Object.fromEntries(noticeKinds.map((kind) => [kind, choice])) as Awaited<ReturnType<typeof getNoticeChoices>>;

  it('reads and marks one’s own, and nobody else’s', async () => {
    await red();
    const [mine] = await findNotices(board, { limit: 5 });
    for (const stranger of [head, here.leader, elsewhere.leader]) {
      expect(await getNotice(stranger, mine!.id)).toBeNull();
      expect(await markRead(stranger, mine!.id)).toBe(false);
      expect(await markAllRead(stranger, 1_000_000)).toBe(0);
    }
    expect(await getNotice(board, mine!.id)).toMatchObject({ read: false, byName: 'project_leader van hier' });
    expect(await markRead(board, mine!.id)).toBe(true);
    expect(await countUnread(board)).toBe(0);
  });
  it('marks what was seen, not what came meanwhile', async () => {
    await red();
    const [seen] = await findNotices(board, { limit: 1 });
    await red();
    expect(await markAllRead(board, seen!.position)).toBe(1);
    expect(await countUnread(board)).toBe(1);
    expect(await findNotices(board, { before: seen!.position, limit: 5 })).toEqual([]);
  });
  it('hears what was chosen', async () => {
    expect(await getNoticeChoices(board)).toEqual(all(unlessChosen));
    await saveNoticeChoices(board, { ...all(unlessChosen), status_red: off });
    await red();
    expect(await toldTo(board)).toEqual([]);
    await saveNoticeChoices(board, { ...all(off), status_red: { app: false, mail: true } });
    expect((await getNoticeChoices(board)).mentioned).toEqual(off);
    await red();
    expect(await countUnread(board)).toBe(0);
    expect(await getNoticeChoices(head)).toEqual(all(unlessChosen));
    await saveNoticeChoices(board, all(unlessChosen));
  });
  it('is told as whom one stands in for, as long as that lasts', async () => {
    const { organisationId } = here;
    const reader = await somebody('reader');
    const until = (days: number) => sql`(now() + make_interval(days => ${days}))::date`;
    await database.db.insert(t.deputy).values([
      {
        id: newId(),
        organisationId,
        absentId: board.userId,
        userId: reader.userId,
        fromDay: until(-3),
        untilDay: until(3),
      },
      {
        id: newId(),
        organisationId,
        absentId: head.userId,
        userId: reader.userId,
        fromDay: until(-9),
        untilDay: until(-3),
      },
    ] as never);
    const me = (await findReachable(database.db, organisationId)).find(({ id }) => id === reader.userId);
    expect(me?.posts.map(({ role }) => role)).toEqual(['reader', 'steering']);
    await red();
    expect(await toldTo(reader)).toHaveLength(1);
  });
});
