// The library keeps documents whole, tells equal from different, and stays within the municipality.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addBlueprint, findBlueprints, getBlueprint, getBlueprintDocument } from '~/models/blueprint.server';
import { shippedBlueprint } from '~/models/blueprint-file.server';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let demo: Demo;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
});
afterAll(() => database.close());

test('the shipped document comes back as it was, and is known as shipped', async () => {
  expect(await getBlueprintDocument(demo.actor, demo.blueprintId)).toEqual(shippedBlueprint());
  expect(await findBlueprints(demo.actor)).toMatchObject([{ key: 'zgw', origin: { kind: 'shipped' }, programmes: 1 }]);
});

test('another municipality sees none of it', async () => {
  expect(await findBlueprints(demo.otherActor)).toEqual([]);
  expect(await getBlueprint(demo.otherActor, demo.blueprintId)).toBeNull();
  expect(await getBlueprintDocument(demo.otherActor, demo.blueprintId)).toBeNull();
});

test('equal is known, different is taken, and the next version is the first that is free', async () => {
  const document = { ...shippedBlueprint(), title: { nl: 'Anders', en: null } };
  expect(await addBlueprint(demo.actor, shippedBlueprint())).toEqual({ status: 'known', id: demo.blueprintId });
  expect(await addBlueprint(demo.actor, document)).toEqual({ status: 'taken', id: demo.blueprintId, next: 2 });
  expect(await addBlueprint(demo.actor, document, undefined, true)).toMatchObject({ status: 'saved' });
  expect((await findBlueprints(demo.actor)).map((row) => [row.version, row.origin.kind])).toEqual([
    [2, 'file'],
    [1, 'shipped'],
  ]);
  // The same key is free in another municipality.
  expect(await addBlueprint(demo.otherActor, document)).toMatchObject({ status: 'saved' });
});

test('who may not import adds nothing', async () => {
  const reader = { ...demo.actor, role: 'reader' as const };
  expect(await addBlueprint(reader, { ...shippedBlueprint(), key: 'x' })).toEqual({ status: 'forbidden' });
});
