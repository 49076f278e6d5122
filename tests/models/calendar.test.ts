// The working calendar: a change plans every programme again, all or nothing; a preview leaves no trace.
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CalendarChange,
  changeCalendar,
  type ExceptionFields,
  findExceptions,
  getException,
} from '~/models/calendar.server';
import * as t from '~/models/db/schema';
import { findDepartments } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { loadPlan } from '~/models/plan.server';
import { wholeYear } from '~/models/planning/calendar-year';
import { addDays, day } from '~/models/planning/day';
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

const fields = (rest: Partial<ExceptionFields> = {}): ExceptionFields => ({
  kind: 'non_working',
  sort: 'closing',
  from: day('2027-01-11'),
  until: day('2027-01-16'),
  label: { nl: 'Gemeentehuis dicht', en: 'Town hall closed' },
  departmentId: null,
  region: null,
  verify: false,
  source: null,
  ...rest,
});
const create = (exceptionId: string, rest: Partial<ExceptionFields> = {}): CalendarChange => ({
  kind: 'create_exception',
  exceptionId,
  fields: fields(rest),
});
const dates = async () => {
  const plan = await loadPlan(leader, here.programmeId);
  return plan!.items.map((item) => `${item.id} ${item.start} ${item.until}`);
};
const stamp = async () => {
  const [row] = await database.db
    .select({ version: t.programme.version })
    .from(t.programme)
    .where(eq(t.programme.id, here.programmeId));
  return { version: row!.version, revision: (await getOrganisation(leader))!.revision };
};

test('a closing: the preview says what moves and leaves no trace; saving does exactly that, in history too', async () => {
  const before = { dates: await dates(), stamp: await stamp() };
  const preview = await changeCalendar(leader, create('x1'), { preview: true });
  expect(preview?.status).toBe('preview');
  const [ahead] = preview && 'programmes' in preview ? preview.programmes : [];
  expect(ahead?.id).toBe(here.programmeId);
  expect(ahead?.consequences.movedCount).toBeGreaterThan(0);
  expect(await dates()).toEqual(before.dates);
  expect(await stamp()).toEqual(before.stamp);
  expect(await getException(leader, 'x1')).toBeNull();

  const saved = await changeCalendar(leader, create('x1'));
  expect(saved).toEqual({ ...preview, status: 'saved', changeId: expect.any(String) });
  expect(await stamp()).toEqual({ version: before.stamp.version + 1, revision: before.stamp.revision + 1 });
  expect(await dates()).not.toEqual(before.dates);
  const history = await database.db
    .select({ source: t.planHistory.source, kind: t.planHistory.kind })
    .from(t.planHistory)
    .where(and(eq(t.planHistory.programmeId, here.programmeId), eq(t.planHistory.version, before.stamp.version + 1)));
  expect(history).toEqual([{ source: 'calendar', kind: 'recalculate' }]);

  // Taken away again, everything stands where it stood.
  expect(await changeCalendar(leader, { kind: 'remove_exception', exceptionId: 'x1' })).toMatchObject({
    status: 'saved',
  });
  expect(await dates()).toEqual(before.dates);
});

test('a neutral period moves nothing, but every plan knows of it', async () => {
  const before = { dates: await dates(), stamp: await stamp() };
  const change = create('x2', { kind: 'neutral', sort: 'election', verify: true, source: 'E1' });
  expect(await changeCalendar(leader, change)).toMatchObject({ status: 'saved', programmes: [] });
  expect(await dates()).toEqual(before.dates);
  expect(await stamp()).toEqual({ version: before.stamp.version, revision: before.stamp.revision + 1 });
  const plan = await loadPlan(leader, here.programmeId);
  expect(plan?.calendar.exceptions.find((row) => row.id === 'x2')).toMatchObject({ verify: true, source: 'E1' });
});

test('a freeze moves nothing and names what goes live in it', async () => {
  const plan = (await loadPlan(leader, here.programmeId))!;
  const item = plan.items.find(
    ({ kind, progress, retired }) => kind === 'milestone' && progress === 'planned' && !retired,
  )!;
  const change = create('x3', { kind: 'freeze', sort: 'freeze', from: item.start, until: addDays(item.start, 1) });
  const answer = await changeCalendar(leader, change, { preview: true });
  const [ahead] = answer && 'programmes' in answer ? answer.programmes : [];
  expect(ahead?.consequences.movedCount).toBe(0);
  expect(ahead?.consequences.freezes.map((row) => row.title.nl)).toContain(item.title.nl);
});

test('changing a period that only shows into days off is a change of the plan', async () => {
  const change: CalendarChange = { kind: 'edit_exception', exceptionId: 'x2', fields: fields() };
  const answer = await changeCalendar(leader, change, { preview: true });
  expect(answer && 'programmes' in answer ? answer.programmes.length : 0).toBe(1);
  expect((await getException(leader, 'x2'))?.kind).toBe('neutral');
});

test('a department’s own closing moves only items that ask that department', async () => {
  const department = (await findDepartments(leader)).find((row) => row.key === 'VTH')!;
  const answer = await changeCalendar(leader, create('x4', { departmentId: department.id }), { preview: true });
  const everyone = await changeCalendar(leader, create('x4'), { preview: true });
  const moved = (given: typeof answer) =>
    given && 'programmes' in given ? (given.programmes[0]?.consequences.movedCount ?? 0) : -1;
  expect(moved(answer)).toBeGreaterThanOrEqual(0);
  expect(moved(answer)).toBeLessThan(moved(everyone));
});

test('Good Friday can be made a day off and back', async () => {
  expect(await changeCalendar(leader, { kind: 'set_good_friday', on: true })).toMatchObject({ status: 'saved' });
  expect((await getOrganisation(leader))?.goodFriday).toBe(true);
  expect((await loadPlan(leader, here.programmeId))?.calendar.rules.goodFriday).toBe(true);
  expect((await getOrganisation(here.stranger))?.goodFriday).toBe(false);
  await changeCalendar(leader, { kind: 'set_good_friday', on: false });
});

test('the list is of one year and one sort', async () => {
  const all = await findExceptions(leader, { window: wholeYear(2027) });
  expect(all.every((row) => row.from < '2028-01-01' && row.until > '2027-01-01')).toBe(true);
  const elections = await findExceptions(leader, { window: wholeYear(2027), sort: 'election' });
  expect(elections.map((row) => row.id)).toContain('x2');
  expect(elections.every((row) => row.sort === 'election')).toBe(true);
});

test('someone of another municipality finds nothing and changes nothing', async () => {
  const [department] = await findDepartments(leader);
  const before = await stamp();
  expect(await findExceptions(here.stranger, { window: wholeYear(2027) })).toEqual([]);
  expect(await getException(here.stranger, 'x2')).toBeNull();
  expect(await changeCalendar(here.stranger, { kind: 'remove_exception', exceptionId: 'x2' })).toBeNull();
  expect(
    await changeCalendar(here.stranger, { kind: 'edit_exception', exceptionId: 'x2', fields: fields() }),
  ).toBeNull();
  expect(await changeCalendar(here.stranger, create('x9', { departmentId: department!.id }))).toEqual({
    status: 'refused',
    reason: 'unknown_department',
  });
  expect(await changeCalendar(here.stranger, create('x9'))).toMatchObject({ status: 'saved', programmes: [] });
  expect(await stamp()).toEqual(before);
  expect(await getException(leader, 'x2')).not.toBeNull();
});

test('a department head may not change', async () => {
  const head = here.actor('department_head');
  expect(await changeCalendar(head, create('x8'))).toEqual({ status: 'forbidden' });
});
