// What was changed in a plan, by whom and why; and turning a change round again.
import { and, arrayContains, arrayOverlaps, asc, desc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { Actor } from './planning/permission';
import { addDays, type Day } from './planning/day';
import { type RowChange, reversed } from './planning/difference';
import { minuteAt } from './planning/minute';
import type { ChangeOf } from './planning/plan-change';
import type { MomentMove, SlipCode } from './planning/slip';
import { isTooOld } from './planning/undo';

export type HistoryEntry = {
  id: string;
  version: number;
  /** ISO timestamp. */
  at: string;
  userId: string | null;
  userName: string | null;
  source: string;
  kind: string;
  change: Record<string, unknown>;
  rows: RowChange[];
  reason: string | null;
  /** Why promised milestones came later. */
  reasonCode: SlipCode | null;
  undoes: string | null;
  undoneBy: string | null;
};

export type HistoryFilter = {
  /** Only entries that touch this item, … */
  itemId?: string | null;
  /** … or any of these. */
  itemIds?: readonly string[] | null;
  userId?: string | null;
  /** `scheduler`: entries in which something moved because something else did. */
  source?: string | null;
  kind?: string | null;
  /** Saved on or after the first day, on or before the last (Amsterdam). */
  from?: Day | null;
  last?: Day | null;
  /** Only entries before this version; for the next page. */
  before?: number | null;
  limit?: number;
};

/** When a day begins in Amsterdam, ISO timestamp. */
export const midnight = (day: Day) => new Date(minuteAt(day, '00:00')! * 60_000).toISOString();

const undoing = sql`(select u.id from plan_history u where u.programme_id = ${t.planHistory.programmeId} and u.undoes = ${t.planHistory.id})`;

export const historyFields = {
  id: t.planHistory.id,
  version: t.planHistory.version,
  at: t.planHistory.at,
  userId: t.planHistory.userId,
  userName: t.userAccount.name,
  source: t.planHistory.source,
  kind: t.planHistory.kind,
  change: sql<Record<string, unknown>>`${t.planHistory.change}`,
  rows: t.planHistory.rows,
  reason: t.planHistory.reason,
  reasonCode: sql<SlipCode | null>`${t.planHistory.reasonCode}`,
  undoes: t.planHistory.undoes,
  undoneBy: sql<string | null>`${undoing}`,
};

/** Which entries a filter keeps, within the actor's organisation. */
export function kept(actor: Actor, programmeId: string, filter: HistoryFilter) {
  const { before, itemId, itemIds, userId, source, kind, from, last } = filter;
  const scheduled = sql`jsonb_path_exists(${t.planHistory.rows}, '$[*].cause')`;
  return and(
    eq(t.planHistory.organisationId, actor.organisationId),
    eq(t.planHistory.programmeId, programmeId),
    before ? lt(t.planHistory.version, before) : undefined,
    itemId ? arrayContains(t.planHistory.touched, [itemId]) : undefined,
    itemIds ? (itemIds.length > 0 ? arrayOverlaps(t.planHistory.touched, [...itemIds]) : sql`false`) : undefined,
    userId ? eq(t.planHistory.userId, userId) : undefined,
    source === 'scheduler' ? scheduled : source ? eq(t.planHistory.source, source) : undefined,
    kind ? eq(t.planHistory.kind, kind) : undefined,
    from ? gte(t.planHistory.at, midnight(from)) : undefined,
    last ? lt(t.planHistory.at, midnight(addDays(last, 1))) : undefined,
  );
}

/** Joins the person who made an entry. */
export const byPerson = and(
  eq(t.userAccount.id, t.planHistory.userId),
  eq(t.userAccount.organisationId, t.planHistory.organisationId),
);

/** Newest first, each with all its rows. */
export async function findHistory(
  actor: Actor,
  programmeId: string,
  filter: HistoryFilter = {},
  tx: Db = db(),
): Promise<HistoryEntry[]> {
  return tx
    .select(historyFields)
    .from(t.planHistory)
    .leftJoin(t.userAccount, byPerson)
    .where(kept(actor, programmeId, filter))
    .orderBy(desc(t.planHistory.version))
    .limit(filter.limit ?? 50);
}

/** One entry, or null. */
export async function getHistoryEntry(actor: Actor, programmeId: string, id: string, tx: Db = db()) {
  const [row] = await tx
    .select(historyFields)
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

export type LatestChange = { version: number; userId: string | null; userName: string | null; kind: string | null };

/** The version a programme has now and who made it; null when it is no programme of theirs. */
export async function latestChange(actor: Actor, programmeId: string, tx: Db = db()): Promise<LatestChange | null> {
  const [row] = await tx
    .select({
      version: t.programme.version,
      userId: t.planHistory.userId,
      userName: t.userAccount.name,
      kind: t.planHistory.kind,
    })
    .from(t.programme)
    .leftJoin(
      t.planHistory,
      and(eq(t.planHistory.programmeId, t.programme.id), eq(t.planHistory.version, t.programme.version)),
    )
    .leftJoin(t.userAccount, byPerson)
    .where(and(eq(t.programme.organisationId, actor.organisationId), eq(t.programme.id, programmeId)));
  return row ?? null;
}

export type MomentEntry = {
  id: string;
  version: number;
  /** ISO timestamp. */
  at: string;
  userName: string | null;
  kind: string;
  reason: string | null;
  reasonCode: SlipCode | null;
  undoes: string | null;
  moments: MomentMove[];
};

/** Every saved change that made, moved or took away milestones or gates, oldest first: the milestone trend and the slips. */
export async function findMomentMoves(actor: Actor, programmeId: string, tx: Db = db()): Promise<MomentEntry[]> {
  return tx
    .select({
      id: t.planHistory.id,
      version: t.planHistory.version,
      at: t.planHistory.at,
      userName: t.userAccount.name,
      kind: t.planHistory.kind,
      reason: t.planHistory.reason,
      reasonCode: sql<SlipCode | null>`${t.planHistory.reasonCode}`,
      undoes: t.planHistory.undoes,
      moments: sql<MomentMove[]>`${t.planHistory.moments}`,
    })
    .from(t.planHistory)
    .leftJoin(t.userAccount, eq(t.userAccount.id, t.planHistory.userId))
    .where(
      and(
        eq(t.planHistory.organisationId, actor.organisationId),
        eq(t.planHistory.programmeId, programmeId),
        isNotNull(t.planHistory.moments),
      ),
    )
    .orderBy(asc(t.planHistory.version));
}

/** What turns a saved change round, or why that can no longer be done. */
export type Undoing =
  | { status: 'undoable'; change: ChangeOf<'undo'>; entry: HistoryEntry }
  | { status: 'not_undoable'; why: 'already_undone' | 'beginning' | 'too_old'; entry: HistoryEntry };

/**
 * The change that turns a saved change round, to be looked at and saved as any other; whether later edits contradict it is seen
 * there. `now` in milliseconds. Null when the change is not one of the actor's programme.
 */
export async function undoOf(
  actor: Actor,
  programmeId: string,
  changeId: string,
  now: number = Date.now(),
  tx: Db = db(),
): Promise<Undoing | null> {
  const entry = await getHistoryEntry(actor, programmeId, changeId, tx);
  if (!entry) return null;
  if (entry.undoneBy !== null) return { status: 'not_undoable', why: 'already_undone', entry };
  if (entry.kind === 'apply_blueprint') return { status: 'not_undoable', why: 'beginning', entry };
  if (isTooOld(new Date(entry.at).getTime(), now)) return { status: 'not_undoable', why: 'too_old', entry };
  return { status: 'undoable', change: { kind: 'undo', changeId, rows: reversed(entry.rows) }, entry };
}
