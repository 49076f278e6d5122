// For tests of surveys: metrics as the product's blueprint defines them, and the figures a round became.
import { and, eq, inArray } from 'drizzle-orm';
import * as t from '~/models/db/schema';
import { writePeriod } from '~/models/planning/adoption/period';
import { findSeries } from '~/models/series.server';
import type { Municipality } from './municipality';
import type { TestDatabase } from './postgres';

/** Makes M13 and M14 quarterly means of answers, and M17 a monthly one. */
export async function measureAnswers({ db }: TestDatabase, { organisationId }: Municipality): Promise<void> {
  const mean = { kind: 'mean', subject: 'answers', lowest: 1, highest: 5, decimals: 1, margin: 0.3, unit: '1–5' };
  const of = (...keys: string[]) => and(eq(t.metric.organisationId, organisationId), inArray(t.metric.key, keys));
  await db
    .update(t.metric)
    .set({ ...mean, frequency: 'quarter' })
    .where(of('M13', 'M14'));
  await db
    .update(t.metric)
    .set({ ...mean, frequency: 'month' })
    .where(of('M17'));
}

/** What is stored of a metric, nothing hidden: `BZ 2026-Q4` → level and number. */
export async function departmentFigures(here: Municipality, metric: string): Promise<Record<string, number[]>> {
  const keyOf = new Map(Object.entries(here.departmentIds).map(([key, id]) => [id, key]));
  const series = await findSeries(here.leader, here.programmeId, { metrics: [metric] });
  return Object.fromEntries(
    series.flatMap(({ departmentId, kind, starts, figures }) =>
      starts.map((start, k) => {
        const { numerator, denominator } = figures[k]!;
        return [`${keyOf.get(departmentId)} ${writePeriod({ kind, start })}`, [numerator, denominator]];
      }),
    ),
  );
}

/** What a test needs to be there. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('not there');
  return value;
}
