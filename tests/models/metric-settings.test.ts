// Metrics as settings on the real database: made, changed, fixed by their figures, switched off, delivered by somebody, turned round.
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { findKnown, findOwners } from '~/models/delivery.server';
import { acceptFigures } from '~/models/figure.server';
import { findMetrics, getMetric } from '~/models/metric.server';
import {
  createMetric,
  editMetric,
  findDeliverers,
  getMetricRow,
  getMetricUsage,
  type MetricFields,
  setMetricActive,
} from '~/models/metric-settings.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { getOrganisation } from '~/models/organisation.server';
import { loadPlan } from '~/models/plan.server';
import { readPeriod } from '~/models/planning/adoption/period';
import { day } from '~/models/planning/day';
import { createTarget } from '~/models/target.server';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let key = '';
let count = 0;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
  elsewhere = await aMunicipality('elders');
}, 120_000);
afterAll(() => database.close());
beforeEach(() => {
  key = `E${++count}`;
});

const fields = (rest: Partial<MetricFields> = {}): MetricFields => ({
  ...{ key, title: { nl: `Wachttijd ${key}`, en: 'Waiting time' }, kind: 'rate', factor: 100 },
  ...{ unit: { nl: 'per 100', en: 'per 100' }, decimals: 1, direction: 'down', subject: 'people', frequency: 'month' },
  ...{ formula: { nl: 'wachtenden / bellers', en: null }, source: { nl: 'telefooncentrale', en: null } },
  ...{ margin: 0.3, target: 4.5, lowest: null, highest: null, active: true, owners: [] },
  ...rest,
});
const made = async (rest: Partial<MetricFields> = {}) => {
  const answer = await createMetric(here.leader, fields(rest));
  if (answer.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer.changeId!;
};
const edit = (rest: Partial<MetricFields>, seen: number | null = null) =>
  editMetric(here.leader, { id: key, fields: fields(rest), seen }, today);
const revision = async () => (await getOrganisation(here.leader))!.revision;

async function deliver() {
  const line = {
    ...{ line: 1, metric: await getMetric(here.leader, key), departmentId: here.departmentIds['BZ']! },
    ...{ period: readPeriod('2026-10'), figure: { numerator: 30, denominator: 600 }, faults: [] },
    said: { period: '2026-10', department: 'BZ', metric: key, numerator: '30', denominator: '600' },
  };
  const answer = await acceptFigures(here.leader, here.programmeId, [line], { source: 'form', today });
  expect(answer).toMatchObject({ status: 'saved' });
}

describe('a metric of its own', () => {
  it('stands at the end with everything that was said, and raises the revision: plans know it', async () => {
    const before = await revision();
    await made();
    expect(await revision()).toBe(before + 1);
    const { owners: _owners, ...said } = fields();
    expect((await findMetrics(here.leader)).at(-1)).toEqual(said);
    expect((await loadPlan(here.leader, here.programmeId))!.metrics.at(-1)).toMatchObject({ key, active: true });
    const known = await findKnown(here.leader);
    expect(known.metrics.find((metric) => metric.key === key)).toMatchObject({ code: key.toLowerCase() });
  });

  it.each([
    [{ key: 'M02' }, 'key', 'taken'],
    [{ key: 'm02' }, 'key', 'taken'],
    [{ key: 'acceptatie' }, 'key', 'taken'],
    // its page would be the form of a new one, its curve none
    [{ key: 'New' }, 'key', 'taken'],
    [{ key: 'none' }, 'key', 'taken'],
    [{ key: 'A-1' }, 'key', 'letters_and_digits'],
    [{ margin: -1 }, 'margin', 'not_between:0:1000000'],
    [{ lowest: 5, highest: 5 }, 'highest', 'bounds_crossed'],
    [{ owners: [{ departmentId: null, userId: 'bestaatniet' }] }, 'owner:all', 'choose'],
  ] satisfies [Partial<MetricFields>, string, string][])('is refused with %j', async (rest, field, why) => {
    expect(await createMetric(here.leader, fields(rest))).toEqual({ status: 'refused', reason: 'metric', field, why });
  });

  it('may have the key that another municipality uses', async () => {
    await made();
    expect(await createMetric(elsewhere.leader, fields())).toMatchObject({ status: 'saved' });
    expect(await editMetric(elsewhere.leader, { id: key, fields: fields({ margin: 2 }) }, today)).toMatchObject({
      status: 'saved',
    });
    expect((await getMetric(here.leader, key))!.margin).toBe(0.3);
  });

  it('is taken away by turning its making round, as long as nothing uses it', async () => {
    const change = await made();
    await deliver();
    expect(await undoOrganisationChange(here.leader, change, today)).toMatchObject({ answer: { reason: 'in_use' } });
    key = `E${++count}`;
    const other = await made();
    expect(await undoOrganisationChange(here.leader, other, today)).toMatchObject({ answer: { status: 'removed' } });
    expect(await getMetric(here.leader, key)).toBeNull();
  });
});

describe('changing a metric', () => {
  it('keeps the rest of what the blueprint says about it', async () => {
    const of = and(eq(t.metric.organisationId, here.organisationId), eq(t.metric.key, 'M02'));
    await database.db
      .update(t.metric)
      .set({ definition: { typical_curve: { nl: 'S', en: 'S' } } })
      .where(of);
    const { id, position: _position, ...metric } = (await getMetricRow(here.leader, 'M02'))!;
    const formula = { nl: 'anders', en: null };
    expect(await editMetric(here.leader, { id, fields: { ...metric, formula } }, today)).toMatchObject({
      status: 'saved',
    });
    const [row] = await database.db.select().from(t.metric).where(of);
    expect(row!.definition).toMatchObject({ typical_curve: { nl: 'S', en: 'S' }, formula });
    expect(row!.code).toBe('in_zaaksysteem');
  });

  it('changes anything while there are no figures, and not what they were made with once there are', async () => {
    await made();
    expect(await edit({ kind: 'share', factor: 100, frequency: 'quarter' })).toMatchObject({ status: 'saved' });
    expect(await edit({})).toMatchObject({ status: 'saved' });
    await deliver();
    expect((await getMetricUsage(here.leader, key))!.figures).toBe(1);
    for (const [field, value] of [
      ['kind', 'mean'],
      ['factor', 1],
      ['subject', 'cases'],
      ['frequency', 'week'],
    ] as const) {
      expect(await edit({ [field]: value })).toEqual({
        status: 'refused',
        reason: 'metric',
        field,
        why: 'has_figures',
      });
    }
    expect(await edit({ title: { nl: 'Anders', en: null }, target: 7.5, margin: 1 })).toMatchObject({
      status: 'saved',
    });
    expect(await getMetric(here.leader, key)).toMatchObject({ title: { nl: 'Anders' }, target: 7.5, kind: 'rate' });
  });

  it('that was made after figures were is not turned round under them', async () => {
    await made({ kind: 'share' });
    const answer = await edit({});
    if (answer?.status !== 'saved') throw new Error('not changed');
    await deliver();
    expect(await undoOrganisationChange(here.leader, answer.changeId!, today)).toMatchObject({
      answer: { status: 'refused', reason: 'metric', field: 'kind', why: 'has_figures' },
    });
  });

  it('is refused where somebody was first, and turned round', async () => {
    await made();
    const seen = await revision();
    const answer = await edit({ target: 6 });
    expect(await edit({ target: 8 }, seen)).toMatchObject({
      status: 'stale',
      fields: [{ field: 'target', mine: 8, theirs: 6 }],
    });
    if (answer?.status !== 'saved') throw new Error('not changed');
    expect(await undoOrganisationChange(here.leader, answer.changeId!, today)).toMatchObject({
      answer: { status: 'saved' },
    });
    expect((await getMetric(here.leader, key))!.target).toBe(4.5);
  });

  it('stops and resumes: it is not asked any more, and its figures stay', async () => {
    await made();
    await deliver();
    expect(await setMetricActive(here.leader, { key, active: false }, today)).toMatchObject({ status: 'saved' });
    expect((await findKnown(here.leader)).metrics.some((metric) => metric.key === key)).toBe(false);
    expect((await getMetricUsage(here.leader, key))!.figures).toBe(1);
    await setMetricActive(here.leader, { key, active: true }, today);
    expect((await findKnown(here.leader)).metrics.some((metric) => metric.key === key)).toBe(true);
  });

  it('says who delivers, per department and for the rest, with its history', async () => {
    await made();
    const [person] = await findDeliverers(here.leader);
    const owners = [
      { departmentId: null, userId: here.leader.userId },
      { departmentId: here.departmentIds['BZ']!, userId: person!.id },
    ];
    const answer = await edit({ owners });
    expect((await getMetricRow(here.leader, key))!.owners).toEqual(owners);
    expect((await findOwners(here.leader)).filter(({ metricKey }) => metricKey === key)).toHaveLength(2);
    expect(await edit({ owners })).toMatchObject({ changeId: null });
    if (answer?.status !== 'saved') throw new Error('not changed');
    await undoOrganisationChange(here.leader, answer.changeId!, today);
    expect((await getMetricRow(here.leader, key))!.owners).toEqual([]);
    const stranger = [{ departmentId: null, userId: elsewhere.leader.userId }];
    expect(await edit({ owners: stranger })).toMatchObject({ field: 'owner:all', why: 'choose' });
    const theirs = [{ departmentId: elsewhere.departmentIds['BZ']!, userId: here.leader.userId }];
    expect(await edit({ owners: theirs })).toMatchObject({ why: 'choose' });
  });

  it('is for planners, in their own municipality', async () => {
    await made();
    const head = { ...here.leader, role: 'department_head' as const };
    expect(await createMetric(head, fields({ key: 'X1' }))).toEqual({ status: 'forbidden' });
    expect(await editMetric(head, { id: key, fields: fields() }, today)).toEqual({ status: 'forbidden' });
    expect(await editMetric(elsewhere.leader, { id: key, fields: fields() }, today)).toBeNull();
    expect(await setMetricActive(elsewhere.leader, { key, active: false }, today)).toBeNull();
    expect(await getMetricRow(elsewhere.leader, key)).toBeNull();
    expect(await getMetricUsage(elsewhere.leader, key)).toBeNull();
    await Promise.all((['department_head', 'reader', 'steering'] as const).map((role) => elsewhere.cookie(role)));
    expect((await findDeliverers(elsewhere.leader)).map(({ name }) => name)).toEqual([
      'department_head van elders',
      'project_leader van elders',
    ]);
  });
});

it('counts all that uses a metric', async () => {
  await made();
  expect(await getMetricUsage(here.leader, key)).toEqual({
    figures: 0,
    targets: 0,
    effects: 0,
    criteria: 0,
    conditions: 0,
  });
  const target = { metricKey: key, departmentId: null, from: today, target: 3, ceiling: null };
  await createTarget(here.leader, { programmeId: here.programmeId, ...target }, today);
  expect((await getMetricUsage(here.leader, key))!.targets).toBe(1);
  expect((await getMetricUsage(here.leader, 'M02'))!.effects).toBeGreaterThan(0);
});
