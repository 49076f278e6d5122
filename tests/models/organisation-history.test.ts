// The history of departments, teams and calendar: what is kept, what is overtaken, and turning a change round.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeCalendar, type ExceptionFields, getException } from '~/models/calendar.server';
import {
  createDepartment,
  type DepartmentFields,
  editDepartment,
  getDepartment,
  removeDepartment,
} from '~/models/department.server';
import { findOrganisationHistory } from '~/models/organisation-history.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { getOrganisation } from '~/models/organisation.server';
import { loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { createTeam, editTeam, findTeams, getTeam } from '~/models/team.server';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';

let database: TestDatabase;
let here: Municipality;
let leader: Actor;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  leader = here.actor('project_leader');
});
afterAll(() => database.close());

let count = 0;
let key = '';
beforeEach(() => {
  key = `H${++count}`;
});

const department = (rest: Partial<DepartmentFields> = {}): DepartmentFields => ({
  key,
  name: { nl: 'Nieuw', en: null },
  parentId: null,
  headcount: 3,
  users: 2,
  keyUsers: 1,
  casesPerYear: 40,
  changeHours: null,
  ...rest,
});
const period = (rest: Partial<ExceptionFields> = {}): ExceptionFields => ({
  kind: 'non_working',
  sort: 'closing',
  from: day('2027-01-11'),
  until: day('2027-01-16'),
  label: { nl: 'Gemeentehuis dicht', en: null },
  departmentId: null,
  region: null,
  verify: false,
  source: null,
  ...rest,
});
const revision = async () => (await getOrganisation(leader))!.revision;

/** The change that was saved; fails when it was not. */
function saved(answer: object | null): { id: string; changeId: string } {
  if (!answer || !('changeId' in answer) || answer.changeId === null) throw new Error(JSON.stringify(answer));
  return answer as { id: string; changeId: string };
}
const undo = async (changeId: string, as = leader) => {
  const undone = await undoOrganisationChange(as, changeId, day('2026-11-22'));
  return undone && 'answer' in undone ? undone.answer : undone;
};

describe('what is kept', () => {
  test('who made, changed and removed a row, with only the fields that differ', async () => {
    const { id } = saved(await createDepartment(leader, department()));
    saved(await editDepartment(leader, { id, fields: department({ headcount: 5 }) }));
    saved(await removeDepartment(leader, id));
    const [removed, edited, made] = await findOrganisationHistory(leader, { collections: ['departments'], limit: 3 });
    expect(made).toMatchObject({ rowId: id, title: { nl: 'Nieuw' }, before: null, after: { key, headcount: 3 } });
    expect(edited).toMatchObject({ before: { headcount: 3 }, after: { headcount: 5 }, undoneBy: null });
    expect(Object.keys(edited!.after!)).toEqual(['headcount']);
    expect(removed).toMatchObject({ before: { key, headcount: 5 }, after: null });
    expect(removed!.userName).not.toBeNull();
    expect(await findOrganisationHistory(here.stranger, { collections: ['departments'] })).toEqual([]);
  });

  test('nothing, when nothing differs', async () => {
    const { id } = saved(await createDepartment(leader, department()));
    const before = await revision();
    expect(await editDepartment(leader, { id, fields: department() })).toEqual({ status: 'saved', id, changeId: null });
    expect(await revision()).toBe(before);
  });

  test('and stays as it was told', async () => {
    await expect(database.db.execute(sql`update organisation_history set title = null`)).rejects.toThrow();
    await expect(database.db.execute(sql`delete from organisation_history`)).rejects.toThrow();
  });
});

describe('a form made from an older version', () => {
  test('is refused with both values when the same field was set meanwhile', async () => {
    const { id } = saved(await createDepartment(leader, department()));
    const seen = await revision();
    saved(await editDepartment(leader, { id, fields: department({ headcount: 10 }), seen }));
    const answer = await editDepartment(leader, { id, fields: department({ headcount: 20, users: 9 }), seen });
    expect(answer).toEqual({
      status: 'stale',
      revision: await revision(),
      fields: [{ field: 'headcount', mine: 20, theirs: 10 }],
    });
    expect(await getDepartment(leader, id)).toMatchObject({ headcount: 10, users: 2 });
    // Whoever has seen that and sends it again, gets it.
    const again = { id, fields: department({ headcount: 20, users: 9 }), seen: await revision() };
    saved(await editDepartment(leader, again));
    expect(await getDepartment(leader, id)).toMatchObject({ headcount: 20, users: 9 });
  });

  test('sets what its reader changed and leaves alone what somebody else set', async () => {
    const { id } = saved(await createDepartment(leader, department()));
    const seen = await revision();
    saved(await editDepartment(leader, { id, fields: department({ headcount: 10 }), seen }));
    saved(await editDepartment(leader, { id, fields: department({ users: 9 }), seen }));
    expect(await getDepartment(leader, id)).toMatchObject({ headcount: 10, users: 9 });
  });

  test('the same for a team and for a period', async () => {
    const [team] = await findTeams(leader);
    const { id, position: _position, departmentName: _name, ...fields } = team!;
    const exceptionId = `p-${key}`;
    saved(await changeCalendar(leader, { kind: 'create_exception', exceptionId, fields: period() }));
    const seen = await revision();
    saved(await editTeam(leader, { id, fields: { ...fields, note: 'Eerst' }, seen }));
    expect(await editTeam(leader, { id, fields: { ...fields, note: 'Later' }, seen })).toMatchObject({
      status: 'stale',
      fields: [{ field: 'note', mine: 'Later', theirs: 'Eerst' }],
    });
    const edit = (source: string) =>
      changeCalendar(leader, { kind: 'edit_exception', exceptionId, fields: period({ source }) }, { seen });
    saved(await edit('A'));
    expect(await edit('B')).toMatchObject({ status: 'stale', fields: [{ field: 'source', mine: 'B', theirs: 'A' }] });
    saved(await changeCalendar(leader, { kind: 'remove_exception', exceptionId }));
  });
});

describe('undo', () => {
  test('an edit, and doing it again', async () => {
    const { id } = saved(await createDepartment(leader, department()));
    const edit = saved(await editDepartment(leader, { id, fields: department({ headcount: 8 }) }));
    const undone = saved(await undo(edit.changeId));
    expect(await getDepartment(leader, id)).toMatchObject({ headcount: 3 });
    expect(await undo(edit.changeId)).toEqual({ status: 'refused', reason: 'already_undone' });
    saved(await undo(undone.changeId));
    expect(await getDepartment(leader, id)).toMatchObject({ headcount: 8 });
  });

  test('a removal: the same row in the same place; and an addition', async () => {
    const made = saved(await createTeam(leader, { ...emptyTeam(), key, runShare: 1 / 3 }));
    const row = await getTeam(leader, made.id);
    const undone = saved(await undo(made.changeId));
    expect(await getTeam(leader, made.id)).toBeNull();
    saved(await undo(undone.changeId));
    expect(await getTeam(leader, made.id)).toEqual(row);
  });

  test('is refused, naming the fields, when they changed again', async () => {
    const { id, changeId } = saved(await createDepartment(leader, department()));
    const edit = saved(await editDepartment(leader, { id, fields: department({ headcount: 8 }) }));
    saved(await editDepartment(leader, { id, fields: department({ headcount: 9 }) }));
    expect(await undo(edit.changeId)).toEqual({ status: 'refused', reason: 'contradicted', fields: ['headcount'] });
    expect(await undo(changeId)).toMatchObject({ reason: 'contradicted', fields: ['headcount'] });
    saved(await removeDepartment(leader, id));
    expect(await undo(edit.changeId)).toMatchObject({ reason: 'contradicted', fields: ['id'] });
    expect(await getDepartment(leader, id)).toBeNull();
  });

  test('follows the rules of any other change', async () => {
    const parent = saved(await createDepartment(leader, department()));
    const child = saved(await createDepartment(leader, department({ key: `${key}k`, parentId: parent.id })));
    expect(await undo(parent.changeId)).toMatchObject({ status: 'refused', reason: 'in_use' });
    const gone = saved(await removeDepartment(leader, child.id));
    saved(await createDepartment(leader, department({ key: `${key}k` })));
    expect(await undo(gone.changeId)).toMatchObject({ status: 'refused', reason: 'taken' });
  });

  test('of a closing places every plan where it stood', async () => {
    const dates = async () =>
      (await loadPlan(leader, here.programmeId))!.items.map((item) => `${item.id} ${item.start}`);
    const before = await dates();
    const exceptionId = `p-${key}`;
    const made = saved(await changeCalendar(leader, { kind: 'create_exception', exceptionId, fields: period() }));
    expect(await dates()).not.toEqual(before);
    const undone = await undo(made.changeId);
    expect(undone).toMatchObject({ status: 'saved', programmes: [{ id: here.programmeId }] });
    expect(await dates()).toEqual(before);
    expect(await getException(leader, exceptionId)).toBeNull();
  });

  test('of Good Friday', async () => {
    const made = saved(await changeCalendar(leader, { kind: 'set_good_friday', on: true }));
    saved(await undo(made.changeId));
    expect((await getOrganisation(leader))?.goodFriday).toBe(false);
  });

  test('is not there for another municipality, and not for who may only read', async () => {
    const { id, changeId } = saved(await createDepartment(leader, department()));
    expect(await undo(changeId, here.stranger)).toBeNull();
    expect(await undo('bestaatniet')).toBeNull();
    expect(await undo(changeId, here.actor('department_head'))).toEqual({ status: 'forbidden' });
    expect(await getDepartment(leader, id)).not.toBeNull();
  });
});

function emptyTeam() {
  return {
    name: { nl: 'Team', en: null },
    departmentId: null,
    fteFormation: 3,
    pivotal: false,
    doubleShare: 0,
    substitutionOn: null,
    availability: null,
    runHoursMonth: null,
    interchangeable: null,
    ofDepartments: false,
    role: null,
    note: '',
  };
}
