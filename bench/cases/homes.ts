// The homes of a municipality with fifty programmes of 1,000 items under way, on both databases.
import { sql } from 'drizzle-orm';
import { day } from '~/models/planning/day';
import { builtApp } from '../built-app';
import { benchDatabase, countStatements, type Driver } from '../database';
import { aPerson, changedBySomebody, writeManyProgrammes } from '../many-programmes';
import { measure, type Timed } from '../measure';
import { counted, type Finding, timed } from '../result';

const size = { programmes: 50, items: 1_000 };
/** Milliseconds on the server, median. */
const must = 60;
const today = day('2026-11-22');

async function onDriver(driver: Driver): Promise<Finding[]> {
  const app = await builtApp();
  const database = await benchDatabase(driver);
  try {
    const { connection, around, elsewhere } = database;
    const { db } = connection;
    const plans = await writeManyProgrammes(database, { ...size, today });
    const colleague = await aPerson(database, 'colleague', 'project_leader');
    await changedBySomebody(colleague, plans);
    const own = around.departments.slice(0, 3).map(({ id }) => id);
    const head = await aPerson(database, 'head', 'department_head', own);
    const committee = await aPerson(database, 'committee', 'steering');
    const leader = { cookie: database.cookie };
    const homes: [name: string, path: string, cookie: string][] = [
      ['home of the project leader', '/', leader.cookie],
      ['home of a department head', '/', head.cookie],
      ['home of the committee, its list', '/', committee.cookie],
      ['home of the committee, one programme', '/programmes/p0/steering', committee.cookie],
    ];
    const open = homes.map(([id, path, cookie]): Timed => ({ id, run: () => app.bytes(path, cookie), elsewhere }));
    // What another server changes is found out by the stamps that every home reads.
    const others: [name: string, what: ReturnType<typeof sql>, batch?: number][] = [
      ['just after a plan changed', sql`update programme set version = version + 1 where id = 'p7'`],
      // All fifty are read and worked out anew: too long for more than one at a time.
      ['just after the settings of the municipality changed', sql`update organisation set revision = revision + 1`, 1],
    ];
    const after = others.map(([id, what, batch]): Timed => {
      const run = async () => {
        await db.execute(what);
        await app.bytes('/', leader.cookie);
      };
      return { id: `home of the project leader, ${id}`, run, elsewhere, ...(batch ? { batch } : {}) };
    });
    const times = new Map([...(await measure(open)), ...(await measure(after, 3))]);
    const name = (what: string) => `${driver}: ${what}, ${size.programmes} programmes`;
    const count = countStatements(connection);
    const findings = open.map(({ id }) => timed({ goal: '–', name: name(id), must, by: 'wall' }, times.get(id)!));
    findings.push(...after.map(({ id }) => timed({ goal: '–', name: name(id) }, times.get(id)!)));
    for (const [id, path, cookie] of homes) {
      const before = count();
      const html = await app.page(path, cookie);
      findings.push(counted({ goal: '–', name: name(`${id}, statements`) }, count() - before, 'statements'));
      if (driver === 'postgres')
        findings.push(counted({ goal: '–', name: name(`${id}, raw`) }, Buffer.from(html).length / 1024, 'KB'));
    }
    return findings;
  } finally {
    await database.close();
  }
}

export async function homeCases(): Promise<Finding[]> {
  return [...(await onDriver('postgres')), ...(await onDriver('pglite'))];
}
