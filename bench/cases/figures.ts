// Adoption figures come in: a delivery of 100,000 lines read, looked at and written by the product itself, on both databases.
import { Buffer } from 'node:buffer';
import * as t from '~/models/db/schema';
import { acceptFigures, previewFigures } from '~/models/figure.server';
import { findKnown } from '~/models/delivery.server';
import { readFigureFile } from '~/figure-file.server';
import { type Known, readFigureLines } from '~/models/planning/adoption/figure-text';
import { addDays, day } from '~/models/planning/day';
import { periodAt, writePeriod } from '~/models/planning/adoption/period';
import { benchDatabase, type BenchDatabase, type Driver } from '../database';
import { counted, type Finding } from '../result';

const lines = 100_000;
const metricCount = 15;
const programmeId = 'figures';
const today = day('2026-11-22');

/** `week;department;metric;numerator;denominator`, as many weeks back as it takes. */
function delivery({ departments, metrics }: Known): Buffer {
  const rows = ['week;afdeling;metriek;teller;noemer'];
  const perWeek = departments.length * metrics.length;
  for (let k = 0; k < lines; k++) {
    const week = writePeriod(periodAt('week', addDays(today, -7 * (1 + Math.floor(k / perWeek)))));
    const metric = metrics[k % metrics.length]!;
    const department = departments[Math.floor(k / metrics.length) % departments.length]!;
    rows.push(`${week};${department.key};${metric.key};${k % 90};${90 + (k % 10)}`);
  }
  return Buffer.from(rows.join('\n'));
}

async function prepare({ connection, leader }: BenchDatabase) {
  const { organisationId } = leader;
  await connection.db.insert(t.metric).values(
    Array.from({ length: metricCount }, (_, at) => ({
      ...{ organisationId, key: `M${at + 1}`, code: `meting_${at + 1}`, name: `Meting ${at + 1}` },
      ...{ unit: '%', direction: 'up', frequency: 'week', definition: {}, position: at },
    })),
  );
  const name = 'Cijfers';
  await connection.db
    .insert(t.programme)
    .values({ id: programmeId, organisationId, name, goLive: today, prepWeeks: 26, startDay: addDays(today, -182) });
}

async function onDriver(driver: Driver): Promise<Finding[]> {
  const database = await benchDatabase(driver);
  try {
    await prepare(database);
    const { leader } = database;
    const file = delivery(await findKnown(leader));
    const look = async () => {
      const reading = await readFigureFile(file);
      if (!reading.ok) throw new Error(reading.fault);
      const read = readFigureLines(reading.table.lines, reading.table.point, await findKnown(leader));
      const judged = await previewFigures(leader, programmeId, read, today);
      return { read, fresh: judged!.filter(({ outcome }) => outcome === 'new').length };
    };
    let from = performance.now();
    const { read, fresh } = await look();
    const looked = performance.now() - from;
    if (fresh !== lines) throw new Error(`${fresh} of ${lines} lines are new`);
    from = performance.now();
    const answer = await acceptFigures(leader, programmeId, read, { source: 'file', fileName: 'meting.csv', today });
    const written = performance.now() - from;
    if (answer?.status !== 'saved') throw new Error(`not saved: ${answer?.status}`);
    from = performance.now();
    if ((await look()).fresh !== 0) throw new Error('the same file twice is new twice');
    const again = performance.now() - from;
    const what = `100,000 figures, ${driver}`;
    return [
      once(`${what}: read and looked at`, looked),
      once(`${what}: written`, written),
      once(`${what}: the same file again, looked at`, again),
    ];
  } finally {
    await database.close();
  }
}

/** Measured once, since a second time would not write the same; wall time, for orientation. */
const once = (name: string, ms: number): Finding => ({
  ...counted({ goal: '–', name }, Math.round(ms), 'ms'),
  exact: false,
});

export async function figureCases(): Promise<Finding[]> {
  return [...(await onDriver('pglite')), ...(await onDriver('postgres'))];
}
