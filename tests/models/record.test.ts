// The record is chained by the database: whoever changes, removes or puts in a row past the product is found.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Db, rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { createPerson, editPerson } from '~/models/people.server';
import { changePlan } from '~/models/plan.server';
import { nobodysChain } from '~/models/planning/record';
import type { Actor } from '~/models/planning/permission';
import { closeDoor, hadEnd, openDoor, verifyRecord, verifyRecords } from '~/models/record.server';
import { tellSecurity } from '~/models/security.server';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { aLeader, sharedProgramme, throughChangePlan, writeTogether } from '../support/writers';

let database: TestDatabase;
let leader: Actor;
let admin: Actor;
let programmeId: string;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.reset();
  leader = await aLeader();
  admin = { ...leader, role: 'administrator' };
  const plan = await sharedProgramme(leader, 3);
  programmeId = plan.programme.id;
  const fields = { email: 'sanne@voorbeeld.example', role: 'reader' as const, departmentIds: [] };
  const made = await createPerson(admin, { ...fields, name: 'Sanne' });
  if (made.status !== 'saved') throw new Error(made.status);
  await editPerson(admin, { id: made.id, fields: { ...fields, name: 'Sanne de Wit', active: true } });
  await tellSecurity(database.db, { kind: 'refused', ok: false, organisationId: null, at: new Date() });
  const itemId = plan.items[0]!.id;
  await changePlan(leader, programmeId, { kind: 'edit_item', itemId, fields: { description: 'Eén' } });
});

const broken = async () => (await verifyRecords()).flatMap((verdict) => verdict.broken ?? []);

/** Does something as who owns the database could: past every trigger. */
const pastTriggers = (tx: Db, statement: ReturnType<typeof sql>) =>
  tx.transaction(async (inner) => {
    await inner.execute(sql`set local session_replication_role = replica`);
    await inner.execute(statement);
  });

const rowsIn = async (table: string) =>
  rowsOf<Record<string, unknown>>(await database.db.execute(sql`select * from ${sql.identifier(table)}`));

describe('the chain', () => {
  it('has one link per row, per municipality, and is unbroken', async () => {
    const verdicts = await verifyRecords();
    expect(verdicts.map(({ broken: fault }) => fault)).toEqual([null, null]);
    const own = verdicts.find(({ chain }) => chain === leader.organisationId)!;
    // Two changes of the plan, two of a person, and that one was added.
    expect(own.entries).toBe(5);
    expect(verdicts.find(({ chain }) => chain === nobodysChain)!.entries).toBe(1);
    expect(await verifyRecord(admin)).toMatchObject({ entries: 5, broken: null });
    expect(await hadEnd(own.chain, `${own.entries}:${own.hash}`)).toBe(true);
    expect(await hadEnd(own.chain, `${own.entries}:${'0'.repeat(64)}`)).toBe(false);
  });

  it('is for administrators, of their own municipality', async () => {
    expect(await verifyRecord(leader)).toBeNull();
    const stranger = { ...(await aLeader()), role: 'administrator' as const };
    expect(await verifyRecord(stranger)).toMatchObject({ entries: 0, broken: null });
  });

  it('keeps nothing of what was not committed', async () => {
    const before = await rowsIn('record_head');
    await expect(
      database.db.transaction(async (tx) => {
        await tellSecurity(tx as unknown as Db, {
          ...{ kind: 'signed_in', ok: true, organisationId: leader.organisationId, at: new Date() },
        });
        await tx.execute(sql`set constraints all immediate`);
        throw new Error('back');
      }),
    ).rejects.toThrow('back');
    expect(await rowsIn('record_head')).toEqual(before);
    expect(await broken()).toEqual([]);
  });

  it('stays one chain when many write at the same moment', async () => {
    const outcome = await writeTogether(leader, programmeId, {
      writers: 3,
      edits: 4,
      write: throughChangePlan(leader),
    });
    expect(outcome.saved.length).toBeGreaterThan(8);
    const refusals = Array.from({ length: 8 }, () =>
      database.db.transaction((tx) =>
        tellSecurity(tx as unknown as Db, {
          ...{ kind: 'refused', ok: false, organisationId: leader.organisationId, at: new Date() },
        }),
      ),
    );
    await Promise.all(refusals);
    const own = (await verifyRecords()).find(({ chain }) => chain === leader.organisationId)!;
    expect(own.broken).toBeNull();
    expect(own.entries).toBe(5 + outcome.saved.length + 8);
  });
});

describe('the tables of the record', () => {
  it.each(['plan_history', 'organisation_history', 'security_event', 'record_link'])(
    '%s refuses to be changed',
    async (table) => {
      const name = sql.identifier(table);
      const message = /append-only/;
      const reason = async (statement: ReturnType<typeof sql>) =>
        database.db.execute(statement).then(
          () => 'done',
          (error: unknown) => String((error as { cause?: unknown }).cause ?? error),
        );
      expect(await reason(sql`delete from ${name}`)).toMatch(message);
      const column = table === 'record_link' ? 'row_hash' : 'id';
      expect(await reason(sql`update ${name} set ${sql.identifier(column)} = 'x'`)).toMatch(message);
      // A door without a proof does not open.
      const withoutProof = database.db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('dok.door', 'made-up', true)`);
        await tx.execute(sql`delete from ${name}`);
      });
      await expect(withoutProof).rejects.toThrow();
    },
  );
});

describe('the door', () => {
  const events = async () => (await rowsIn('security_event')).filter((row) => row['organisation_id'] !== null);
  const proof = () => ({
    ...{ organisationId: leader.organisationId, kind: 'retention' as const, byId: null, reason: 'de tijd is om' },
    ...{ counts: { security_event: 1 }, at: new Date() },
  });

  it('lets rows go with a proof, and the chain stays unbroken', async () => {
    const ids = (await events()).map((row) => row['id'] as string);
    await database.db.transaction(async (tx) => {
      await openDoor(tx as unknown as Db, proof(), { security_event: ids });
      await tx.delete(t.securityEvent).where(sql`organisation_id is not null`);
      await closeDoor(tx as unknown as Db);
    });
    expect(await events()).toEqual([]);
    expect(await broken()).toEqual([]);
    const own = (await verifyRecords()).find(({ chain }) => chain === leader.organisationId)!;
    expect(own.entries).toBe(6);
  });

  it('does not hide that more went than was said, or less', async () => {
    const ids = (await events()).map((row) => row['id'] as string);
    await database.db.transaction(async (tx) => {
      await openDoor(tx as unknown as Db, proof(), { security_event: [] });
      await tx.delete(t.securityEvent).where(sql`organisation_id is not null`);
    });
    expect(await broken()).toMatchObject([{ why: 'removed', source: 'security_event', rowId: ids[0] }]);
  });

  it('is shut again after it was closed', async () => {
    const shut = database.db.transaction(async (tx) => {
      await openDoor(tx as unknown as Db, proof(), {});
      await closeDoor(tx as unknown as Db);
      await tx.delete(t.securityEvent);
    });
    await expect(shut).rejects.toThrow();
  });
});

/** Another value of the same type. */
function otherThan(value: unknown, type: string, random: () => number): ReturnType<typeof sql> {
  if (type === 'boolean') return sql`${!value}`;
  if (type === 'integer') return sql`${Number(value ?? 0) + 1 + Math.floor(random() * 9)}::int`;
  if (type.startsWith('timestamp'))
    return sql`${new Date(Date.parse(String(value)) - 1_000).toISOString()}::timestamptz`;
  if (type === 'jsonb') return sql`${JSON.stringify({ anders: random() })}::jsonb`;
  return sql`${`${String(value ?? '')}x`}::text`;
}

describe('five hundred manipulations past every trigger', () => {
  it('are found, every one', { timeout: 180_000 }, async () => {
    // One proof, so that proofs are tampered with too.
    const [event] = (await rowsIn('security_event')).filter((row) => row['organisation_id'] !== null);
    await database.db.transaction(async (tx) => {
      await openDoor(
        tx as unknown as Db,
        {
          organisationId: leader.organisationId,
          kind: 'retention',
          byId: null,
          reason: 'om',
          counts: {},
          at: new Date(),
        },
        { security_event: [event!['id'] as string] },
      );
      await tx.delete(t.securityEvent).where(sql`id = ${event!['id']}`);
    });
    expect(await broken()).toEqual([]);
    let seed = 31;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
    const tables = [
      'plan_history',
      'organisation_history',
      'security_event',
      'record_proof',
      'record_link',
      'record_head',
    ];
    const columns = rowsOf<{ table_name: string; column_name: string; data_type: string }>(
      await database.db.execute(sql`select table_name, column_name, data_type from information_schema.columns
        where table_schema = 'public' and data_type <> 'ARRAY'`),
    );
    const missed: string[] = [];
    const found = new Map<string, number>();
    class Back extends Error {}
    let happened = 0;
    for (let nth = 0; happened < 500 && nth < 900; nth++) {
      const table = pick(tables);
      const { column_name: column, data_type: type } = pick(columns.filter(({ table_name }) => table_name === table));
      const row = pick(await rowsIn(table));
      const key = table === 'record_link' ? ['chain', 'position'] : table === 'record_head' ? ['chain'] : ['id'];
      const where = sql.join(key.map((name) => sql`${sql.identifier(name)} = ${row[name]}`), sql` and `); // prettier-ignore
      const isRemoval = random() < 0.1;
      const name = sql.identifier(table);
      const statement = isRemoval
        ? sql`delete from ${name} where ${where}`
        : sql`update ${name} set ${sql.identifier(column)} = ${otherThan(row[column], type, random)} where ${where}`;
      let fault: unknown = null;
      try {
        await database.db.transaction(async (tx) => {
          await tx.execute(sql`set local session_replication_role = replica`);
          await tx.execute(statement);
          fault = (await verifyRecords(tx as unknown as Db)).find((verdict) => verdict.broken)?.broken?.why ?? null;
          throw new Back();
        });
      } catch (error) {
        // What a check of the database refuses has not happened.
        if (!(error instanceof Back)) fault = 'refused';
      }
      if (fault !== 'refused') happened++;
      if (fault === null) missed.push(`${table}.${isRemoval ? 'row' : column} of ${JSON.stringify(row)}`);
      found.set(String(fault), (found.get(String(fault)) ?? 0) + 1);
    }
    expect(missed).toEqual([]);
    expect(happened).toBe(500);
    // Every way of finding that chance meets often was needed; what a proof covers, and what not, is shown above.
    for (const why of ['link', 'head', 'changed', 'removed']) expect(found.get(why) ?? 0).toBeGreaterThan(0);
  });

  it('and so is a row that somebody puts in, or takes out', async () => {
    const { db } = database;
    await pastTriggers(
      db,
      sql`insert into security_event (id, organisation_id, at, kind, ok)
      values ('vals', ${leader.organisationId}, now(), 'signed_in', true)`,
    );
    expect(await broken()).toMatchObject([{ why: 'added', rowId: 'vals', source: 'security_event' }]);
    await pastTriggers(db, sql`delete from security_event where id = 'vals'`);
    expect(await broken()).toEqual([]);
    const [last] = rowsOf<{ id: string }>(
      await db.execute(sql`select id from plan_history order by version desc limit 1`),
    );
    await pastTriggers(db, sql`delete from plan_history where id = ${last!.id}`);
    expect(await broken()).toMatchObject([{ why: 'removed', source: 'plan_history', rowId: last!.id }]);
  });
});
