// Teams and the house style: what they carry, what counts on them, and that nobody reaches those of another municipality.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findThemes, getOrganisation } from '~/models/organisation.server';
import { changeTheme } from '~/models/organisation-rules.server';
import { findDepartments } from '~/models/department.server';
import { findCompetences } from '~/models/directory.server';
import { day } from '~/models/planning/day';
import { loadPlan } from '~/models/plan.server';
import type { Actor } from '~/models/planning/permission';
import {
  createTeam,
  editTeam,
  findTeams,
  getTeam,
  getTeamUsage,
  removeTeam,
  type TeamFields,
} from '~/models/team.server';
import { createTeamLevel, removeTeamLevel } from '~/models/team-competence.server';
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

const fields = (rest: Partial<TeamFields> = {}): TeamFields => ({
  key: 'NW',
  name: { nl: 'Nieuw', en: null },
  departmentId: null,
  fteFormation: 4,
  pivotal: false,
  doubleShare: 0.4,
  substitutionOn: day('2027-01-04'),
  availability: null,
  runHoursMonth: 120,
  runShare: null,
  interchangeable: 2,
  ofDepartments: false,
  role: null,
  note: '',
  ...rest,
});
const byKey = async (key: string) => (await findTeams(leader)).find((row) => row.key === key)!;

test('a change is seen by a plan that was read before', async () => {
  const { id, position: _position, departmentName: _name, ...old } = await byKey('DIV');
  const supply = async () =>
    (await loadPlan(leader, here.programmeId))?.capacity.teams.find((team) => team.id === id)?.fteFormation;
  expect(await supply()).toBe(old.fteFormation);
  expect(await editTeam(leader, { id, fields: { ...old, fteFormation: 1.5 } })).toMatchObject({ status: 'saved', id });
  expect(await supply()).toBe(1.5);
});

test('a new team is last in the list; its key is used once', async () => {
  const answer = await createTeam(leader, fields({ key: 'T1' }));
  expect(answer).toMatchObject({ status: 'saved' });
  expect((await findTeams(leader)).at(-1)?.key).toBe('T1');
  expect(await createTeam(leader, fields({ key: 't1' }))).toEqual({ status: 'refused', reason: 'taken' });
  const other = await byKey('DIV');
  expect(await editTeam(leader, { id: other.id, fields: fields({ key: 'T1' }) })).toMatchObject({ reason: 'taken' });
});

test('its department is of the same municipality', async () => {
  const [department] = await findDepartments(leader);
  const elsewhere = await createTeam(here.stranger, fields({ key: 'T2', departmentId: department!.id }));
  expect(elsewhere).toEqual({ status: 'refused', reason: 'unknown_department' });
  expect(await createTeam(leader, fields({ key: 'T2', departmentId: department!.id }))).toMatchObject({
    status: 'saved',
  });
  expect((await byKey('T2')).departmentName).toEqual(department!.name);
});

test('a team with hours on items stays; one without goes', async () => {
  const { id } = await byKey('DIV');
  expect((await getTeamUsage(leader, id))?.items.length).toBeGreaterThan(0);
  expect(await removeTeam(leader, id)).toMatchObject({ status: 'refused', reason: 'in_use' });
  expect(await getTeam(leader, id)).not.toBeNull();
  const free = await createTeam(leader, fields({ key: 'T3' }));
  const freeId = free.status === 'saved' ? free.id : '';
  expect(await removeTeam(leader, freeId)).toMatchObject({ status: 'removed' });
  expect(await removeTeam(leader, freeId)).toBeNull();
});

test('a team of which a level of competence was said stays: undoing its removal would not bring the level back', async () => {
  const made = await createTeam(leader, fields({ key: 'T4' }));
  const teamId = made.status === 'saved' ? made.id : '';
  const [competence] = await findCompetences(leader);
  const said = { teamId, competenceId: competence!.id, level: 3, from: null, note: '' };
  const level = await createTeamLevel(leader, said);
  expect((await getTeamUsage(leader, teamId))?.competences).toMatchObject([{ id: competence!.id, teamId }]);
  expect(await removeTeam(leader, teamId)).toMatchObject({ status: 'refused', reason: 'in_use' });
  if (level?.status !== 'saved') throw new Error(JSON.stringify(level));
  expect(await removeTeamLevel(leader, level.id)).toMatchObject({ status: 'removed' });
  expect(await removeTeam(leader, teamId)).toMatchObject({ status: 'removed' });
});

test('a team that only products count on stays as well', async () => {
  const plan = await loadPlan(leader, here.programmeId);
  const teamId = plan?.products.flatMap((product) => product.hoursPerTeam)[0]?.teamId;
  if (!teamId) throw new Error('the demo has no product with hours');
  expect((await getTeamUsage(leader, teamId))?.products.length).toBeGreaterThan(0);
});

test('someone of another municipality finds nothing and changes nothing', async () => {
  const { id } = await byKey('DIV');
  expect(await findTeams(here.stranger)).toEqual([]);
  expect(await getTeam(here.stranger, id)).toBeNull();
  expect(await getTeamUsage(here.stranger, id)).toBeNull();
  expect(await editTeam(here.stranger, { id, fields: fields({ key: 'T9' }) })).toBeNull();
  expect(await removeTeam(here.stranger, id)).toBeNull();
  expect((await getTeam(leader, id))?.key).toBe('DIV');
});

test('a reader may not change', async () => {
  const reader: Actor = { ...leader, role: 'reader' };
  const { id } = await byKey('DIV');
  expect(await createTeam(reader, fields())).toEqual({ status: 'forbidden' });
  expect(await editTeam(reader, { id, fields: fields() })).toEqual({ status: 'forbidden' });
  expect(await removeTeam(reader, id)).toEqual({ status: 'forbidden' });
});

test('the house style is one of the files, chosen by the administrator, for the own municipality', async () => {
  const administrator: Actor = { ...leader, role: 'administrator' };
  expect(findThemes().map((theme) => theme.key)).toEqual(expect.arrayContaining(['voorbeeld', 'waterstad']));
  expect(await changeTheme(leader, 'waterstad')).toEqual({ status: 'forbidden' });
  expect(await changeTheme(administrator, '../secrets')).toEqual({ status: 'refused', reason: 'unknown_theme' });
  expect(await changeTheme(administrator, 'waterstad')).toEqual({ status: 'saved' });
  expect((await getOrganisation(leader))?.theme).toBe('waterstad');
  expect((await getOrganisation(here.stranger))?.theme).toBe('voorbeeld');
  expect(await changeTheme({ ...administrator, organisationId: 'nowhere' }, 'waterstad')).toBeNull();
});

test('of two who choose the same key at once the second is told that it is taken', async () => {
  const ids = await Promise.all(
    ['GA', 'GB'].map(async (key) => {
      const made = await createTeam(leader, fields({ key }));
      return made.status === 'saved' ? made.id : '';
    }),
  );
  const answers = await Promise.all(ids.map((id) => editTeam(leader, { id, fields: fields({ key: 'GC' }) })));
  expect(answers.map((answer) => answer?.status).sort()).toEqual(['refused', 'saved']);
  expect(answers).toContainEqual({ status: 'refused', reason: 'taken' });
});
