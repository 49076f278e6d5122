// Metrics as settings: made, changed, switched off and on, with who delivers them. Every change stands in the municipality's history.
import { and, asc, count, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findDepartments } from './department.server';
import { changeAndFollow } from './figure-condition.server';
import { newId } from './id.server';
import { getMetric } from './metric.server';
import { type OrganisationEntry, saveRow, type Seen } from './organisation-history.server';
import { editRow, type RowSaved, type RuledTable, undoRow } from './organisation-rows.server';
import { lockOrganisation } from './organisation.server';
import type { Metric } from './planning/adoption/metric';
import { fixedFault, isReservedKey, metricFault, metricKeyPattern } from './planning/adoption/metric-change';
import type { Day } from './planning/day';
import { type Actor, may, roles } from './planning/permission';

/** Who delivers it: of one department, or (null) of all that have nobody of their own. */
export type MetricOwner = { departmentId: string | null; userId: string };

export type MetricFields = Metric & { owners: readonly MetricOwner[] };
/** The id of a metric is its key. */
export type MetricRow = MetricFields & { id: string; position: number };

/** Which field cannot be as asked, with a reason as forms give it. */
export type MetricRefusal = { status: 'refused'; reason: 'metric'; field: string; why: string };

const refused = (field: string, why: string): MetricRefusal => ({
  ...{ status: 'refused', reason: 'metric' },
  field,
  why,
});

/** What keeps a metric from being taken away, by how many. */
export type MetricUsage = { figures: number; targets: number; effects: number; criteria: number; conditions: number };

const ofKey = (actor: Actor, key: string) =>
  and(eq(t.metric.organisationId, actor.organisationId), eq(t.metric.key, key));

async function ownersOf(actor: Actor, key: string, tx: Db): Promise<MetricOwner[]> {
  const o = t.metricOwner;
  return tx
    .select({ departmentId: o.departmentId, userId: o.userId })
    .from(o)
    .where(and(eq(o.organisationId, actor.organisationId), eq(o.metricKey, key)))
    .orderBy(sql`${o.departmentId} nulls first`);
}

/** A metric with who delivers it, or null. */
export async function getMetricRow(actor: Actor, key: string, tx: Db = db()): Promise<MetricRow | null> {
  const metric = await getMetric(actor, key, tx);
  if (!metric) return null;
  const [place] = await tx.select({ position: t.metric.position }).from(t.metric).where(ofKey(actor, key));
  return { ...metric, owners: await ownersOf(actor, key, tx), id: key, position: place?.position ?? 0 };
}

/** What uses a metric. Null when it is not there. */
export async function getMetricUsage(actor: Actor, key: string, tx: Db = db()): Promise<MetricUsage | null> {
  if (!(await getMetric(actor, key, tx))) return null;
  const { organisationId } = actor;
  const number = async (
    table: typeof t.figure | typeof t.metricTarget | typeof t.criterion | typeof t.figureCondition,
  ) => {
    const [row] = await tx
      .select({ count: count() })
      .from(table)
      .where(and(eq(table.organisationId, organisationId), eq(table.metricKey, key)));
    return row?.count ?? 0;
  };
  const [effects] = await tx
    .select({ count: count() })
    .from(t.itemEffect)
    .where(and(eq(t.itemEffect.organisationId, organisationId), eq(t.itemEffect.metricKey, key)));
  return {
    figures: await number(t.figure),
    targets: await number(t.metricTarget),
    effects: effects?.count ?? 0,
    criteria: await number(t.criterion),
    conditions: await number(t.figureCondition),
  };
}

const deliveringRoles = roles.filter((role) => may({ role }, 'figures.deliver'));

/** People who may deliver figures, by name. */
export async function findDeliverers(actor: Actor, tx: Db = db()): Promise<{ id: string; name: string }[]> {
  const p = t.userAccount;
  return tx
    .select({ id: p.id, name: p.name })
    .from(p)
    .where(and(eq(p.organisationId, actor.organisationId), eq(p.active, true), inArray(p.role, deliveringRoles)))
    .orderBy(asc(p.name));
}

async function unknownOwner(actor: Actor, owners: readonly MetricOwner[], tx: Db): Promise<MetricRefusal | null> {
  if (owners.length === 0) return null;
  const departments = new Set((await findDepartments(actor, tx)).map(({ id }) => id));
  const people = await tx
    .select({ id: t.userAccount.id })
    .from(t.userAccount)
    .where(eq(t.userAccount.organisationId, actor.organisationId));
  const known = new Set(people.map(({ id }) => id));
  const stranger = owners.find(
    ({ departmentId, userId }) => !known.has(userId) || (departmentId !== null && !departments.has(departmentId)),
  );
  return stranger ? refused(`owner:${stranger.departmentId ?? 'all'}`, 'choose') : null;
}

async function refusalOf(actor: Actor, id: string | null, fields: MetricFields, tx: Db): Promise<MetricRefusal | null> {
  const { key } = fields;
  if (!metricKeyPattern.test(key)) return refused('key', 'letters_and_digits');
  const name = key.toLowerCase();
  const [same] = await tx
    .select({ key: t.metric.key })
    .from(t.metric)
    .where(
      and(
        eq(t.metric.organisationId, actor.organisationId),
        ne(t.metric.key, id ?? ''),
        // a file may name a metric by either
        or(sql`lower(${t.metric.key}) = ${name}`, sql`lower(${t.metric.code}) = ${name}`),
      ),
    );
  if (same || (id === null && isReservedKey(key))) return refused('key', 'taken');
  const fault = metricFault(fields);
  if (fault) return refused(fault.at, fault.why);
  const was = id === null ? null : await getMetric(actor, id, tx);
  const fixed = was && fixedFault(was, fields);
  if (fixed && ((await getMetricUsage(actor, key, tx))?.figures ?? 0) > 0) return refused(fixed.at, fixed.why);
  return unknownOwner(actor, fields.owners, tx);
}

function valuesOf({ title, unit, formula, source, owners: _owners, id: _id, ...fields }: MetricRow) {
  return {
    ...fields,
    ...{ name: title.nl, nameEn: title.en, unit: unit.nl, unitEn: unit.en },
    definition: sql`coalesce(${t.metric.definition}, '{}'::jsonb) || ${JSON.stringify({ formula, source })}::jsonb`,
  };
}

async function writeOwners(tx: Db, { organisationId }: Actor, { key, owners }: MetricRow) {
  const o = t.metricOwner;
  await tx.delete(o).where(and(eq(o.organisationId, organisationId), eq(o.metricKey, key)));
  if (owners.length === 0) return;
  await tx.insert(o).values(owners.map((owner) => ({ ...owner, id: newId(), organisationId, metricKey: key })));
}

const table: RuledTable<MetricFields, MetricRefusal, object> = {
  collection: 'metrics',
  action: 'metrics.change',
  titleOf: ({ title }) => title,
  get: getMetricRow,
  refusalOf,
  usageOf: async (actor, key, tx) => {
    const usage = await getMetricUsage(actor, key, tx);
    // as lists, which is how rows say what keeps them
    return usage && Object.fromEntries(Object.entries(usage).map(([name, of]) => [name, of > 0 ? [of] : []]));
  },
  nextPosition: () => Promise.resolve(0),
  insert: async (tx, actor, row) => {
    const definition = { formula: row.formula, source: row.source };
    await tx.insert(t.metric).values({
      ...valuesOf(row),
      ...{ organisationId: actor.organisationId, code: row.key.toLowerCase(), definition },
    });
    await writeOwners(tx, actor, row);
  },
  update: async (tx, actor, row) => {
    const { key: _key, ...values } = valuesOf(row);
    await tx.update(t.metric).set(values).where(ofKey(actor, row.id));
    await writeOwners(tx, actor, row);
  },
  remove: (tx, actor, key) => tx.delete(t.metric).where(ofKey(actor, key)),
};

/** Makes a metric of the municipality's own, at the end of the list. */
export function createMetric(
  actor: Actor,
  fields: MetricFields,
  tx: Db = db(),
): Promise<RowSaved | MetricRefusal | { status: 'forbidden' }> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    if (!may(actor, table.action)) return { status: 'forbidden' };
    await lockOrganisation(inner, actor.organisationId);
    const refusal = await refusalOf(actor, null, fields, inner);
    if (refusal) return refusal;
    const [last] = await inner
      .select({ position: sql<number>`coalesce(max(${t.metric.position}), -1)` })
      .from(t.metric)
      .where(eq(t.metric.organisationId, actor.organisationId));
    const id = fields.key;
    const next = { ...fields, id, position: Number(last?.position ?? -1) + 1 };
    return { status: 'saved', id, changeId: await saveRow(inner, actor, table, { id, next }) };
  });
}

/** Changes a metric; its key stays, and what waits for its figures follows. Null when it is not there. */
export function editMetric(
  actor: Actor,
  { id, fields, seen }: { id: string; fields: MetricFields; seen?: Seen },
  today: Day,
  tx: Db = db(),
) {
  const asked = { id, fields: { ...fields, key: id }, seen };
  return changeAndFollow(actor, { programmeId: null, today }, (inner) => editRow(inner, actor, table, asked), tx);
}

/** Stops or resumes asking a metric; its figures stay. Null when it is not there. */
export async function setMetricActive(
  actor: Actor,
  { key, active }: { key: string; active: boolean },
  today: Day,
  tx: Db = db(),
) {
  const row = await getMetricRow(actor, key, tx);
  if (!row) return null;
  const { id, position: _position, ...fields } = row;
  return editMetric(actor, { id, fields: { ...fields, active } }, today, tx);
}

/** Turns a change of a metric round; one that was made is taken away as long as nothing uses it. What waits for figures follows. */
export const undoMetricChange = (actor: Actor, entry: OrganisationEntry, today: Day, tx: Db = db()) =>
  changeAndFollow(actor, { programmeId: null, today }, (inner) => undoRow(inner, actor, table, entry), tx);
