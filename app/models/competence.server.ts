// The competences a municipality tells apart: added, renamed, and removed as long as nothing uses them.
import { and, eq, ne, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findCompetences } from './directory.server';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';
import { itemsOfCompetence, type NamedRow, teamsOfCompetence, type UsedBy } from './usage.server';

export type CompetenceFields = { key: string; name: Label };
export type CompetenceRow = CompetenceFields & { id: string; position: number };
/** Items that need or bring it, and teams of which a level is known. */
export type CompetenceUsage = { items: UsedBy[]; teams: NamedRow[] };
export type CompetenceRefusal = { status: 'refused'; reason: 'taken' };

const own = (actor: Actor, id: string) =>
  and(eq(t.competence.id, id), eq(t.competence.organisationId, actor.organisationId));

/** One competence, or null. */
export async function getCompetence(actor: Actor, id: string, tx: Db = db()): Promise<CompetenceRow | null> {
  const [row] = await tx
    .select({
      id: t.competence.id,
      key: t.competence.key,
      name: { nl: t.competence.name, en: t.competence.nameEn },
      position: t.competence.position,
    })
    .from(t.competence)
    .where(own(actor, id));
  return row ?? null;
}

/** What uses a competence, by name. Null when it is not there. */
export async function getCompetenceUsage(actor: Actor, id: string, tx: Db = db()): Promise<CompetenceUsage | null> {
  if (!(await getCompetence(actor, id, tx))) return null;
  return { items: await itemsOfCompetence(actor, id, tx), teams: await teamsOfCompetence(actor, id, tx) };
}

async function refusalOf(actor: Actor, id: string | null, { key }: CompetenceFields, tx: Db) {
  const c = t.competence;
  const same = and(
    eq(c.organisationId, actor.organisationId),
    sql`lower(${c.key}) = lower(${key})`,
    ne(c.id, id ?? ''),
  );
  const [taken] = await tx.select({ id: c.id }).from(c).where(same);
  return taken ? ({ status: 'refused', reason: 'taken' } as const) : null;
}

function valuesOf({ id: _id, name, ...fields }: CompetenceRow) {
  return { ...fields, name: name.nl, nameEn: name.en };
}

const table: RuledTable<CompetenceFields, CompetenceRefusal, CompetenceUsage> = {
  collection: 'competences',
  action: 'teams.change',
  titleOf: ({ name }) => name,
  get: getCompetence,
  refusalOf,
  usageOf: getCompetenceUsage,
  nextPosition: async (actor, tx) => (await findCompetences(actor, tx)).length,
  insert: (tx, { organisationId }, row) =>
    tx.insert(t.competence).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(t.competence).set(valuesOf(row)).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.competence).where(own(actor, id)),
};

export const createCompetence = (actor: Actor, fields: CompetenceFields, tx: Db = db()) =>
  createRow(tx, actor, table, fields);

/** Changes a competence's name or key. Null when it is not there. */
export const editCompetence = (
  actor: Actor,
  asked: { id: string; fields: CompetenceFields; seen?: Seen },
  tx: Db = db(),
) => editRow(tx, actor, table, asked);

/** Removes a competence that nothing uses; otherwise says what does. Null when it is not there. */
export const removeCompetence = (actor: Actor, id: string, tx: Db = db()) => removeRow(tx, actor, table, id);

/** Turns a change of a competence round. */
export const undoCompetenceChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);
