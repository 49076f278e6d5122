// Baselines, comparisons, plans of the past and history as pages and files: what they answer, refuse and keep.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBaselines } from '~/models/baseline.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import type { Plan } from '~/models/planning/plan';
import * as asOf from '../../app/routes/programmes.$programmeId.as-of';
import * as adopt from '../../app/routes/programmes.$programmeId.baselines.$baselineId.adopt';
import * as baselines from '../../app/routes/programmes.$programmeId.baselines._index';
import * as take from '../../app/routes/programmes.$programmeId.baselines.new';
import * as compare from '../../app/routes/programmes.$programmeId.compare._index';
import * as compareFile from '../../app/routes/programmes.$programmeId.compare.download';
import * as history from '../../app/routes/programmes.$programmeId.history._index';
import * as roadmap from '../../app/routes/programmes.$programmeId.roadmap';
import * as historyFile from '../../app/routes/programmes.$programmeId.history.download';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { undoChange } from '../support/undo';

let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let cookie: string;
let itemId: string;

const planOf = async (): Promise<Plan> => (await loadPlan(here.leader, here.programmeId))!;

beforeAll(async () => {
  database = await testDatabase();
  [here, elsewhere] = [await aMunicipality('hier'), await aMunicipality('elders')];
  cookie = await here.cookie('project_leader');
  itemId = (await planOf()).items.find((item) => item.key === 'SYS-10')!.id;
});
afterAll(() => database.close());

const base = () => ({ params: { programmeId: here.programmeId }, cookie, today: '2099-01-01' });
const call = (path: string, more: object = {}) => ({
  ...base(),
  path: `/programmes/${here.programmeId}/${path}`,
  ...more,
});
const post = (form: Record<string, string>, path = 'baselines/new') => ({ ...call(path), form });
const idOf = async (name: string) =>
  (await findBaselines(here.leader, here.programmeId)).find((row) => row.name === name)!.id;

async function rename(nl: string) {
  const change = { kind: 'edit_item', itemId, fields: { title: { nl, en: null } } } as const;
  const answer = await changePlan(here.leader, here.programmeId, change);
  if (answer?.status !== 'saved') throw new Error(answer?.status);
  return answer.changeId;
}

describe('keeping a baseline', () => {
  it('asks a name and a reason, and keeps what was typed', async () => {
    const { status, data } = await callAction(take.action, post({ name: ' ', reason: 'Omdat' }));
    expect(status).toBe(400);
    expect(data).toMatchObject({ errors: { name: 'required' }, typed: { reason: 'Omdat' } });
  });

  it('names the plan of now; the same name a second time is refused at the field', async () => {
    const first = await callAction(take.action, post({ name: 'Start', reason: 'Begin' }));
    expect(first.status).toBe(302);
    const again = await callAction(take.action, post({ name: 'Start', reason: 'Nogmaals', adopt: 'on' }));
    expect(again.status).toBe(409);
    expect(again.data).toEqual({
      errors: { name: 'taken' },
      typed: { name: 'Start', reason: 'Nogmaals', adopt: 'on' },
    });
    const { data } = await callLoader(baselines.loader, call('baselines'));
    expect(data).toMatchObject({ mayTake: true, rows: [{ name: 'Start', reason: 'Begin', adopted: null }] });
  });
});

describe('adopting a baseline', () => {
  it('shows how many promises change, asks a reason, and then they are promised', async () => {
    const baselineId = await idOf('Start');
    const params = { programmeId: here.programmeId, baselineId };
    const { data } = await callLoader(adopt.loader, call('adopt', { params }));
    const moments = (await planOf()).items.filter((item) => ['milestone', 'gate'].includes(item.kind));
    const { promised } = data as { promised: { changes: unknown[]; kept: number } };
    expect([promised.changes.length, promised.kept]).toEqual([moments.length, 0]);
    const bare = await callAction(adopt.action, { ...post({ reason: '' }), params });
    expect(bare).toMatchObject({ status: 400, data: { errors: { reason: 'required' } } });
    expect((await callAction(adopt.action, { ...post({ reason: 'Besloten' }), params })).status).toBe(302);
    expect((await planOf()).promises).toMatchObject({ baselineId, name: 'Start' });
    const second = (await callLoader(adopt.loader, call('adopt', { params }))).data;
    expect(second).toMatchObject({ current: true, promised: { changes: [], kept: moments.length } });
  });

  it('of another municipality is not there', async () => {
    const baselineId = await idOf('Start');
    const params = { programmeId: elsewhere.programmeId, baselineId };
    const theirs = { params, cookie: await elsewhere.cookie('project_leader'), path: '/x' };
    expect((await callLoader(adopt.loader, theirs)).status).toBe(404);
    expect((await callAction(adopt.action, { ...theirs, form: { reason: 'x' } })).status).toBe(404);
    const stolen = { ...theirs, params: { programmeId: elsewhere.programmeId } };
    const path = `/x?from=baseline:${baselineId}&to=now`;
    expect((await callLoader(compare.loader, { ...stolen, path })).status).toBe(404);
    expect((await callLoader(compareFile.loader, { ...stolen, path })).status).toBe(404);
    expect((await callLoader(asOf.loader, { ...stolen, path: `/x?baseline=${baselineId}` })).status).toBe(404);
  });
});

describe('a comparison', () => {
  it('is of the adopted plan and now when nothing is asked, and says what differs', async () => {
    const untouched = (await callLoader(compare.loader, call('compare'))).data;
    expect(untouched).toMatchObject({ from: { name: 'Start' }, to: { value: 'now' }, result: { nothing: true } });
    await rename('=Nieuwe naam');
    const { data } = await callLoader(compare.loader, call('compare'));
    expect(data).toMatchObject({
      result: {
        totals: { otherwise: 1, later: 0 },
        lines: [{ id: itemId, fields: [{ name: 'naam', after: '‘=Nieuwe naam’' }] }],
      },
    });
  });

  it('typed in the form becomes an address that can be shared', async () => {
    const typed = 'compare?from=day&fromDay=2026-01-05&to=now&toDay=';
    const { status, headers } = await callLoader(compare.loader, call(typed));
    expect(status).toBe(302);
    expect(new URL(headers.get('location')!, 'http://x').search).toBe('?from=day%3A2026-01-05&to=now');
  });

  it.each([
    ['day:ooit', 'not_a_day', 400],
    ['day:2099-01-02', 'in_the_future', 400],
    ['day:2001-01-01', 'before_first', 200],
    ['onzin', 'not_a_day', 400],
  ])('from %s says %s and keeps it', async (from, wrong, expected) => {
    const { status, data } = await callLoader(compare.loader, call(`compare?from=${from}&to=now`));
    expect(status).toBe(expected);
    expect(data).toMatchObject({ from: { value: from, wrong }, result: null });
  });

  it('with a baseline that is not there is a 404', async () => {
    expect((await callLoader(compare.loader, call('compare?from=baseline:weg&to=now'))).status).toBe(404);
  });

  it('as a file has a line for what differs, that no spreadsheet runs as a formula', async () => {
    const { headers, data } = await callLoader(compareFile.loader, call('compare/download'));
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, line, ...rest] = String(data).split('\r\n');
    expect(head!.split(';')[0]).toBe('Wat');
    expect(line).toContain(";SYS-10;'=Nieuwe naam;");
    expect(rest).toEqual(['']);
  });
});

describe('the plan as it was', () => {
  it('of a baseline has the names of then', async () => {
    const { data } = await callLoader(asOf.loader, call(`as-of?baseline=${await idOf('Start')}`));
    expect(JSON.stringify(data)).not.toContain('Nieuwe naam');
    expect(data).toMatchObject({ name: 'Start', wrong: null, past: { page: 1 } });
  });

  it.each([
    ['ooit', 'not_a_day'],
    ['2099-01-02', 'in_the_future'],
  ])('on %s is bad input, said at the field', async (typed, wrong) => {
    const { status, data } = await callLoader(asOf.loader, call(`as-of?day=${typed}`));
    expect([status, data]).toMatchObject([400, { wrong, day: typed, past: null }]);
  });

  it('before the first day is no error: it says which day is the first', async () => {
    const { status, data } = await callLoader(asOf.loader, call('as-of?day=2001-01-01'));
    expect([status, data]).toMatchObject([200, { wrong: 'before_first', past: null }]);
    expect((data as { first: string }).first).toMatch(/^20\d\d-/);
  });
});

describe('the roadmap', () => {
  type Drawn = { lanes: { track: string | null }[]; picture: { caption: string }; table: { text: string } };

  it('has a baseline under its items, in the picture, in words and in the table', async () => {
    const id = await idOf('Start');
    const { data } = await callLoader(roadmap.loader, call(`roadmap?baseline=${id}&lanes=open`));
    const { lanes, picture } = data as Drawn;
    const tracks = lanes.map(({ track }) => track).join('');
    expect(tracks).toContain('rm-then-same');
    expect(tracks).toContain('in ‘Start’: ');
    expect(picture.caption).toContain('Eronder staat ‘Start’: 0 onderdelen zijn nu later');
    const table = await callLoader(roadmap.loader, call(`roadmap?baseline=${id}&view=table`));
    const { text } = (table.data as Drawn).table;
    expect(text.includes('<th scope="col">In ‘Start’</th>')).toBe(true);
    const row = text.split('<tr>').find((line) => line.includes(`/items/${itemId}"`));
    expect(row).toContain('(volgens dat plan)');
    const bare = await callLoader(roadmap.loader, call('roadmap?lanes=open'));
    expect(JSON.stringify(bare.data)).not.toContain('rm-then-');
  });

  it('with a baseline that is not there is a 404', async () => {
    expect((await callLoader(roadmap.loader, call('roadmap?baseline=weg'))).status).toBe(404);
  });
});

describe('history', () => {
  type Told = { entries: { kind: string; state: string; why: string | null; rows: { id: string }[] }[] };
  const told = async (query: string) => (await callLoader(history.loader, call(`history${query}`))).data as Told;

  it('keeps what the address asks: item, kind, source, person, period', async () => {
    const itemFound = (await told(`?item=${itemId}`)).entries.map((entry) => entry.kind);
    expect(itemFound).toEqual(['edit_item', 'apply_blueprint']);
    expect((await told('?item=nieuwe+naam')).entries).toHaveLength(2);
    expect((await told('?item=bestaatnergens')).entries).toEqual([]);
    expect((await told('?kind=edit_item')).entries).toHaveLength(1);
    expect((await told('?source=import')).entries).toEqual([]);
    expect((await told(`?person=${here.leader.userId}`)).entries).toHaveLength(2);
    expect((await told('?person=iemandanders')).entries).toEqual([]);
    expect((await told('?from=2001-01-01&last=2001-12-31')).entries).toEqual([]);
    expect((await told('?from=nooit&source=onzin')).entries).toHaveLength(2);
  });

  it('says beforehand why a change cannot be undone', async () => {
    const first = await rename('Een');
    await rename('Twee');
    const { entries } = await told('?kind=edit_item');
    expect(entries.map((entry) => entry.state)).toEqual(['open', 'closed', 'closed']);
    expect(entries[1]!.why).toMatch(/later veranderde: ‘Twee’ \(naam\)/);
    const answer = await undoChange(here.leader, here.programmeId, first);
    expect(answer).toMatchObject({ status: 'refused', refusal: { reason: 'contradicted' } });
    expect((await told('?kind=apply_blueprint')).entries[0]).toMatchObject({
      state: 'closed',
      why: expect.stringContaining('begin'),
    });
  });

  it('as a file has one line per field that changed, newest first, in the reader’s language', async () => {
    const { data } = await callLoader(historyFile.loader, call('history/download?kind=edit_item'));
    const lines = String(data).split('\r\n');
    expect(lines[0]!.startsWith('Wanneer;Wie;Bron;Wat;Onderdeel;Veld;Was;Werd;')).toBe(true);
    expect(lines.slice(1, -1).map((line) => line.split(';').slice(4, 8))).toEqual([
      ['Twee', 'naam', 'Een', 'Twee'],
      ['Twee', 'naam', "'=Nieuwe naam", 'Een'],
      ['Twee', 'naam', expect.any(String), "'=Nieuwe naam"],
    ]);
    const english = await callLoader(historyFile.loader, call('history/download', { locale: 'en' }));
    expect(String(english.data).slice(0, 9)).toBe('When,Who,');
    expect(String(english.data).split('\r\n').length).toBeGreaterThan((await planOf()).items.length * 5);
  });
});

it('who only reads is offered nothing to keep', async () => {
  const reader = { ...call('baselines'), cookie: await here.cookie('reader') };
  expect((await callLoader(baselines.loader, reader)).data).toMatchObject({ mayTake: false });
});
