// Notices as whom they are for reads them, marks them and chooses what to hear; nobody else's are ever touched.
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import {
  type NoticeChoices,
  type NoticeFacts,
  type NoticeKind,
  noticeKinds,
  unlessChosen,
} from './planning/notices/notice';
import type { Actor } from './planning/permission';

export type Notice = {
  id: string;
  /** Later told is higher. */
  position: number;
  /** Null: about the municipality. */
  programmeId: string | null;
  programmeName: string | null;
  facts: NoticeFacts;
  /** ISO timestamp. */
  at: string;
  /** Who did it; null: the product itself. */
  byName: string | null;
  read: boolean;
};

const n = t.notice;
const by = t.userAccount;

export const noticeColumns = {
  id: n.id,
  position: n.position,
  programmeId: n.programmeId,
  programmeName: t.programme.name,
  facts: n.facts,
  at: n.at,
  byName: by.name,
  read: sql<boolean>`${n.readAt} is not null`,
};

const mine = ({ organisationId, userId }: Actor) =>
  and(eq(n.organisationId, organisationId), eq(n.userId, userId), eq(n.app, true));

/** One's own notices, newest first; `before` a position to go on from. */
export async function findNotices(
  actor: Actor,
  { before, limit }: { before?: number | null; limit: number },
  tx: Db = db(),
): Promise<Notice[]> {
  return tx
    .select(noticeColumns)
    .from(n)
    .leftJoin(t.programme, eq(t.programme.id, n.programmeId))
    .leftJoin(by, eq(by.id, n.byId))
    .where(and(mine(actor), before ? lt(n.position, before) : undefined))
    .orderBy(desc(n.position))
    .limit(limit);
}

/** One of one's own, or null. */
export async function getNotice(actor: Actor, id: string, tx: Db = db()): Promise<Notice | null> {
  const [row] = await tx
    .select(noticeColumns)
    .from(n)
    .leftJoin(t.programme, eq(t.programme.id, n.programmeId))
    .leftJoin(by, eq(by.id, n.byId))
    .where(and(mine(actor), eq(n.id, id)));
  return row ?? null;
}

/** How many one has not read. */
export async function countUnread(actor: Actor, tx: Db = db()): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(n)
    .where(and(mine(actor), isNull(n.readAt)));
  return row?.count ?? 0;
}

/** Marks one as read; false when it is not there. */
export async function markRead(actor: Actor, id: string, tx: Db = db()): Promise<boolean> {
  const marked = await tx
    .update(n)
    .set({ readAt: sql`coalesce(${n.readAt}, clock_timestamp())` })
    .where(and(mine(actor), eq(n.id, id)))
    .returning({ id: n.id });
  return marked.length > 0;
}

/** Marks as read what was there when the reader looked: everything up to a position. */
export async function markAllRead(actor: Actor, upTo: number, tx: Db = db()): Promise<number> {
  const marked = await tx
    .update(n)
    .set({ readAt: sql`clock_timestamp()` })
    .where(and(mine(actor), isNull(n.readAt), sql`${n.position} <= ${upTo}`))
    .returning({ id: n.id });
  return marked.length;
}

/** What one wants to hear, of every kind. */
export async function getNoticeChoices(actor: Actor, tx: Db = db()): Promise<NoticeChoices> {
  const c = t.noticeChoice;
  const rows = await tx
    .select({ kind: c.kind, app: c.app, mail: c.mail })
    .from(c)
    .where(and(eq(c.organisationId, actor.organisationId), eq(c.userId, actor.userId)));
  const chosen = new Map(rows.map(({ kind, ...choice }) => [kind as NoticeKind, choice]));
  return Object.fromEntries(noticeKinds.map((kind) => [kind, chosen.get(kind) ?? unlessChosen])) as NoticeChoices;
}

/** Keeps what one wants to hear, from now on. */
export async function saveNoticeChoices(actor: Actor, choices: NoticeChoices, tx: Db = db()): Promise<void> {
  const { organisationId, userId } = actor;
  await tx
    .insert(t.noticeChoice)
    .values(noticeKinds.map((kind) => ({ organisationId, userId, kind, ...choices[kind] })))
    .onConflictDoUpdate({
      target: [t.noticeChoice.userId, t.noticeChoice.kind],
      set: { app: sql`excluded.app`, mail: sql`excluded.mail` },
    });
}
