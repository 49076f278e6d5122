// Once per run: an empty, migrated database and one with the demo, which test files copy: making each anew costs seconds.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { connect, type Connection, useConnection } from '~/models/db/client.server';
import { loadDemoOnce } from '~/models/demo.server';
import { day } from '~/models/planning/day';
import { startPostgres } from '../../bin/machine/postgres.mjs';

/** What a test file needs to make its own database: one that is migrated and empty, or one with the demo in it. */
export type Template =
  | { driver: 'pglite'; empty: string; demo: string }
  | { driver: 'postgres'; server: string; empty: string; demo: string };

declare module 'vitest' {
  export interface ProvidedContext {
    template: Template;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const isPostgres = process.env['TEST_DRIVER'] === 'postgres';
  const { template, remove } = await (isPostgres ? onPostgres() : onPglite());
  project.provide('template', template);
  return remove;
}

type Prepared = { template: Template; remove: () => Promise<void> };

async function onPglite(): Promise<Prepared> {
  const home = await mkdtemp(path.join(tmpdir(), 'dok-test-'));
  const [empty, demo] = [path.join(home, 'empty'), path.join(home, 'demo')];
  const connection = await connect({ dataDir: empty });
  await connection.migrate();
  await connection.close();
  await withDemo(await connect({ dataDir: demo, templateDir: empty }));
  return { template: { driver: 'pglite', empty, demo }, remove: () => rm(home, { recursive: true, force: true }) };
}

async function onPostgres(): Promise<Prepared> {
  const server = await startPostgres();
  const empty = `dok_template_${randomBytes(4).toString('hex')}`;
  const demo = `${empty}_demo`;
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(empty)}`;
  const connection = await connect({ databaseUrl: databaseUrl(server.url, empty) });
  await connection.migrate();
  await connection.close();
  await admin`create database ${admin(demo)} template ${admin(empty)}`;
  await withDemo(await connect({ databaseUrl: databaseUrl(server.url, demo) }));
  const remove = async () => {
    for (const name of [demo, empty]) await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
    await server.stop();
  };
  return { template: { driver: 'postgres', server: server.url, empty, demo }, remove };
}

/** The day that the demo of tests is loaded on: the one its story was written for. */
export const demoDay = day('2026-11-22');

async function withDemo(connection: Connection): Promise<void> {
  useConnection(connection);
  await loadDemoOnce(demoDay, connection.db);
  await connection.close();
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
