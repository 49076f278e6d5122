// How it goes: said by who leads the programme, never changed afterwards, rolled up to the overview and the head of every page.
import type { SerializeFrom } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import { statusTree } from '~/models/planning/status/roll-up';
import { findLatestStatuses, findStatusEntries, sayStatus } from '~/models/status.server';
import * as layout from '~/routes/programmes.$programmeId';
import * as overview from '~/routes/programmes.$programmeId._index';
import * as page from '~/routes/programmes.$programmeId.status._index';
import * as form from '~/routes/programmes.$programmeId.status.new';
import { callAction, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

const today = day('2026-11-22');
/** Why the database would not do it; it did when there is no reason. */
const reasonOf = (asked: PromiseLike<unknown>) =>
  Promise.resolve(asked).then(
    () => '',
    (error: Error) => `${error.message} ${String((error.cause as Error | undefined)?.message)}`,
  );
let database: TestDatabase;
let here: Demo;
let leader: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await demoIn(database);
  leader = await here.cookie('project_leader');
});
afterAll(() => database.close());

const call = (cookie: string, query = '') => ({
  path: `/programmes/${here.programmeId}/status${query}`,
  ...{ params: { programmeId: here.programmeId }, cookie, today },
});
const planNow = async () => (await loadPlan(here.actor, here.programmeId))!;
const workstream = async (key: string) => (await planNow()).workstreams.find((row) => row.key === key)!.id;
const look = async (query = '') =>
  (await callLoader(page.loader, call(leader, query))).data as SerializeFrom<typeof page.loader>;

describe('the story of the demo', () => {
  it('stands at the red of the records department, which is newer than what was said of the programme', async () => {
    const { head, groups } = await look();
    expect(head).toMatchObject({ said: { look: 'bad', colour: 'Rood' }, own: { colour: 'Oranje' }, putAside: [] });
    expect(head?.from?.what).toContain('Informatiebeheer');
    expect(groups.map(({ id }) => id)).toEqual(['phase', 'workstream', 'item']);
  });
  it('has two workstreams of which nothing was said for too long', async () => {
    const rows = (await look()).groups.flatMap((group) => group.rows);
    expect(rows.flatMap(({ silent }) => silent ?? [])).toEqual([
      'al 34 dagen niets gezegd',
      'al 55 dagen niets gezegd',
    ]);
  });
  it('is on the overview and in the head of every page', async () => {
    const shown = (await callLoader(overview.loader, call(leader))).data as SerializeFrom<typeof overview.loader>;
    expect(shown.status?.said.headline).toBe('DIV kan dit kwartaal niet doen wat wij vragen.');
    const head = (await callLoader(layout.loader, call(leader))).data as SerializeFrom<typeof layout.loader>;
    expect(head.status).toEqual({ look: 'bad', word: 'Rood', label: 'Status van het programma: Rood' });
  });
  it('can be read back whole, newest first', async () => {
    const { story } = await look(`?of=workstream:${await workstream('DIV')}`);
    expect(story?.entries.map(({ colour }) => colour)).toEqual(['Rood', 'Rood', 'Oranje']);
    expect(story?.entries[0]?.by).toBe('9 nov 2026, 12:00 · Sanne Verhoef');
  });
  it('of something that is no part of a plan is not there', async () => {
    expect((await callLoader(page.loader, call(leader, '?of=team:x'))).status).toBe(404);
  });
});

describe('saying how it goes', () => {
  const typed = { colour: 'green', headline: 'DIV krijgt 1,2 fte inhuur.', text: 'Vanaf januari.' };
  const send = async (fields: Record<string, string>, cookie = leader) =>
    callAction(form.action, { ...call(cookie, '/new'), form: fields });

  it('comes back with every mistake at its field and what was typed', async () => {
    const answer = await send({ subject: '', colour: 'blauw', headline: ' ', text: 'Blijft staan' });
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({
      errors: { subject: 'required', colour: 'choose', headline: 'required' },
      typed: { text: 'Blijft staan' },
    });
    expect((await send({ ...typed, subject: 'workstream:weg' })).status).toBe(409);
    expect((await send({ ...typed, subject: 'team:DIV' })).data).toMatchObject({ errors: { subject: 'choose' } });
  });
  it('is for who leads the programme', async () => {
    for (const role of ['reader', 'department_head', 'steering'] as const) {
      expect((await send({ ...typed, subject: `programme:${here.programmeId}` }, await here.cookie(role))).status).toBe(
        403,
      );
      expect(
        await sayStatus({ ...here.actor, role }, here.programmeId, {
          ...typed,
          colour: 'red',
          subject: { kind: 'programme', id: here.programmeId },
        }),
      ).toEqual({ status: 'forbidden' });
    }
  });
  it('holds from then on; what was said before stays to be read', async () => {
    const id = await workstream('DIV');
    const before = await findStatusEntries(here.actor, here.programmeId, { kind: 'workstream', id });
    const answer = await send({ ...typed, subject: `workstream:${id}` });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `/programmes/${here.programmeId}/status?saved=1`,
    ]);
    const after = await findStatusEntries(here.actor, here.programmeId, { kind: 'workstream', id });
    expect(after.slice(1)).toEqual(before);
    expect(after[0]).toMatchObject({ ...typed, userName: 'Sanne Verhoef' });
    const tree = statusTree(await planNow(), await findLatestStatuses(here.actor, here.programmeId), today);
    expect([tree.shown?.colour, tree.shown?.kind]).toEqual(['amber', 'programme']);
    expect((await look()).head).toMatchObject({ from: null, said: { colour: 'Oranje' } });
  });
  it('of the programme itself goes before an older red, and says so', async () => {
    const red = { colour: 'red', headline: 'Vast', text: '' } as const;
    const id = await workstream('KOP');
    await sayStatus(here.actor, here.programmeId, { ...red, subject: { kind: 'workstream', id } });
    expect((await look()).head).toMatchObject({ said: { colour: 'Rood' } });
    await send({ ...typed, subject: `programme:${here.programmeId}` });
    const { head } = await look();
    expect([head?.said.colour, head?.putAside[0]?.colour]).toEqual(['Groen', 'Rood']);
  });
  it('starts with what was last said of the part it was chosen for', async () => {
    const id = await workstream('DIV');
    const asked = await callLoader(form.loader, call(leader, `/new?of=workstream:${id}`));
    const value = asked.data as SerializeFrom<typeof form.loader>;
    expect([value.chosen, value.last?.headline]).toEqual([`workstream:${id}`, typed.headline]);
    const none = (await callLoader(form.loader, call(leader, '/new?of=workstream:weg'))).data;
    expect(none).toMatchObject({ chosen: '', last: null });
  });
  it('is not changed or taken away by anybody', async () => {
    const { db } = database;
    expect(await reasonOf(db.update(t.statusEntry).set({ colour: 'green' }))).toMatch(/append-only/);
    expect(await reasonOf(db.delete(t.statusEntry))).toMatch(/append-only/);
    expect(
      await reasonOf(
        db.insert(t.statusEntry).values({
          ...{ id: 'x', organisationId: here.organisationId, programmeId: here.programmeId, subjectKind: 'phase' },
          ...{ subjectId: 'x', colour: 'blue', headline: 'x', at: '2026-11-22T11:00:00Z' },
        }),
      ),
    ).toMatch(/status_entry_colour/);
  });
});

describe('another municipality', () => {
  it('reads nothing and says nothing', async () => {
    const subject = { kind: 'programme', id: here.programmeId } as const;
    expect(await findLatestStatuses(here.otherActor, here.programmeId)).toEqual([]);
    expect(await findStatusEntries(here.otherActor, here.programmeId, subject)).toEqual([]);
    const said = { subject, colour: 'red', headline: 'x', text: '' } as const;
    expect(await sayStatus(here.otherActor, here.programmeId, said)).toBeNull();
    expect((await callLoader(page.loader, call(await here.stranger()))).status).toBe(404);
  });
});
