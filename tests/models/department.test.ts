// Departments: the tree, what uses them, and that nobody reaches those of another municipality.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as t from '~/models/db/schema';
import {
  createDepartment,
  type DepartmentFields,
  editDepartment,
  findDepartments,
  getDepartment,
  getDepartmentUsage,
  removeDepartment,
} from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import type { Actor } from '~/models/planning/permission';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let leader: Actor;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  leader = here.actor('project_leader');
});
afterAll(() => database.close());

const fields = (rest: Partial<DepartmentFields> = {}): DepartmentFields => ({
  key: 'NW',
  name: { nl: 'Nieuw', en: null },
  parentId: null,
  headcount: 3,
  users: 2,
  keyUsers: 1,
  casesPerYear: 40,
  changeHours: null,
  ...rest,
});
const revision = async () => (await getOrganisation(leader))?.revision ?? 0;
const byKey = async (key: string) => (await findDepartments(leader)).find((row) => row.key === key)!;
const made = async (rest: Partial<DepartmentFields>) => {
  const answer = await createDepartment(leader, fields(rest));
  if (answer.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer.id;
};

let count = 0;
let key = '';
beforeEach(() => {
  key = `T${++count}`;
});

test('the list has every department with its heads by name', async () => {
  const rows = await findDepartments(leader);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.some((row) => row.heads.length > 0)).toBe(true);
  expect(await findDepartments(here.stranger)).toEqual([]);
});

test('a new one stands under its parent, and raises the revision', async () => {
  const before = await revision();
  const parent = await byKey('VTH');
  const id = await made({ key, parentId: parent.id });
  const rows = await findDepartments(leader);
  const at = rows.findIndex((row) => row.id === id);
  expect(rows[at]).toMatchObject({ key, depth: 1, parentId: parent.id });
  expect(rows.slice(0, at).some((row) => row.id === parent.id)).toBe(true);
  expect(await revision()).toBe(before + 1);
});

test('a key is used once, whatever its capitals; elsewhere it is free', async () => {
  const before = await revision();
  expect(await createDepartment(leader, fields({ key: 'vth' }))).toEqual({ status: 'refused', reason: 'taken' });
  const id = await made({ key });
  expect(await editDepartment(leader, { id, fields: fields({ key: 'VTH' }) })).toMatchObject({ reason: 'taken' });
  expect(await editDepartment(leader, { id, fields: fields({ key }) })).toMatchObject({ status: 'saved', id });
  expect(await createDepartment(here.stranger, fields({ key: 'VTH' }))).toMatchObject({ status: 'saved' });
  // Saving what it says already is no change.
  expect(await revision()).toBe(before + 1);
});

test('a parent is of the same municipality', async () => {
  const parentId = (await byKey('VTH')).id;
  const elsewhere = await createDepartment(here.stranger, fields({ key, parentId }));
  expect(elsewhere).toEqual({ status: 'refused', reason: 'unknown_parent' });
});

test('no department stands under itself: the way round is named', async () => {
  const top = await made({ key: `${key}a`, name: { nl: 'Top', en: null } });
  const middle = await made({ key: `${key}b`, name: { nl: 'Midden', en: null }, parentId: top });
  const bottom = await made({ key: `${key}c`, name: { nl: 'Onder', en: null }, parentId: middle });
  const answer = await editDepartment(leader, { id: top, fields: fields({ key: `${key}a`, parentId: bottom }) });
  expect(answer).toMatchObject({ status: 'refused', reason: 'cycle' });
  const path = answer && 'path' in answer ? answer.path.map((label) => label.nl) : [];
  expect(path).toEqual(['Onder', 'Midden', 'Top']);
  const itself = await editDepartment(leader, { id: top, fields: fields({ key: `${key}a`, parentId: top }) });
  expect(itself).toMatchObject({ reason: 'cycle' });
  expect((await getDepartment(leader, top))?.parentId).toBeNull();
});

test('what is used stays, and says by what', async () => {
  const parent = await made({ key: `${key}a` });
  const child = await made({ key: `${key}b`, parentId: parent });
  const answer = await removeDepartment(leader, parent);
  expect(answer).toMatchObject({ status: 'refused', usage: { departments: [{ id: child }] } });
  const used = await byKey('VTH');
  const usage = await getDepartmentUsage(leader, used.id);
  expect(usage?.items.length).toBeGreaterThan(0);
  expect(await removeDepartment(leader, used.id)).toMatchObject({ status: 'refused', reason: 'in_use' });
  expect(await getDepartment(leader, used.id)).not.toBeNull();
});

test('a period of its own calendar counts as use: removing would take it along', async () => {
  const id = await made({ key });
  await database.db.insert(t.calendarException).values({
    id: `x-${key}`,
    organisationId: leader.organisationId,
    departmentId: id,
    kind: 'non_working',
    sort: 'closing',
    fromDay: '2027-01-04',
    untilDay: '2027-01-05',
    label: 'Heidag',
  });
  expect(await removeDepartment(leader, id)).toMatchObject({
    status: 'refused',
    usage: { periods: [{ id: `x-${key}` }] },
  });
  await database.db.delete(t.calendarException).where(eq(t.calendarException.id, `x-${key}`));
  expect(await removeDepartment(leader, id)).toMatchObject({ status: 'removed' });
  expect(await getDepartment(leader, id)).toBeNull();
  expect(await removeDepartment(leader, id)).toBeNull();
});

test('someone of another municipality finds nothing and changes nothing', async () => {
  const { id } = await byKey('VTH');
  expect(await getDepartment(here.stranger, id)).toBeNull();
  expect(await getDepartmentUsage(here.stranger, id)).toBeNull();
  expect(await editDepartment(here.stranger, { id, fields: fields({ key }) })).toBeNull();
  expect(await removeDepartment(here.stranger, id)).toBeNull();
  expect((await getDepartment(leader, id))?.key).toBe('VTH');
});

test('a reader may look and not change', async () => {
  const reader: Actor = { ...leader, role: 'steering' };
  const { id } = await byKey('VTH');
  expect(await createDepartment(reader, fields({ key }))).toEqual({ status: 'forbidden' });
  expect(await editDepartment(reader, { id, fields: fields({ key }) })).toEqual({ status: 'forbidden' });
  expect(await removeDepartment(reader, id)).toEqual({ status: 'forbidden' });
});

test('of two who choose the same key at once the second is told that it is taken', async () => {
  const [one, other] = [await made({ key: `${key}a` }), await made({ key: `${key}b` })];
  const rename = (id: string) => editDepartment(leader, { id, fields: fields({ key }) });
  const answers = await Promise.all([rename(one), rename(other)]);
  expect(answers.map((answer) => answer?.status).sort()).toEqual(['refused', 'saved']);
  expect(answers).toContainEqual({ status: 'refused', reason: 'taken' });
  const together = await Promise.all([1, 2, 3].map(() => createDepartment(leader, fields({ key: `${key}c` }))));
  expect(together.filter(({ status }) => status === 'saved')).toHaveLength(1);
});
