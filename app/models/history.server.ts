// What was changed in a plan, by whom and why; and turning a change round again.
import { and, arrayContains, asc, desc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { type ChangeAnswer, type ChangeOptions, changePlan } from './plan.server';
import type { Actor } from './planning/permission';
import { addDays, type Day } from './planning/day';
import { type RowChange, reversed } from './planning/difference';
import { minuteAt } from './planning/minute';
import type { MomentMove, SlipCode } from './planning/slip';

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
  /** Why promised milestones came later. */
  reasonCode: SlipCode | null;
  undoes: string | null;
  undoneBy: string | null;
};

export type HistoryFilter = {
  /** Only entries that touch this item. */
  itemId?: string | null;
  userId?: string | null;
  source?: string | null;
  kind?: string | null;
  /** Saved on or after the first day, on or before the last (Amsterdam). */
  from?: Day | null;
  last?: Day | null;
  /** Only entries before this version; for the next page. */
  before?: number | null;
  limit?: number;
};

const midnight = (day: Day) => new Date(minuteAt(day, '00:00')! * 60_000).toISOString();

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
  reasonCode: sql<SlipCode | null>`${t.planHistory.reasonCode}`,
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
        filter.itemId ? arrayContains(t.planHistory.touched, [filter.itemId]) : undefined,
        filter.userId ? eq(t.planHistory.userId, filter.userId) : undefined,
        filter.source ? eq(t.planHistory.source, filter.source) : undefined,
        filter.kind ? eq(t.planHistory.kind, filter.kind) : undefined,
        filter.from ? gte(t.planHistory.at, midnight(filter.from)) : undefined,
        filter.last ? lt(t.planHistory.at, midnight(addDays(filter.last, 1))) : undefined,
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

/** Days after which a change can no longer be turned round: later work was built on it. */
export const undoDays = 30;

export type UndoAnswer =
  ChangeAnswer | { status: 'not_undoable'; why: 'already_undone' | 'beginning' | 'too_old' } | null;

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
  const now = options.at ? new Date(options.at) : new Date();
  if (now.getTime() - new Date(entry.at).getTime() > undoDays * 86_400_000) {
    return { status: 'not_undoable', why: 'too_old' };
  }
  const slip = options.slip ?? { code: 'correction', text: '' };
  return changePlan(
    actor,
    programmeId,
    { kind: 'undo', changeId, rows: reversed(entry.rows) },
    { reason: null, ...options, slip },
  );
}
