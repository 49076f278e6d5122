// What rows refer to by id: the municipality's competences, and the names of its departments, teams and people.
import { asc, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';

export type Competence = { id: string; key: string; title: Label };

export async function findCompetences(actor: Actor, tx: Db = db()): Promise<Competence[]> {
  const rows = await tx
    .select()
    .from(t.competence)
    .where(eq(t.competence.organisationId, actor.organisationId))
    .orderBy(asc(t.competence.position), asc(t.competence.key));
  return rows.map((row) => ({ id: row.id, key: row.key, title: { nl: row.name, en: row.nameEn } }));
}

/** Names of the departments, teams and people of the municipality, for the ids in its history. */
export async function findNamed(actor: Actor, tx: Db = db()): Promise<{ id: string; name: Label }[]> {
  const [departments, teams, people] = await Promise.all([
    tx
      .select({ id: t.department.id, name: { nl: t.department.name, en: t.department.nameEn } })
      .from(t.department)
      .where(eq(t.department.organisationId, actor.organisationId)),
    tx
      .select({ id: t.team.id, name: { nl: t.team.name, en: t.team.nameEn } })
      .from(t.team)
      .where(eq(t.team.organisationId, actor.organisationId)),
    tx
      .select({ id: t.userAccount.id, name: t.userAccount.name })
      .from(t.userAccount)
      .where(eq(t.userAccount.organisationId, actor.organisationId)),
  ]);
  return [...departments, ...teams, ...people.map(({ id, name }) => ({ id, name: { nl: name, en: null } }))];
}
