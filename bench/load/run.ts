// npm run bench:load: many people at work at once, on PostgreSQL with one server and with two, and on the embedded database.
import '../production';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { today } from '~/clock.server';
import { rowsOf } from '~/models/db/client.server';
import { aligned } from '../aligned';
import { chance } from '../chance';
import { type BenchDatabase, benchDatabase } from '../database';
import { aPerson, writeManyProgrammes } from '../many-programmes';
import { calibrate } from '../measure';
import { parentOf } from '../processes';
import { type Run, table, writeResults } from '../report';
import { verdictOf } from '../result';
import { serve, type Served } from '../served';
import { atWork, type WorkReport } from './at-work';
import { loadFindings } from './load-findings';
import { postOf } from './mix';
import { type Place, placesOn } from './places';
import type { Visitor } from './visitor';

/** Seconds. */
const usualThink = 9;

const usage = `npm run bench:load -- [--people 200] [--minutes 5] [--only one,fifty,hundred,embedded] [--streams 500] [--think 9] [--warm 30]

  --only     which places: one (one programme of 1,000 items), fifty (50 of them) and hundred (100 of 100 items, all of which deliver
             figures: two of a hundred visits are an import, and 500 screens stay open), all three on PostgreSQL with one server and
             with two, and embedded (one programme, one server, at most 25 people); all of them when left out
  --servers  how many servers on PostgreSQL: 1, 2 or 1,2 (1,2)
  --minutes  how long each is counted, after --warm seconds that are not; from 20 on it also says whether memory grows
  --streams  screens that stay open besides, each listening to what changes (0; 500 in hundred)
  --think    seconds between two visits of one person, on average (9)
  --items    items of a programme (1000; 100 in hundred)`;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '5' },
    only: { type: 'string', default: 'one,fifty,hundred,embedded' },
    servers: { type: 'string', default: '1,2' },
    streams: { type: 'string' },
    think: { type: 'string', default: String(usualThink) },
    warm: { type: 'string', default: '30' },
    items: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
/** What was asked for; what is usual in a place where nothing was. */
const number = (name: Exclude<keyof typeof values, 'help'>, otherwise = 0) => {
  const value = Number(values[name] ?? otherwise);
  if (!(value >= 0)) throw new Error(`--${name} ${values[name]} is no number.\n\n${usage}`);
  return value;
};

const places = placesOn(values.servers.split(',').map(Number));
/** People at a time for which the embedded database is meant. */
const mostEmbedded = 25;

/** The process of the database that started those of its connections; 0 where it is on another machine or within ours. */
async function postmasterOf({ driver, connection }: BenchDatabase): Promise<number> {
  if (driver === 'pglite') return 0;
  const [row] = rowsOf<{ pid: number }>(await connection.db.execute(sql`select pg_backend_pid() as pid`));
  return parentOf(row?.pid ?? 0);
}

async function peopleOf(database: BenchDatabase, count: number): Promise<Pick<Visitor, 'cookie' | 'role'>[]> {
  const { departments } = database.around;
  const people: Pick<Visitor, 'cookie' | 'role'>[] = [];
  for (let at = 0; at < count; at++) {
    const role = postOf(at);
    const own = role === 'department_head' ? [departments[at % departments.length]!.id] : [];
    const { cookie } = await aPerson(database, `n${at}`, role, own);
    people.push({ cookie, role });
  }
  return people;
}

/** Figures, and those that were there before them. */
async function figuresIn({ connection: { db } }: BenchDatabase): Promise<number> {
  const result = await db.execute(
    sql`select (select count(*) from figure)::int + (select count(*) from figure_correction)::int as count`,
  );
  return rowsOf<{ count: number }>(result)[0]!.count;
}

type Found = { name: string; people: number; report: WorkReport };

/** Everything of one place: its data are written once, and the servers come one number after another. */
async function inPlace({ driver, programmes, measuring, mix, servers, ...place }: Place): Promise<Found[]> {
  const database = await benchDatabase(driver, { durable: true });
  const found: Found[] = [];
  try {
    const day = today();
    const items = number('items', place.items);
    const plans = await writeManyProgrammes(database, { programmes, items, today: day, measuring });
    const count = driver === 'pglite' ? Math.min(mostEmbedded, number('people')) : number('people');
    const people = await peopleOf(database, count);
    const visitors = people.map((person, at): Visitor => ({
      ...{ ...person, plans, mix, place: [at, count], today: day, next: chance(at + 1) },
    }));
    const databasePid = await postmasterOf(database);
    const env = await database.handOver();
    for (const many of servers) {
      const size = `${programmes === 1 ? 'one programme' : `${programmes} programmes`} of ${items} items`;
      const where = driver === 'pglite' ? 'embedded' : `PostgreSQL, ${many === 1 ? 'one server' : `${many} servers`}`;
      const name = `${where}, ${size}, ${count} people`;
      console.error(`· ${name} …`);
      const started: Served[] = [];
      try {
        for (let at = 0; at < many; at++) started.push(await serve({ env, probe: true }));
        const times = { warm: number('warm'), seconds: number('minutes') * 60, think: number('think') };
        const asked = number('streams', place.streams);
        const streams = driver === 'pglite' ? Math.min(count, asked) : asked;
        const figures = mix.import ? () => figuresIn(database) : undefined;
        const report = await atWork({ servers: started, databasePid, visitors, streams, figures, ...times });
        found.push({ name, people: count, report });
        console.error(kindsTable(report));
      } finally {
        await Promise.all(started.map((server) => server.stop()));
      }
    }
  } finally {
    await database.close();
  }
  return found;
}

function kindsTable({ kinds, page, save, faults, complaints }: WorkReport): string {
  const ms = (value: number) => value.toFixed(value < 100 ? 1 : 0);
  const rows = Object.entries({ ...kinds, 'all pages': page, 'all saves': save }).map(([what, one]) => [
    ...[what, String(one.count), ms(one.p50), ms(one.p90), ms(one.p95), ms(one.p99), ms(one.max)],
  ]);
  const wrong = Object.entries(faults).map(([what, count]) => `${count} × ${what}`);
  const head = ['what, ms', 'count', 'p50', 'p90', 'p95', 'p99', 'max'];
  return [...aligned([head, ...rows]), ...wrong, ...complaints.slice(0, 5)].join('\n');
}

if (values.help) {
  console.log(usage);
  process.exit(0);
}
const at = new Date().toISOString();
const before = calibrate();
const chosen = values.only.split(',');
const unknown = chosen.filter((name) => !places.some((place) => place.name === name));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}.\n\n${usage}`);
const all: Found[] = [];
const parts: Run['parts'] = [];
for (const place of places.filter(({ name }) => chosen.includes(name))) {
  const found = await inPlace(place);
  all.push(...found);
  const findings = found.flatMap(({ name, report }) => loadFindings(name, report));
  // A soak, a run with other screens open and one in more of a hurry are figures of their own beside the usual run.
  const [screens, think] = [number('streams', place.streams), number('think')];
  const screensOf =
    screens === place.streams ? '' : place.streams === 0 ? ', open screens' : `, ${screens} open screens`;
  const longest = number('minutes') >= 20 ? ', soak' : screensOf;
  const hurry = think === usualThink ? '' : `, think ${think} s`;
  parts.push({ name: `load, ${place.name}${longest}${hurry}`, findings });
}
const after = calibrate();
const noisy = Math.max(before, after) > 2 * Math.min(before, after);
const run: Run = { at, parts, calibration: [before, after], noisy };
console.log(table(run));
console.log(`Kept in ${writeResults(run, { load: all, asked: values })}.`);
process.exit(parts.flatMap(({ findings }) => findings).some((one) => verdictOf(one, noisy) === 'miss') ? 1 : 0);
