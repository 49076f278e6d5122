// People and their sessions: who is asking. A session is a random id in a cookie; the database keeps only its hash.
import { createHash, randomBytes } from 'node:crypto';
import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { markSeen } from './activity.server';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import type { Actor, Role } from './planning/permission';

export type Person = {
  actor: Actor;
  name: string;
  locale: 'nl' | 'en' | null;
  organisation: { id: string; name: string; theme: string; demo: boolean };
};

const sessionDays = 14;
const hashOf = (id: string) => createHash('sha256').update(id).digest('hex');
const inDays = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

/** Starts a session for a person; answers the id that goes into the cookie. */
export async function startSession(userId: string, organisationId: string, now: Date, tx: Db = db()): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await tx.delete(t.session).where(lt(t.session.expiresAt, now.toISOString()));
  await tx.insert(t.session).values({
    idHash: hashOf(id),
    organisationId,
    userId,
    createdAt: now.toISOString(),
    seenAt: now.toISOString(),
    expiresAt: inDays(now, sessionDays),
  });
  return id;
}

export async function endSession(id: string, tx: Db = db()): Promise<void> {
  await tx.delete(t.session).where(eq(t.session.idHash, hashOf(id)));
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
  /** As the database writes it: not every driver hands a moment of time over in the same way. */
  seenAt: string;
};

/** The person behind a session id, or null when it is unknown, expired or its person is no longer active. */
export async function personOfSession(id: string, now: Date, tx: Db = db()): Promise<Person | null> {
  // Asked for every page; composing the query each time would take longer than the database's answer.
  const result = await tx.execute(sql`select u.id as "userId", u.name, u.role, u.locale, o.id as "organisationId",
      o.name as "organisationName", o.theme, o.demo, s.seen_at::text as "seenAt",
      (select string_agg(d.department_id, ' ' order by d.department_id)
        from user_department d where d.user_id = u.id) as "departmentIds"
    from session s
    join user_account u on u.id = s.user_id
    join organisation o on o.id = u.organisation_id
    where s.id_hash = ${hashOf(id)} and s.expires_at > ${now.toISOString()} and u.active`);
  const row = rowsOf<PersonRow>(result)[0];
  if (!row) return null;
  const { userId, name, role, locale, organisationId, organisationName, theme, demo } = row;
  await markSeen(hashOf(id), row.seenAt, now, tx);
  return {
    actor: { userId, organisationId, role, departmentIds: row.departmentIds?.split(' ') ?? [] },
    name,
    locale,
    organisation: { id: organisationId, name: organisationName, theme, demo },
  };
}

/** Remembers the language a person chose. */
export async function rememberLocale(actor: Actor, locale: 'nl' | 'en', tx: Db = db()): Promise<void> {
  await tx
    .update(t.userAccount)
    .set({ locale })
    .where(and(eq(t.userAccount.id, actor.userId), eq(t.userAccount.organisationId, actor.organisationId)));
}

/** The people one can be in the demo, on its sign-in page; empty outside a demo. */
export async function findDemoPeople(tx: Db = db()) {
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
    .where(eq(t.userAccount.active, true))
    .orderBy(asc(t.userAccount.name));
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}
