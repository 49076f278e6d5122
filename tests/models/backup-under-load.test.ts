// A backup that is made while people write is of one moment: what is restored is the plan as its history says it was at that version, with
// everything up to it and nothing after it, and the chain of the record as it was then.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { connect, type Connection } from '~/models/db/client.server';
import { prepareTemplate } from '~/models/db/embedded/open.server';
import { makeBackup } from '~/models/db/transfer/backup.server';
import { importData } from '~/models/db/transfer/import.server';
import * as t from '~/models/db/schema';
import { loadPlanWithRevision } from '~/models/plan-load.server';
import type { Actor } from '~/models/planning/permission';
import { contentOf } from '~/models/planning/snapshot';
import { hadEnd, verifyRecords } from '~/models/record.server';
import { planAtVersion } from '~/models/snapshot.server';
import { anotherDatabase, type TestDatabase, testDatabase } from '../support/postgres';
import { aLeader, type Saved, sharedProgramme, throughChangePlan, writeTogether } from '../support/writers';

const writers = 8;
const edits = 12;
const backups = 3;

let database: TestDatabase;
let home: string;
let trialTemplate: string;
let leader: Actor;

beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'dok-backup-load-'));
  trialTemplate = join(home, 'template');
  await prepareTemplate(trialTemplate);
  const template = await connect({ dataDir: trialTemplate });
  await template.migrate();
  await template.close();
  leader = await aLeader();
}, 120_000);
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});

const historyOf = ({ db }: Connection, programmeId: string) =>
  db.select().from(t.planHistory).where(eq(t.planHistory.programmeId, programmeId)).orderBy(asc(t.planHistory.version));

/** The plan as its rows say it, past everything that is remembered. */
async function reread({ db }: Connection, programmeId: string) {
  return db.transaction(async (tx) => {
    await tx.execute(sql`update organisation set revision = revision + 1 where id = ${leader.organisationId}`);
    return (await loadPlanWithRevision(leader, programmeId, tx as never))!.plan;
  });
}

/** What in the restored database is not of the moment that its programme says it is of; `told` had been saved before it was made. */
async function notOfOneMoment(restored: Connection, programmeId: string, told: number): Promise<string[]> {
  const plan = await reread(restored, programmeId);
  const { version } = plan.programme;
  const faults: string[] = [];
  if (version < told) faults.push(`version ${told} had been saved and ${version} is there`);
  const then = (await historyOf(database.connection, programmeId)).filter((entry) => entry.version <= version);
  const there = await historyOf(restored, programmeId);
  if (!isDeepStrictEqual(there, then)) faults.push(`${there.length} of ${then.length} entries`);
  const asItWas = await planAtVersion(leader, programmeId, version);
  if (!isDeepStrictEqual(contentOf(plan), contentOf(asItWas!))) faults.push(`no plan of ${version}`);
  for (const { chain, entries, hash, broken } of await verifyRecords(restored.db)) {
    if (broken) faults.push(`the record: ${broken.why}`);
    else if (entries > 0 && !(await hadEnd(chain, `${entries}:${hash}`))) faults.push('a record of another moment');
  }
  return faults;
}

test('a backup while eight people write is of one moment, and what is not is seen', { timeout: 600_000 }, async () => {
  const { programme } = await sharedProgramme(leader, writers);
  const saved: Saved[] = [];
  const write = throughChangePlan(leader);
  let last = 0;
  let isOver = false;
  const writing = writeTogether(leader, programme.id, {
    ...{ writers, edits },
    async write(...change) {
      const told = await write(...change);
      if (typeof told === 'object') last = Math.max(last, told.version);
      return told;
    },
  })
    .then((outcome) => saved.push(...outcome.saved))
    .finally(() => (isOver = true));
  const made: { file: string; told: number }[] = [];
  for (let nth = 0; nth < backups; nth++) {
    const before = last;
    while (last === before && !isOver) await new Promise((resolve) => setTimeout(resolve, 5));
    const told = last;
    const now = new Date(Date.UTC(2026, 10, 27, nth));
    const { file } = await makeBackup(database.connection, { folder: home, now, keep: backups, trialTemplate });
    made.push({ file: join(home, file), told });
  }
  await writing;
  const versions: number[] = [];
  for (const [nth, { file, told }] of made.entries()) {
    const { connection, remove } = await anotherDatabase('empty');
    onTestFinished(async () => {
      await connection.close();
      await remove();
    });
    await importData(connection, file);
    expect(await notOfOneMoment(connection, programme.id, told)).toEqual([]);
    versions.push((await reread(connection, programme.id)).programme.version);
    if (nth === 0) await controls(connection, programme.id);
  }
  // It was made in the middle of the work.
  expect(versions[0]).toBeLessThan(Math.max(...saved.map(({ version }) => version)));
});

/** A version that had been saved and is not there, a row that is a moment later than the others, an entry that is gone: each is seen. */
async function controls(restored: Connection, programmeId: string): Promise<void> {
  const spoil = async (...statements: ReturnType<typeof sql>[]) =>
    restored.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      for (const statement of statements) await tx.execute(statement);
    });
  const { version } = (await reread(restored, programmeId)).programme;
  expect(await notOfOneMoment(restored, programmeId, version + 1)).toHaveLength(1);
  const item = sql`select id from item where programme_id = ${programmeId} order by id limit 1`;
  await spoil(sql`update item set description = description || ' later' where id = (${item})`);
  expect(await notOfOneMoment(restored, programmeId, 0)).toEqual([`no plan of ${version}`]);
  await spoil(sql`delete from plan_history where programme_id = ${programmeId} and version = ${version}`);
  expect(await notOfOneMoment(restored, programmeId, 0)).toEqual([
    `${version - 1} of ${version} entries`,
    `no plan of ${version}`,
    'the record: removed',
  ]);
}
