// The outbox: who sends first takes all that waits for one person; what fails is tried later and later, and at last given up.
import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { type Notice, noticeColumns } from './notice.server';

/** Attempts before a notice is given up: with the pauses between them, after more than eight hours. */
export const mostAttempts = 10;
/** Minutes a sender has for what it took; afterwards it is thought dead, and another sends. */
export const claimMinutes = 10;

export type Parcel = {
  claim: string;
  person: { name: string; email: string; locale: 'nl' | 'en' | null; municipality: string };
  /** In the order in which it happened. */
  notices: Notice[];
};

const waiting = sql`o.sent_at is null and o.given_up_at is null and o.attempts < ${mostAttempts}
  and o.due_at <= clock_timestamp()`;
const taken = (userId: ReturnType<typeof sql>) =>
  sql`exists (select 1 from outbox c where c.user_id = ${userId} and c.claimed_until > clock_timestamp())`;

/**
 * Takes all that waits for one person, whoever waits longest; null when nothing does. Two who ask at once get different
 * people: the person's row is locked until what is theirs is taken, and who has something taken gets no second letter meanwhile.
 */
export async function claimParcel(): Promise<Parcel | null> {
  return db().transaction(async (inner) => {
    const tx = inner as unknown as Db;
    const found = await tx.execute(sql`select u.id from user_account u
      where u.active and exists (select 1 from outbox o where o.user_id = u.id and ${waiting}) and not ${taken(sql`u.id`)}
      order by (select min(o.due_at) from outbox o where o.user_id = u.id and ${waiting}), u.id
      limit 1 for no key update of u skip locked`);
    const userId = rowsOf<{ id: string }>(found)[0]?.id;
    if (userId === undefined) return null;
    const claim = randomUUID();
    // Looked at anew: another may have taken it between that statement's beginning and its lock.
    await tx.execute(sql`update outbox o set claim = ${claim}, attempts = o.attempts + 1,
        claimed_until = clock_timestamp() + make_interval(mins => ${claimMinutes})
      where o.user_id = ${userId} and ${waiting} and not ${taken(sql`${userId}`)}`);
    return readParcel(tx, userId, claim);
  });
}

async function readParcel(tx: Db, userId: string, claim: string): Promise<Parcel | null> {
  const by = t.userAccount;
  const notices = await tx
    .select(noticeColumns)
    .from(t.outbox)
    .innerJoin(t.notice, eq(t.notice.id, t.outbox.noticeId))
    .leftJoin(t.programme, eq(t.programme.id, t.notice.programmeId))
    .leftJoin(by, eq(by.id, t.notice.byId))
    .where(and(eq(t.outbox.claim, claim), eq(t.outbox.userId, userId)))
    .orderBy(asc(t.notice.position));
  if (notices.length === 0) return null;
  const [person] = await tx
    .select({ name: by.name, email: by.email, locale: by.locale, municipality: t.organisation.name })
    .from(by)
    .innerJoin(t.organisation, eq(t.organisation.id, by.organisationId))
    .where(eq(by.id, userId));
  return { claim, person: { ...person!, locale: person!.locale as 'nl' | 'en' | null }, notices };
}

/** The letter went: what was in it never goes again. */
export async function settleSent(claim: string, tx: Db = db()): Promise<void> {
  await tx
    .update(t.outbox)
    .set({ sentAt: sql`clock_timestamp()`, claim: null, claimedUntil: null })
    .where(eq(t.outbox.claim, claim));
}

/** The letter did not go: again in 1, 2, 4 … minutes. Answers how many notices are given up. */
export async function settleFailed(claim: string, tx: Db = db()): Promise<number> {
  const rows = await tx
    .update(t.outbox)
    .set({
      claim: null,
      claimedUntil: null,
      dueAt: sql`clock_timestamp() + make_interval(mins => (2 ^ (${t.outbox.attempts} - 1))::int)`,
      givenUpAt: sql`case when ${t.outbox.attempts} >= ${mostAttempts} then clock_timestamp() end`,
    })
    .where(eq(t.outbox.claim, claim))
    .returning({ givenUpAt: t.outbox.givenUpAt });
  return rows.filter(({ givenUpAt }) => givenUpAt !== null).length;
}

/** Gives up what nobody managed to send and what is for people who have left. Answers how many were given up. */
export async function tidyOutbox(tx: Db = db()): Promise<number> {
  const givenUp =
    await tx.execute(sql`update outbox o set given_up_at = clock_timestamp(), claim = null, claimed_until = null
    where o.sent_at is null and o.given_up_at is null and coalesce(o.claimed_until <= clock_timestamp(), true)
      and (o.attempts >= ${mostAttempts} or not (select u.active from user_account u where u.id = o.user_id))
    returning o.notice_id`);
  return rowsOf(givenUp).length;
}

/** How many notices are due and not gone yet, and how long the oldest has been; 0 when none is. */
export async function outboxWaiting(tx: Db = db()): Promise<{ waiting: number; oldestSeconds: number }> {
  const rows = await tx.execute(sql`select count(*)::int as waiting,
      coalesce(extract(epoch from clock_timestamp() - min(o.due_at)), 0)::float8 as oldest
    from outbox o where ${waiting}`);
  const [row] = rowsOf<{ waiting: number; oldest: number }>(rows);
  return { waiting: row?.waiting ?? 0, oldestSeconds: row?.oldest ?? 0 };
}
