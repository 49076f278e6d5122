// Once per run: an empty, migrated database that every test file copies, because migrating each one anew costs seconds.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { connect } from '~/models/db/client.server';
import { startPostgres } from '../../bin/machine/postgres.mjs';

/** What a test file needs to make its own database. */
export type Template = { driver: 'pglite'; folder: string } | { driver: 'postgres'; server: string; name: string };

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
  const folder = path.join(home, 'template');
  const connection = await connect({ dataDir: folder });
  await connection.migrate();
  await connection.close();
  return { template: { driver: 'pglite', folder }, remove: () => rm(home, { recursive: true, force: true }) };
}

async function onPostgres(): Promise<Prepared> {
  const server = await startPostgres();
  const name = `dok_template_${randomBytes(4).toString('hex')}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  const connection = await connect({ databaseUrl: databaseUrl(server.url, name) });
  await connection.migrate();
  await connection.close();
  const remove = async () => {
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
    await server.stop();
  };
  return { template: { driver: 'postgres', server: server.url, name }, remove };
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
