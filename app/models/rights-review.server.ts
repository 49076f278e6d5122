// Administrators watch over rights: they look through them every quarter, and are told when those of another administrator change
// or when many sign-ins fail.
import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { tell } from './notice-tell.server';
import { getOrganisation, lockOrganisation } from './organisation.server';
import type { Day } from './planning/day';
import type { NoticeFacts } from './planning/notices/notice';
import { type Actor, may } from './planning/permission';
import { failuresPeak, reviewState } from './planning/rights-review';
import { tellOfActor, tellSecurity } from './security.server';

type RightsFacts = Omit<Extract<NoticeFacts, { kind: 'rights' }>, 'kind'>;
type By = Pick<Actor, 'organisationId' | 'userId'>;

/** Tells the administrators of a municipality, in the caller's transaction; not whoever did it. `once`: at most once each. */
export async function tellAdministrators(tx: Db, by: By, facts: RightsFacts, once?: string): Promise<void> {
  const administrators = await tx
    .select({ userId: t.userAccount.id })
    .from(t.userAccount)
    .where(
      and(
        eq(t.userAccount.organisationId, by.organisationId),
        eq(t.userAccount.active, true),
        eq(t.userAccount.role, 'administrator'),
      ),
    );
  const told = administrators.map(({ userId }) => ({ userId, facts: { kind: 'rights', ...facts } as const }));
  const telling = { organisationId: by.organisationId, programmeId: null, byId: by.userId };
  await tell(tx, once === undefined ? telling : { ...telling, once }, told);
}

/**
 * After a failed sign-in: when there were many within the hour, puts that on record and tells the administrators, once an hour.
 * Names that nobody has belong to no municipality: where there is only one, they are tried there.
 */
export async function watchFailures(now: Date, tx: Db = db()): Promise<void> {
  const e = t.securityEvent;
  const hourAgo = new Date(now.getTime() - 3_600_000).toISOString();
  const counted = await tx
    .select({
      organisationId: t.organisation.id,
      refused: sql<number>`count(*) filter (where ${e.kind} = 'refused')::int`,
      told: sql<number>`count(*) filter (where ${e.kind} = 'failures_peak')::int`,
    })
    .from(t.organisation)
    .innerJoin(
      e,
      and(
        gt(e.at, hourAgo),
        or(
          eq(e.organisationId, t.organisation.id),
          and(isNull(e.organisationId), sql`(select count(*) from organisation) = 1`),
        ),
      ),
    )
    .groupBy(t.organisation.id);
  for (const { organisationId, refused, told } of counted) {
    if (refused < failuresPeak || told > 0) continue;
    await tx.transaction(async (inner) => {
      const own = inner as unknown as Db;
      await tellSecurity(own, { kind: 'failures_peak', ok: false, organisationId, at: now });
      const by = { organisationId, userId: '' };
      await tellAdministrators(own, by, { what: 'failures', personId: null }, `failures ${hourAgo.slice(0, 13)}`);
    });
  }
}

export type LastReview = { on: Day; byName: string | null };

/** When somebody last said that the rights are right; null when nobody did, and for who may not see it. */
export async function getLastReview(actor: Actor, tx: Db = db()): Promise<LastReview | null> {
  if (!may(actor, 'people.change')) return null;
  const e = t.securityEvent;
  const [row] = await tx
    .select({ on: sql<Day>`(${e.at} at time zone 'Europe/Amsterdam')::date::text`, byName: t.userAccount.name })
    .from(e)
    .leftJoin(t.userAccount, eq(t.userAccount.id, e.byId))
    .where(and(eq(e.organisationId, actor.organisationId), eq(e.kind, 'rights_reviewed')))
    .orderBy(desc(e.at))
    .limit(1);
  return row ?? null;
}

/** Puts on record that the rights are right; not when anything of the municipality was changed since `revision` was looked at. */
export async function confirmRights(
  actor: Actor,
  revision: number,
  tx: Db = db(),
): Promise<{ status: 'saved' | 'stale' | 'forbidden' }> {
  if (!may(actor, 'people.change')) return { status: 'forbidden' };
  return tx.transaction(async (inner) => {
    const own = inner as unknown as Db;
    await lockOrganisation(own, actor.organisationId);
    const organisation = await getOrganisation(actor, own);
    if (organisation?.revision !== revision) return { status: 'stale' };
    const people = await own.$count(
      t.userAccount,
      and(eq(t.userAccount.organisationId, actor.organisationId), eq(t.userAccount.active, true)),
    );
    await tellOfActor(own, actor, { kind: 'rights_reviewed', userId: null, detail: String(people) });
    return { status: 'saved' };
  });
}

/** Tells administrators of every municipality whose last review is too long ago, once per review. */
export async function tellReviews(today: Day, tx: Db = db()): Promise<void> {
  const organisations = await tx.select({ id: t.organisation.id }).from(t.organisation);
  for (const { id } of organisations) {
    const itself: Actor = { userId: '', organisationId: id, role: 'administrator', departmentIds: [] };
    const last = await getLastReview(itself, tx);
    const review = reviewState(last?.on ?? null, today);
    if (review.state !== 'late') continue;
    await tx.transaction((inner) =>
      tellAdministrators(inner as unknown as Db, itself, { what: 'review', personId: null }, `review ${review.on}`),
    );
  }
}
