// Adoption figures as they are read: series per metric and department, what was corrected, what is wanted.
import { and, desc, eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import type { FigureSource } from './planning/adoption/figure';
import type { Figure } from './planning/adoption/metric';
import type { Series } from './planning/adoption/shown';
import type { Target } from './planning/adoption/target';
import type { Period, PeriodKind } from './planning/adoption/period';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';

type SeriesRow = {
  metric: string;
  department: string;
  kind: PeriodKind;
  starts: string;
  numerators: string;
  denominators: string;
};

const list = (values: readonly string[]) =>
  sql`(select value from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

/** Series of all departments as they were counted, nothing hidden: what anybody sees of them goes through shown.ts first. */
export async function findSeries(
  actor: Actor,
  programmeId: string,
  { metrics }: { metrics?: readonly string[] } = {},
  tx: Db = db(),
): Promise<Series[]> {
  const where = sql.join(
    [
      sql`f.programme_id = ${programmeId} and f.organisation_id = ${actor.organisationId}`,
      ...(metrics ? [sql`f.metric_key in ${list(metrics)}`] : []),
    ],
    sql` and `,
  );
  // Each list as one text: drivers read arrays element by element, which costs more than the database's work.
  const result =
    await tx.execute(sql`select f.metric_key as metric, f.department_id as department, f.period_kind as kind,
      string_agg(f.period_start::text, ',' order by f.period_start) as starts,
      string_agg(f.numerator::text, ',' order by f.period_start) as numerators,
      string_agg(f.denominator::text, ',' order by f.period_start) as denominators
    from figure f where ${where}
    group by f.metric_key, f.department_id, f.period_kind`);
  return rowsOf<SeriesRow>(result).map(({ metric, department, kind, starts, numerators, denominators }) => {
    const below = denominators.split(',');
    return {
      metricKey: metric,
      departmentId: department,
      kind,
      starts: starts.split(',') as Day[],
      figures: numerators.split(',').map((above, k) => ({ numerator: Number(above), denominator: Number(below[k]) })),
    };
  });
}

export type Correction = {
  period: Period;
  before: Figure;
  after: Figure;
  at: string;
  userName: string | null;
  source: FigureSource;
};

/** What was corrected of one metric in one department, latest first. */
export async function findCorrections(
  actor: Actor,
  programmeId: string,
  place: { metricKey: string; departmentId: string },
  tx: Db = db(),
): Promise<Correction[]> {
  const c = t.figureCorrection;
  const rows = await tx
    .select({
      kind: c.periodKind,
      start: c.periodStart,
      oldNumerator: c.oldNumerator,
      oldDenominator: c.oldDenominator,
      numerator: c.numerator,
      denominator: c.denominator,
      at: t.figureBatch.at,
      source: t.figureBatch.source,
      userName: t.userAccount.name,
    })
    .from(c)
    .innerJoin(t.figureBatch, and(eq(t.figureBatch.programmeId, c.programmeId), eq(t.figureBatch.id, c.batchId)))
    .leftJoin(t.userAccount, eq(t.userAccount.id, t.figureBatch.userId))
    .where(
      and(
        eq(c.organisationId, actor.organisationId),
        eq(c.programmeId, programmeId),
        eq(c.metricKey, place.metricKey),
        eq(c.departmentId, place.departmentId),
      ),
    )
    .orderBy(desc(t.figureBatch.position));
  return rows.map((row) => ({
    period: { kind: row.kind as PeriodKind, start: row.start as Day },
    before: { numerator: row.oldNumerator, denominator: row.oldDenominator },
    after: { numerator: row.numerator, denominator: row.denominator },
    at: row.at,
    userName: row.userName,
    source: row.source as FigureSource,
  }));
}

export async function findTargets(actor: Actor, programmeId: string, tx: Db = db()): Promise<Target[]> {
  const rows = await tx
    .select()
    .from(t.metricTarget)
    .where(and(eq(t.metricTarget.organisationId, actor.organisationId), eq(t.metricTarget.programmeId, programmeId)))
    .orderBy(t.metricTarget.metricKey, t.metricTarget.fromDay);
  return rows.map(({ metricKey, departmentId, fromDay, target, ceiling }) => ({
    metricKey,
    departmentId,
    from: fromDay as Day,
    target,
    ceiling,
  }));
}
