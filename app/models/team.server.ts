// Teams: the pools of people that carry the hours of items. A team with hours on an item cannot be removed.
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import type { TeamRole } from './planning/capacity/supply';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';
import { itemsOfTeam, type NamedRow, productsOfTeam, supplyOfTeam, type UsedBy } from './usage.server';

export type TeamFields = {
  key: string;
  name: Label;
  departmentId: string | null;
  fteFormation: number | null;
  pivotal: boolean;
  /** Its hours are those of the departments themselves. */
  ofDepartments: boolean;
  /** What the assessment knows it by; null: none that is asked about. */
  role: TeamRole | null;
  /** Regular work in hours per average month, or as a share of the formation (0–1). */
  runHoursMonth: number | null;
  runShare: number | null;
  /** Share of the flows on paper and digital at once, 0–1. */
  doubleShare: number;
  substitutionOn: Day | null;
  /** Twelve numbers, mean about 1. */
  availability: number[] | null;
  interchangeable: number | null;
  note: string;
};
export type Team = TeamFields & { id: string; position: number };
export type TeamRow = Team & { departmentName: Label | null };

export type TeamUsage = { items: UsedBy[]; products: NamedRow[] } & Awaited<ReturnType<typeof supplyOfTeam>>;
export type TeamRefusal = { status: 'refused'; reason: 'taken' | 'unknown_department' };

const columns = {
  id: t.team.id,
  key: t.team.key,
  name: { nl: t.team.name, en: t.team.nameEn },
  departmentId: t.team.departmentId,
  fteFormation: t.team.fteFormation,
  pivotal: t.team.pivotal,
  ofDepartments: t.team.ofDepartments,
  role: t.team.role,
  runHoursMonth: t.team.runHoursMonth,
  runShare: t.team.runShare,
  doubleShare: t.team.doubleShare,
  substitutionOn: sql<Day | null>`${t.team.substitutionOn}`,
  availability: t.team.availability,
  interchangeable: t.team.interchangeable,
  note: t.team.note,
  position: t.team.position,
};

const own = (actor: Actor, id: string) => and(eq(t.team.id, id), eq(t.team.organisationId, actor.organisationId));

/** All teams in their order, with the department they stand in. */
export async function findTeams(actor: Actor, tx: Db = db()): Promise<TeamRow[]> {
  const rows = await tx
    .select({ ...columns, departmentNl: t.department.name, departmentEn: t.department.nameEn })
    .from(t.team)
    .leftJoin(
      t.department,
      and(eq(t.department.organisationId, t.team.organisationId), eq(t.department.id, t.team.departmentId)),
    )
    .where(eq(t.team.organisationId, actor.organisationId))
    .orderBy(asc(t.team.position), asc(t.team.key));
  return rows.map(({ departmentNl, departmentEn, ...team }) => ({
    ...team,
    departmentName: departmentNl === null ? null : { nl: departmentNl, en: departmentEn },
  }));
}

/** One team, or null. */
export async function getTeam(actor: Actor, id: string, tx: Db = db()): Promise<Team | null> {
  const [row] = await tx.select(columns).from(t.team).where(own(actor, id));
  return row ?? null;
}

async function refusalOf(actor: Actor, id: string | null, fields: TeamFields, tx: Db): Promise<TeamRefusal | null> {
  const { organisationId } = actor;
  const [same] = await tx
    .select({ id: t.team.id })
    .from(t.team)
    .where(
      and(
        eq(t.team.organisationId, organisationId),
        sql`lower(${t.team.key}) = lower(${fields.key})`,
        ne(t.team.id, id ?? ''),
      ),
    );
  if (same) return { status: 'refused', reason: 'taken' };
  if (fields.departmentId === null) return null;
  const [parent] = await tx
    .select({ id: t.department.id })
    .from(t.department)
    .where(and(eq(t.department.id, fields.departmentId), eq(t.department.organisationId, organisationId)));
  return parent ? null : { status: 'refused', reason: 'unknown_department' };
}

/** Everything that counts on a team, by name. Null when it is not there. */
export async function getTeamUsage(actor: Actor, id: string, tx: Db = db()): Promise<TeamUsage | null> {
  if (!(await getTeam(actor, id, tx))) return null;
  const [items, products] = [await itemsOfTeam(actor, id, tx), await productsOfTeam(actor, id, tx)];
  // Not taken along: whoever undoes the removal would get the team back without them, with another load and other gaps.
  return { items, products, ...(await supplyOfTeam(actor, id, tx)) };
}

function valuesOf({ id: _id, name, ...fields }: Team) {
  return { ...fields, name: name.nl, nameEn: name.en };
}

/** How teams are written; also where one is written together with other rows. */
export const teamTable: RuledTable<TeamFields, TeamRefusal, TeamUsage> = {
  collection: 'teams',
  action: 'teams.change',
  titleOf: ({ name }) => name,
  get: getTeam,
  refusalOf,
  usageOf: getTeamUsage,
  nextPosition: async (actor, tx) => Math.max(-1, ...(await findTeams(actor, tx)).map((row) => row.position)) + 1,
  insert: (tx, { organisationId }, row) => tx.insert(t.team).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(t.team).set(valuesOf(row)).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.team).where(own(actor, id)),
};

/** Adds a team, in a department of the same municipality or in none. */
export const createTeam = (actor: Actor, fields: TeamFields, tx: Db = db()) => createRow(tx, actor, teamTable, fields);

/** Changes a team. Null when it is not there. */
export const editTeam = (actor: Actor, asked: { id: string; fields: TeamFields; seen?: Seen }, tx: Db = db()) =>
  editRow(tx, actor, teamTable, asked);

/** Removes a team that no item counts on; otherwise says which do. Null when it is not there. */
export const removeTeam = (actor: Actor, id: string, tx: Db = db()) => removeRow(tx, actor, teamTable, id);

/** Turns a change of a team round. */
export const undoTeamChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, teamTable, entry);
