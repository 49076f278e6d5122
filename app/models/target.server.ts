// Targets: what is wanted of a department from a day on, and the most it can reach. Every change stands in the municipality's history.
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { getDepartment } from './department.server';
import { changeAndFollow } from './figure-condition.server';
import { getMetric } from './metric.server';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import { targetFault } from './planning/adoption/target';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';

export type TargetFields = {
  programmeId: string;
  metricKey: string;
  /** Null: every department without a target of its own. */
  departmentId: string | null;
  from: Day;
  /** In the unit of the metric; one of the two at least. */
  target: number | null;
  ceiling: number | null;
};
/** Targets have no order of their own: their position is always 0. */
export type TargetRow = TargetFields & { id: string; position: number };

/** Which field cannot be as asked, with a reason as forms give it. */
export type TargetRefusal = { status: 'refused'; reason: 'target'; field: keyof TargetFields; why: string };

const refused = (field: keyof TargetFields, why: string): TargetRefusal => ({
  ...{ status: 'refused', reason: 'target' },
  field,
  why,
});

function rowOf(row: typeof t.metricTarget.$inferSelect): TargetRow {
  const { id, programmeId, metricKey, departmentId, fromDay, target, ceiling } = row;
  return { id, programmeId, metricKey, departmentId, from: fromDay as Day, target, ceiling, position: 0 };
}

const own = (actor: Actor, id: string) =>
  and(eq(t.metricTarget.id, id), eq(t.metricTarget.organisationId, actor.organisationId));

/** All targets of a programme, by metric and then by day. */
export async function findTargetRows(actor: Actor, programmeId: string, tx: Db = db()): Promise<TargetRow[]> {
  const rows = await tx
    .select()
    .from(t.metricTarget)
    .where(and(eq(t.metricTarget.programmeId, programmeId), eq(t.metricTarget.organisationId, actor.organisationId)))
    .orderBy(asc(t.metricTarget.metricKey), asc(t.metricTarget.fromDay), asc(t.metricTarget.id));
  return rows.map(rowOf);
}

/** One target, or null. */
export async function getTarget(actor: Actor, id: string, tx: Db = db()): Promise<TargetRow | null> {
  const [row] = await tx.select().from(t.metricTarget).where(own(actor, id));
  return row ? rowOf(row) : null;
}

async function refusalOf(actor: Actor, id: string | null, fields: TargetFields, tx: Db) {
  const { programmeId, metricKey, departmentId, from } = fields;
  const metric = await getMetric(actor, metricKey, tx);
  if (!metric) return refused('metricKey', 'choose');
  if (departmentId !== null && !(await getDepartment(actor, departmentId, tx)))
    return refused('departmentId', 'choose');
  const fault = targetFault(metric, fields);
  if (fault) return refused(fault.at, fault.why);
  const [same] = await tx
    .select({ id: t.metricTarget.id })
    .from(t.metricTarget)
    .where(
      and(
        eq(t.metricTarget.organisationId, actor.organisationId),
        eq(t.metricTarget.programmeId, programmeId),
        eq(t.metricTarget.metricKey, metricKey),
        departmentId === null ? isNull(t.metricTarget.departmentId) : eq(t.metricTarget.departmentId, departmentId),
        eq(t.metricTarget.fromDay, from),
        ne(t.metricTarget.id, id ?? ''),
      ),
    );
  return same ? refused('from', 'target_taken') : null;
}

function valuesOf({ id: _id, position: _position, from, ...fields }: TargetRow) {
  return { ...fields, fromDay: from };
}

const table: RuledTable<TargetFields, TargetRefusal, object> = {
  collection: 'targets',
  action: 'metrics.change',
  // The key of its metric, which has its name elsewhere and may get another.
  titleOf: ({ metricKey }) => ({ nl: metricKey, en: null }),
  get: getTarget,
  refusalOf,
  usageOf: async (actor, id, tx) => ((await getTarget(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: (tx, { organisationId }, row) =>
    tx.insert(t.metricTarget).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(t.metricTarget).set(valuesOf(row)).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.metricTarget).where(own(actor, id)),
};

/** Sets a target in a programme of the same municipality; what waits for figures follows. Null when the programme is not there. */
export async function createTarget(actor: Actor, fields: TargetFields, today: Day, tx: Db = db()) {
  const { programmeId } = fields;
  const [programme] = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.id, programmeId), eq(t.programme.organisationId, actor.organisationId)));
  if (!programme) return null;
  return changeAndFollow(actor, { programmeId, today }, (inner) => createRow(inner, actor, table, fields), tx);
}

/** Changes a target; what waits for figures follows. Null when it is not there. */
export function editTarget(
  actor: Actor,
  asked: { id: string; fields: TargetFields; seen?: Seen },
  today: Day,
  tx: Db = db(),
) {
  const { programmeId } = asked.fields;
  return changeAndFollow(actor, { programmeId, today }, (inner) => editRow(inner, actor, table, asked), tx);
}

/** Takes a target away: what was set before it holds again, and what waits for figures follows. Null when it is not there. */
export async function removeTarget(actor: Actor, id: string, today: Day, tx: Db = db()) {
  const programmeId = (await getTarget(actor, id, tx))?.programmeId ?? null;
  return changeAndFollow(actor, { programmeId, today }, (inner) => removeRow(inner, actor, table, id), tx);
}

/** Turns a change of a target round; what waits for figures follows. */
export async function undoTargetChange(actor: Actor, entry: OrganisationEntry, today: Day, tx: Db = db()) {
  const programmeId = await programmeOfTarget(actor, entry, tx);
  return changeAndFollow(actor, { programmeId, today }, (inner) => undoRow(inner, actor, table, entry), tx);
}

/** The programme whose target a change was of; null when it cannot be told any more. */
export async function programmeOfTarget(actor: Actor, entry: OrganisationEntry, tx: Db = db()): Promise<string | null> {
  const said = entry.before?.['programmeId'] ?? entry.after?.['programmeId'];
  return typeof said === 'string' ? said : ((await getTarget(actor, entry.rowId, tx))?.programmeId ?? null);
}
