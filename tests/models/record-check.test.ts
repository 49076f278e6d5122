// The product looks its own record through: what came since the day before, once a week all of it; what it finds stands in the log and in /health/ready.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Db } from '~/models/db/client.server';
import { brokenThen, checkRecord, isCheckDue, lastCheck } from '~/models/record-check.server';
import { tellSecurity } from '~/models/security.server';
import { healthRoutes } from '../../server/health';
import { log } from '../../server/log';
import { createMetrics } from '../../server/metrics';
import { watchRecord } from '../../server/record-watch';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 3));

beforeAll(async () => {
  database = await testDatabase();
  await happen(3);
});
afterAll(() => database.close());

async function happen(times: number): Promise<void> {
  for (let nth = 0; nth < times; nth++)
    await tellSecurity(database.db, { kind: 'refused', ok: false, organisationId: null, at: at(1) });
}

/** As who owns the database could: past every trigger. */
const tamper = (set: string, which: string) =>
  database.db.transaction(async (tx) => {
    await (tx as unknown as Db).execute(sql`set local session_replication_role = replica`);
    await tx.execute(
      sql.raw(`update security_event set detail = '${set}' where id = (select row_id from record_link
        where source = 'security_event' order by position ${which} limit 1)`),
    );
  });

it('looks at what came since the day before, and once a week at all of it', async () => {
  expect([lastCheck(), isCheckDue(at(1))]).toEqual([null, true]);
  expect(await checkRecord(at(1))).toMatchObject({ isWhole: true, verdicts: [{ entries: 3, broken: null }] });
  expect([isCheckDue(new Date(at(2).getTime() - 1)), isCheckDue(at(2))]).toEqual([false, true]);
  await happen(2);
  expect(await checkRecord(at(2))).toMatchObject({ isWhole: false, verdicts: [{ entries: 5, broken: null }] });
  // What was looked at before is looked at again with the whole; what is new at once.
  await tamper('anders', 'asc');
  expect(await checkRecord(at(3))).toMatchObject({ isWhole: false, verdicts: [{ broken: null }] });
  const whole = await checkRecord(at(8));
  expect(whole).toMatchObject({ isWhole: true, verdicts: [{ broken: { why: 'changed', position: 1 } }] });
  expect(brokenThen()).toMatchObject({ chain: '-' });
  await tamper('', 'asc');
  expect(await checkRecord(at(9))).toMatchObject({ isWhole: true, verdicts: [{ broken: null }] });
  await happen(1);
  await tamper('anders', 'desc');
  expect(await checkRecord(at(10))).toMatchObject({ isWhole: false, verdicts: [{ broken: { position: 6 } }] });
  await tamper('', 'desc');
  expect(await checkRecord(at(11))).toMatchObject({ isWhole: true, verdicts: [{ broken: null }] });
});

let written = '';
beforeEach(() => {
  written = '';
  const streams = log as unknown as Record<symbol, { write: (line: string) => void }>;
  streams[pino.symbols.streamSym as unknown as symbol] = { write: (line) => void (written += line) };
  log.level = 'info';
});

it('the server does so once a day and says what it found', async () => {
  const metrics = createMetrics({ version: '1' });
  const server = createServer(express().use(healthRoutes(() => false)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health/ready`;
  const warnings = async () => ((await (await fetch(url)).json()) as { warnings?: string[] }).warnings ?? [];
  const watch = watchRecord(database.connection, 60_000, 0);
  try {
    await watch.look(new Date());
    expect(written.match(/looked the record through/g)).toHaveLength(1);
    expect(written).not.toContain('broken');
    expect(await warnings()).not.toContain('record_broken');
    expect(await metrics.registry.metrics()).toMatch(/^dok_record_broken 0$/m);
    // The same day nothing more is done.
    await watch.look(new Date());
    expect(written.match(/looked the record through/g)).toHaveLength(1);
    await happen(1);
    await tamper('anders', 'desc');
    await watch.look(new Date(Date.now() + 86_400_001));
    expect(written).toMatch(/"chain":"-","why":"changed","source":"security_event","position":7.*the record is broken/);
    expect(await warnings()).toContain('record_broken');
    expect(await metrics.registry.metrics()).toMatch(/^dok_record_broken 1$/m);
  } finally {
    await watch.stop();
    metrics.stop();
    await new Promise((resolve) => server.close(resolve));
  }
});
