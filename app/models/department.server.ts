// Departments: a tree per municipality, with its size and heads. What uses one keeps it from being removed.
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import { ancestorPath, inTreeOrder } from './planning/tree';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';
import {
  impactsOfDepartment,
  itemsOfDepartment,
  metricsOfDepartment,
  type NamedRow,
  productsOfDepartment,
  rolloutOfDepartment,
  surveysOfDepartment,
  type UsedBy,
} from './usage.server';

export type DepartmentFields = {
  key: string;
  name: Label;
  parentId: string | null;
  headcount: number;
  users: number;
  keyUsers: number;
  casesPerYear: number;
  /** Hours per person per week that change may ask; null: as the municipality has it. */
  changeHours: number | null;
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
  /** Metrics of which it has figures, a target of its own, or somebody of its own who delivers them. */
  figures: NamedRow[];
  targets: NamedRow[];
  owners: NamedRow[];
  /** What is rolled out there, of every programme. */
  rollout: NamedRow[];
  /** Items of which it said what they do to it. */
  impacts: UsedBy[];
  /** Surveys in which it is or was asked. */
  surveys: UsedBy[];
};

export type DepartmentRefusal =
  | { status: 'refused'; reason: 'taken' }
  | { status: 'refused'; reason: 'unknown_parent' }
  /** The departments on the way from the chosen parent up to the department itself. */
  | { status: 'refused'; reason: 'cycle'; path: Label[] };

const columns = {
  id: t.department.id,
  key: t.department.key,
  name: { nl: t.department.name, en: t.department.nameEn },
  parentId: t.department.parentId,
  headcount: t.department.headcount,
  users: t.department.users,
  keyUsers: t.department.keyUsers,
  casesPerYear: t.department.casesPerYear,
  changeHours: t.department.changeHours,
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
    figures: await metricsOfDepartment(actor, 'figure', id, tx),
    targets: await metricsOfDepartment(actor, 'metric_target', id, tx),
    owners: await metricsOfDepartment(actor, 'metric_owner', id, tx),
    rollout: await rolloutOfDepartment(actor, id, tx),
    impacts: await impactsOfDepartment(actor, id, tx),
    surveys: await surveysOfDepartment(actor, id, tx),
  };
}

function valuesOf({ id: _id, name, ...fields }: Department) {
  return { ...fields, name: name.nl, nameEn: name.en };
}

const table: RuledTable<DepartmentFields, DepartmentRefusal, DepartmentUsage> = {
  collection: 'departments',
  action: 'departments.change',
  titleOf: ({ name }) => name,
  get: getDepartment,
  refusalOf,
  usageOf: getDepartmentUsage,
  nextPosition: async (actor, tx) => Math.max(-1, ...(await rowsFor(actor, tx)).map((row) => row.position)) + 1,
  insert: (tx, { organisationId }, row) =>
    tx.insert(t.department).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(t.department).set(valuesOf(row)).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.department).where(own(actor, id)),
};

/** Adds a department under a parent of the same municipality, or at the top. */
export const createDepartment = (actor: Actor, fields: DepartmentFields, tx: Db = db()) =>
  createRow(tx, actor, table, fields);

/** Changes a department, also its place in the tree; never under itself. Null when it is not there. */
export const editDepartment = (
  actor: Actor,
  asked: { id: string; fields: DepartmentFields; seen?: Seen },
  tx: Db = db(),
) => editRow(tx, actor, table, asked);

/** Removes a department that nothing uses; otherwise says what does. Null when it is not there. */
export const removeDepartment = (actor: Actor, id: string, tx: Db = db()) => removeRow(tx, actor, table, id);

/** Turns a change of a department round. */
export const undoDepartmentChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);
