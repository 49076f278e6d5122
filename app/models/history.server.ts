// What was changed in a plan, by whom and why; and turning a change round again.
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { type ChangeAnswer, type ChangeOptions, changePlan } from './plan.server';
import type { Actor } from './planning/permission';
import { type RowChange, reversed } from './planning/difference';

export type HistoryEntry = {
  id: string;
  version: number;
  /** ISO timestamp. */
  at: string;
  userName: string | null;
  source: string;
  kind: string;
  change: Record<string, unknown>;
  rows: RowChange[];
  reason: string | null;
  undoes: string | null;
  undoneBy: string | null;
};

export type HistoryFilter = {
  /** Only entries that touch this item. */
  itemId?: string | null;
  /** Only entries before this version; for the next page. */
  before?: number | null;
  limit?: number;
};

const undoing = sql`(select u.id from plan_history u where u.programme_id = ${t.planHistory.programmeId} and u.undoes = ${t.planHistory.id})`;

const fields = {
  id: t.planHistory.id,
  version: t.planHistory.version,
  at: t.planHistory.at,
  userName: t.userAccount.name,
  source: t.planHistory.source,
  kind: t.planHistory.kind,
  change: sql<Record<string, unknown>>`${t.planHistory.change}`,
  rows: t.planHistory.rows,
  reason: t.planHistory.reason,
  undoes: t.planHistory.undoes,
  undoneBy: sql<string | null>`${undoing}`,
};

/** Newest first, each with all its rows. */
export async function findHistory(
  actor: Actor,
  programmeId: string,
  filter: HistoryFilter = {},
  tx: Db = db(),
): Promise<HistoryEntry[]> {
  const touchesItem = filter.itemId
    ? sql`exists (select 1 from jsonb_array_elements(${t.planHistory.rows}) r where r->>'id' = ${filter.itemId})`
    : undefined;
  const rows = await tx
    .select(fields)
    .from(t.planHistory)
    .leftJoin(
      t.userAccount,
      and(eq(t.userAccount.id, t.planHistory.userId), eq(t.userAccount.organisationId, t.planHistory.organisationId)),
    )
    .where(
      and(
        eq(t.planHistory.organisationId, actor.organisationId),
        eq(t.planHistory.programmeId, programmeId),
        filter.before ? lt(t.planHistory.version, filter.before) : undefined,
        touchesItem,
      ),
    )
    .orderBy(desc(t.planHistory.version))
    .limit(filter.limit ?? 50);
  return rows;
}

/** One entry, or null. */
export async function getHistoryEntry(actor: Actor, programmeId: string, id: string, tx: Db = db()) {
  const [row] = await tx
    .select(fields)
    .from(t.planHistory)
    .leftJoin(t.userAccount, eq(t.userAccount.id, t.planHistory.userId))
    .where(
      and(
        eq(t.planHistory.organisationId, actor.organisationId),
        eq(t.planHistory.programmeId, programmeId),
        eq(t.planHistory.id, id),
      ),
    );
  return row ?? null;
}

export type UndoAnswer = ChangeAnswer | { status: 'not_undoable'; why: 'already_undone' | 'beginning' } | null;

/** Turns a saved change round as a new change; refused, naming the fields, where later edits contradict it. */
export async function undoChange(
  actor: Actor,
  programmeId: string,
  changeId: string,
  options: ChangeOptions = {},
): Promise<UndoAnswer> {
  const entry = await getHistoryEntry(actor, programmeId, changeId, options.tx);
  if (!entry) return null;
  if (entry.undoneBy !== null) return { status: 'not_undoable', why: 'already_undone' };
  if (entry.kind === 'apply_blueprint') return { status: 'not_undoable', why: 'beginning' };
  return changePlan(actor, programmeId, { kind: 'undo', changeId, rows: reversed(entry.rows) }, options);
}
