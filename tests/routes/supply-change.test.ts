// Less people, more regular work or a lower limit: who goes over a limit because of it is seen first, and why is kept and read.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getChangeLoadRules } from '~/models/change-load-rules.server';
import { organisationOverload } from '~/models/db/schema';
import { findOverloads, findPlans } from '~/models/load.server';
import { findOrganisationHistory } from '~/models/organisation-history.server';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { changeSupply } from '~/models/supply-change.server';
import { createStaffing, findStaffing } from '~/models/team-staffing.server';
import { findSteps } from '~/models/team-step.server';
import { findTeams, getTeam } from '~/models/team.server';
import * as overview from '~/routes/programmes.$programmeId._index';
import * as rules from '~/routes/settings.capacity';
import * as changeRules from '~/routes/settings.change-load';
import * as undo from '~/routes/settings.history.$changeId.undo';
import * as team from '~/routes/settings.teams_.$teamId';
import * as year from '~/routes/settings.teams_.$teamId_.availability';
import * as staffing from '~/routes/settings.teams_.$teamId_.staffing.$staffingId';
import * as staffingRemove from '~/routes/settings.teams_.$teamId_.staffing.$staffingId_.remove';
import * as step from '~/routes/settings.teams_.$teamId_.steps.$stepId';
import { callAction, callLoader } from '../support/app';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let leader: Actor;
let cookie = '';
/** A team that has room: functional management. */
let teamId = '';

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  leader = here.actor('project_leader');
  cookie = await here.cookie('project_leader');
  teamId = (await findTeams(leader)).find(({ key }) => key === 'WEB')!.id;
});
afterAll(() => database.close());

const send = (route: unknown, form: Record<string, string>, params: Record<string, string> = {}) =>
  callAction(route as ActionFunction, { path: '/settings', params, form, cookie, today });
const changeIn = (answer: { headers: Headers }) =>
  new URL(answer.headers.get('location')!, 'http://x').searchParams.get('changed')!;
type Answer = { data: { weighed: { overload: { lines: string[] } | null; lines: string[]; errors: object } } };
const agreed = (form: Record<string, string>) => ({ ...form, confirmed: '1', loadText: 'Er is geen vervanging.' });
const overloads = (actor = here.actor('steering')) =>
  findOverloads(actor, here.programmeId, { since: day('2026-01-01') });

/** Half a year in which nobody of the team is there. */
const leave = { kind: 'absence', fte: '90', from: '2027-01-01', last: '2027-06-30', note: '' };
const at = () => ({ teamId, staffingId: 'new' });

describe('a team that goes over its limit', () => {
  test('is shown before anything is saved, with every month from today on', async () => {
    const rows = await findStaffing(leader, teamId);
    const shown = await send(staffing.action, leave, at());
    expect(shown.status).toBe(200);
    const { weighed } = (shown as unknown as Answer).data;
    expect(weighed.overload?.lines[0]).toMatch(/wordt in .+ 2027 werk gevraagd, terwijl er dan niemand is/);
    expect(await findStaffing(leader, teamId)).toEqual(rows);
  });

  test('is saved only with a reason, and then once', async () => {
    const rows = await findStaffing(leader, teamId);
    const unsaid = await send(staffing.action, { ...leave, confirmed: '1', loadText: ' ' }, at());
    expect(unsaid).toMatchObject({ status: 400, data: { weighed: { errors: { loadText: 'required' } } } });
    expect(await findStaffing(leader, teamId)).toEqual(rows);
    // A reason alone is no agreement: it was not seen.
    expect((await send(staffing.action, { ...leave, loadText: 'Zo is het.' }, at())).status).toBe(200);
    const saved = await send(staffing.action, agreed(leave), at());
    expect(saved.status).toBe(302);
    expect(await findStaffing(leader, teamId)).toHaveLength(rows.length + 1);
    const [entry] = await findOrganisationHistory(leader, { collections: ['team_staffing'], limit: 1 });
    expect(entry).toMatchObject({ id: changeIn(saved), overloadReason: 'Er is geen vervanging.' });
  });

  test('reaches who weighs promises, of the programme that asks the team; nobody of elsewhere', async () => {
    const [row] = await overloads();
    expect(row).toMatchObject({ ofSettings: true, reason: 'Er is geen vervanging.' });
    expect(row!.overloads.length).toBeGreaterThan(0);
    for (const over of row!.overloads) {
      expect(over).toMatchObject({ teamId, after: null, crossed: true });
      expect(over.month >= '2027-01-01' && over.month <= '2027-06-01').toBe(true);
    }
    const read = async (as: 'steering' | 'reader') =>
      (
        (
          await callLoader(overview.loader as LoaderFunction, {
            ...{ path: '/x', params: { programmeId: here.programmeId }, cookie: await here.cookie(as), today },
          })
        ).data as { overloads: { reason: string; ofSettings: boolean; lines: string[] }[] | null }
      ).overloads;
    expect((await read('steering'))![0]).toMatchObject({ reason: 'Er is geen vervanging.', ofSettings: true });
    expect(await read('reader')).toBeNull();
    expect(await overloads(here.stranger)).toEqual([]);
    expect(await findOverloads(leader, here.programmeId, { since: day('2099-01-01') })).toEqual([]);
  });

  test('what was kept of it stands', async () => {
    await expect(database.db.update(organisationOverload).set({ reason: 'Anders' })).rejects.toThrow();
    await expect(database.db.delete(organisationOverload)).rejects.toThrow();
  });

  test('is asked about too when a hire goes, and when that is turned round', async () => {
    const [absence] = (await findStaffing(leader, teamId)).filter(({ fte }) => fte === 90);
    const removed = await send(staffingRemove.action, {}, { teamId, staffingId: absence!.id });
    // Nobody goes over because somebody comes back.
    expect(removed.status).toBe(302);
    const changeId = changeIn(removed);
    const shown = await send(undo.action, {}, { changeId });
    expect((shown as unknown as Answer).data.weighed.overload?.lines.length).toBeGreaterThan(0);
    expect(await findStaffing(leader, teamId)).not.toContainEqual(expect.objectContaining({ fte: 90 }));
    const turned = await send(undo.action, agreed({}), { changeId });
    expect(turned.status).toBe(302);
    expect((await send(undo.action, agreed({}), { changeId: changeIn(turned) })).status).toBe(302);
    expect(await findStaffing(leader, teamId)).not.toContainEqual(expect.objectContaining({ fte: 90 }));
  });
});

const flat = (name: string, value: string) =>
  Object.fromEntries(Array.from({ length: 12 }, (_, month) => [`${name}${month + 1}`, value]));

test('every form of what a team has asks; what takes nobody over a limit is saved at once', async () => {
  const row = (await getTeam(leader, teamId))!;
  const form = {
    ...{ key: row.key, titleNl: row.name.nl, titleEn: row.name.en ?? '', departmentId: row.departmentId ?? '' },
    ...{ interchangeable: '', runHoursMonth: '', runShare: '', doubleShare: '0', substitutionOn: '', note: '' },
  };
  const overload = (answer: object) => (answer as Answer).data.weighed.overload;
  expect(overload(await send(team.action, { ...form, fteFormation: '0' }, { teamId }))).not.toBeNull();
  expect(
    overload(await send(team.action, { ...form, fteFormation: '3', runHoursMonth: '9000' }, { teamId })),
  ).not.toBeNull();
  const busy = { from: '2027-01-01', hoursMonth: '9000', doubleShare: '', note: '' };
  expect(overload(await send(step.action, busy, { teamId, stepId: 'new' }))).not.toBeNull();
  expect(await findSteps(leader, teamId)).toEqual([]);
  const capacity = {
    ...{ productiveHours: '500', doubleSurcharge: '20', switchingLoss: '0' },
    ...flat('availability', '1'),
    ...flat('season', '1'),
  };
  expect(overload(await send(rules.action, capacity))).not.toBeNull();
  // A year in which the team is there every other month only.
  const lean = Object.fromEntries(
    Array.from({ length: 12 }, (_, month) => [`month${month + 1}`, month % 2 === 0 ? '0,05' : '1,95']),
  );
  expect(overload(await send(year.action, lean, { teamId }))).not.toBeNull();
  expect((await getTeam(leader, teamId))!).toEqual(row);
  expect((await send(team.action, { ...form, fteFormation: '50' }, { teamId })).status).toBe(302);
});

test('rules of change load ask who goes over, beside what else looks different', async () => {
  const { weightLow, weightMedium, weightHigh, limitOrganisation, limitDeeper, changeHours } =
    (await getChangeLoadRules(leader))!;
  const form = Object.fromEntries(
    Object.entries({
      weightLow,
      weightMedium,
      weightHigh,
      limitOrganisation,
      limitTop: 10,
      limitDeeper,
      changeHours,
    }).map(([name, value]) => [name, String(value)]),
  );
  const shown = ((await send(changeRules.action, form)) as unknown as Answer).data.weighed;
  expect(shown.overload?.lines[0]).toMatch(/de grens is 10 en was 30\.$/);
  expect(shown.lines.length).toBeGreaterThan(0);
  expect((await getChangeLoadRules(leader))!.limitTop).toBe(30);
  expect((await send(changeRules.action, agreed(form))).status).toBe(302);
  expect((await getChangeLoadRules(leader))!.limitTop).toBe(10);
  const [row] = await overloads();
  expect(row!.overloads[0]).toMatchObject({ limit: 10, formerLimit: 30, crossed: true });
});

test('what is refused or not one’s own is answered as ever, and nothing is kept', async () => {
  const look = { today, look: 'never', reason: 'Toch.' } as const;
  const fields = { teamId, kind: 'absence' as const, fte: 90, from: null, until: null, note: '' };
  const before = await database.db.select().from(organisationOverload);
  const reader = here.actor('reader');
  expect(await changeSupply(reader, look, (tx) => createStaffing(reader, fields, tx))).toEqual({ status: 'forbidden' });
  const elsewhere = await changeSupply(here.stranger, look, (tx) => createStaffing(here.stranger, fields, tx));
  expect(elsewhere).toMatchObject({ status: 'refused', reason: 'supply' });
  expect(await database.db.select().from(organisationOverload)).toEqual(before);
  expect(await findPlans(here.stranger)).toEqual([]);
});
