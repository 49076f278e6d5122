// The people of a municipality: role, departments, active or not. Every change stands in its history; the last administrator stays.
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { lockOrganisation } from './organisation.server';
import { type OrganisationEntry, saveRow, type Seen } from './organisation-history.server';
import { createRow, editRow, type RuledTable, undoRow } from './organisation-rows.server';
import { type Actor, may, type Role } from './planning/permission';
import { tellAdministrators } from './rights-review.server';
import { tellOfActor } from './security.server';
import { loginOf } from './sign-in.server';
import { renewSessionsOf } from './user.server';

export type PersonFields = {
  name: string;
  email: string;
  role: Role;
  /** Of which a department head is head; others follow them. */
  departmentIds: string[];
  active: boolean;
};
/** People have no order of their own: their position is always 0. */
export type PersonRow = PersonFields & { id: string; position: number };

/** Which field cannot be as asked, with a reason as forms give it. */
export type PeopleRefusal = {
  status: 'refused';
  reason: 'people';
  field: string;
  why: 'email_taken' | 'last_administrator' | 'choose' | 'last_before_start' | 'same_person' | 'erased';
};
const refusal = (field: string, why: PeopleRefusal['why']): PeopleRefusal => ({
  ...{ status: 'refused', reason: 'people', field, why },
});

const own = (actor: Actor, id: string) =>
  and(eq(t.userAccount.id, id), eq(t.userAccount.organisationId, actor.organisationId));

const departmentIds = sql<string[]>`coalesce((select jsonb_agg(d.department_id order by d.department_id)
  from user_department d where d.user_id = user_account.id), '[]'::jsonb)`;

const columns = {
  id: t.userAccount.id,
  name: t.userAccount.name,
  email: t.userAccount.email,
  role: sql<Role>`${t.userAccount.role}`,
  departmentIds,
  active: t.userAccount.active,
  position: sql<number>`0`,
};

/** One person, or null. */
export async function getPerson(actor: Actor, id: string, tx: Db = db()): Promise<PersonRow | null> {
  const [row] = await tx.select(columns).from(t.userAccount).where(own(actor, id));
  return row ?? null;
}

/** Everybody, active first, by name, with how they sign in and when they last did; nobody for who may not manage people. */
export async function findPeople(actor: Actor, tx: Db = db()) {
  if (!may(actor, 'people.change')) return [];
  return tx
    .select({
      ...columns,
      hasPassword: sql<boolean>`exists (select 1 from local_account l where l.user_id = user_account.id
        and l.password_hash is not null)`,
      hasSecondStep: sql<boolean>`exists (select 1 from local_account l where l.user_id = user_account.id
        and l.totp_at is not null)`,
      hasIdentity: sql<boolean>`exists (select 1 from identity i where i.user_id = user_account.id)`,
      lastSignIn: sql<string | null>`(select max(e.at)::text from security_event e
        where e.organisation_id = user_account.organisation_id and e.user_id = user_account.id
        and e.kind = 'signed_in')`,
    })
    .from(t.userAccount)
    .where(eq(t.userAccount.organisationId, actor.organisationId))
    .orderBy(sql`${t.userAccount.active} desc`, asc(t.userAccount.name), asc(t.userAccount.id));
}

/** Whether this change would leave nobody who may manage people. */
async function takesLastAdministrator(actor: Actor, id: string, next: PersonFields, tx: Db): Promise<boolean> {
  if (next.active && next.role === 'administrator') return false;
  const u = t.userAccount;
  const administrators = await tx
    .select({ id: u.id })
    .from(u)
    .where(and(eq(u.organisationId, actor.organisationId), eq(u.active, true), eq(u.role, 'administrator')));
  return administrators.length === 1 && administrators[0]!.id === id;
}

/** Somebody who was taken out stays as they are. */
async function isErased(id: string, tx: Db): Promise<boolean> {
  const [row] = await tx.select({ at: t.userAccount.erasedAt }).from(t.userAccount).where(eq(t.userAccount.id, id));
  return row?.at != null;
}

async function refusalOf(actor: Actor, id: string | null, fields: PersonFields, tx: Db): Promise<PeopleRefusal | null> {
  const login = loginOf(fields.email);
  const u = t.userAccount;
  const [same] = await tx
    .select({ id: u.id })
    .from(u)
    .where(and(eq(u.organisationId, actor.organisationId), sql`lower(${u.email}) = ${login}`, ne(u.id, id ?? '')));
  const [elsewhere] = await tx
    .select({ id: t.localAccount.userId })
    .from(t.localAccount)
    .where(and(eq(t.localAccount.login, login), ne(t.localAccount.userId, id ?? '')));
  if (same ?? elsewhere) return refusal('email', 'email_taken');
  const departments = await tx
    .select({ id: t.department.id })
    .from(t.department)
    .where(eq(t.department.organisationId, actor.organisationId));
  const known = new Set(departments.map((row) => row.id));
  if (!fields.departmentIds.every((departmentId) => known.has(departmentId)))
    return refusal('departmentIds[]', 'choose');
  if (id !== null && (await isErased(id, tx))) return refusal('active', 'erased');
  if (id !== null && (await takesLastAdministrator(actor, id, fields, tx)))
    return refusal(fields.active ? 'role' : 'active', 'last_administrator');
  return null;
}

async function writeDepartments(tx: Db, { organisationId }: Actor, userId: string, ids: readonly string[]) {
  await tx.delete(t.userDepartment).where(eq(t.userDepartment.userId, userId));
  if (ids.length > 0)
    await tx
      .insert(t.userDepartment)
      .values([...new Set(ids)].map((departmentId) => ({ organisationId, userId, departmentId })));
}

/** `lezer → beheerder` is told by role and number of departments; names of departments may change later. */
const rightsOf = ({ role, departmentIds }: PersonFields) => `${role}:${departmentIds.length}`;

async function updatePerson(tx: Db, actor: Actor, row: PersonRow): Promise<void> {
  const was = await getPerson(actor, row.id, tx);
  const { name, email, role, active } = row;
  await tx.update(t.userAccount).set({ name, email, role, active }).where(own(actor, row.id));
  await tx
    .update(t.localAccount)
    .set({ login: loginOf(email) })
    .where(and(eq(t.localAccount.userId, row.id), eq(t.localAccount.organisationId, actor.organisationId)));
  const departments = [...row.departmentIds].sort().join(' ');
  const otherDepartments = departments !== was?.departmentIds.join(' ');
  if (otherDepartments) await writeDepartments(tx, actor, row.id, row.departmentIds);
  if (was && (otherDepartments || was.role !== role)) {
    await renewSessionsOf(tx, actor.organisationId, row.id);
    const detail = `${rightsOf(was)} ${rightsOf(row)}`;
    await tellOfActor(tx, actor, { kind: 'rights_changed', userId: row.id, detail });
  }
  const isPrivileged = role === 'administrator' || was?.role === 'administrator';
  if (was && isPrivileged && (was.role !== role || was.active !== active))
    await tellAdministrators(tx, actor, { what: 'administrator', personId: row.id });
  if (!was || was.active === active) return;
  await tellOfActor(tx, actor, { kind: active ? 'activated' : 'deactivated', userId: row.id });
  if (active) return;
  await tx.delete(t.session).where(eq(t.session.userId, row.id));
  await tx.delete(t.accountLink).where(eq(t.accountLink.userId, row.id));
  await tx.delete(t.signInAttempt).where(eq(t.signInAttempt.userId, row.id));
}

/** People are never removed: history names them. What would remove one (turning their making round) is refused as in use. */
const table: RuledTable<PersonFields, PeopleRefusal, { people: { id: string; name: string }[] }> = {
  collection: 'people',
  action: 'people.change',
  titleOf: ({ name }) => ({ nl: name, en: null }),
  get: getPerson,
  refusalOf,
  usageOf: async (actor, id, tx) => {
    const person = await getPerson(actor, id, tx);
    return person && { people: [{ id, name: person.name }] };
  },
  nextPosition: () => Promise.resolve(0),
  insert: async (tx, actor, row) => {
    const { id, name, email, role, active } = row;
    const { organisationId } = actor;
    await tx.insert(t.userAccount).values({ id, organisationId, key: id, name, email, role, active });
    await writeDepartments(tx, actor, id, row.departmentIds);
    await tellOfActor(tx, actor, { kind: 'person_added', userId: id, detail: rightsOf(row) });
    if (role === 'administrator') await tellAdministrators(tx, actor, { what: 'administrator', personId: id });
  },
  update: updatePerson,
  remove: () => Promise.reject(new Error('people are never removed')),
};

/** Adds somebody; they cannot sign in before they get a link, or come from the identity provider. */
export const createPerson = (actor: Actor, fields: Omit<PersonFields, 'active'>, tx: Db = db()) =>
  createRow(tx, actor, table, { ...fields, active: true });

/** Changes somebody: their sessions go on with the new rights. Null when they are not there. */
export const editPerson = (actor: Actor, asked: { id: string; fields: PersonFields; seen?: Seen }, tx: Db = db()) =>
  editRow(tx, actor, table, asked);

/** Turns a change of somebody round. */
export const undoPersonChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);

/** One's own name, which everybody may change. Null when nobody is there any more. */
export async function renameSelf(actor: Actor, name: string, tx: Db = db()): Promise<{ status: 'saved' } | null> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await lockOrganisation(inner, actor.organisationId);
    const person = await getPerson(actor, actor.userId, inner);
    if (!person) return null;
    await saveRow(inner, actor, table, { id: person.id, next: { ...person, name } });
    return { status: 'saved' };
  });
}

/**
 * What the identity provider says of somebody, in the caller's transaction: makes them (`id` of nobody yet) or changes them, as
 * nobody's doing. The last administrator keeps that role whatever the groups say; answers what was kept.
 */
export async function followProvider(
  tx: Db,
  organisationId: string,
  { id, ...said }: Omit<PersonFields, 'active'> & { id: string },
): Promise<PersonRow> {
  const provider: Actor = { userId: '', organisationId, role: 'administrator', departmentIds: [] };
  await lockOrganisation(tx, organisationId);
  const was = await getPerson(provider, id, tx);
  const fields = { ...said, active: was?.active ?? true };
  const role = was?.active && (await takesLastAdministrator(provider, id, fields, tx)) ? was.role : fields.role;
  const next = { ...fields, role, id, position: 0 };
  await saveRow(tx, provider, table, { id, next });
  return next;
}
