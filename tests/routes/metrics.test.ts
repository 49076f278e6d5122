// Metrics as settings, called as Remix would; and a new one all the way: asked, delivered, shown, and what an item should move.
import { saidReason } from '~/ui/shared/said-errors.server';
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnterForm } from '~/figure-form.server';
import type { ImportAnswer } from '~/figure-import.server';
import * as t from '~/models/db/schema';
import { getMetric } from '~/models/metric.server';
import { loadPlan } from '~/models/plan.server';
import { blueprintDocument } from '~/models/planning/blueprint/document';
import { programmeAsBlueprint } from '~/models/programme.server';
import * as adoption from '~/routes/programmes.$programmeId.adoption._index';
import * as metricPage from '~/routes/programmes.$programmeId.adoption.metrics.$metricKey';
import * as enter from '~/routes/programmes.$programmeId.figures.enter';
import * as importing from '~/routes/programmes.$programmeId.figures.import';
import * as template from '~/routes/programmes.$programmeId.figures.template';
import * as editItem from '~/routes/programmes.$programmeId.items.$itemId.edit';
import * as newItem from '~/routes/programmes.$programmeId.items.new';
import * as undo from '~/routes/settings.history.$changeId.undo';
import * as list from '~/routes/settings.metrics';
import * as edit from '~/routes/settings.metrics_.$metricKey';
import * as active from '~/routes/settings.metrics_.$metricKey_.active';
import * as making from '~/routes/settings.metrics_.new';
import type { RecentChange } from '~/ui/settings/recent-changes';
import { callAction, callForm, callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = '2026-11-26';
let database: TestDatabase;
let demo: Demo;
let cookie: string;
let bz: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  cookie = await demo.cookie('project_leader');
  const [row] = await database.db.select().from(t.department).where(eq(t.department.key, 'BZ'));
  bz = row!.id;
}, 120_000);
afterAll(() => database.close());

const ask = (loader: unknown, path = '/settings/metrics', params: Record<string, string> = {}, as = cookie) =>
  callLoader(loader as LoaderFunction, {
    ...{ path, cookie: as, today },
    params: { programmeId: demo.programmeId, ...params },
  });
const send = (action: unknown, params: Record<string, string>, form: Record<string, string>, as = cookie) =>
  callAction(action as ActionFunction, {
    ...{ path: '/settings/metrics', cookie: as, today, form },
    params: { programmeId: demo.programmeId, ...params },
  });
const errorsOf = (answer: { data: unknown }) => (answer.data as { errors: Record<string, string> }).errors;
const changeIn = (answer: { headers: Headers }) => /changed=(\w+)/.exec(answer.headers.get('location') ?? '')![1]!;

const typed = (rest: Record<string, string> = {}) => ({
  ...{ key: 'E01', titleNl: 'Gebeld binnen een dag', titleEn: '', kind: 'share', factor: '', unitNl: '%', unitEn: '' },
  ...{ decimals: '0', direction: 'up', subject: 'cases', frequency: 'month', formulaNl: 'binnen een dag / gebeld' },
  ...{
    formulaEn: '',
    sourceNl: 'telefooncentrale',
    sourceEn: '',
    margin: '5',
    target: '82,5',
    lowest: '',
    highest: '',
  },
  ...{ active: 'on', 'owner:all': '' },
  ...rest,
});

describe('a new metric, all the way', () => {
  it('is made', async () => {
    const made = await send(making.action, {}, typed());
    expect(made.headers.get('location')).toMatch(/^\/settings\/metrics\?changed=/);
    expect(await getMetric(demo.actor, 'E01')).toMatchObject({
      target: 82.5,
      factor: 100,
      kind: 'share',
      active: true,
    });
    const { rows } = (await ask(list.loader)).data as { rows: { key: string }[] };
    expect(rows.at(-1)!.key).toBe('E01');
    expect(rows).toHaveLength(21);
  });

  it('is asked in the form of a department and in the template', async () => {
    const { data } = await ask(enter.loader, `/x?department=${bz}&period=2026-10&all=1`);
    expect((data as { form: EnterForm }).form.rows.find(({ key }) => key === 'E01')).toMatchObject({
      title: 'Gebeld binnen een dag',
    });
    const lines = String((await ask(template.loader)).data);
    expect(lines).toContain('E01');
  });

  it('is taken in from a table by its key, and by its name', async () => {
    const form = new FormData();
    const text = `maand;afdeling;metriek;teller;noemer\r\n2026-09;BZ;e01;60;100\r\n2026-10;BZ;Gebeld binnen een dag;83;100`;
    form.set('text', text);
    const call = { path: '/x', params: { programmeId: demo.programmeId }, today, cookie };
    const look = await callForm(importing.action, { ...call, form });
    const carried = /value="([^"]*)"/.exec((look.data as ImportAnswer).preview!.carried!)![1]!;
    await callAction(importing.action, { ...call, form: { carried } });
    const kept = await database.db.select().from(t.figure).where(eq(t.figure.metricKey, 'E01'));
    expect(kept.map(({ numerator }) => numerator).sort()).toEqual([60, 83]);
  });

  it('is shown in the adoption table and over time', async () => {
    const { table } = (await ask(adoption.loader, '/x?group=cases')).data as { table: string };
    expect(table).toContain('Gebeld binnen een dag');
    expect(table).toContain('83 %');
    const page = await ask(metricPage.loader, `/x?department=${bz}`, { metricKey: 'E01' });
    expect(JSON.stringify(page.data)).toContain('83 %');
  });

  it('can be what an item should move', async () => {
    const { choices } = (await ask(newItem.loader, '/x')).data as { choices: { metrics: { key: string }[] } };
    expect(choices.metrics.map(({ key }) => key)).toContain('E01');
    const plan = (await loadPlan(demo.actor, demo.programmeId))!;
    const stream = plan.workstreams[0]!;
    const form = {
      ...{ kind: 'activity', title: 'Terugbellen', mode: 'manual', start: '2027-02-01', workDays: '10' },
      ...{ workstream: stream.id, acceptanceValue: '0', 'effect:E01': 'up', 'size:E01': 'medium', 'lag:E01': '4' },
    };
    const added = await send(newItem.action, {}, form);
    expect(added.status).toBe(302);
    const after = (await loadPlan(demo.actor, demo.programmeId))!;
    const item = after.items.find(({ title }) => title.nl === 'Terugbellen')!;
    expect(item.effects).toMatchObject([{ metricKey: 'E01', direction: 'up' }]);
    // A blueprint made of the programme takes it along, so that it can be read again.
    const blueprint = (await programmeAsBlueprint(demo.actor, demo.programmeId))!;
    expect(blueprintDocument.parse(blueprint).metrics.at(-1)).toMatchObject({ key: 'E01', figures: { target: 82.5 } });
    // Stopped: not to be chosen any more, but an item that has it may keep it.
    await send(active.action, { metricKey: 'E01' }, { active: 'no' });
    const keysIn = async (loader: unknown, params = {}) =>
      ((await ask(loader, '/x', params)).data as { choices: { metrics: { key: string }[] } }).choices.metrics.map(
        ({ key }) => key,
      );
    expect(await keysIn(newItem.loader)).not.toContain('E01');
    expect(await keysIn(editItem.loader, { itemId: item.id })).toContain('E01');
    await send(active.action, { metricKey: 'E01' }, { active: 'yes' });
  });

  it('keeps what its figures were made with, and says so', async () => {
    expect((await ask(edit.loader, '/x', { metricKey: 'E01' })).data).toMatchObject({ figures: 2 });
    const refused = await send(edit.action, { metricKey: 'E01' }, typed({ kind: 'mean' }));
    expect([refused.status, errorsOf(refused)]).toEqual([400, { kind: saidReason('has_figures') }]);
    const {
      kind: _kind,
      subject: _subject,
      frequency: _frequency,
      factor: _factor,
      ...rest
    } = typed({ titleNl: 'Teruggebeld' });
    expect((await send(edit.action, { metricKey: 'E01' }, rest)).status).toBe(302);
    expect(await getMetric(demo.actor, 'E01')).toMatchObject({ title: { nl: 'Teruggebeld' }, frequency: 'month' });
  });
});

describe('the form of a metric', () => {
  it.each([
    [{ key: '' }, { key: 'required' }],
    [{ key: 'E-2' }, { key: saidReason('letters_and_digits') }],
    [{ key: 'm02' }, { key: 'taken' }],
    [
      { titleNl: '', unitNl: '' },
      { titleNl: 'required', unitNl: 'required' },
    ],
    [{ target: '101' }, { target: 'not_between:0:100' }],
    [{ target: 'veel' }, { target: 'not_a_number' }],
    [{ kind: 'rate' }, { factor: 'required' }],
    [{ kind: 'rate', factor: '0' }, { factor: saidReason('above_zero') }],
    [{ kind: 'mean', lowest: '5', highest: '1' }, { highest: saidReason('bounds_crossed') }],
    [{ decimals: '4' }, { decimals: 'not_between:0:3' }],
    [{ margin: '' }, { margin: 'required' }],
    [
      { kind: 'x', direction: 'x' },
      { kind: 'choose', direction: 'choose' },
    ],
    [{ 'owner:all': 'bestaatniet' }, { 'owner:all': 'choose' }],
  ])('says at the field what is wrong: %j', async (rest, errors) => {
    const answer = await send(making.action, {}, typed({ key: 'E02', ...rest } as Record<string, string>));
    expect([answer.status, errorsOf(answer)]).toEqual([400, errors]);
    expect(await getMetric(demo.actor, 'E02')).toBeNull();
  });

  it('opens every metric of the blueprint and saves it unchanged', async () => {
    const { rows } = (await ask(list.loader)).data as { rows: { key: string }[] };
    for (const { key } of rows.filter((row) => row.key !== 'E01')) {
      const { metric } = (await ask(edit.loader, '/x', { metricKey: key })).data as { metric: Record<string, unknown> };
      const label = (of: string) => metric[of] as { nl: string; en: string | null };
      const text = (of: string) => (metric[of] === null ? '' : String(metric[of]));
      const form: Record<string, string> = { active: 'on', 'owner:all': demo.actor.userId };
      for (const name of ['title', 'unit', 'formula', 'source']) {
        Object.assign(form, { [`${name}Nl`]: label(name).nl, [`${name}En`]: label(name).en ?? '' });
      }
      for (const name of ['decimals', 'direction', 'margin', 'target', 'lowest', 'highest']) form[name] = text(name);
      for (const name of ['kind', 'factor', 'subject', 'frequency']) form[name] = text(name);
      const answer = await send(edit.action, { metricKey: key }, form);
      expect([key, answer.headers.get('location')]).toEqual([key, '/settings/metrics']);
    }
  });

  it('says who delivers, tells it by name, and an undo leads back to the metrics', async () => {
    const people = ((await ask(making.loader)).data as { people: { id: string; name: string }[] }).people;
    const other = people.find(({ id }) => id !== demo.actor.userId)!;
    const form = typed({ titleNl: 'Teruggebeld', 'owner:all': demo.actor.userId, [`owner:${bz}`]: other.id });
    const saved = await send(edit.action, { metricKey: 'E01' }, form);
    const owners = () =>
      database.db
        .select()
        .from(t.metricOwner)
        .where(and(eq(t.metricOwner.organisationId, demo.organisationId), eq(t.metricOwner.metricKey, 'E01')));
    expect(await owners()).toHaveLength(2);
    const { recent } = (await ask(list.loader)).data as { recent: RecentChange[] };
    expect(recent[0]!.lines.map(({ is }) => is)).toContainEqual(expect.stringContaining(other.name));
    const back = await send(undo.action, { changeId: changeIn(saved) }, {});
    expect(back.headers.get('location')).toMatch(/^\/settings\/metrics\?changed=/);
    expect(await owners()).toHaveLength(0);
  });

  it('is overtaken by who was first, with both values', async () => {
    const { revision } = (await ask(edit.loader, '/x', { metricKey: 'E01' })).data as { revision: number };
    await send(edit.action, { metricKey: 'E01' }, typed({ target: '70' }));
    const late = await send(edit.action, { metricKey: 'E01' }, typed({ target: '60', version: String(revision) }));
    expect(late.status).toBe(409);
    expect((late.data as { stale: object[] }).stale).toContainEqual({ field: 'Doel', mine: '60', theirs: '70' });
  });

  it('is of one municipality', async () => {
    const stranger = await demo.stranger();
    expect((await ask(edit.loader, '/x', { metricKey: 'M02' }, stranger)).status).toBe(404);
    expect((await send(edit.action, { metricKey: 'M02' }, typed(), stranger)).status).toBe(404);
    expect((await send(active.action, { metricKey: 'M02' }, { active: 'no' }, stranger)).status).toBe(404);
    expect(((await ask(list.loader, '/x', {}, stranger)).data as { rows: object[] }).rows).toEqual([]);
    expect(await getMetric(demo.actor, 'M02')).toMatchObject({ active: true });
  });
});
