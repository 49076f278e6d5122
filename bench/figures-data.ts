// Metrics of a municipality and their figures per department and month, delivered by the product's own way.
import * as t from '~/models/db/schema';
import { acceptFigures } from '~/models/figure.server';
import { findMetrics } from '~/models/metric.server';
import { periodAt, shifted } from '~/models/planning/adoption/period';
import { type Day, day } from '~/models/planning/day';
import { chance } from './chance';
import type { BenchDatabase } from './database';

type Place = Pick<BenchDatabase, 'connection' | 'leader'>;

const usualDay = day('2026-11-22');
const subjects = ['cases', 'people', 'answers'];

/** Metrics of all subjects, delivered every month. */
export async function writeMetrics({ connection, leader: { organisationId } }: Place, count: number): Promise<void> {
  await connection.db.insert(t.metric).values(
    Array.from({ length: count }, (_, at) => ({
      ...{ organisationId, key: `M${at}`, code: `M${at}`, name: `Metriek ${at}`, unit: '%', direction: 'up' },
      ...{ subject: subjects[at % 3]!, target: 70, highest: 100, lowest: 0, definition: {}, position: at },
    })),
  );
}

type Delivery = { programmeId: string; departmentIds: readonly string[]; months: number; today?: Day };

/** Of every metric, for these departments, over so many months up to the one before today; the same numbers every time. */
export async function writeFigures(
  { connection, leader }: Place,
  { programmeId, departmentIds, months, today = usualDay }: Delivery,
): Promise<void> {
  const next = chance(7);
  const first = shifted(periodAt('month', today), -months);
  for (const metric of await findMetrics(leader, connection.db)) {
    const lines = departmentIds.flatMap((departmentId) =>
      Array.from({ length: months }, (_, month) => {
        const denominator = 3 + Math.floor(next() * 200);
        return {
          ...{ line: month + 1, metric, departmentId, period: shifted(first, month), faults: [] },
          figure: { numerator: Math.floor(denominator * next()), denominator },
          said: { period: '', department: '', metric: '', numerator: '', denominator: '' },
        };
      }),
    );
    const answer = await acceptFigures(leader, programmeId, lines, { source: 'file', today }, connection.db);
    if (answer?.status !== 'saved') throw new Error(`the figures were not saved: ${answer?.status}`);
  }
}
