// The history of the settings as a page and as a file: what it keeps of a filter, who may, and nothing of anybody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCalendar, type ExceptionFields } from '~/models/calendar.server';
import { newId } from '~/models/id.server';
import { organisationHistory } from '~/models/db/schema';
import { createDepartment, editDepartment, findDepartments, removeDepartment } from '~/models/department.server';
import { findOrganisationHistory, findSettingsPeople } from '~/models/organisation-history.server';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { settingsFilterOf } from '~/models/planning/settings-search';
import { createTarget } from '~/models/target.server';
import { createTeam } from '~/models/team.server';
import * as file from '~/routes/settings.history.download';
import * as history from '~/routes/settings.history._index';
import { callLoader } from '../support/app';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Municipality;
let leader: Actor;
let admin: Actor;

const saved = (answer: object | null): string => {
  if (answer === null || !('status' in answer) || answer.status !== 'saved' || !('id' in answer))
    throw new Error(JSON.stringify(answer));
  return String(answer.id);
};
const department = {
  ...{ key: 'PRF', name: { nl: '=Proef', en: null }, parentId: null },
  ...{ headcount: 12, users: 10, keyUsers: 1, casesPerYear: 1250, changeHours: null },
};

/** Changes that the demo itself tells: its assessments were made. */
let ofDemo = 0;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  ofDemo = (await database.db.select().from(organisationHistory)).length;
  [leader, admin] = [here.actor('project_leader'), here.actor('administrator')];
  const id = saved(await createDepartment(leader, department));
  saved(await editDepartment(admin, { id, fields: { ...department, headcount: 13 } }));
  expect(await removeDepartment(leader, id)).toMatchObject({ status: 'removed' });
  saved(
    await createTeam(leader, {
      ...{
        key: 'PRT',
        name: { nl: 'Proefteam', en: null },
        departmentId: null,
        note: '',
        interchangeable: null,
        ofDepartments: false,
        role: null,
      },
      ...{ fteFormation: 3.5, runHoursMonth: null, runShare: 0.4, pivotal: false },
      ...{ doubleShare: 0, substitutionOn: null, availability: null },
    }),
  );
  const period: ExceptionFields = {
    ...{ kind: 'non_working' as const, sort: 'closing' as const, from: day('2027-01-11'), until: day('2027-01-16') },
    ...{ label: { nl: 'Dicht', en: null }, departmentId: null, region: null, verify: false, source: null },
  };
  await changeCalendar(admin, { kind: 'create_exception', exceptionId: newId(), fields: period });
  const target = { metricKey: 'M02', departmentId: null, from: day('2026-06-01'), target: 80, ceiling: null };
  saved(await createTarget(leader, { programmeId: here.programmeId, ...target }, day('2026-11-22')));
  saved(await createDepartment(here.stranger, { ...department, name: { nl: 'Van een ander', en: null } }));
}, 120_000);
afterAll(() => database.close());

type Shown = {
  changes: { what: string; undone: boolean }[];
  people: { name: string }[];
  next: number | null;
};
const shown = async (query = '', as: 'reader' | 'stranger' = 'reader') => {
  const cookie = await here.cookie(as);
  const { status, data } = await callLoader(history.loader, { path: `/settings/history${query}`, cookie });
  expect(status).toBe(200);
  return data as Shown;
};
/** Of what something was done to, without what was done. */
const nameOf = ({ what }: { what: string }) => what.replace(/ (toegevoegd|verwijderd|gewijzigd)$/, '');

const titles = async (query: string, as?: 'reader' | 'stranger') => (await shown(query, as)).changes.map(nameOf);

describe('the page', () => {
  it('has every change, newest first, and who made them to choose from', async () => {
    const { changes, people, next } = await shown();
    expect(changes.map(nameOf).slice(1, 6)).toEqual(['Dicht', 'Proefteam', '=Proef', '=Proef', '=Proef']);
    expect(changes[3]).toMatchObject({ what: '=Proef verwijderd', undone: false });
    expect(next).toBeNull();
    const names = people.map(({ name }) => name);
    expect(names).toHaveLength(2);
    expect(names).toEqual([...names].sort());
  });

  it('keeps what the address asks: part, person, period; what cannot be read asks nothing', async () => {
    expect(await titles('?part=departments')).toEqual(['=Proef', '=Proef', '=Proef']);
    expect(await titles('?part=calendar')).toEqual(['Dicht']);
    expect(await titles('?part=teams')).toEqual(['Proefteam']);
    expect(await titles('?part=targets')).toHaveLength(1);
    expect(await titles(`?part=departments&person=${admin.userId}`)).toEqual(['=Proef']);
    expect(await titles('?last=2001-01-01')).toEqual([]);
    expect(await titles('?from=2001-01-01')).toHaveLength(6 + ofDemo);
    expect(await titles('?part=onzin&from=ooit')).toHaveLength(6 + ofDemo);
  });

  it('goes on where a page ended', async () => {
    const filter = settingsFilterOf({ part: null, person: '', from: null, last: null });
    const [newest, next] = await findOrganisationHistory(leader, { ...filter, limit: 2 });
    const rest = await titles(`?before=${next!.revision}`);
    expect(rest.slice(0, 4)).toEqual(['Proefteam', '=Proef', '=Proef', '=Proef']);
    expect(newest!.revision).toBeGreaterThan(next!.revision);
  });

  it('has nothing of another municipality', async () => {
    expect(await titles('', 'stranger')).toEqual(['Van een ander']);
    expect(await titles(`?person=${admin.userId}`, 'stranger')).toEqual([]);
    expect((await findSettingsPeople(here.stranger)).map(({ id }) => id)).toEqual([here.stranger.userId]);
  });
});

describe('the file', () => {
  const lines = async (query = '') => {
    const cookie = await here.cookie('reader');
    const { data, headers } = await callLoader(file.loader, { path: `/settings/history/download${query}`, cookie });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    return String(data)
      .replace('\uFEFF', '')
      .split('\r\n')
      .slice(0, -1)
      .map((line) => line.split(';'));
  };

  it('has a line per field, of what the filter keeps, and runs no formula', async () => {
    const [head, ...rows] = await lines(`?part=departments&person=${admin.userId}`);
    expect(head!.slice(2)).toEqual(['Onderdeel van de instellingen', 'Wat', 'Veld', 'Was', 'Werd', 'Waarom toch']);
    expect(rows.map((row) => row.slice(2))).toEqual([
      ['Afdelingen', "'=Proef gewijzigd", expect.any(String), '12', '13', ''],
    ]);
    const made = (await lines('?part=teams')).filter((row) => row[3] === 'Proefteam toegevoegd');
    expect(made.map((row) => row[6])).toContain('3,5');
    expect((await findDepartments(leader)).some((row) => row.key === 'PRF')).toBe(false);
  });
});
