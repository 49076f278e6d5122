// Adoption as it may be seen: the one way from counted figures to a screen, a file or an API.
import { sql } from 'drizzle-orm';
import { type Db, db, rememberedOf, rowsOf } from './db/client.server';
import { findDepartments } from './department.server';
import { findMetrics } from './metric.server';
import type { Measured } from './planning/adoption/curve';
import type { Metric } from './planning/adoption/metric';
import type { PeriodKind } from './planning/adoption/period';
import { type Series, type ShownSeries, shownSeries } from './planning/adoption/shown';
import type { Target } from './planning/adoption/target';
import type { Actor } from './planning/permission';
import type { Label } from './planning/plan';
import type { Day } from './planning/day';
import { findSeries, findTargets } from './series.server';

export type AdoptionDepartment = { id: string; key: string; name: Label; parentId: string | null; depth: number };

export type Adoption = {
  metrics: Metric[];
  /** In tree order. */
  departments: AdoptionDepartment[];
  series: ShownSeries[];
  targets: Target[];
};

export type AdoptionSearch = {
  metrics?: readonly string[];
  /** Only periods that begin on or after it; a day for each kind when they reach back differently. */
  from?: Day | Readonly<Record<PeriodKind, Day>>;
};

/** What figures, targets, metrics and departments there were when something was read. */
type Stamp = { position: number; revision: number };
type Kept = Stamp & {
  organisationId: string;
  facts: Omit<Adoption, 'series'>;
  /** By metric; of those that were asked for. */
  series: Map<string, ShownSeries[]>;
  points: number;
  /** Null until somebody asks. */
  measured: Measured[] | null;
};

// What may be seen follows from what is stamped, and the database says at every read which stamp is current; so keeping it is
// safe, also with several processes on one database. A point is some hundred bytes.
const keptReadings = rememberedOf(() => new Map<string, Kept>());
const keepAtMost = { programmes: 24, points: 400_000 };

function keep(programmeId: string, entry: Kept): void {
  const kept = keptReadings();
  kept.delete(programmeId);
  kept.set(programmeId, entry);
  const all = () => [...kept.values()].reduce((sum, { points }) => sum + points, 0);
  while (kept.size > 1 && (kept.size > keepAtMost.programmes || all() > keepAtMost.points)) {
    kept.delete(kept.keys().next().value!);
  }
}

async function findStamp(actor: Actor, programmeId: string): Promise<Stamp | undefined> {
  const result = await db().execute(sql`select o.revision,
      coalesce((select max(b.position) from figure_batch b where b.programme_id = p.id), 0) as position
    from programme p join organisation o on o.id = p.organisation_id
    where p.id = ${programmeId} and p.organisation_id = ${actor.organisationId}`);
  return rowsOf<Stamp>(result)[0];
}

async function findFacts(actor: Actor, programmeId: string, tx: Db): Promise<Omit<Adoption, 'series'>> {
  const [metrics, departments, targets] = await Promise.all([
    findMetrics(actor, tx),
    findDepartments(actor, tx),
    findTargets(actor, programmeId, tx),
  ]);
  return {
    metrics,
    departments: departments.map(({ id, key, name, parentId, depth }) => ({ id, key, name, parentId, depth })),
    targets,
  };
}

/** The series of these metrics as they may be seen, by metric. All that was counted is read: what hides depends on it. */
async function findShown(
  actor: Actor,
  programmeId: string,
  { metrics, departments }: Pick<Adoption, 'metrics' | 'departments'>,
  tx: Db,
): Promise<Map<string, ShownSeries[]>> {
  if (metrics.length === 0) return new Map();
  const counted = await findSeries(actor, programmeId, { metrics: metrics.map(({ key }) => key) }, tx);
  const byMetric = new Map<string, Series[]>(metrics.map(({ key }) => [key, []]));
  for (const one of counted) byMetric.get(one.metricKey)?.push(one);
  return new Map(metrics.map((metric) => [metric.key, shownSeries(metric, byMetric.get(metric.key)!, departments)]));
}

/** Points that begin on or after it; the series itself where all of them do. */
function since(series: ShownSeries, from: AdoptionSearch['from']): ShownSeries {
  if (from === undefined) return series;
  const first = typeof from === 'string' ? from : from[series.kind];
  const at = series.points.findIndex(({ start }) => start >= first);
  return at === 0 ? series : { ...series, points: at < 0 ? [] : series.points.slice(at) };
}

const asksFor =
  ({ metrics }: AdoptionSearch) =>
  ({ key, active }: Metric) =>
    metrics?.includes(key) ?? active;

/** Everything that was ever counted of these metrics; what was read before at the same stamp is not read again. */
async function knownAdoption(actor: Actor, programmeId: string, asked: AdoptionSearch): Promise<Kept | null> {
  const stamp = await findStamp(actor, programmeId);
  if (!stamp) return null;
  let entry = keptReadings().get(programmeId);
  const isCurrent = entry?.position === stamp.position && entry.revision === stamp.revision;
  if (!entry || !isCurrent || entry.organisationId !== actor.organisationId) {
    const facts = await findFacts(actor, programmeId, db());
    entry = { ...stamp, organisationId: actor.organisationId, facts, series: new Map(), points: 0, measured: null };
  }
  const { facts, series } = entry;
  const missing = facts.metrics.filter((metric) => asksFor(asked)(metric) && !series.has(metric.key));
  const found = await findShown(actor, programmeId, { ...facts, metrics: missing }, db());
  for (const [key, shown] of found) {
    series.set(key, shown);
    entry.points += shown.reduce((sum, { points }) => sum + points.length, 0);
  }
  keep(programmeId, entry);
  return entry;
}

/** Of the metrics asked (all that are in use when none are named), periods that begin on or after `from`. */
export async function loadAdoption(
  actor: Actor,
  programmeId: string,
  asked: AdoptionSearch = {},
  tx: Db = db(),
): Promise<Adoption> {
  // Inside a transaction what is read may never be committed; only what the process-wide connection reads is kept.
  const known = tx === db() ? await knownAdoption(actor, programmeId, asked) : null;
  const facts = known?.facts ?? (await findFacts(actor, programmeId, tx));
  const metrics = facts.metrics.filter(asksFor(asked));
  const series = known?.series ?? (await findShown(actor, programmeId, { ...facts, metrics }, tx));
  const shown = metrics.flatMap(({ key }) => series.get(key) ?? []);
  return {
    ...facts,
    metrics,
    series: shown.map((one) => since(one, asked.from)).filter(({ points }) => points.length > 0),
  };
}

/** Metrics in use of which anything was counted, in their order; none of a programme that is not the actor's. */
export async function findMeasured(actor: Actor, programmeId: string): Promise<readonly Measured[]> {
  const known = await knownAdoption(actor, programmeId, { metrics: [] });
  if (!known) return [];
  if (known.measured) return known.measured;
  const result = await db().execute(sql`select m.key, count(distinct f.period_start)::int as periods
    from metric m join figure f on f.organisation_id = m.organisation_id and f.metric_key = m.key
    where m.organisation_id = ${actor.organisationId} and m.active and f.programme_id = ${programmeId}
    group by m.key, m.position order by m.position, m.key`);
  return (known.measured = rowsOf<Measured>(result));
}
