// Writes the difference between two plans: bulk statements in an order that foreign keys accept, children with their item.
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import * as rowsFor from './plan-rows.server';
import type { Owner } from './plan-rows.server';
import type { RowChange } from './planning/difference';
import type { Item, Plan } from './planning/plan';

const batchSize = 500;
function batches<T>(rows: readonly T[]): T[][] {
  const result: T[][] = [];
  for (let at = 0; at < rows.length; at += batchSize) result.push(rows.slice(at, at + batchSize));
  return result;
}

/** Every column set to the value offered by the insert, for `on conflict do update`. */
function offered(row: Record<string, unknown>): Record<string, ReturnType<typeof sql>> {
  const columns = Object.keys(row).filter((key) => !['id', 'organisationId', 'programmeId'].includes(key));
  const snake = (key: string) => key.replace(/([A-Z]|\d+)/g, (part) => `_${part.toLowerCase()}`);
  return Object.fromEntries(columns.map((key) => [key, sql.raw(`excluded."${snake(key)}"`)]));
}

type RowTable =
  | typeof t.phase
  | typeof t.workstream
  | typeof t.item
  | typeof t.criterion
  | typeof t.figureCondition
  | typeof t.product
  | typeof t.measure
  | typeof t.decision
  | typeof t.cutoverTask;

async function upsert(tx: Db, table: RowTable, rows: Record<string, unknown>[]): Promise<void> {
  for (const batch of batches(rows)) {
    await tx
      .insert(table)
      .values(batch as never)
      .onConflictDoUpdate({ target: table.id, set: offered(batch[0]!) as never });
  }
}

const childFields = ['teamHours', 'departments', 'competences', 'raises', 'effects'] as const;

async function saveChildren(tx: Db, owner: Owner, items: readonly Item[], fields: ReadonlySet<string>): Promise<void> {
  const own = (
    table:
      | typeof t.itemEffect
      | typeof t.itemTeamHours
      | typeof t.itemDepartment
      | typeof t.itemCompetence
      | typeof t.itemRaise,
  ) =>
    and(
      eq(table.programmeId, owner.programmeId),
      inArray(
        table.itemId,
        items.map((item) => item.id),
      ),
    );
  const rows = <T>(of: (item: Item) => readonly T[]) =>
    items.flatMap((item) => of(item).map((entry, position) => ({ ...owner, itemId: item.id, position, ...entry })));
  if (fields.has('teamHours')) {
    await tx.delete(t.itemTeamHours).where(own(t.itemTeamHours));
    for (const batch of batches(rows((item) => item.teamHours))) await tx.insert(t.itemTeamHours).values(batch);
  }
  if (fields.has('departments')) {
    await tx.delete(t.itemDepartment).where(own(t.itemDepartment));
    for (const batch of batches(rows((item) => item.departments))) await tx.insert(t.itemDepartment).values(batch);
  }
  if (fields.has('competences')) {
    await tx.delete(t.itemCompetence).where(own(t.itemCompetence));
    for (const batch of batches(rows((item) => item.competences))) await tx.insert(t.itemCompetence).values(batch);
  }
  if (fields.has('raises')) {
    await tx.delete(t.itemRaise).where(own(t.itemRaise));
    for (const batch of batches(rows((item) => item.raises))) await tx.insert(t.itemRaise).values(batch);
  }
  if (fields.has('effects')) {
    await tx.delete(t.itemEffect).where(own(t.itemEffect));
    for (const batch of batches(rows((item) => item.effects))) await tx.insert(t.itemEffect).values(batch);
  }
}

const dateFields = new Set(['start', 'until']);

async function saveItems(tx: Db, owner: Owner, plan: Plan, changes: readonly RowChange[]): Promise<void> {
  const byId = new Map(plan.items.map((item) => [item.id, item]));
  const whole: Item[] = [];
  const dates: { id: string; start: string; until: string }[] = [];
  const withChildren: Item[] = [];
  const fields = new Set<string>();
  for (const change of changes) {
    if (change.after === null) continue;
    const item = byId.get(change.id)!;
    const names = Object.keys(change.after);
    if (change.before !== null && names.every((name) => dateFields.has(name))) {
      dates.push({ id: item.id, start: item.start, until: item.until });
      continue;
    }
    whole.push(item);
    const touched = childFields.filter(
      (name) => names.includes(name) && (change.before !== null || item[name].length > 0),
    );
    if (touched.length > 0) withChildren.push(item);
    for (const name of touched) fields.add(name);
  }
  if (dates.length > 0) {
    // One statement however many items moved: the rows travel as one value.
    await tx.execute(sql`update item set start_day = d.start, until_day = d.until
      from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as d(id text, start date, until date)
      where item.id = d.id and item.programme_id = ${owner.programmeId}`);
  }
  await upsert(
    tx,
    t.item,
    whole.map((item) => rowsFor.itemRow(owner, item)),
  );
  if (withChildren.length > 0) await saveChildren(tx, owner, withChildren, fields);
}

/** Writes the row changes that lead to `plan`; the programme's version is written by the caller. */
export async function savePlan(tx: Db, plan: Plan, changes: readonly RowChange[]): Promise<void> {
  const owner = { organisationId: plan.programme.organisationId, programmeId: plan.programme.id };
  const of = (collection: RowChange['collection']) => changes.filter((change) => change.collection === collection);
  const kept = (collection: RowChange['collection']) =>
    new Set(of(collection).flatMap((change) => (change.after === null ? [] : [change.id])));
  const gone = (collection: RowChange['collection']) =>
    of(collection).flatMap((change) => (change.after === null ? [change.id] : []));
  const pick = <T extends { id: string }>(rows: readonly T[], ids: ReadonlySet<string>) =>
    ids.size === 0 ? [] : rows.filter((row) => ids.has(row.id));

  const remove = async (table: RowTable | typeof t.dependency, ids: string[]) => {
    if (ids.length > 0) {
      await tx.delete(table).where(and(eq(table.programmeId, owner.programmeId), inArray(table.id, ids)));
    }
  };
  await remove(t.dependency, gone('dependencies'));
  await remove(t.criterion, gone('criteria'));
  await remove(t.figureCondition, gone('figureConditions'));
  await remove(t.product, gone('products'));
  await remove(t.measure, gone('measures'));
  await remove(t.decision, gone('decisions'));
  await remove(t.cutoverTask, gone('cutoverTasks'));
  await upsert(
    tx,
    t.phase,
    pick(plan.phases, kept('phases')).map((row) => rowsFor.phaseRow(owner, row)),
  );
  await upsert(
    tx,
    t.workstream,
    pick(plan.workstreams, kept('workstreams')).map((row) => rowsFor.workstreamRow(owner, row)),
  );
  await saveItems(tx, owner, plan, of('items'));
  await remove(t.item, gone('items'));
  await remove(t.phase, gone('phases'));
  await remove(t.workstream, gone('workstreams'));
  for (const batch of batches(pick(plan.dependencies, kept('dependencies')))) {
    await tx
      .insert(t.dependency)
      .values(batch.map((row) => ({ ...owner, ...row })))
      .onConflictDoUpdate({ target: t.dependency.id, set: { type: sql`excluded.type`, lag: sql`excluded.lag` } });
  }
  await upsert(
    tx,
    t.criterion,
    pick(plan.criteria, kept('criteria')).map((row) => rowsFor.criterionRow(owner, row)),
  );
  await upsert(
    tx,
    t.figureCondition,
    pick(plan.figureConditions, kept('figureConditions')).map((row) => rowsFor.figureConditionRow(owner, row)),
  );
  await upsert(
    tx,
    t.product,
    pick(plan.products, kept('products')).map((row) => rowsFor.productRow(owner, row)),
  );
  await upsert(
    tx,
    t.measure,
    pick(plan.measures, kept('measures')).map((row) => rowsFor.measureRow(owner, row)),
  );
  await upsert(
    tx,
    t.decision,
    pick(plan.decisions, kept('decisions')).map((row) => rowsFor.decisionRow(owner, row)),
  );
  await upsert(
    tx,
    t.cutoverTask,
    pick(plan.cutoverTasks, kept('cutoverTasks')).map((row) => rowsFor.cutoverTaskRow(owner, row)),
  );
}
