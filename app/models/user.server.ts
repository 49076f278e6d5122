// People and their sessions: who is asking. A session is a random id in a cookie; the database keeps only its hash.
import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { env } from '~/env.server';
import { markSeen } from './activity.server';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import type { Day } from './planning/day';
import { localOf } from './planning/minute';
import { type Actor, type Door, may, type Post, type Role } from './planning/permission';
import type { SignInMethod } from './planning/security-event';
import { hashOf } from './secret-box.server';
import { tellOfActor, tellSecurity } from './security.server';
import { isEmbedded } from './storage.server';

/** Somebody whose role and departments a person has as well, until a day. */
export type StandsInFor = Post & { name: string; until: Day };

export type Person = {
  actor: Actor;
  name: string;
  locale: 'nl' | 'en' | null;
  organisation: { id: string; name: string; theme: string; demo: boolean };
  /** `signedInAt`: milliseconds, when its owner last showed who they are. */
  session: { key: string; method: SignInMethod; renew: boolean; signedInAt: number };
  standsInFor: readonly StandsInFor[];
};

type How = { method: SignInMethod; door?: Door };

/** Seconds that a session lasts at most, whatever its owner does. */
export const sessionSeconds = (): number => env().SESSION_HOURS * 3600;
const idleSince = (now: Date) => new Date(now.getTime() - env().SESSION_IDLE_MINUTES * 60_000).toISOString();

/** Starts a session for a person; answers the id that goes into the cookie. */
export async function startSession(
  userId: string,
  organisationId: string,
  now: Date,
  tx: Db = db(),
  { method, door }: How = { method: 'demo' },
): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + sessionSeconds() * 1000).toISOString();
  await tx.insert(t.session).values({
    ...{ idHash: hashOf(id), key: newId(), organisationId, userId, method, device: door?.device ?? '' },
    ...{ createdAt: at, seenAt: at, expiresAt },
  });
  await tellSecurity(tx, { kind: 'signed_in', ok: true, organisationId, userId, door, detail: method, at: now });
  return id;
}

/** Ends the session of this cookie, when there is one. */
export async function endSession(id: string, door?: Door, tx: Db = db()): Promise<void> {
  const [ended] = await tx
    .delete(t.session)
    .where(eq(t.session.idHash, hashOf(id)))
    .returning({ organisationId: t.session.organisationId, userId: t.session.userId });
  if (ended) await tellSecurity(tx, { kind: 'signed_out', ok: true, ...ended, door, at: new Date() });
}

/** The session goes on under another id, which is answered; null when it was renewed or ended meanwhile. */
export async function renewSession(id: string, tx: Db = db()): Promise<string | null> {
  const next = randomBytes(32).toString('base64url');
  const changed = await tx
    .update(t.session)
    .set({ idHash: hashOf(next), renew: false })
    .where(eq(t.session.idHash, hashOf(id)))
    .returning({ key: t.session.key });
  return changed.length === 0 ? null : next;
}

/** From now on every session of this person gets another id with its next page: their rights changed. */
export async function renewSessionsOf(tx: Db, organisationId: string, userId: string): Promise<void> {
  await tx
    .update(t.session)
    .set({ renew: true })
    .where(and(eq(t.session.organisationId, organisationId), eq(t.session.userId, userId)));
}

type PersonRow = {
  userId: string;
  name: string;
  role: Role;
  locale: Person['locale'];
  organisationId: string;
  organisationName: string;
  theme: string;
  demo: boolean;
  departmentIds: string | null;
  standsInFor: string | null;
  key: string;
  method: SignInMethod;
  renew: boolean;
  signedInAt: number;
  /** As the database writes it: not every driver hands a moment of time over in the same way. */
  seenAt: string;
};

/** The person behind a session id, or null when it is unknown, over, idle too long, or its person is no longer active. */
export async function personOfSession(id: string, now: Date, tx: Db = db()): Promise<Person | null> {
  const { day } = localOf(Math.floor(now.getTime() / 60_000));
  // Asked for every page; composing the query each time would take longer than the database's answer.
  const result = await tx.execute(sql`select u.id as "userId", u.name, u.role, u.locale, o.id as "organisationId",
      o.name as "organisationName", o.theme, o.demo, s.seen_at::text as "seenAt", s.key, s.method, s.renew,
      (extract(epoch from s.created_at) * 1000)::float8 as "signedInAt",
      (select string_agg(d.department_id, ' ' order by d.department_id)
        from user_department d where d.user_id = u.id) as "departmentIds",
      (select json_agg(json_build_object('name', a.name, 'role', a.role, 'until', p.until_day,
          'departmentIds', array(select d.department_id from user_department d where d.user_id = a.id)) order by p.id)::text
        from deputy p join user_account a on a.id = p.absent_id
        where p.user_id = u.id and a.active and p.from_day <= ${day}::date and p.until_day > ${day}::date) as "standsInFor"
    from session s
    join user_account u on u.id = s.user_id
    join organisation o on o.id = u.organisation_id
    where s.id_hash = ${hashOf(id)} and s.expires_at > ${now.toISOString()} and s.seen_at > ${idleSince(now)} and u.active`);
  const row = rowsOf<PersonRow>(result)[0];
  if (!row) return null;
  await markSeen(hashOf(id), row.seenAt, now, tx);
  const { userId, name, role, locale, organisationId, organisationName, theme, demo, key, method, renew, signedInAt } =
    row;
  const standsInFor = row.standsInFor === null ? [] : (JSON.parse(row.standsInFor) as StandsInFor[]);
  const own = row.departmentIds?.split(' ') ?? [];
  const others = standsInFor.filter((post) => post.role === 'department_head').flatMap((post) => post.departmentIds);
  return {
    actor: {
      ...{ userId, organisationId, role, departmentIds: [...new Set([...own, ...others])] },
      ...(standsInFor.length > 0 && {
        alsoAs: standsInFor.map(({ role, departmentIds }) => ({ role, departmentIds })),
      }),
    },
    name,
    locale,
    organisation: { id: organisationId, name: organisationName, theme, demo },
    session: { key, method, renew, signedInAt },
    standsInFor,
  };
}

/** Whether a session is still somebody's; unlike a page, asking does not keep it from growing idle. */
export async function sessionLives(id: string, now: Date, tx: Db = db()): Promise<boolean> {
  const [row] = await tx
    .select({ userId: t.userAccount.id })
    .from(t.session)
    .innerJoin(t.userAccount, eq(t.userAccount.id, t.session.userId))
    .where(
      and(
        eq(t.session.idHash, hashOf(id)),
        gt(t.session.expiresAt, now.toISOString()),
        gt(t.session.seenAt, idleSince(now)),
        eq(t.userAccount.active, true),
      ),
    );
  return row !== undefined;
}

export type SessionRow = { key: string; method: SignInMethod; device: string; createdAt: string; seenAt: string };

/** The sessions that are open, the last one used first: one's own, or of anybody for who manages people. */
export async function findSessions(actor: Actor, userId: string, now: Date, tx: Db = db()): Promise<SessionRow[]> {
  if (userId !== actor.userId && !may(actor, 'people.change')) return [];
  const s = t.session;
  return tx
    .select({ key: s.key, method: s.method, device: s.device, createdAt: s.createdAt, seenAt: s.seenAt })
    .from(s)
    .where(
      and(
        ...[eq(s.organisationId, actor.organisationId), eq(s.userId, userId)],
        ...[gt(s.expiresAt, now.toISOString()), gt(s.seenAt, idleSince(now))],
      ),
    )
    .orderBy(desc(s.seenAt), desc(s.createdAt));
}

/** Which sessions to end: the one with this key, or all but that one. */
export type Ending = { userId: string; only?: string; except?: string };

/** Ends sessions and answers how many; null for who may not. */
export async function endSessions(
  actor: Actor,
  { userId, only, except }: Ending,
  tx: Db = db(),
): Promise<number | null> {
  if (userId !== actor.userId && !may(actor, 'people.change')) return null;
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const ended = await inner
      .delete(t.session)
      .where(
        and(
          ...[eq(t.session.organisationId, actor.organisationId), eq(t.session.userId, userId)],
          only === undefined ? undefined : eq(t.session.key, only),
          except === undefined ? undefined : ne(t.session.key, except),
        ),
      )
      .returning({ key: t.session.key });
    if (ended.length > 0)
      await tellOfActor(inner, actor, { kind: 'sessions_ended', userId, detail: String(ended.length) });
    return ended.length;
  });
}

/** Remembers the language a person chose. */
export async function rememberLocale(actor: Actor, locale: 'nl' | 'en', tx: Db = db()): Promise<void> {
  await tx
    .update(t.userAccount)
    .set({ locale })
    .where(and(eq(t.userAccount.id, actor.userId), eq(t.userAccount.organisationId, actor.organisationId)));
}

/**
 * The people one can be in the demo, on its sign-in page: its own, not those who were added with a password or from the identity
 * provider. Empty outside a demo, and where a demo was loaded and closed again.
 */
export async function findDemoPeople(tx: Db = db()) {
  if (!isEmbedded() && !env().DEMO) return [];
  const rows = await tx
    .select({
      id: t.userAccount.id,
      organisationId: t.userAccount.organisationId,
      organisationName: t.organisation.name,
      key: t.userAccount.key,
      locale: t.userAccount.locale,
      name: t.userAccount.name,
      role: t.userAccount.role,
      department: { nl: t.department.name, en: t.department.nameEn },
    })
    .from(t.userAccount)
    .innerJoin(t.organisation, and(eq(t.organisation.id, t.userAccount.organisationId), eq(t.organisation.demo, true)))
    .leftJoin(t.userDepartment, eq(t.userDepartment.userId, t.userAccount.id))
    .leftJoin(t.department, eq(t.department.id, t.userDepartment.departmentId))
    .where(
      and(
        eq(t.userAccount.active, true),
        sql`not exists (select 1 from local_account l where l.user_id = ${t.userAccount.id})`,
        sql`not exists (select 1 from identity i where i.user_id = ${t.userAccount.id})`,
      ),
    )
    .orderBy(asc(t.userAccount.name));
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}
