// The cut-over board and its verbs, called as Remix would: one tap one stamp, by who may; times by the clock; nothing typed is lost.
import { saidReason } from '~/ui/shared/said-errors.server';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { loadPlan } from '~/models/plan.server';
import type { Board } from '~/models/planning/cutover-board';
import { localOf, minuteAt } from '~/models/planning/minute';
import { day } from '~/models/planning/day';
import * as undo from '~/routes/programmes.$programmeId.history.$changeId.undo';
import * as board from '~/routes/programmes.$programmeId.cutover';
import * as edit from '~/routes/programmes.$programmeId.cutover_.$taskId';
import * as remove from '~/routes/programmes.$programmeId.cutover_.$taskId_.remove';
import * as stamp from '~/routes/programmes.$programmeId.cutover_.$taskId_.stamp';
import { startSession } from '~/models/user.server';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let leader: string;
let reader: { id: string; cookie: string };

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  leader = await here.cookie('project_leader');
  const id = newId();
  const { organisationId } = here;
  const person = { id, organisationId, key: 'uitvoerder', name: 'Uitvoerder', email: 'u@hier.example' };
  await database.db.insert(t.userAccount).values({ ...person, role: 'reader' });
  reader = { id, cookie: `dok_sessie=${await startSession(id, organisationId, new Date())}` };
});
afterAll(() => database.close());

const plan = async () => (await loadPlan(here.leader, here.programmeId))!;
const titled = async (title: string) => (await plan()).cutoverTasks.find((task) => task.title.nl.startsWith(title))!;
const friday = (time: string) => minuteAt(day('2026-04-10'), time)!;
const at = (taskId: string, rest: string, now = friday('15:04')) => ({
  path: `/programmes/${here.programmeId}/cutover/${taskId}${rest}`,
  params: { programmeId: here.programmeId, taskId },
  today: '2026-04-10',
  now,
});
const shown = async (cookie: string, now?: number) => {
  const answer = await callLoader(board.loader, { ...at('', '', now), cookie });
  expect(answer.status).toBe(200);
  return answer.data as { board: Board; mayPlan: boolean; version: number };
};
const press = async (taskId: string, form: Record<string, string>, cookie = leader, now?: number) =>
  callAction(stamp.action, { ...at(taskId, '/stamp', now), cookie, form });

describe('the board', () => {
  it('has the draaiboek of the blueprint, the first task to start', async () => {
    const { board: seen, mayPlan } = await shown(leader);
    expect(seen.lines).toHaveLength(20);
    expect(seen.next[0]).toMatchObject({ state: 'ready', mayStamp: true });
    expect(seen.next[0]!.title.nl).toMatch(/^Laatste go\/no-go/);
    expect(localOf(seen.plannedFinish!)).toEqual({ day: '2026-04-13', time: '12:30' });
    expect([mayPlan, seen.turning?.passed]).toEqual([true, false]);
    const read = await shown(reader.cookie);
    expect([read.mayPlan, read.board.lines.some((line) => line.mayStamp)]).toEqual([false, false]);
  });
});

describe('stamping', () => {
  it('is one tap: started now, done now, and the board moves along', async () => {
    const first = await titled('Laatste go/no-go');
    const started = await press(first.id, { stamp: 'started' });
    expect(started.status).toBe(302);
    expect(started.headers.get('location')).toMatch(/\/cutover\?changed=/);
    expect((await titled('Laatste')).startedAt).toBe(friday('15:04'));
    const done = await press(first.id, { stamp: 'done' }, leader, friday('16:24'));
    const { board: seen } = await shown(leader, friday('16:24'));
    expect(seen.lines.find((line) => line.id === first.id)).toMatchObject({ state: 'done', late: 24 });
    const next = seen.next.map((line) => line.title.nl.slice(0, 7));
    expect(next).toEqual(['Bericht', 'Melding']);
    // what the notice offers: turning it round
    const changeId = new URL(done.headers.get('location')!, 'http://here').searchParams.get('changed')!;
    const back = await callAction(undo.action, {
      path: `/programmes/${here.programmeId}/history/${changeId}/undo`,
      params: { programmeId: here.programmeId, changeId },
      cookie: leader,
    });
    expect(back.status).toBe(302);
    expect((await titled('Laatste')).doneAt).toBeNull();
  });

  it('is refused while what the task waits for is not done, with its name', async () => {
    const task = await titled('Melding');
    for (const form of [
      { stamp: 'started' },
      { stamp: 'done' },
      { stamp: 'started', day: '2026-04-10', time: '15:00' },
    ]) {
      const answer = await press(task.id, form as Record<string, string>);
      expect([answer.status, answer.data]).toMatchObject([
        409,
        { refusal: expect.stringMatching(/^‘Melding op .*Eerst moet klaar zijn: ‘Laatste go\/no-go/) },
      ]);
    }
    expect(await titled('Melding')).toMatchObject({ startedAt: null, doneAt: null });
    expect((await press((await titled('Laatste')).id, { stamp: 'done' }, leader, friday('15:05'))).status).toBe(302);
  });

  it('is told when somebody was first, with both times', async () => {
    const task = await titled('Melding');
    const { version } = await shown(leader);
    await press(task.id, { stamp: 'started', version: String(version) });
    const second = await press(task.id, { stamp: 'started', version: String(version) }, leader, friday('15:09'));
    expect(second.status).toBe(409);
    expect(second.data).toMatchObject({
      stale: [{ field: 'gestart', mine: '10 apr 2026, 15:09', theirs: '10 apr 2026, 15:04' }],
    });
  });

  it('is for the owner of a task too, whatever their role, and for nobody else', async () => {
    const task = await titled('Bericht');
    expect((await press(task.id, { stamp: 'started' }, reader.cookie)).status).toBe(403);
    await database.db.update(t.cutoverTask).set({ ownerId: reader.id }).where(eq(t.cutoverTask.id, task.id));
    await database.db.update(t.programme).set({ version: (await plan()).programme.version + 1 });
    expect((await press(task.id, { stamp: 'started' }, reader.cookie)).status).toBe(302);
    expect((await titled('Bericht')).startedAt).toBe(friday('15:04'));
    const other = await titled('Melding');
    expect((await press(other.id, { stamp: 'done' }, reader.cookie)).status).toBe(403);
    const page = await callLoader(stamp.loader, { ...at(task.id, '/stamp'), cookie: reader.cookie });
    expect(page.status).toBe(200);
  });

  it('can be corrected to the minute and taken back', async () => {
    for (const first of ['Melding', 'Bericht']) await press((await titled(first)).id, { stamp: 'done' });
    const task = await titled('Oude systeem');
    const correct = (form: Record<string, string>) => press(task.id, { stamp: 'started', ...form });
    expect((await correct({ day: '2026-04-10', time: '9.05' })).status).toBe(302);
    expect((await titled('Oude systeem')).startedAt).toBe(friday('09:05'));
    const before = await press(task.id, { stamp: 'done', day: '2026-04-10', time: '09:04' });
    expect([before.status, before.data]).toMatchObject([
      409,
      { refusal: expect.stringContaining('kan niet klaar zijn voordat') },
    ]);
    expect((await press(task.id, { stamp: 'started', clear: '1' })).status).toBe(302);
    expect((await titled('Oude systeem')).startedAt).toBeNull();
  });

  it.each([
    [{ stamp: 'started', day: 'ooit', time: '10:00' }, { day: 'not_a_day' }],
    [{ stamp: 'started', day: '2026-04-10', time: '25:00' }, { time: saidReason('not_a_time') }],
    [{ stamp: 'started', day: '2026-04-10', time: '15:05' }, { time: saidReason('moment_in_the_future') }],
    [{ stamp: 'started', day: '2026-03-29', time: '02:30' }, { time: saidReason('time_skipped') }],
    [{ stamp: 'half' }, { stamp: 'choose' }],
  ])('refuses %j at the field and keeps what was typed', async (form, errors) => {
    const answer = await press((await titled('Oude systeem')).id, form);
    expect([answer.status, answer.data]).toMatchObject([400, { errors, typed: form }]);
  });
});

describe('a task', () => {
  const fields = {
    titleNl: 'Koffie',
    titleEn: '',
    note: 'Voor iedereen',
    ownerId: '',
    teamId: '',
    day: '2026-04-11',
    time: '10:15',
    duration: '1:30',
  };
  const send = (taskId: string, form: Record<string, string | string[]>) =>
    callAction(edit.action, { ...at(taskId, ''), cookie: leader, form });

  it('is added with its predecessors, changed and taken out again', async () => {
    const before = await titled('Oude systeem');
    const made = await send('new', { ...fields, 'after[]': [before.id] });
    expect(made.status).toBe(302);
    const task = await titled('Koffie');
    const start = minuteAt(day('2026-04-11'), '10:15')!;
    expect(task).toMatchObject({ start, minutes: 90, after: [before.id], pointOfNoReturn: false, note: fields.note });
    const form = { ...fields, duration: '45', pointOfNoReturn: 'on', 'after[]': [before.id] };
    expect((await send(task.id, form)).status).toBe(302);
    expect(await titled('Koffie')).toMatchObject({ minutes: 45, pointOfNoReturn: true });
    const page = await callLoader(remove.loader, { ...at(task.id, '/remove'), cookie: leader });
    expect(page.data).toMatchObject({ before: [{ nl: 'Oude systeem op alleen-lezen' }], followers: [] });
    const gone = await callAction(remove.action, { ...at(task.id, '/remove'), cookie: leader, form: {} });
    expect(gone.status).toBe(302);
    expect(await titled('Koffie')).toBeUndefined();
  });

  it('with mistakes is refused with every one of them at its field, and nothing lost', async () => {
    const form = { ...fields, titleNl: ' ', day: '2026-02-30', time: 'straks', duration: '1:75' };
    const answer = await send('new', form);
    expect(answer.status).toBe(400);
    const errors = {
      titleNl: 'required',
      day: 'not_a_day',
      time: saidReason('not_a_time'),
      duration: saidReason('not_a_duration'),
    };
    expect(answer.data).toMatchObject({ errors, typed: form });
  });

  it('that waits for itself by way of others is refused with the path', async () => {
    const [first, second] = [await titled('Laatste'), await titled('Bericht')];
    const form = { ...fields, titleNl: first.title.nl, 'after[]': [second.id] };
    const answer = await send(first.id, form);
    expect([answer.status, answer.data]).toMatchObject([
      409,
      { refusal: expect.stringContaining(`‘${second.title.nl}’ → `) },
    ]);
  });

  it('of another municipality is not there', async () => {
    const stranger = await elsewhere.cookie('project_leader');
    const task = await titled('Laatste');
    for (const answer of [
      await callAction(edit.action, { ...at(task.id, ''), cookie: stranger, form: fields }),
      await callAction(remove.action, { ...at(task.id, '/remove'), cookie: stranger, form: {} }),
      await callAction(stamp.action, { ...at(task.id, '/stamp'), cookie: stranger, form: { stamp: 'done' } }),
      await callLoader(board.loader, { ...at('', ''), cookie: stranger }),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect((await send('bestaatniet', fields)).status).toBe(404);
  });
});
