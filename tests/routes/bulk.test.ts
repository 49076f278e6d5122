// Several items in one form, called as Remix would: what follows first, one entry in the history, one undo, nothing typed lost.
import { saidReason } from '~/ui/shared/said-errors.server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHistory } from '~/models/history.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import type { Item, Plan } from '~/models/planning/plan';
import { contentOf } from '~/models/planning/snapshot';
import * as bulk from '~/routes/programmes.$programmeId.items.bulk';
import * as items from '~/routes/programmes.$programmeId.items._index';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { undoChange } from '../support/undo';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
  cookie = await here.cookie('project_leader');
});
afterAll(() => database.close());

const plan = async (): Promise<Plan> => (await loadPlan(here.leader, here.programmeId))!;
const list = (rest = '') => ({
  path: `/programmes/${here.programmeId}/items${rest}`,
  params: { programmeId: here.programmeId },
  today: day('2026-03-02'),
  cookie,
});
const send = (form: Record<string, string | string[]>) => callAction(bulk.action, { ...list('/bulk'), form });
const steps = { amount: '2', unit: 'weeks', direction: 'later' };

/** Planned activities that stand on a day of their own, `count` of them. */
const some = async (count: number): Promise<Item[]> =>
  (await plan()).items
    .filter((item) => item.progress === 'planned' && item.border === null && !item.retired && item.kind === 'activity')
    .slice(0, count);
const idsOf = (rows: readonly Item[]) => rows.map((item) => item.id);
type Answered = { typed: Record<string, string | string[]>; consequences: { movedCount: number } | null };

describe('moving several items', () => {
  it('shows what follows, is one entry in the history, and one undo gives the plan back', async () => {
    const before = await plan();
    const chosen = await some(3);
    const version = String(before.programme.version);
    const look = await send({ ...steps, do: 'move', version, 'item[]': idsOf(chosen) });
    expect(look.status).toBe(200);
    const { typed, consequences } = look.data as Answered;
    expect(consequences!.movedCount).toBeGreaterThanOrEqual(3);
    expect((look.data as { chosen: { id: string }[] }).chosen.map((row) => row.id).sort()).toEqual(
      idsOf(chosen).sort(),
    );
    expect(contentOf(await plan())).toEqual(contentOf(before));
    const saved = await send({ ...typed, confirmed: '1' });
    expect(saved.status).toBe(302);
    const location = new URL(saved.headers.get('location')!, 'http://here');
    expect(location.pathname).toBe(`/programmes/${here.programmeId}/items`);
    const after = await plan();
    expect(after.programme.version).toBe(before.programme.version + 1);
    const [entry] = await findHistory(here.leader, here.programmeId, { limit: 1 });
    expect(entry).toMatchObject({ kind: 'move_items', id: location.searchParams.get('changed') });
    const undone = await undoChange(here.leader, here.programmeId, entry!.id);
    expect(undone?.status).toBe('saved');
    expect(contentOf(await plan())).toEqual(contentOf(before));
  });

  it('refuses with 409, names all that stand, and keeps what was typed and chosen', async () => {
    const [started, done, free] = (await some(3)) as [Item, Item, Item];
    for (const [item, progress] of [[started, 'started'] as const, [done, 'done'] as const]) {
      await changePlan(here.leader, here.programmeId, {
        kind: 'set_progress',
        itemId: item.id,
        progress,
        on: item.start,
      });
    }
    const chosen = idsOf([started, done, free]);
    const answer = await send({ ...steps, direction: 'earlier', do: 'move', version: '99999', 'item[]': chosen });
    expect(answer.status).toBe(409);
    expect(answer.data).toMatchObject({
      refusal: expect.stringContaining(`‘${started.title.nl}’, ‘${done.title.nl}’. Ze zijn gestart, klaar`),
      inTheWay: [started.id, done.id],
      typed: { amount: '2', direction: 'earlier', 'item[]': chosen },
    });
  });

  it('is overtaken when one of them was moved meanwhile: 409 with both days and the item’s name', async () => {
    const [one, two] = (await some(2)) as [Item, Item];
    const seen = String((await plan()).programme.version);
    const move = { kind: 'move_item', itemId: two.id, start: day('2027-09-06'), last: null } as const;
    await changePlan(here.leader, here.programmeId, move);
    const form = { ...steps, do: 'move', version: seen, 'item[]': idsOf([one, two]), confirmed: '1' };
    const answer = await send(form);
    expect(answer.status).toBe(409);
    const line = { field: expect.stringContaining(`${two.title.nl}, `), theirs: '6 sep 2027' };
    expect(answer.data).toMatchObject({ stale: [line], typed: { amount: '2' } });
  });
});

describe('assigning several items', () => {
  it('gives them to somebody and leaves the rest; the list finds them as "mine"', async () => {
    const chosen = await some(3);
    const mine = here.leader.userId;
    const form = {
      do: 'assign',
      toOwner: mine,
      toWorkstream: '',
      toPhase: '',
      'item[]': idsOf(chosen),
      version: '99999',
    };
    const look = await send(form);
    expect((look.data as Answered).consequences).not.toBeNull();
    const back = `/programmes/${here.programmeId}/items?owner=mine`;
    const saved = await send({ ...form, back, confirmed: '1' });
    expect(saved.headers.get('location')).toMatch(/items\?owner=mine&changed=/);
    const now = new Map((await plan()).items.map((item) => [item.id, item]));
    for (const item of chosen) expect(now.get(item.id)).toEqual({ ...item, ownerId: mine });
    const shown = await callLoader(items.loader, list('?owner=mine'));
    const { rows } = (shown.data as { list: { rows: { id: string; text: string }[] } }).list;
    expect(rows.map((row) => row.id).sort()).toEqual(idsOf(chosen).sort());
    for (const row of rows) expect(row.text).toContain('<td>project_leader van hier</td>');
  });

  it('to another municipality’s person is refused', async () => {
    const form = { do: 'assign', toOwner: elsewhere.leader.userId, 'item[]': idsOf(await some(1)), version: '99999' };
    const answer = await send(form);
    expect(answer.data).toMatchObject({ refusal: expect.stringContaining('bestaat niet (meer)') });
    expect(answer.status).toBe(409);
  });
});

it('retiring asks first, also when nothing else moves', async () => {
  const moment = (await plan()).items.find((item) => item.kind === 'milestone' && item.progress === 'planned')!;
  const form = { do: 'retire', 'item[]': [moment.id], version: '99999' };
  const look = await send(form);
  expect((look.data as Answered).consequences).not.toBeNull();
  expect((await plan()).items.find((item) => item.id === moment.id)!.retired).toBe(false);
});

it('the whole list means every item that passes its filter, on other pages too', async () => {
  const stream = (await plan()).workstreams[0]!;
  const expected = (await plan()).items.filter((item) => item.workstreamId === stream.id && !item.retired);
  const answer = await send({ do: 'assign', toOwner: here.leader.userId, all: '1', list: `?workstream=${stream.id}` });
  const { typed } = answer.data as Answered;
  expect([...(typed['item[]'] as string[])].sort()).toEqual(idsOf(expected).sort());
  expect(typed).not.toHaveProperty('all');
});

it.each<[string, Record<string, string | string[]>, Record<string, string>]>([
  ['nothing chosen', { do: 'retire' }, { 'item[]': saidReason('none_chosen') }],
  [
    'too many',
    { do: 'retire', 'item[]': Array.from({ length: 2001 }, (_, at) => `i${at}`) },
    { 'item[]': saidReason('too_many:2000') },
  ],
  ['no amount', { ...steps, do: 'move', amount: 'veel', 'item[]': 'x' }, { amount: 'not_a_whole_number' }],
  ['no steps', { ...steps, do: 'move', amount: '0', 'item[]': 'x' }, { amount: 'not_between:1:520' }],
  ['nobody and nothing', { do: 'assign', toOwner: '', 'item[]': 'x' }, { toOwner: saidReason('nothing_to_assign') }],
  ['no verb', { do: '', 'item[]': 'x' }, { do: 'choose' }],
  [
    'several mistakes',
    { ...steps, do: 'move', unit: 'maanden', amount: '' },
    { unit: 'choose', amount: 'required', 'item[]': saidReason('none_chosen') },
  ],
])('%s is said at the field and nothing typed is lost', async (_name, form, errors) => {
  const answer = await send({ ...form, note: 'blijft' });
  expect(answer.status).toBe(400);
  expect(answer.data).toMatchObject({ errors, typed: { note: 'blijft' } });
});

describe('the page with items in its address', () => {
  it('shows the ones chosen, and says which no move takes along', async () => {
    const [one, two] = (await some(2)) as [Item, Item];
    const shown = await callLoader(bulk.loader, list(`/bulk?item=${one.id}&item=${two.id}`));
    expect(
      (shown.data as { chosen: { id: string; fixed: boolean }[] }).chosen.map(({ id, fixed }) => [id, fixed]).sort(),
    ).toEqual(
      [
        [one.id, false],
        [two.id, false],
      ].sort(),
    );
  });

  it('is not there for an item of another municipality', async () => {
    const other = (await loadPlan(elsewhere.leader, elsewhere.programmeId))!.items[0]!;
    const [mine] = (await some(1)) as [Item];
    expect((await callLoader(bulk.loader, list(`/bulk?item=${mine.id}&item=${other.id}`))).status).toBe(404);
    const answer = await send({ do: 'retire', 'item[]': [mine.id, other.id], version: '99999' });
    expect(answer).toMatchObject({ status: 409, data: { refusal: 'Dit onderdeel bestaat niet meer.' } });
    expect((answer.data as { chosen: { id: string }[] }).chosen.map((row) => row.id)).toEqual([mine.id]);
  });
});
