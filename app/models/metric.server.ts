// What a municipality measures: the definitions its figures are made, added up and judged by.
import { and, asc, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { Metric } from './planning/adoption/metric';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';

/** The words of a definition as the blueprint gives them; a metric made by hand has those it was given. */
type Definition = Partial<Record<'formula' | 'source' | 'typical_curve', Label>>;

const none: Label = { nl: '', en: null };

function metricOf(row: typeof t.metric.$inferSelect): Metric {
  const definition = row.definition as Definition;
  return {
    key: row.key,
    title: { nl: row.name, en: row.nameEn },
    kind: row.kind as Metric['kind'],
    factor: row.factor,
    unit: { nl: row.unit, en: row.unitEn },
    decimals: row.decimals,
    direction: row.direction as Metric['direction'],
    subject: row.subject as Metric['subject'],
    frequency: row.frequency as Metric['frequency'],
    formula: definition.formula ?? none,
    source: definition.source ?? none,
    margin: row.margin,
    target: row.target,
    lowest: row.lowest,
    highest: row.highest,
    active: row.active,
  };
}

/** All metrics of the municipality in their order, also those that are no longer used: old figures keep their meaning. */
export async function findMetrics(actor: Actor, tx: Db = db()): Promise<Metric[]> {
  const rows = await tx
    .select()
    .from(t.metric)
    .where(eq(t.metric.organisationId, actor.organisationId))
    .orderBy(asc(t.metric.position), asc(t.metric.key));
  return rows.map(metricOf);
}

export async function getMetric(actor: Actor, key: string, tx: Db = db()): Promise<Metric | null> {
  const [row] = await tx
    .select()
    .from(t.metric)
    .where(and(eq(t.metric.organisationId, actor.organisationId), eq(t.metric.key, key)));
  return row ? metricOf(row) : null;
}
