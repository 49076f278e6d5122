// Where the rigs work: the demo's programme in a database of its own, embedded or on PostgreSQL, and who leads it.
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Connection, useConnection } from '~/models/db/client.server';
import { programme, userAccount } from '~/models/db/schema';
import { loadPlan } from '~/models/plan.server';
import type { Actor } from '~/models/planning/permission';
import type { Item, Plan } from '~/models/planning/plan';
import { startOwnPostgres } from '../../../bin/machine/postgres.mjs';
import { startInstance } from './instance';

export type Place = {
  leader: Actor;
  /** As it was when the rig began. */
  plan: Plan;
  /** Items that can be edited and moved. */
  items: readonly Item[];
};

type Where = { dataDir: string } | { databaseUrl: string };

/** Runs `task` on the database itself, past any server. */
export async function inDatabase<T>(where: Where, task: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect({ ...where, allowProduction: true, statementBudgetMs: 60_000, log: () => {} });
  try {
    useConnection(connection);
    return await task(connection);
  } finally {
    await connection.close();
  }
}

/** The programme, and somebody who may change it. */
export async function placeIn({ db }: Connection): Promise<Place> {
  const [row] = await db.select({ id: programme.id, organisationId: programme.organisationId }).from(programme);
  if (!row) throw new Error('there is no programme');
  const { id, organisationId } = row;
  const leads = and(eq(userAccount.organisationId, organisationId), eq(userAccount.role, 'project_leader'));
  const [person] = await db.select({ id: userAccount.id }).from(userAccount).where(leads);
  const leader: Actor = { userId: person!.id, organisationId, role: 'project_leader', departmentIds: [] };
  const plan = (await loadPlan(leader, id))!;
  const free = ({ kind, progress, retired, border }: Item) =>
    (kind === 'activity' || kind === 'calendar_item') && progress === 'planned' && !retired && !border;
  return { leader, plan, items: plan.items.filter(free) };
}

/** A copy of the demo's data in a folder of its own. */
export async function embeddedPlace(demoData: string): Promise<Place & { dataDir: string; remove(): Promise<void> }> {
  const home = await mkdtemp(path.join(tmpdir(), 'dok-faults-'));
  const dataDir = path.join(home, 'data');
  await cp(demoData, dataDir, { recursive: true });
  const place = await inDatabase({ dataDir }, placeIn);
  return { ...place, dataDir, remove: () => rm(home, { recursive: true, force: true }) };
}

export type PostgresPlace = Place & {
  databaseUrl: string;
  server: Awaited<ReturnType<typeof startOwnPostgres>>;
  /** What a server of the application is told to work here. */
  env: Record<string, string>;
  remove(): Promise<void>;
};

/**
 * A PostgreSQL server of our own that writes as in earnest, with the demo in it as a first start makes it: of this release, or of the one
 * in the folder `release`, whose tables this one does not know. Then the plan is read from a copy that was brought up to date.
 */
export async function postgresPlace(settings: Record<string, string> = {}, release?: string): Promise<PostgresPlace> {
  // Made once in a run: every other place of this release begins with a copy.
  const kept = path.join(path.dirname(inject('demoData')), 'postgres');
  const isKept = !release && existsSync(kept);
  const server = await startOwnPostgres({ durable: true, settings, from: isKept ? kept : undefined });
  try {
    const env = { DATABASE_URL: server.url, DEMO: '1' };
    if (!isKept) {
      const first = await startInstance({ env, release });
      const code = await first.stop();
      if (code !== 0) throw new Error(`The server that made the demo ended with ${code}:\n${first.output()}`);
      if (!release) await server.keep(kept);
    }
    const readable = release ? await copyOf(server.url, 'to_read') : server.url;
    const place = await inDatabase({ databaseUrl: readable }, async (connection) => {
      if (release) await connection.migrate();
      return placeIn(connection);
    });
    return { ...place, databaseUrl: server.url, server, env, remove: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The address of a database of that name with the same in it, on the same server; nobody may be at the first one. */
export async function copyOf(databaseUrl: string, name: string): Promise<string> {
  const [from, to, admin] = [new URL(databaseUrl), new URL(databaseUrl), new URL(databaseUrl)];
  to.pathname = name;
  admin.pathname = 'template1';
  const sql = postgres(admin.href, { max: 1, onnotice: () => {} });
  try {
    await sql`create database ${sql(name)} template ${sql(from.pathname.slice(1))}`;
  } finally {
    await sql.end();
  }
  return to.href;
}
