// The product looks its own record through: what came since the day before, once a week all of it; what it finds stands in the log and in /health/ready.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql, type SQL } from 'drizzle-orm';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Db, rowsOf, useConnection } from '~/models/db/client.server';
import { watchStatements } from '~/models/db/watched.server';
import { brokenThen, checkRecord, isCheckDue, lastCheck, lookAt } from '~/models/record-check.server';
import { verifyRecords } from '~/models/record.server';
import { tellSecurity } from '~/models/security.server';
import { healthRoutes } from '../../server/health';
import { log } from '../../server/log';
import { createMetrics } from '../../server/metrics';
import { watchRecord } from '../../server/record-watch';
import { anotherDatabase, type TestDatabase, testDatabase } from '../support/postgres';
import { aLeader } from '../support/writers';

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
const pastTriggers = (db: Db, statements: readonly SQL[]) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.execute(statement);
  });

const tamper = (set: string, which: string) =>
  pastTriggers(database.db, [
    sql.raw(`update security_event set detail = '${set}' where id = (select row_id from record_link
        where source = 'security_event' order by position ${which} limit 1)`),
  ]);

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

describe('a chain of which nothing is left', () => {
  const tables = ['record_link', 'record_head', 'security_event'];
  const without = (chain: string, tx: Db): Promise<void> =>
    pastTriggers(
      tx,
      tables.map((table) => {
        const whose = table === 'security_event' ? sql`coalesce(organisation_id, '-')` : sql`chain`;
        return sql`delete from ${sql.identifier(table)} where ${whose} = ${chain}`;
      }),
    );

  it('is broken, also at the next whole look, until it is there again as it was', async () => {
    const other = await anotherDatabase();
    useConnection(other.connection);
    try {
      const { db } = other.connection;
      const leader = await aLeader();
      const admin = { ...leader, role: 'administrator' as const };
      const chain = leader.organisationId;
      const tell = (organisationId: string | null) =>
        tellSecurity(db, { kind: 'refused', ok: false, organisationId, at: at(1) });
      for (const organisationId of [chain, chain, null]) await tell(organisationId);
      const faults = ({ verdicts }: Awaited<ReturnType<typeof checkRecord>>) =>
        verdicts.map((verdict) => [verdict.chain, verdict.broken?.why ?? null]);
      const name = (await checkRecord(at(1))).verdicts.find((verdict) => verdict.chain === chain)!.name;
      expect(brokenThen()).toBeNull();
      const kept = await Promise.all(
        tables.map(async (table) => {
          const all = await db.execute(sql`select to_jsonb(r) as row from ${sql.identifier(table)} r`);
          return rowsOf<{ row: Record<string, unknown> }>(all).map(({ row }) => row);
        }),
      );

      // Of a municipality that is still there.
      await without(chain, db);
      // Without what the product knows of before nothing can be seen of it: that is what the marks are for.
      expect((await verifyRecords()).flatMap(({ broken }) => broken ?? [])).toEqual([]);
      expect(await lookAt(admin)).toMatchObject({ broken: { why: 'gone' } });
      const later = await checkRecord(at(2));
      expect(later.isWhole).toBe(false);
      expect(faults(later)).toEqual([
        [chain, 'gone'],
        ['-', null],
      ]);
      expect(await checkRecord(at(3))).toMatchObject({ isWhole: true, verdicts: [{ broken: { why: 'gone' } }, {}] });

      // Written anew from its beginning: other links stand where it ended.
      await tell(chain);
      expect(faults(await checkRecord(at(4)))).toContainEqual([chain, 'link']);
      await without(chain, db);

      // Of nobody: no row at all says that it was there.
      await without('-', db);
      expect((await verifyRecords()).map((verdict) => verdict.chain)).toEqual([chain]);
      const both = await checkRecord(at(5));
      expect(faults(both)).toEqual([
        [chain, 'gone'],
        ['-', 'gone'],
      ]);
      expect(both.verdicts[0]).toMatchObject({ name, entries: 2 });

      // As it was.
      const back = tables.map((table, nth) => {
        const rows = JSON.stringify(kept[nth]);
        return sql`insert into ${sql.identifier(table)} select * from jsonb_populate_recordset(null::${sql.identifier(table)}, ${rows}::jsonb)`;
      });
      await pastTriggers(db, back);
      expect(faults(await checkRecord(at(6)))).toEqual([
        [chain, null],
        ['-', null],
      ]);
    } finally {
      useConnection(database.connection);
      await other.connection.close();
      await other.remove();
    }
  });
});

describe('a look', () => {
  it('has a transaction for every chain', async () => {
    await aLeader();
    await aLeader();
    let transactions = 0;
    // What a transaction of a look begins with.
    const end = watchStatements(({ text }) => void (transactions += text.includes('set local timezone') ? 1 : 0));
    const verdicts = await verifyRecords();
    end();
    expect(verdicts.length).toBeGreaterThanOrEqual(3);
    // And one that finds out which chains there are.
    expect(transactions).toBe(verdicts.length + 1);
  });

  it('may take longer than somebody waits at a page', async () => {
    const budget = 100;
    const other = await anotherDatabase('empty', { statementBudgetMs: budget });
    useConnection(other.connection);
    try {
      const { connection } = other;
      const { db } = connection;
      await connection.withBudget(60_000, async () => {
        await db.transaction((tx) =>
          tellSecurity(tx as unknown as Db, { kind: 'refused', ok: false, organisationId: null, at: at(1) }),
        );
        // Whoever reads the table counts for longer than the budget is: on any machine, as no machine counts that far in that time.
        await db.transaction(async (tx) => {
          await tx.execute(sql`alter table security_event rename to security_event_itself`);
          await tx.execute(sql`create view security_event as select * from security_event_itself
            where (select count(*) from generate_series(1, 2000000)) > 0`);
        });
      });
      // The control: without the budget of a look it is cut short.
      await expect(verifyRecords(db)).rejects.toThrow();
      expect((await checkRecord(at(1))).verdicts).toMatchObject([{ chain: '-', entries: 1, broken: null }]);
    } finally {
      useConnection(database.connection);
      await other.connection.close();
      await other.remove();
    }
  });
});
