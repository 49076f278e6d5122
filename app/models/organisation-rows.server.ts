// Departments and teams are added, changed, removed and turned round in one way: locked, checked, written with history.
import type { Db } from './db/client.server';
import { newId } from './id.server';
import { lockOrganisation } from './organisation.server';
import {
  type Contradicted,
  meantBy,
  type OrganisationEntry,
  type Overtaken,
  type RowTable,
  rowBefore,
  saveRow,
  type SavedRow,
  type Seen,
} from './organisation-history.server';
import { type Action, type Actor, may } from './planning/permission';

export type Placed<F> = F & { id: string; position: number };

/** A collection with its rules: who may change it, why a row cannot be as asked, what keeps it from being removed. */
export type RuledTable<F, Refusal, Usage extends object> = RowTable<Placed<F>> & {
  action: Action;
  refusalOf(actor: Actor, id: string | null, fields: F, tx: Db): Promise<Refusal | null>;
  usageOf(actor: Actor, id: string, tx: Db): Promise<Usage | null>;
  nextPosition(actor: Actor, tx: Db): Promise<number>;
};

/** `changeId` is null when nothing differed. */
export type RowSaved = { status: 'saved'; id: string; changeId: string | null };
export type RowRemoved = { status: 'removed'; changeId: string | null };
export type InUse<Usage> = { status: 'refused'; reason: 'in_use'; usage: Usage };
type Forbidden = { status: 'forbidden' };

/** Runs with the municipality locked, so that what is checked still holds when it is written. */
function locked<T>(tx: Db, actor: Actor, run: (inner: Db) => Promise<T>): Promise<T> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await lockOrganisation(inner, actor.organisationId);
    return run(inner);
  });
}

export async function createRow<F extends object, Refusal, Usage extends object>(
  tx: Db,
  actor: Actor,
  table: RuledTable<F, Refusal, Usage>,
  fields: F,
): Promise<RowSaved | Refusal | Forbidden> {
  if (!may(actor, table.action)) return { status: 'forbidden' };
  return locked(tx, actor, async (inner) => {
    const refusal = await table.refusalOf(actor, null, fields, inner);
    if (refusal) return refusal;
    const id = newId();
    const next = { ...fields, id, position: await table.nextPosition(actor, inner) };
    return { status: 'saved', id, changeId: await saveRow(inner, actor, table, { id, next }) };
  });
}

/** Null when the row is not there. */
export async function editRow<F extends object, Refusal, Usage extends object>(
  tx: Db,
  actor: Actor,
  table: RuledTable<F, Refusal, Usage>,
  { id, fields, seen = null }: { id: string; fields: F; seen?: Seen },
): Promise<RowSaved | Refusal | Overtaken | Forbidden | null> {
  if (!may(actor, table.action)) return { status: 'forbidden' };
  return locked(tx, actor, async (inner) => {
    const current = await table.get(actor, id, inner);
    if (!current) return null;
    const meant = await meantBy(inner, actor, { current, fields, seen });
    if (meant.status === 'stale') return meant;
    const refusal = await table.refusalOf(actor, id, meant.fields, inner);
    if (refusal) return refusal;
    const next = { ...current, ...meant.fields };
    return { status: 'saved', id, changeId: await saveRow(inner, actor, table, { id, next }) };
  });
}

async function inUse<F, Refusal, Usage extends object>(
  inner: Db,
  actor: Actor,
  table: RuledTable<F, Refusal, Usage>,
  id: string,
): Promise<InUse<Usage> | 'unused' | null> {
  const usage = await table.usageOf(actor, id, inner);
  if (!usage) return null;
  const used = Object.values(usage as Record<string, readonly unknown[]>).some((list) => list.length > 0);
  return used ? { status: 'refused', reason: 'in_use', usage } : 'unused';
}

/** Removes a row that nothing uses; otherwise says what does. Null when it is not there. */
export async function removeRow<F extends object, Refusal, Usage extends object>(
  tx: Db,
  actor: Actor,
  table: RuledTable<F, Refusal, Usage>,
  id: string,
): Promise<RowRemoved | InUse<Usage> | Forbidden | null> {
  if (!may(actor, table.action)) return { status: 'forbidden' };
  return locked(tx, actor, async (inner) => {
    const used = await inUse(inner, actor, table, id);
    if (used !== 'unused') return used;
    return { status: 'removed', changeId: await saveRow(inner, actor, table, { id, next: null }) };
  });
}

type Undone<Refusal, Usage> = RowSaved | RowRemoved | Refusal | InUse<Usage> | Contradicted | Forbidden;

/** Turns a change round, by the same rules as any other change. */
export function undoRow<F extends object, Refusal, Usage extends object>(
  tx: Db,
  actor: Actor,
  table: RuledTable<F, Refusal, Usage>,
  entry: OrganisationEntry,
): Promise<Undone<Refusal, Usage>> {
  return undoRows(tx, actor, table, [entry]);
}

/** Turns changes of different rows that were saved as one round as one: all of them, or none when one cannot be. */
export async function undoRows<F extends object, Refusal, Usage extends object>(
  tx: Db,
  actor: Actor,
  table: RuledTable<F, Refusal, Usage>,
  entries: readonly OrganisationEntry[],
): Promise<Undone<Refusal, Usage>> {
  if (!may(actor, table.action)) return { status: 'forbidden' };
  return locked(tx, actor, async (inner) => {
    const rows: { id: string; next: Placed<F> | null; undoes: string }[] = [];
    for (const entry of entries) {
      const turned = await rowBefore(inner, actor, table, entry);
      if (turned.status === 'refused') return turned;
      const { rowId: id, id: undoes } = entry;
      const refusal = turned.row
        ? await table.refusalOf(actor, id, turned.row, inner)
        : await inUse(inner, actor, table, id);
      if (refusal && refusal !== 'unused') return refusal;
      rows.push({ id, next: turned.row, undoes });
    }
    const changeId = await saveRows(inner, actor, table, rows);
    const [{ id, next }] = rows as [(typeof rows)[number]];
    return rows.length === 1 && next === null ? { status: 'removed', changeId } : { status: 'saved', id, changeId };
  });
}

/** Saves rows as one change in the caller's transaction. Answers the id of the first; null when nothing differs. */
export async function saveRows<R extends { id: string }>(
  tx: Db,
  actor: Actor,
  table: RowTable<R>,
  rows: readonly SavedRow<R>[],
): Promise<string | null> {
  let first: string | null = null;
  for (const row of rows) {
    const together: string | null = rows.length === 1 ? null : (first ?? 'self');
    const changeId: string | null = await saveRow(tx, actor, table, { ...row, together });
    first ??= changeId;
  }
  return first;
}
