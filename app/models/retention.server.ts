// Throws away what is over, by the rules of each municipality; says beforehand what would go, and keeps a proof of what went.
import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { type Actor, may } from './planning/permission';
import { proposed, type RetentionCategory, retentionCategories } from './planning/retention';
import { closeDoor, openDoor } from './record.server';
import { findRules } from './retention-rules.server';

export type Counts = Record<RetentionCategory, number>;

/** Two instances that look at the same time: one of them does it. */
const lock = 712_406_231;
const dayMs = 86_400_000;

/** What of a municipality is over: everything whose time ended before `before`. */
type Over = { table: string; where(organisationId: string, before: Date): SQL };

const iso = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
const dayOf = (moment: Date) => sql`(${moment.toISOString()}::timestamptz at time zone 'Europe/Amsterdam')::date`;
const of = (organisationId: string) => sql`organisation_id = ${organisationId}`;
const free = sql`not exists (select 1 from legal_hold h where h.programme_id = over.programme_id)`;

/** In the order in which rows can go; the first of a category is what is counted. */
const over: Readonly<Record<RetentionCategory, readonly Over[]>> = {
  security_log: [{ table: 'security_event', where: (id, before) => sql`${of(id)} and at < ${iso(before)}` }],
  account_links: [{ table: 'account_link', where: (id, before) => sql`${of(id)} and expires_at < ${iso(before)}` }],
  known_devices: [{ table: 'known_device', where: (id, before) => sql`${of(id)} and seen_at < ${iso(before)}` }],
  notices: [
    {
      // What only goes by mail is never read here: it counts from when it was written.
      table: 'notice',
      where: (id, before) => sql`${of(id)} and coalesce(read_at, case when not app then at end) < ${iso(before)}
        and not exists (select 1 from outbox o where o.notice_id = over.id and o.sent_at is null and o.given_up_at is null)`,
    },
  ],
  outbox: [
    { table: 'outbox', where: (id, before) => sql`${of(id)} and coalesce(sent_at, given_up_at) < ${iso(before)}` },
  ],
  figures: [
    { table: 'figure', where: (id, before) => sql`${of(id)} and period_start < ${dayOf(before)} and ${free}` },
    {
      table: 'figure_correction',
      where: (id, before) => sql`${of(id)} and period_start < ${dayOf(before)} and ${free}`,
    },
    {
      table: 'figure_batch',
      where: (id, before) => sql`${of(id)} and at < ${iso(before)} and ${free}
        and not exists (select 1 from figure f where f.programme_id = over.programme_id and f.batch_id = over.id)
        and not exists (select 1 from figure_correction c where c.programme_id = over.programme_id and c.batch_id = over.id)`,
    },
  ],
  index_readings: [
    { table: 'stagnation_reading', where: (id, before) => sql`${of(id)} and day < ${dayOf(before)} and ${free}` },
  ],
  surveys: [
    { table: 'survey_round', where: (id, before) => sql`${of(id)} and last_day < ${dayOf(before)} and ${free}` },
  ],
  check_ins: [{ table: 'check_in', where: (id, before) => sql`${of(id)} and last_day < ${dayOf(before)} and ${free}` }],
};

/** Since when something of a category is over. */
const beforeOf = (days: number, now: Date) => new Date(now.getTime() - days * dayMs);

/** What would go now, per category; nothing is written. Null for who may not see it. */
export async function whatWouldGo(actor: Actor, now: Date, tx: Db = db()): Promise<Counts | null> {
  return may(actor, 'people.change') ? countsOf(tx, actor.organisationId, now) : null;
}

async function countsOf(tx: Db, organisationId: string, now: Date): Promise<Counts> {
  const rules = await findRules(organisationId, tx);
  const counting = retentionCategories.map((category) => {
    const [first] = over[category];
    const where = first!.where(organisationId, beforeOf(rules[category].days, now));
    return sql`(select count(*)::int from ${sql.identifier(first!.table)} over where ${where}) as ${sql.identifier(category)}`;
  });
  const [counts] = rowsOf<Counts>(await tx.execute(sql`select ${sql.join(counting, sql`, `)}`));
  return counts!;
}

async function remove(tx: Db, organisationId: string, now: Date): Promise<void> {
  const rules = await findRules(organisationId, tx);
  for (const category of retentionCategories) {
    for (const { table, where } of over[category]) {
      const before = beforeOf(rules[category].days, now);
      await tx.execute(sql`delete from ${sql.identifier(table)} over where ${where(organisationId, before)}`);
    }
  }
}

const oldEvents = async (tx: Db, where: SQL) =>
  rowsOf<{ id: string }>(await tx.execute(sql`select id from security_event where ${where}`)).map(({ id }) => id);

/** One municipality, in the caller's transaction. */
async function throwAwayOf(tx: Db, organisationId: string, now: Date, reason: string): Promise<Counts> {
  const counts = await countsOf(tx, organisationId, now);
  const { days } = (await findRules(organisationId, tx)).security_log;
  const security_event = await oldEvents(tx, over.security_log[0]!.where(organisationId, beforeOf(days, now)));
  const proof = { organisationId, kind: 'retention', byId: null, reason, counts, at: now } as const;
  await openDoor(tx, proof, { security_event });
  await remove(tx, organisationId, now);
  await closeDoor(tx);
  return counts;
}

/** What belongs to no municipality stays as long as the one that keeps it longest says. */
async function throwAwayOfNobody(tx: Db, organisationIds: readonly string[], now: Date, reason: string): Promise<void> {
  const times = await Promise.all(organisationIds.map(async (id) => (await findRules(id, tx)).security_log.days));
  const days = times.length > 0 ? Math.max(...times) : proposed.security_log.days;
  const where = sql`organisation_id is null and at < ${iso(beforeOf(days, now))}`;
  const security_event = await oldEvents(tx, where);
  if (security_event.length === 0) return;
  const counts = { security_log: security_event.length };
  await openDoor(
    tx,
    { organisationId: null, kind: 'retention', byId: null, reason, counts, at: now },
    { security_event },
  );
  await tx.execute(sql`delete from security_event where ${where}`);
  await closeDoor(tx);
}

export type Cleared = { organisationId: string; name: string; counts: Counts };

/**
 * Throws away what is over, everywhere, a municipality at a time, once a day or (`again`) whenever it is asked. `dryRun` only
 * counts. Null when another instance is busy with it.
 */
export async function throwAway(
  now: Date,
  { dryRun = false, again = false, reason = 'what is over is thrown away every day' } = {},
  tx: Db = db(),
): Promise<Cleared[] | null> {
  const organisations = await tx.select({ id: t.organisation.id, name: t.organisation.name }).from(t.organisation);
  if (dryRun) {
    const counted = organisations.map(async ({ id, name }) => ({
      organisationId: id,
      name,
      counts: await countsOf(tx, id, now),
    }));
    return Promise.all(counted);
  }
  const cleared: Cleared[] = [];
  for (const { id, name } of organisations) {
    const counts = await tx.transaction(async (inner) => {
      const own = inner as unknown as Db;
      const taken = rowsOf<{ taken: boolean }>(
        await own.execute(sql`select pg_try_advisory_xact_lock(${lock}) as taken`),
      );
      if (!taken[0]!.taken) return 'busy' as const;
      if (!again && (await ranOn(own, id, now))) return 'done' as const;
      return throwAwayOf(own, id, now, reason);
    });
    if (counts === 'busy') return null;
    if (counts !== 'done') cleared.push({ organisationId: id, name, counts });
  }
  await tx.transaction(
    (inner) =>
    throwAwayOfNobody(inner as unknown as Db, organisations.map(({ id }) => id), now, reason), // prettier-ignore
  );
  return cleared;
}

/** Whether it was done already on the day of `now`, by the clock here. */
async function ranOn(tx: Db, organisationId: string, now: Date): Promise<boolean> {
  const found =
    await tx.execute(sql`select 1 from record_proof where organisation_id = ${organisationId} and kind = 'retention'
    and (at at time zone 'Europe/Amsterdam')::date = ${dayOf(now)} limit 1`);
  return rowsOf(found).length > 0;
}

export type Run = { id: string; at: string; reason: string; counts: Record<string, number> };

/** The last times that something was thrown away, newest first; nothing for who may not see it. */
export async function findRuns(actor: Actor, tx: Db = db()): Promise<Run[]> {
  if (!may(actor, 'people.change')) return [];
  const p = t.recordProof;
  return tx
    .select({ id: p.id, at: p.at, reason: p.reason, counts: p.counts })
    .from(p)
    .where(and(eq(p.organisationId, actor.organisationId), eq(p.kind, 'retention')))
    .orderBy(desc(p.at), desc(p.id))
    .limit(8);
}
