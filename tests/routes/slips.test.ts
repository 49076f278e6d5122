// Whichever way a promised milestone comes later, it asks why, keeps what was typed, and puts the reason on record.
import { saidReason } from '~/ui/shared/said-errors.server';
import type { ActionFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeBaseline } from '~/models/baseline.server';
import { findHistory } from '~/models/history.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { addDays, day } from '~/models/planning/day';
import type { Item } from '~/models/planning/plan';
import { planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import type { ParetoRow, SlipRow } from '~/models/planning/slip';
import type { TrendLine, TrendMove } from '~/models/planning/milestone-trend';
import * as edit from '~/routes/programmes.$programmeId.items.$itemId.edit';
import * as link from '~/routes/programmes.$programmeId.items.$itemId.link';
import * as linkEdit from '~/routes/programmes.$programmeId.items.$itemId.links.$dependencyId';
import * as move from '~/routes/programmes.$programmeId.items.$itemId.move';
import * as progress from '~/routes/programmes.$programmeId.items.$itemId.progress';
import * as bulk from '~/routes/programmes.$programmeId.items.bulk';
import * as retire from '~/routes/programmes.$programmeId.items.$itemId.retire';
import * as restore from '~/routes/programmes.$programmeId.items.$itemId.restore';
import * as undo from '~/routes/programmes.$programmeId.history.$changeId.undo';
import * as decide from '~/routes/programmes.$programmeId.milestones_.$itemId_.decide';
import * as phase from '~/routes/programmes.$programmeId.phases_.$phaseId';
import * as start from '~/routes/programmes.$programmeId.phases_.start';
import * as slips from '~/routes/programmes.$programmeId.slips';
import * as trend from '~/routes/programmes.$programmeId.trend';
import { callAction, callLoader } from '../support/app';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { undoChange } from '../support/undo';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let cookie: string;

const plan = async () => (await loadPlan(here.leader, here.programmeId))!;
const itemOf = async (key: string) => (await plan()).items.find((item) => item.key === key)!;
const phaseOf = async (key: string) => (await plan()).phases.find((row) => row.key === key)!;

async function change(input: PlanChangeInput) {
  const answer = await changePlan(here.leader, here.programmeId, planChange.parse(input));
  if (answer?.status !== 'saved') throw new Error(`not saved: ${JSON.stringify(answer)}`);
  return answer;
}

/** Work of one day, after which comes what waits for it; or a milestone. */
const work = (itemId: string, on: string, kind: 'activity' | 'milestone' = 'activity'): PlanChangeInput => ({
  kind: 'create_item',
  itemId,
  fields: {
    ...{ kind, title: { nl: itemId, en: null }, description: '', workstreamId: null, phaseId: null },
    ...{ mode: 'manual', notBefore: null, deadline: null, role: null, ownerId: null, teamHours: [], departments: [] },
    ...{
      allDepartments: false,
      competences: [],
      raises: [],
      effects: [],
      acceptanceValue: 0,
      pinned: false,
      border: null,
    },
  },
  start: day(on),
});
const waits = (dependencyId: string, fromId: string, toId: string): PlanChangeInput => ({
  ...{ kind: 'link_items', dependencyId, fromId, toId, type: 'FS', lag: 0 },
});

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  cookie = await here.cookie('project_leader');
  // Milestones of the blueprint stand fixed; these follow what they wait for, not before the day they stand on.
  for (const key of ['MS15', 'MS16', 'MS18', 'MS22']) {
    const { id, start: notBefore } = await itemOf(key);
    await change({ kind: 'edit_item', itemId: id, fields: { mode: 'automatic', notBefore } });
  }
  await change(work('vroeg', '2026-01-12'));
  await change(work('laat', '2027-06-01'));
  await change(work('weg', '2027-06-01'));
  await change(waits('eerst', 'vroeg', (await itemOf('MS15')).id));
  await change(waits('weg-MS18', 'weg', (await itemOf('MS18')).id));
  await change({ kind: 'retire_item', itemId: 'weg' });
  const fields = { phaseId: (await phaseOf('F7')).id, border: 'end' as const };
  await change({ kind: 'edit_item', itemId: (await itemOf('MS20')).id, fields });
  const kept = await takeBaseline(here.leader, here.programmeId, { name: 'v1', reason: 'Vastgesteld', adopt: true });
  expect(kept?.status).toBe('saved');
}, 120_000);
afterAll(() => database.close());

const ofItem = (item: Item) => ({
  title: item.title.nl,
  titleEn: item.title.en ?? '',
  description: item.description,
  kind: item.kind,
  mode: item.mode,
  workstream: item.workstreamId ?? '',
  phase: item.phaseId ?? '',
  acceptanceValue: String(item.acceptanceValue),
});

type Way = { action: unknown; params?: Record<string, string>; form: Record<string, string> };

const ways: [string, key: string, () => Promise<Way>][] = [
  ['moving it', 'MS17', async () => ({ action: move.action, form: { start: '2026-12-07', last: '' } })],
  [
    'editing it',
    'MS22',
    async () => ({ action: edit.action, form: { ...ofItem(await itemOf('MS22')), notBefore: '2027-12-01' } }),
  ],
  ['linking it', 'MS16', async () => ({ action: link.action, form: { from: 'laat', type: 'FS', lag: '0' } })],
  [
    'a longer lag',
    'MS15',
    async () => ({ action: linkEdit.action, params: { dependencyId: 'eerst' }, form: { type: 'FS', lag: '200' } }),
  ],
  [
    'restoring what it waits for',
    'MS18',
    async () => ({ action: restore.action, params: { itemId: 'weg' }, form: {} }),
  ],
  [
    'reporting it late',
    'MS07',
    async () => ({ action: progress.action, form: { progress: 'done', on: '2026-06-10' } }),
  ],
  [
    'deciding it late',
    'MS14',
    async () => ({
      action: decide.action,
      form: {
        ...{ outcome: 'conditional', decider: 'Stuurgroep', on: '2026-07-01', reason: 'Bijna alles is klaar.' },
        ...{ rows: '1', 'conditionTitle:0': 'Laatste punt', 'conditionDue:0': '2026-12-01' },
      },
    }),
  ],
  [
    'a longer phase with its gate on the border',
    'MS20',
    async () => {
      const { id, title, workDays } = await phaseOf('F7');
      const form = { titleNl: title.nl, titleEn: title.en ?? '', descriptionNl: '', descriptionEn: '', active: 'on' };
      return { action: phase.action, params: { phaseId: id }, form: { ...form, workDays: String(workDays + 10) } };
    },
  ],
  ['a later beginning of the programme', 'MS21', async () => ({ action: start.action, form: { start: '2026-02-02' } })],
];

const send = async (item: Item, { action, params, form }: Way, more: Record<string, string> = {}) =>
  callAction(action as ActionFunction, {
    path: '/programmes',
    params: { programmeId: here.programmeId, itemId: item.id, ...params },
    cookie,
    today,
    form: { version: String((await plan()).programme.version), ...form, ...more },
  });

describe('a promise that is broken', () => {
  it.each(ways)('by %s asks why, loses nothing, and stays on record', async (_name, key, way) => {
    const item = await itemOf(key);
    const asked = await way();
    const look = await send(item, asked);
    expect([look.status, look.data]).toMatchObject([
      200,
      { consequences: { slip: { lead: expect.stringContaining('v1') } }, typed: asked.form },
    ]);
    const { consequences } = look.data as { consequences: { slip: { lines: string[] } } };
    expect(consequences.slip.lines).toContainEqual(expect.stringContaining(item.title.nl));

    const silent = await send(item, asked, { confirmed: '1', slipText: 'Half gezegd' });
    expect(silent.status).toBe(400);
    const typed = { ...asked.form, slipText: 'Half gezegd' };
    expect(silent.data).toMatchObject({ errors: { slipCode: 'choose' }, typed, consequences });
    expect((await itemOf(key)).start).toBe(item.start);

    const reason = { confirmed: '1', slipCode: 'supplier', slipText: `Later door ${key}` };
    expect((await send(item, asked, reason)).status).toBe(302);
    expect((await itemOf(key)).start > item.start).toBe(true);
    const [entry] = await findHistory(here.leader, here.programmeId, { itemId: item.id, limit: 1 });
    // A decision keeps the reason it was taken for; the code says why it came late.
    expect(entry).toMatchObject({ reasonCode: 'supplier' });
    expect(entry?.reason).toBe(key === 'MS14' ? 'Bijna alles is klaar.' : `Later door ${key}`);
  });
});

describe('no question', () => {
  it('when it comes earlier, or later and still in time, or was never promised', async () => {
    const item = await itemOf('MS23');
    const moved = (start: string) => ({ action: move.action, form: { start, last: '' } });
    const earlier = await send(item, moved('2027-07-05'));
    expect(earlier.status).toBe(302);
    const inTime = await send(item, moved('2027-08-02'));
    expect(inTime.status).toBe(302);
    await change(work('nieuw', '2027-01-11', 'milestone'));
    const fresh = (await plan()).items.find(({ id }) => id === 'nieuw')!;
    expect((await send(fresh, moved('2027-02-01'))).status).toBe(302);
    const entries = await findHistory(here.leader, here.programmeId, { kind: 'move_item', limit: 3 });
    expect(entries.map((entry) => entry.reasonCode)).toEqual([null, null, null]);
  });
});

describe('afterwards', () => {
  const load = (loader: unknown, search = '', as = cookie) =>
    callLoader(loader as typeof slips.loader, {
      ...{ path: `/programmes/${here.programmeId}/x${search}`, params: { programmeId: here.programmeId } },
      // History is dated by the clock, so these pages look back from the same.
      cookie: as,
    });

  it('the reasons are weighed, with the slips behind each; what was undone counts no more', async () => {
    const shown = (await load(slips.loader)).data as { pareto: ParetoRow[]; slips: SlipRow[] };
    expect(shown.pareto).toMatchObject([{ code: 'supplier', share: 1, cumulative: 1 }]);
    expect(shown.pareto[0]?.days).toBe(shown.slips.reduce((sum, row) => sum + row.workDays, 0));
    expect(shown.slips.find((row) => row.text === 'Later door MS17')).toMatchObject({
      after: '2026-12-07',
      code: 'supplier',
    });
    const other = (await load(slips.loader, '?reason=scope')).data as { slips: SlipRow[] };
    expect(other.slips).toEqual([]);
    const [entry] = await findHistory(here.leader, here.programmeId, { itemId: (await itemOf('MS17')).id, limit: 1 });
    expect((await undoChange(here.leader, here.programmeId, entry!.id))?.status).toBe('saved');
    const after = (await load(slips.loader)).data as { slips: SlipRow[] };
    expect(after.slips.map((row) => row.text)).not.toContain('Later door MS17');
  });

  it('the trend has the gates, what was chosen, and every move with its reason', async () => {
    type Shown = { lines: TrendLine[]; moves: TrendMove[]; chart: object | null };
    const gates = (await load(trend.loader)).data as Shown;
    expect(gates.lines.length).toBeGreaterThan(10);
    expect(new Set(gates.lines.map((line) => line.kind))).toEqual(new Set(['gate']));
    expect(gates.chart).not.toBeNull();
    const { id } = await itemOf('MS16');
    const one = (await load(trend.loader, `?item=${id}&item=bestaatniet`)).data as Shown;
    expect(one.lines).toMatchObject([{ itemId: id, moves: 1 }]);
    expect(one.lines[0]!.slip).toBeGreaterThan(100);
    expect(one.moves).toMatchObject([
      { code: 'supplier', reason: 'Later door MS16', userName: 'project_leader van hier' },
    ]);
  });

  it('anybody of the municipality may read them, nobody else', async () => {
    const stranger = await (await aMunicipality('elders')).cookie('administrator');
    for (const { loader } of [slips, trend]) {
      expect((await load(loader, '', await here.cookie('reader'))).status).toBe(200);
      expect((await load(loader, '', stranger)).status).toBe(404);
    }
  });
});

describe('undoing', () => {
  const undoing = (changeId: string, form: Record<string, string> = {}) => {
    const params = { programmeId: here.programmeId, changeId };
    return callAction(undo.action, { path: '/undo', params, cookie, form, today });
  };
  /** Brings MS24 forward; when that is taken back it comes later than was promised since. */
  async function broughtForward() {
    const item = await itemOf('MS24');
    const forward = await change({ kind: 'move_item', itemId: item.id, start: addDays(item.start, -28) });
    await takeBaseline(here.leader, here.programmeId, { name: forward.changeId, reason: 'Vervroegd', adopt: true });
    return { changeId: forward.changeId, promised: (await itemOf('MS24')).start, before: item.start };
  }

  it('shows what follows, asks why a promised milestone comes later again, and only then saves', async () => {
    const { changeId, promised, before } = await broughtForward();
    const page = await callLoader(undo.loader, {
      path: '/undo',
      params: { programmeId: here.programmeId, changeId },
      cookie,
    });
    expect(page.data).toMatchObject({ why: null, redo: false, ahead: { consequences: { movedCount: 1 } } });

    const look = await undoing(changeId);
    expect([look.status, look.data]).toMatchObject([200, { consequences: { movedCount: 1, slip: { lines: [{}] } } }]);
    expect((await itemOf('MS24')).start).toBe(promised);

    const silent = await undoing(changeId, { confirmed: '1', slipCode: 'scope' });
    expect([silent.status, silent.data]).toMatchObject([
      400,
      { errors: { slipText: 'required' }, typed: { slipCode: 'scope' } },
    ]);
    expect((await itemOf('MS24')).start).toBe(promised);

    const saved = await undoing(changeId, { confirmed: '1', slipCode: 'scope', slipText: 'Toch niet vervroegd' });
    expect(saved.status).toBe(302);
    expect((await itemOf('MS24')).start).toBe(before);
    const [entry] = await findHistory(here.leader, here.programmeId, { limit: 1 });
    expect(entry).toMatchObject({ kind: 'undo', reasonCode: 'scope', reason: 'Toch niet vervroegd' });
    const shown = (await callLoader(slips.loader, { path: '/x', params: { programmeId: here.programmeId }, cookie }))
      .data;
    expect((shown as { slips: SlipRow[] }).slips.map((row) => row.text)).toContain('Toch niet vervroegd');

    const twice = await undoing(changeId, { confirmed: '1' });
    expect([twice.status, twice.data]).toMatchObject([409, { errors: { change: saidReason('already_undone') } }]);
    const again = await callLoader(undo.loader, {
      path: '/x',
      params: { programmeId: here.programmeId, changeId },
      cookie,
    });
    expect(again.data).toMatchObject({ why: 'already_undone' });
  });
});

describe('giving up a promise', () => {
  const retiring = (itemId: string, form: Record<string, string> = {}) =>
    callAction(retire.action, { path: '/x', params: { programmeId: here.programmeId, itemId }, cookie, form, today });
  const why = { confirmed: '1', slipCode: 'scope', slipText: 'Hoort er niet meer bij' };

  it('asks why, is refused without, and stands among the broken promises', async () => {
    const { id } = await itemOf('MS21');
    const params = { programmeId: here.programmeId, itemId: id };
    const page = await callLoader(retire.loader, { path: '/x', params, cookie });
    expect(page.data).toMatchObject({
      ahead: { consequences: { slip: { title: 'Een belofte vervalt', lines: [expect.stringContaining('vervalt')] } } },
    });
    const silent = await retiring(id, { confirmed: '1' });
    expect([silent.status, silent.data]).toMatchObject([400, { errors: { slipCode: 'choose', slipText: 'required' } }]);
    expect((await itemOf('MS21')).retired).toBe(false);
    expect((await retiring(id, why)).status).toBe(302);
    expect((await itemOf('MS21')).retired).toBe(true);
    const shown = (await callLoader(slips.loader, { path: '/x', params, cookie })).data as {
      pareto: ParetoRow[];
      slips: SlipRow[];
    };
    expect(shown.slips.filter((row) => row.itemId === id && row.after === null)).toMatchObject([
      { code: 'scope', text: why.slipText, after: null, workDays: 0 },
    ]);
    expect(shown.pareto.find((row) => row.code === 'scope')).toMatchObject({ withdrawn: 1 });
  });

  it('also when several are retired at once', async () => {
    const given = [await itemOf('MS18'), await itemOf('MS20')];
    const form = {
      do: 'retire',
      version: String((await plan()).programme.version),
      back: '',
      'item[]': given.map(({ id }) => id),
    };
    const send = (more: Record<string, string>) =>
      callAction(bulk.action, {
        path: '/x',
        params: { programmeId: here.programmeId },
        cookie,
        today,
        form: { ...form, ...more },
      });
    const look = await send({});
    expect([look.status, look.data]).toMatchObject([200, { consequences: { slip: { lines: [{}, {}] } } }]);
    expect((await send({ confirmed: '1' })).status).toBe(400);
    expect((await send(why)).status).toBe(302);
    const [entry] = await findHistory(here.leader, here.programmeId, { limit: 1 });
    expect(entry).toMatchObject({ kind: 'retire_items', reasonCode: 'scope', reason: why.slipText });
  });

  it('is not what retiring a reached or a new milestone does', async () => {
    await change(work('nieuwer', '2027-02-08', 'milestone'));
    for (const itemId of [(await itemOf('MS07')).id, 'nieuwer'])
      expect((await retiring(itemId, { confirmed: '1' })).status).toBe(302);
  });
});
