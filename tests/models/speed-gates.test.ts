// What a large move may cost the database, in statements and rows: the same on every machine, so a test and not a measurement.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Db, rowsOf } from '~/models/db/client.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { addDays } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { anOrganisation, countStatements, writeProgramme } from '../../bench/database';
import { surroundings } from '../../bench/surroundings';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let leader: Actor;
let plan: Plan;
let statements: () => number;
let site: Parameters<typeof writeProgramme>[0];

beforeAll(async () => {
  database = await testDatabase();
  const around = surroundings('o1');
  leader = await anOrganisation(database.db, around);
  const { connection } = database;
  site = { connection, leader, around };
  plan = await writeProgramme(site, 'p1', { seed: 1, items: 20, links: 30, chain: 500 });
  statements = countStatements(connection);
});
afterAll(() => database.close());

const first = () => plan.items.find((item) => item.key === 'C0')!;

async function moveBy(days: number, tx?: Db) {
  const move = { kind: 'move_item', itemId: first().id, start: addDays(first().start, days), last: null } as const;
  const answer = await changePlan(leader, 'p1', move, { ...(tx && { tx }), overload: 'Het moet nu.' });
  if (answer?.status !== 'saved') throw new Error(`not saved: ${answer?.status}`);
  return answer.effects.moved.length;
}

it('a move with 500 successors writes each of them once, the programme one line of history and its link in the chain', async () => {
  const written = await database.db.transaction(async (tx) => {
    // PostgreSQL still counts what this connection wrote before, so it is the difference that tells.
    const rowsSoFar = async () => {
      const result = await tx.execute(
        sql`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as rows from pg_stat_xact_user_tables`,
      );
      return rowsOf<{ rows: number }>(result)[0]!.rows;
    };
    const rowsBefore = await rowsSoFar();
    const moved = await moveBy(7, tx as never);
    // The link of the chain and its end are written at the commit, by the database itself; here a moment before it.
    await tx.execute(sql`set constraints all immediate`);
    return { moved, rows: (await rowsSoFar()) - rowsBefore };
  });
  expect(written).toEqual({ moved: 501, rows: 505 });
});

it('it takes eight statements, however many programmes ask the same teams', async () => {
  for (const name of ['p2', 'p3', 'p4']) await writeProgramme(site, name, { seed: 2, items: 10, links: 5 });
  await moveBy(14);
  const before = statements();
  // which version all programmes have, to work out what the others ask; then the lock, the same again, the moved dates, the item that
  // was asked, the programme, history, and who is to hear of it
  expect(await moveBy(21)).toBe(501);
  expect(statements() - before).toBe(8);
  // Inside somebody's transaction nothing is asked before it.
  const within = statements();
  await database.db.transaction(async (tx) => moveBy(28, tx as never));
  expect(statements() - within).toBe(7);
});

it('a plan that is known is read with one statement that carries no rows', async () => {
  const known = await loadPlan(leader, 'p1');
  const before = statements();
  expect(await loadPlan(leader, 'p1')).toBe(known);
  expect(statements() - before).toBe(1);
});
