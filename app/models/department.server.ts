// Departments: a tree per municipality, with its size and heads. What uses one keeps it from being removed.
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import { newId } from './id.server';
import * as t from './db/schema';
import { lockOrganisation, raiseRevision } from './organisation.server';
import { ancestorPath, inTreeOrder } from './planning/tree';
import { type Actor, may } from './planning/permission';
import type { Label } from './planning/plan';
import { itemsOfDepartment, type NamedRow, productsOfDepartment, type UsedBy } from './usage.server';

export type DepartmentFields = {
  key: string;
  name: Label;
  parentId: string | null;
  headcount: number;
  users: number;
  keyUsers: number;
  casesPerYear: number;
};
export type Department = DepartmentFields & { id: string; position: number };
/** A department in its place in the tree; depth 0 is the top. */
export type DepartmentRow = Department & { depth: number; heads: string[] };

export type DepartmentUsage = {
  items: UsedBy[];
  products: NamedRow[];
  teams: NamedRow[];
  people: { id: string; name: string }[];
  departments: NamedRow[];
  periods: NamedRow[];
};

export type DepartmentRefusal =
  | { status: 'refused'; reason: 'taken' }
  | { status: 'refused'; reason: 'unknown_parent' }
  /** The departments on the way from the chosen parent up to the department itself. */
  | { status: 'refused'; reason: 'cycle'; path: Label[] };
export type DepartmentAnswer = { status: 'saved'; id: string } | { status: 'forbidden' } | DepartmentRefusal;
export type RemoveDepartmentAnswer =
  { status: 'removed' } | { status: 'forbidden' } | { status: 'refused'; reason: 'in_use'; usage: DepartmentUsage };

const columns = {
  id: t.department.id,
  key: t.department.key,
  name: { nl: t.department.name, en: t.department.nameEn },
  parentId: t.department.parentId,
  headcount: t.department.headcount,
  users: t.department.users,
  keyUsers: t.department.keyUsers,
  casesPerYear: t.department.casesPerYear,
  position: t.department.position,
};

const own = (actor: Actor, id: string) =>
  and(eq(t.department.id, id), eq(t.department.organisationId, actor.organisationId));

async function rowsFor(actor: Actor, tx: Db): Promise<Department[]> {
  return tx
    .select(columns)
    .from(t.department)
    .where(eq(t.department.organisationId, actor.organisationId))
    .orderBy(asc(t.department.position), asc(t.department.key));
}

/** All departments, each after its parent, with the names of the heads who follow it. */
export async function findDepartments(actor: Actor, tx: Db = db()): Promise<DepartmentRow[]> {
  const rows = await rowsFor(actor, tx);
  const heads = await tx
    .select({ departmentId: t.userDepartment.departmentId, name: t.userAccount.name })
    .from(t.userDepartment)
    .innerJoin(t.userAccount, eq(t.userAccount.id, t.userDepartment.userId))
    .where(
      and(
        eq(t.userDepartment.organisationId, actor.organisationId),
        eq(t.userAccount.role, 'department_head'),
        eq(t.userAccount.active, true),
      ),
    )
    .orderBy(asc(t.userAccount.name));
  return inTreeOrder(rows).map(({ row, depth }) => ({
    ...row,
    depth,
    heads: heads.filter((head) => head.departmentId === row.id).map((head) => head.name),
  }));
}

/** One department, or null. */
export async function getDepartment(actor: Actor, id: string, tx: Db = db()): Promise<Department | null> {
  const [row] = await tx.select(columns).from(t.department).where(own(actor, id));
  return row ?? null;
}

async function refusalOf(
  actor: Actor,
  id: string | null,
  fields: DepartmentFields,
  tx: Db,
): Promise<DepartmentRefusal | null> {
  const [same] = await tx
    .select({ id: t.department.id })
    .from(t.department)
    .where(
      and(
        eq(t.department.organisationId, actor.organisationId),
        sql`lower(${t.department.key}) = lower(${fields.key})`,
        ne(t.department.id, id ?? ''),
      ),
    );
  if (same) return { status: 'refused', reason: 'taken' };
  if (fields.parentId === null) return null;
  const rows = await rowsFor(actor, tx);
  if (!rows.some((row) => row.id === fields.parentId)) return { status: 'refused', reason: 'unknown_parent' };
  const path = ancestorPath(rows, fields.parentId);
  const at = path.findIndex((row) => row.id === id);
  return at < 0 ? null : { status: 'refused', reason: 'cycle', path: path.slice(0, at + 1).map((row) => row.name) };
}

function valuesOf({ name, ...fields }: DepartmentFields) {
  return { ...fields, name: name.nl, nameEn: name.en };
}

/** Adds a department under a parent of the same municipality, or at the top. */
export async function createDepartment(
  actor: Actor,
  fields: DepartmentFields,
  tx: Db = db(),
): Promise<DepartmentAnswer> {
  if (!may(actor, 'departments.change')) return { status: 'forbidden' };
  const { organisationId } = actor;
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await lockOrganisation(inner, organisationId);
    const refusal = await refusalOf(actor, null, fields, inner);
    if (refusal) return refusal;
    const id = newId();
    const last = (await rowsFor(actor, inner)).reduce((max, row) => Math.max(max, row.position), -1);
    await inner.insert(t.department).values({ ...valuesOf(fields), id, organisationId, position: last + 1 });
    await raiseRevision(inner, organisationId);
    return { status: 'saved', id };
  });
}

/** Changes a department, also its place in the tree; never under itself. Null when it is not there. */
export async function editDepartment(
  actor: Actor,
  { id, fields }: { id: string; fields: DepartmentFields },
  tx: Db = db(),
): Promise<DepartmentAnswer | null> {
  if (!may(actor, 'departments.change')) return { status: 'forbidden' };
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await lockOrganisation(inner, actor.organisationId);
    if (!(await getDepartment(actor, id, inner))) return null;
    const refusal = await refusalOf(actor, id, fields, inner);
    if (refusal) return refusal;
    await inner.update(t.department).set(valuesOf(fields)).where(own(actor, id));
    await raiseRevision(inner, actor.organisationId);
    return { status: 'saved', id };
  });
}

/** Everything that uses a department, by name. Null when it is not there. */
export async function getDepartmentUsage(actor: Actor, id: string, tx: Db = db()): Promise<DepartmentUsage | null> {
  if (!(await getDepartment(actor, id, tx))) return null;
  const { organisationId } = actor;
  const teams = await tx
    .select({ id: t.team.id, name: { nl: t.team.name, en: t.team.nameEn } })
    .from(t.team)
    .where(and(eq(t.team.organisationId, organisationId), eq(t.team.departmentId, id)))
    .orderBy(asc(t.team.position));
  const people = await tx
    .select({ id: t.userAccount.id, name: t.userAccount.name })
    .from(t.userDepartment)
    .innerJoin(t.userAccount, eq(t.userAccount.id, t.userDepartment.userId))
    .where(and(eq(t.userDepartment.organisationId, organisationId), eq(t.userDepartment.departmentId, id)))
    .orderBy(asc(t.userAccount.name));
  const periods = await tx
    .select({ id: t.calendarException.id, name: { nl: t.calendarException.label, en: t.calendarException.labelEn } })
    .from(t.calendarException)
    .where(and(eq(t.calendarException.organisationId, organisationId), eq(t.calendarException.departmentId, id)))
    .orderBy(asc(t.calendarException.fromDay));
  return {
    items: await itemsOfDepartment(actor, id, tx),
    products: await productsOfDepartment(actor, id, tx),
    teams,
    people,
    departments: (await rowsFor(actor, tx)).filter((row) => row.parentId === id).map(({ id, name }) => ({ id, name })),
    periods,
  };
}

/** Removes a department that nothing uses; otherwise says what does. Null when it is not there. */
export async function removeDepartment(
  actor: Actor,
  id: string,
  tx: Db = db(),
): Promise<RemoveDepartmentAnswer | null> {
  if (!may(actor, 'departments.change')) return { status: 'forbidden' };
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await lockOrganisation(inner, actor.organisationId);
    const usage = await getDepartmentUsage(actor, id, inner);
    if (!usage) return null;
    if (Object.values(usage).some((list) => list.length > 0)) return { status: 'refused', reason: 'in_use', usage };
    await inner.delete(t.department).where(own(actor, id));
    await raiseRevision(inner, actor.organisationId);
    return { status: 'removed' };
  });
}
