// Adoption figures come in: a delivery of 100,000 lines read, looked at and written by the product itself, on both databases; and one
// curve out of all of them, each against the bare statement that does the same.
import { Buffer } from 'node:buffer';
import { sql } from 'drizzle-orm';
import * as t from '~/models/db/schema';
import { acceptFigures, previewFigures } from '~/models/figure.server';
import { findKnown } from '~/models/delivery.server';
import { readFigureFile } from '~/figure-file.server';
import { type Known, readFigureLines } from '~/models/planning/adoption/figure-text';
import { addDays, day } from '~/models/planning/day';
import { periodAt, writePeriod } from '~/models/planning/adoption/period';
import { type BuiltApp, builtApp } from '../built-app';
import { benchDatabase, type BenchDatabase, type Driver } from '../database';
import { measure, type Timing } from '../measure';
import { against, counted, type Finding, timed } from '../result';

const lines = 100_000;
const metricCount = 15;
const departmentCount = 40;
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

async function prepare({ connection, leader, around }: BenchDatabase) {
  const { organisationId } = leader;
  const there = around.departments.length;
  await connection.db.insert(t.department).values(
    Array.from({ length: departmentCount - there }, (_, at) => ({
      ...{
        id: `f${at}`,
        organisationId,
        key: `F${at}`,
        name: `Team ${at}`,
        headcount: 20,
        users: 20,
        position: there + at,
      },
    })),
  );
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

/** The same rows written by one bare statement into a table of the same shape; wall milliseconds. */
async function bareInsert({ connection }: BenchDatabase): Promise<number> {
  const { db } = connection;
  await db.execute(
    sql`create table bare_figure (like figure including defaults including constraints including indexes)`,
  );
  const columns = sql`organisation_id, programme_id, metric_key, department_id, period_kind, period_start, numerator, denominator, batch_id`;
  const rows = await db.select().from(t.figure);
  const of = (pick: (row: (typeof rows)[number]) => string | number) => `{${rows.map(pick).join(',')}}`;
  const from = performance.now();
  await db.execute(sql`insert into bare_figure (${columns}) select * from unnest(${of((row) => row.organisationId)}::text[],
    ${of((row) => row.programmeId)}::text[], ${of((row) => row.metricKey)}::text[], ${of((row) => row.departmentId)}::text[],
    ${of((row) => row.periodKind)}::text[], ${of((row) => row.periodStart)}::date[], ${of((row) => row.numerator)}::float8[],
    ${of((row) => row.denominator)}::float8[], ${of((row) => row.batchId)}::text[])`);
  return performance.now() - from;
}

async function curve(app: BuiltApp, { driver, connection, cookie, elsewhere }: BenchDatabase): Promise<Finding[]> {
  const bare = sql`select department_id, period_start, numerator, denominator from figure where programme_id = ${programmeId}
    and metric_key = 'M1' order by department_id, period_start`;
  const path = `/programmes/${programmeId}/adoption/metrics/M1`;
  const times = await measure([
    { id: 'page', run: () => app.bytes(path, cookie), elsewhere },
    { id: 'query', run: () => connection.db.execute(bare), elsewhere },
  ]);
  const what = `a metric of ${departmentCount} departments out of 100,000 figures`;
  const goal = { goal: 'P21', name: `${driver}: page of ${what}`, must: 3, ambition: 1.5 };
  return [
    against(goal, times.get('page')!, times.get('query')!),
    timed({ goal: 'P21', name: `${driver}: bare query of ${what}` }, times.get('query')!),
  ];
}

async function onDriver(app: BuiltApp, driver: Driver): Promise<Finding[]> {
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
    const bare = await bareInsert(database);
    const whole: Timing = { id: 'whole', cpu: [looked + written], wall: [looked + written] };
    const goal = { goal: 'P20', name: `${what}: read, looked at and written (wall)`, must: 3, ambition: 1.5 };
    return [
      against(goal, whole, { id: 'bare', cpu: [bare], wall: [bare] }),
      once(`${what}: bare insert`, bare),
      once(`${what}: read and looked at`, looked),
      once(`${what}: written`, written),
      once(`${what}: the same file again, looked at`, again),
      ...(await curve(app, database)),
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
  const app = await builtApp();
  return [...(await onDriver(app, 'pglite')), ...(await onDriver(app, 'postgres'))];
}
