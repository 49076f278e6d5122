// The municipality's competences, which items refer to by id.
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
