// Programmes: made once, within the municipality, and listed with where they stand.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, rowsOf } from '~/models/db/client.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import {
  createProgramme,
  findFirstProgrammes,
  findProgrammes,
  findProgrammeStatuses,
  getProgramme,
  organisationFigures,
  previewProgramme,
  programmeAsBlueprint,
} from '~/models/programme.server';
import { departmentKeys } from '../factories';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let demo: Demo;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
});
afterAll(() => database.close());

const wanted = () => ({
  name: 'Tweede',
  blueprintId: demo.blueprintId,
  goLive: day('2027-09-13'),
  prepWeeks: 40,
  drivers: {},
  departmentKeys,
});

test('the list says where each stands', async () => {
  const [status] = await findProgrammeStatuses(demo.actor, day('2026-11-22'));
  expect(status).toMatchObject({ total: 116, stage: 'during', nextGate: { late: false } });
  expect(await findProgrammeStatuses(demo.otherActor, day('2026-11-22'))).toEqual([]);
});

test('another municipality sees, previews and takes along nothing', async () => {
  expect(await findProgrammes(demo.otherActor)).toEqual([]);
  expect(await findFirstProgrammes(demo.otherActor, 2)).toEqual([]);
  expect(await getProgramme(demo.otherActor, demo.programmeId)).toBeNull();
  expect(await programmeAsBlueprint(demo.otherActor, demo.programmeId)).toBeNull();
  expect(await previewProgramme(demo.otherActor, wanted())).toBeNull();
  expect(await createProgramme(demo.otherActor, wanted())).toEqual({ status: 'no_blueprint' });
});

test('a preview writes nothing; of two at the same time under one name, one is made', async () => {
  expect((await previewProgramme(demo.actor, wanted()))!.items).toHaveLength(114);
  expect(await findProgrammes(demo.actor)).toHaveLength(1);
  const both = await Promise.all([createProgramme(demo.actor, wanted()), createProgramme(demo.actor, wanted())]);
  expect(both.map((answer) => answer.status).sort()).toEqual(['name_taken', 'saved']);
  expect(await findProgrammes(demo.actor)).toHaveLength(2);
  const ids = (await findProgrammes(demo.actor)).map(({ id }) => id);
  expect([await findFirstProgrammes(demo.actor, 1), await findFirstProgrammes(demo.actor, 3)]).toEqual([[ids[0]], ids]);
});

test('of two that are given one name at the same moment, the second is told that it is taken', async () => {
  const other = (await findProgrammes(demo.actor)).find(({ id }) => id !== demo.programmeId)!.id;
  const name = 'Op hetzelfde moment';
  const rename = (id: string, tx?: Db) =>
    changePlan(demo.actor, id, { kind: 'edit_programme', fields: { name } }, { tx });
  let isRenamed: () => void;
  const renamed = new Promise<void>((resolve) => (isRenamed = resolve));
  const first = database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const answer = await rename(demo.programmeId, tx);
    isRenamed();
    // Until the second has looked and not seen the name, and waits for the first; the embedded database runs one at a time.
    while (database.connection.driver === 'postgres') {
      const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      if (rowsOf(await database.db.execute(waiting)).length > 0) break;
    }
    return answer;
  });
  await renamed;
  const second = rename(other);
  expect(await first).toMatchObject({ status: 'saved' });
  expect(await second).toMatchObject({ status: 'refused', refusal: { reason: 'name_taken', name } });
  expect((await loadPlan(demo.actor, other))?.programme.name).toBe(wanted().name);
});

test('a reader may not make one', async () => {
  expect(await createProgramme({ ...demo.actor, role: 'reader' }, wanted())).toEqual({ status: 'forbidden' });
});

test('the municipality’s own figures are its own', async () => {
  expect(await organisationFigures(demo.actor)).toEqual({ sizes: { licensed_users: 382 }, region: 'midden' });
  expect(await organisationFigures(demo.otherActor)).toEqual({ sizes: { licensed_users: 0 }, region: null });
});
