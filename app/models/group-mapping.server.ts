// Which group of the identity provider gives which role or department: edited by an administrator, or fixed in the environment.
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { env } from '~/env.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import type { GroupGift } from './planning/group-rights';
import { type Actor, may } from './planning/permission';
import { tellOfActor } from './security.server';

export type MappingRow = GroupGift & { id: string; position: number };
export type MappingRefusal = { status: 'refused'; reason: 'group'; field: string; why: 'choose' | 'group_taken' };

const g = t.groupMapping;
const own = (actor: Actor, id: string) => and(eq(g.id, id), eq(g.organisationId, actor.organisationId));
const columns = { id: g.id, group: g.groupName, role: g.role, departmentId: g.departmentId };

/** One, or null. */
export async function getMapping(actor: Actor, id: string, tx: Db = db()): Promise<MappingRow | null> {
  const [row] = await tx.select(columns).from(g).where(own(actor, id));
  return row ? { ...row, position: 0 } : null;
}

async function mappingsOf(organisationId: string, tx: Db) {
  return tx.select(columns).from(g).where(eq(g.organisationId, organisationId)).orderBy(asc(g.groupName), asc(g.id));
}

/** Those of the environment, with their departments looked up; a department that is not there gives nothing. */
async function fixedGifts(organisationId: string, tx: Db): Promise<GroupGift[]> {
  const departments = await tx
    .select({ id: t.department.id, key: t.department.key })
    .from(t.department)
    .where(eq(t.department.organisationId, organisationId));
  const idOf = (key: string) => departments.find((row) => row.key.toLowerCase() === key.toLowerCase())?.id ?? null;
  return env().OIDC_GROUPS.map(({ group, role, departmentKey }) => ({
    ...{ group, role, departmentId: departmentKey === null ? null : idOf(departmentKey) },
  }));
}

/** Everything that groups give in a municipality: of its own list and of the environment. */
export async function findGifts(organisationId: string, tx: Db = db()): Promise<GroupGift[]> {
  return [...(await mappingsOf(organisationId, tx)), ...(await fixedGifts(organisationId, tx))];
}

/** For the page: what can be changed, and what is fixed; nothing for who may not manage people. */
export async function findMappings(actor: Actor, tx: Db = db()) {
  if (!may(actor, 'people.change')) return { rows: [], fixed: [] };
  const { organisationId } = actor;
  return { rows: await mappingsOf(organisationId, tx), fixed: await fixedGifts(organisationId, tx) };
}

async function refusalOf(actor: Actor, id: string | null, fields: GroupGift, tx: Db): Promise<MappingRefusal | null> {
  const refused = (field: string, why: MappingRefusal['why']) =>
    ({ status: 'refused', reason: 'group', field, why }) as const;
  const { group, role, departmentId } = fields;
  if (role === null && departmentId === null) return refused('role', 'choose');
  if (departmentId !== null) {
    const [known] = await tx
      .select({ id: t.department.id })
      .from(t.department)
      .where(and(eq(t.department.id, departmentId), eq(t.department.organisationId, actor.organisationId)));
    if (!known) return refused('departmentId', 'choose');
  }
  const [same] = await tx
    .select({ id: g.id })
    .from(g)
    .where(
      and(
        ...[eq(g.organisationId, actor.organisationId), eq(g.groupName, group), ne(g.id, id ?? '')],
        ...[role === null ? isNull(g.role) : eq(g.role, role)],
        departmentId === null ? isNull(g.departmentId) : eq(g.departmentId, departmentId),
      ),
    );
  return same ? refused('group', 'group_taken') : null;
}

const valuesOf = ({ group, role, departmentId }: GroupGift) => ({ groupName: group, role, departmentId });
const told = (tx: Db, actor: Actor) => tellOfActor(tx, actor, { kind: 'groups_changed', userId: null });

const table: RuledTable<GroupGift, MappingRefusal, object> = {
  collection: 'group_mappings',
  action: 'people.change',
  titleOf: ({ group }) => ({ nl: group, en: null }),
  get: getMapping,
  refusalOf,
  usageOf: async (actor, id, tx) => ((await getMapping(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: async (tx, actor, row) => {
    await tx.insert(g).values({ ...valuesOf(row), id: row.id, organisationId: actor.organisationId });
    await told(tx, actor);
  },
  update: async (tx, actor, row) => {
    await tx.update(g).set(valuesOf(row)).where(own(actor, row.id));
    await told(tx, actor);
  },
  remove: async (tx, actor, id) => {
    await tx.delete(g).where(own(actor, id));
    await told(tx, actor);
  },
};

/** Lets a group give a role or a department; it counts from the next sign-in on. */
export const createMapping = (actor: Actor, fields: GroupGift, tx: Db = db()) => createRow(tx, actor, table, fields);

/** Null when it is not there. */
export const editMapping = (actor: Actor, asked: { id: string; fields: GroupGift; seen?: Seen }, tx: Db = db()) =>
  editRow(tx, actor, table, asked);

/** Null when it is not there. */
export const removeMapping = (actor: Actor, id: string, tx: Db = db()) => removeRow(tx, actor, table, id);

export const undoMappingChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);
