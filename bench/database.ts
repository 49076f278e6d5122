// Throw-away databases on both drivers, with an organisation, a project leader and programmes written by the product itself.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { connect, type Connection, type Db, rowsOf, useConnection } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { changePlan } from '~/models/plan.server';
import { differenceBetween } from '~/models/planning/difference';
import type { Actor } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { startSession } from '~/models/user.server';
import { startPostgres } from '../bin/machine/postgres.mjs';
import { bigPlan, type Size } from './data';
import { cpuOfProcess } from './processes';
import { type Surroundings, surroundings } from './surroundings';

export type Driver = 'pglite' | 'postgres';

export type BenchDatabase = {
  driver: Driver;
  connection: Connection;
  leader: Actor;
  around: Surroundings;
  cookie: string;
  /** CPU milliseconds its server processes have used; nothing for the embedded one, which is in this process. */
  elsewhere?: () => Promise<number>;
  /** What a server is told to use this database; the embedded one is let go of first. */
  handOver(): Promise<Record<string, string>>;
  close(): Promise<void>;
};

const statementBudgetMs = 120_000;

/** `durable`: PostgreSQL keeps what it says it kept, as in earnest; without it nothing needs to reach the disk. */
export async function benchDatabase(driver: Driver, { durable = false } = {}): Promise<BenchDatabase> {
  const { connection, handOver, close } = await (driver === 'pglite' ? embedded() : server(durable));
  await connection.migrate();
  useConnection(connection);
  const around = surroundings('o1');
  const leader = await anOrganisation(connection.db, around);
  const cookie = `dok_sessie=${await startSession(leader.userId, leader.organisationId, new Date(), connection.db)}`;
  const elsewhere = driver === 'postgres' ? () => backendCpu(connection.db) : undefined;
  return { driver, connection, leader, around, cookie, elsewhere, handOver, close };
}

async function embedded() {
  const home = await mkdtemp(path.join(tmpdir(), 'dok-bench-'));
  const dataDir = path.join(home, 'data');
  const connection = await connect({ dataDir, statementBudgetMs, allowProduction: true });
  let isOurs = true;
  const handOver = async () => {
    if (isOurs) await connection.close();
    isOurs = false;
    return { DATABASE_URL: '', DATA_DIR: dataDir, ALLOW_EMBEDDED: '1' };
  };
  const close = async () => {
    await handOver();
    await rm(home, { recursive: true, force: true });
  };
  return { connection, handOver, close };
}

async function server(durable: boolean) {
  const started = await startPostgres({ durable });
  const admin = postgres(started.url, { max: 1, onnotice: () => {} });
  const name = `dok_bench_${process.pid}`;
  await admin`create database ${admin(name)}`;
  const url = new URL(started.url);
  url.pathname = `/${name}`;
  const connection = await connect({ databaseUrl: url.href, statementBudgetMs });
  const close = async () => {
    await connection.close();
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
    await started.stop();
  };
  return { connection, handOver: async () => ({ DATABASE_URL: url.href }), close };
}

/** A municipality with everything of {@link surroundings}, and its project leader. */
export async function anOrganisation(db: Db, around: Surroundings): Promise<Actor> {
  const { organisationId, capacity } = around;
  const { productiveHours, availability, season } = capacity;
  const base = { name: 'Meetstad', productiveHours, availability: [...availability], season: [...season] };
  await db.insert(t.organisation).values({ id: organisationId, ...base });
  await db.insert(t.department).values(
    around.departments.map((row, position) => ({
      ...{ id: row.id, organisationId, key: row.key, name: row.name.nl, nameEn: row.name.en },
      ...{ headcount: 20 + position, users: 20, position },
    })),
  );
  await db.insert(t.team).values(
    capacity.teams.map((row, position) => ({
      ...{ id: row.id, organisationId, key: row.key, name: row.title.nl, nameEn: row.title.en },
      ...{ fteFormation: row.fteFormation, runHoursMonth: row.runHoursMonth, doubleShare: row.doubleShare, position },
      ...{
        interchangeable: row.interchangeable,
        pivotal: row.pivotal,
        ofDepartments: row.ofDepartments,
        role: row.role,
      },
    })),
  );
  await db.insert(t.calendarException).values(
    around.calendar.exceptions.map(({ from, until, label, ...row }) => ({
      ...{ ...row, organisationId, fromDay: from, untilDay: until, label: label.nl, labelEn: label.en ?? label.nl },
    })),
  );
  const userId = 'u1';
  const person = { name: 'Projectleider', email: 'projectleider@meetstad.example', role: 'project_leader' };
  await db.insert(t.userAccount).values({ id: userId, organisationId, key: 'leader', ...person });
  return { userId, organisationId, role: 'project_leader', departmentIds: [] };
}

type Place = Pick<BenchDatabase, 'connection' | 'leader' | 'around'>;

/** An empty programme, and one change that fills it; answers the plan as it was saved. */
export async function writeProgramme(database: Place, id: string, size: Size): Promise<Plan> {
  const plan = bigPlan(size, database.around, id);
  const { organisationId, name, goLive, prepWeeks, start } = plan.programme;
  const { db } = database.connection;
  await db.insert(t.programme).values({ id, organisationId, name, goLive, prepWeeks, startDay: start });
  // As its own maintenance does at night: without it the checks of foreign keys read whole tables that were small when they were first planned.
  if (plan.items.length > 1_000) await db.execute(sql`analyze`);
  const empty: Plan = { ...plan, phases: [], workstreams: [], items: [], dependencies: [] };
  const rows = differenceBetween(empty, plan);
  const fill = { kind: 'apply_blueprint', blueprintId: 'bench', rows } as const;
  const answer = await changePlan(database.leader, id, fill, { source: 'blueprint' });
  if (answer?.status !== 'saved') throw new Error(`the programme was not saved: ${answer?.status}`);
  return answer.plan;
}

/** Counts the statements that drizzle sends, `begin` and `commit` apart. */
export function countStatements(connection: Connection): () => number {
  let count = 0;
  const logger = { logQuery: () => void count++ };
  const { session } = connection.db as unknown as { session: { logger: unknown; options: { logger: unknown } } };
  session.logger = logger;
  session.options.logger = logger; // transactions take theirs from here
  return () => count;
}

/** CPU milliseconds of the connections' own processes at the server, as the kernel counts them in nanoseconds. */
async function backendCpu(db: Db): Promise<number> {
  const pids = rowsOf<{ pid: number }>(
    await db.execute(sql`select pid from pg_stat_activity where datname = current_database()`),
  );
  return pids.reduce((sum, { pid }) => sum + cpuOfProcess(pid), 0);
}
