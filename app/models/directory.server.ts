// The municipality's lists that items refer to by id or key: competences and metrics.
import { asc, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';

export type Competence = { id: string; key: string; title: Label };
export type Metric = { key: string; title: Label; unit: string; direction: string };

export async function findCompetences(actor: Actor, tx: Db = db()): Promise<Competence[]> {
  const rows = await tx
    .select()
    .from(t.competence)
    .where(eq(t.competence.organisationId, actor.organisationId))
    .orderBy(asc(t.competence.position), asc(t.competence.key));
  return rows.map((row) => ({ id: row.id, key: row.key, title: { nl: row.name, en: row.nameEn } }));
}

export async function findMetrics(actor: Actor, tx: Db = db()): Promise<Metric[]> {
  const rows = await tx
    .select()
    .from(t.metric)
    .where(eq(t.metric.organisationId, actor.organisationId))
    .orderBy(asc(t.metric.position), asc(t.metric.key));
  return rows.map((row) => ({
    key: row.key,
    title: { nl: row.name, en: row.nameEn },
    unit: row.unit,
    direction: row.direction,
  }));
}
