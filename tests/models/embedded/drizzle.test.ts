// drizzle on the embedded client behaves as on PGlite itself: the same types back, the same transactions.
import { eq, relations, sql } from 'drizzle-orm';
import { bigint, date, integer, jsonb, numeric, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pglite';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { DatabaseRestarting, isRestarting, TransactionMisuse } from '~/models/db/embedded/open.server';
import { fileDatabase } from './rig';

const programme = pgTable('dz_programme', {
  id: serial('id').primaryKey(),
  name: text('name').notNull().unique(),
});
const task = pgTable('dz_task', {
  id: integer('id').primaryKey(),
  programmeId: integer('programme_id').references(() => programme.id),
  start: date('start'),
  at: timestamp('at', { withTimezone: true, mode: 'date' }),
  doc: jsonb('doc').$type<{ tags: string[]; none: null }>(),
  cost: numeric('cost', { precision: 12, scale: 2 }),
  big: bigint('big', { mode: 'number' }),
  tags: text('tags').array(),
  days: date('days').array(),
});
const programmeRelations = relations(programme, ({ many }) => ({ tasks: many(task) }));
const taskRelations = relations(task, ({ one }) => ({
  programme: one(programme, { fields: [task.programmeId], references: [programme.id] }),
}));
const schema = { programme, task, programmeRelations, taskRelations };

const database = fileDatabase(
  {},
  `CREATE TABLE dz_programme (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
   CREATE TABLE dz_task (id int PRIMARY KEY, programme_id int REFERENCES dz_programme, start date, at timestamptz,
     doc jsonb, cost numeric(12, 2), big bigint, tags text[], days date[])`,
);
const connect = () => drizzle(database.client as never, { schema });
let db: ReturnType<typeof connect>;

beforeAll(() => void (db = connect()));
beforeEach(async () => {
  await db.delete(task);
  await db.delete(programme);
});

const names = async () => (await db.select({ name: programme.name }).from(programme).orderBy(programme.name)).map(({ name }) => name); // prettier-ignore

const full = {
  id: 1,
  programmeId: null,
  start: '2028-02-29',
  at: new Date('2026-11-22T20:40:00.123Z'),
  doc: { tags: ['ü', '"'], none: null },
  cost: '1234567890.10',
  big: 9_007_199_254_740_991,
  tags: ['a,b', '"c"', ''],
  days: ['2026-01-01', '2026-12-31'],
};

test('a row comes back as it went: days as strings, json, numeric, arrays', async () => {
  expect(await db.insert(task).values(full).returning()).toEqual([full]);
  expect(await db.select().from(task).where(eq(task.start, '2028-02-29'))).toEqual([full]);
  await db.update(task).set({ doc: null, tags: [], start: null }).where(eq(task.id, 1));
  expect(await db.select().from(task)).toEqual([{ ...full, doc: null, tags: [], start: null }]);
});

test('raw statements give rows, with days as strings', async () => {
  await db.insert(task).values(full);
  const result = await db.execute<{ start: string; n: number }>(sql`SELECT start, ${5}::int AS n FROM dz_task`);
  expect(result.rows).toEqual([{ start: '2028-02-29', n: 5 }]);
});

test('relations load in one statement', async () => {
  const [made] = await db.insert(programme).values({ name: 'one' }).returning();
  await db.insert(task).values([
    { ...full, programmeId: made?.id },
    { ...full, id: 2, programmeId: made?.id },
  ]);
  const found = await db.query.programme.findFirst({ with: { tasks: { columns: { id: true, start: true } } } });
  expect(found?.tasks).toEqual([
    { id: 1, start: '2028-02-29' },
    { id: 2, start: '2028-02-29' },
  ]);
});

test('a transaction commits as a whole, or not at all', async () => {
  await db.transaction(async (tx) => {
    await tx.insert(programme).values({ name: 'a' });
    await tx.insert(programme).values({ name: 'b' });
  });
  const failing = db.transaction(async (tx) => {
    await tx.insert(programme).values({ name: 'c' });
    await tx.insert(programme).values({ name: 'a' });
  });
  await expect(failing).rejects.toMatchObject({ cause: { code: '23505', constraint: 'dz_programme_name_key' } });
  await expect(
    db.transaction(async (tx) => {
      await tx.insert(programme).values({ name: 'd' });
      tx.rollback();
    }),
  ).rejects.toThrow('Rollback');
  expect(await names()).toEqual(['a', 'b']);
});

test('nested transactions are savepoints: the inner one fails, the outer one goes on', async () => {
  await db.transaction(async (tx) => {
    await tx.insert(programme).values({ name: 'outer' });
    const inner = tx.transaction(async (nested) => {
      await nested.insert(programme).values({ name: 'inner' });
      await nested.transaction(async (deepest) => {
        await deepest.insert(programme).values({ name: 'outer' });
      });
    });
    await expect(inner).rejects.toMatchObject({ cause: { code: '23505' } });
    await tx.transaction(async (nested) => {
      await nested.insert(programme).values({ name: 'second' });
    });
  });
  expect(await names()).toEqual(['outer', 'second']);
});

test('an isolation level can be asked for', async () => {
  const level = await db.transaction(
    async (tx) => (await tx.execute<{ transaction_isolation: string }>(sql`SHOW transaction_isolation`)).rows,
    { isolationLevel: 'serializable' },
  );
  expect(level).toEqual([{ transaction_isolation: 'serializable' }]);
});

test('the database used inside its own transaction throws instead of hanging', async () => {
  const misuse = db.transaction(async (tx) => {
    await tx.insert(programme).values({ name: 'x' });
    await db.select().from(programme);
  });
  await expect(misuse).rejects.toMatchObject({ cause: expect.any(TransactionMisuse) as unknown });
  expect(await names()).toEqual([]);
});

test('a budget holds for drizzle’s queries, and a restart is recognised through drizzle’s own error', async () => {
  const slow = database.client.withBudget(200, () => db.execute(sql`SELECT count(*) FROM generate_series(1, 1e11)`));
  const failure: unknown = await slow.catch((error: unknown) => error);
  expect(isRestarting(failure)).toBe(true);
  expect((failure as Error).cause).toBeInstanceOf(DatabaseRestarting);
  expect((failure as Error).cause).toMatchObject({ message: expect.stringContaining('200 ms') as string });
  expect(await names()).toEqual([]);
});

test('two thousand parallel selects are all right', async () => {
  await db
    .insert(programme)
    .values(Array.from({ length: 2_000 }, (_, index) => ({ id: index + 1, name: `p${index + 1}` })));
  const ids = Array.from({ length: 2_000 }, (_, index) => index + 1);
  const rows = await Promise.all(ids.map((id) => db.select().from(programme).where(eq(programme.id, id))));
  expect(rows).toEqual(ids.map((id) => [{ id, name: `p${id}` }]));
});
