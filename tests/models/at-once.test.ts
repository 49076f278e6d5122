// Everybody who comes after a restart asks for the same plans: each is read once, and nobody is given one that is older than they know.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atOnce } from '~/models/at-once';
import { findHome } from '~/models/home.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { watchStatements } from '~/models/db/watched.server';
import { day } from '~/models/planning/day';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier');
});
afterAll(() => database.close());

/** How often a whole plan is read meanwhile. */
async function readings(doing: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const end = watchStatements(({ text }) => void (count += text.includes('as document') ? 1 : 0));
  await doing();
  end();
  return count;
}

const edit = (description: string) =>
  changePlan(here.leader, here.programmeId, { kind: 'edit_programme', fields: { description } });
const many = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, ask));

test('who asks at the same moment gets one answer; later it is asked anew, also after it failed', async () => {
  const one = atOnce<number>();
  let asked = 0;
  const ask = () => one('a', () => Promise.resolve(++asked));
  expect(await many(ask)).toEqual(Array(20).fill(1));
  expect([await ask(), asked]).toEqual([2, 2]);
  expect(await Promise.all([ask(), one('b', () => Promise.resolve(9))])).toEqual([3, 9]);
  const fails = () => one('a', () => Promise.reject(new Error(`no ${++asked}`)));
  const failed = await Promise.allSettled([fails(), fails()]);
  expect(failed.map((row) => row.status === 'rejected' && String(row.reason))).toEqual(['Error: no 4', 'Error: no 4']);
  expect(await ask()).toBe(5);
});

test('a plan that nobody has yet is read once for all who ask', async () => {
  // Of the settings everything hangs on: what was kept is not current any more.
  await database.connection.db.execute(`update organisation set revision = revision + 1`);
  expect(await readings(() => many(() => loadPlan(here.leader, here.programmeId)))).toBe(1);
  await database.connection.db.execute(`update organisation set revision = revision + 1`);
  expect(await readings(() => many(() => findHome(here.leader, today)))).toBe(1);
});

test('whoever changed a plan finds it as they left it, however many were reading it', async () => {
  for (let round = 0; round < 5; round++) {
    await database.connection.db.execute(`update organisation set revision = revision + 1`);
    const text = `Ronde ${round}`;
    const reading = many(() => loadPlan(here.leader, here.programmeId));
    const changed = edit(text).then(() => many(() => loadPlan(here.leader, here.programmeId)));
    for (const plan of await changed) expect(plan!.programme.description).toBe(text);
    await reading;
  }
});
