// Competences over HTTP: what teams can do is said, changed and turned round; coverage, gaps and the training that closes one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCompetences } from '~/models/directory.server';
import { loadCoverage } from '~/models/coverage.server';
import { loadPlan } from '~/models/plan.server';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { findTeams } from '~/models/team.server';
import { findTeamLevels, removeTeamLevel } from '~/models/team-competence.server';
import { getTeamUsage } from '~/models/team.server';
import * as coverage from '~/routes/programmes.$programmeId.capacity_.competence';
import * as download from '~/routes/programmes.$programmeId.capacity_.competence_.download';
import * as itemPage from '~/routes/programmes.$programmeId.items.$itemId._index';
import * as edit from '~/routes/programmes.$programmeId.items.$itemId.edit';
import * as create from '~/routes/programmes.$programmeId.items.new';
import * as matrix from '~/routes/settings.competences';
import * as one from '~/routes/settings.competences_.$competenceId';
import * as remove from '~/routes/settings.competences_.$competenceId_.remove';
import * as level from '~/routes/settings.competences_.levels.$levelId';
import * as levelRemove from '~/routes/settings.competences_.levels.$levelId_.remove';
import * as teamCompetence from '~/routes/settings.competences_.teams.$teamId.$competenceId';
import * as undo from '~/routes/settings.history.$changeId.undo';
import { programmeAsBlueprint } from '~/models/programme.server';
import { callAction, callLoader } from '../support/app';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { type Municipality, twoMunicipalities } from '../support/two-municipalities';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let leader: Actor;
let cookie: string;
let stranger: string;
const team: Record<string, string> = {};
const competence: Record<string, string> = {};

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await twoMunicipalities(database.db);
  leader = here.actor('project_leader');
  cookie = await here.cookie('project_leader');
  stranger = await here.cookie('stranger');
  for (const { key, id } of await findTeams(leader)) team[key] = id;
  for (const { key, id } of await findCompetences(leader)) competence[key] = id;
});
afterAll(() => database.close());

const settings = (rest = '', params: Record<string, string> = {}) => ({
  ...{ path: `/settings/competences${rest}`, params, cookie, today },
});
const page = (rest = '') => ({
  path: `/programmes/${here.programmeId}/capacity/competence${rest}`,
  ...{ params: { programmeId: here.programmeId }, cookie, today },
});
const changeIn = (headers: Headers) => new URL(headers.get('location')!, 'http://x').searchParams.get('changed')!;
const turnRound = (changeId: string) =>
  callAction(undo.action, {
    ...{ path: `/settings/history/${changeId}/undo`, params: { changeId }, cookie, form: {} },
  });

describe('the competences of a municipality', () => {
  const form = { key: 'EIGEN', titleNl: 'Eigen vak', titleEn: '', version: '1' };

  it('are added, renamed, removed when nothing uses them, and each of that is turned round', async () => {
    const made = await callAction(one.action, { ...settings('/new', { competenceId: 'new' }), form });
    expect(made.status).toBe(302);
    const { id } = (await findCompetences(leader)).find(({ key }) => key === 'EIGEN')!;
    const named = await callAction(one.action, {
      ...settings(`/${id}`, { competenceId: id }),
      form: { ...form, titleNl: 'Ander vak', version: '9999' },
    });
    expect(named.status).toBe(302);
    const gone = await callAction(remove.action, { ...settings(`/${id}/remove`, { competenceId: id }), form: {} });
    expect(gone.status).toBe(302);
    expect((await findCompetences(leader)).some((row) => row.id === id)).toBe(false);
    expect((await turnRound(changeIn(gone.headers))).status).toBe(302);
    expect((await findCompetences(leader)).find((row) => row.id === id)?.title.nl).toBe('Ander vak');
    expect((await turnRound(changeIn(named.headers))).status).toBe(302);
    expect((await findCompetences(leader)).find((row) => row.id === id)?.title.nl).toBe('Eigen vak');
  });
  it('have a key of their own', async () => {
    const answer = await callAction(one.action, {
      ...settings('/new', { competenceId: 'new' }),
      form: { ...form, key: 'c06' },
    });
    expect(answer.status).toBe(400);
    expect(answer.data).toMatchObject({ errors: { key: expect.any(String) as string } });
  });
  it('stay while an item needs them or a team has them, which are named', async () => {
    const at = settings('/x/remove', { competenceId: competence['C10']! });
    const { data } = await callLoader(remove.loader, at);
    const { usage } = data as { usage: { items: unknown[]; teams: { name: { nl: string } }[] } };
    expect(usage.items.length).toBeGreaterThan(5);
    expect(usage.teams.map(({ name }) => name.nl)).toEqual(['DIV / informatiebeheer']);
    expect((await callAction(remove.action, { ...at, form: {} })).status).toBe(409);
  });
});

describe('the level of a team', () => {
  const place = () => ({ teamId: team['COM']!, competenceId: competence['C16']! });
  const said = async () => (await findTeamLevels(leader)).filter((row) => row.teamId === place().teamId);

  it('is said from a day on, changed, and turned round; the matrix shows that of today', async () => {
    const before = (await said()).length;
    const add = (form: Record<string, string>) =>
      callAction(teamCompetence.action, { ...settings('/teams/x/y', place()), form: { note: '', ...form } });
    expect((await add({ level: '2', from: '' })).status).toBe(302);
    expect((await add({ level: '4', from: '2026-12-01' })).status).toBe(302);
    const twice = await add({ level: '5', from: '2026-12-01' });
    expect(twice.status).toBe(400);
    expect((await said()).length).toBe(before + 2);

    const shown = async () => {
      const { data } = await callLoader(matrix.loader, settings());
      const { teams, rows } = data as { teams: { id: string }[]; rows: { key: string; levels: (number | null)[] }[] };
      return rows.find(({ key }) => key === 'C16')!.levels[teams.findIndex(({ id }) => id === team['COM'])];
    };
    expect(await shown()).toBe(2);
    const own = (await said()).find((row) => row.competenceId === place().competenceId && row.from === null)!;
    const changed = await callAction(level.action, {
      ...settings(`/levels/${own.id}`, { levelId: own.id }),
      form: { level: '3', from: '', note: 'Cursus', version: '9999' },
    });
    expect(changed.status).toBe(302);
    expect(await shown()).toBe(3);
    expect((await turnRound(changeIn(changed.headers))).status).toBe(302);
    expect(await shown()).toBe(2);
  });
  it('is not overwritten by a form that was made before somebody else changed it', async () => {
    const own = (await said()).find((row) => row.competenceId === place().competenceId && row.from === null)!;
    const at = settings(`/levels/${own.id}`, { levelId: own.id });
    const { revision } = (await callLoader(level.loader, at)).data as { revision: number };
    const send = (value: string) =>
      callAction(level.action, { ...at, form: { level: value, from: '', note: '', version: String(revision) } });
    expect((await send('1')).status).toBe(302);
    const late = await send('5');
    expect(late.status).toBe(409);
    expect(late.data).toMatchObject({ stale: [{ field: 'Niveau', mine: '5 vernieuwer', theirs: '1 geen' }] });
  });
  it('is taken away, and comes back', async () => {
    const own = (await said()).find((row) => row.competenceId === place().competenceId && row.from !== null)!;
    const at = settings(`/levels/${own.id}/remove`, { levelId: own.id });
    expect((await callLoader(levelRemove.loader, at)).data).toMatchObject({
      name: { nl: expect.stringContaining('4 expert vanaf') as string },
    });
    const gone = await callAction(levelRemove.action, { ...at, form: {} });
    expect((await said()).some(({ id }) => id === own.id)).toBe(false);
    expect((await turnRound(changeIn(gone.headers))).status).toBe(302);
    expect(await said()).toContainEqual(own);
  });
  it('of another municipality is not there', async () => {
    const own = (await said())[0]!;
    const at = { ...settings(`/levels/${own.id}`, { levelId: own.id }), cookie: stranger };
    expect((await callLoader(level.loader, at)).status).toBe(404);
    expect((await callAction(level.action, { ...at, form: { level: '5', from: '', note: '' } })).status).toBe(404);
    expect(await removeTeamLevel(here.stranger, own.id)).toBeNull();
    const place = { teamId: team['DIV']!, competenceId: competence['C10']! };
    const there = { ...settings('/teams/x/y', place), cookie: stranger };
    expect((await callLoader(teamCompetence.loader, there)).status).toBe(404);
    expect((await callAction(one.action, { ...there, params: place, form: {} })).status).toBe(404);
    expect(await findTeamLevels(here.stranger)).toEqual([]);
  });
});

type Page = {
  total: { state: string; text: string };
  teams: { id: string; share: string; state: string }[];
  gaps: { id: string; team: string; closing: string; closedBy: string | null; plan: string | null }[];
  unknown: string;
};
const shown = async (rest = '') => (await callLoader(coverage.loader, page(rest))).data as Page;
const gapOf = ({ gaps }: Page, teamKey: string, key: string) =>
  gaps.find(({ id }) => id === `${team[teamKey]} ${competence[key]}`);

describe('coverage in the demo', () => {
  it('is about as it was printed; items stand on working days here', async () => {
    const plan = (await loadPlan(leader, here.programmeId))!;
    const { coverage: told } = await loadCoverage(leader, plan, today);
    expect(Math.abs(told.total.k! - 0.71)).toBeLessThan(0.03);
    expect(Math.abs(told.teams.find(({ teamId }) => teamId === team['DIV'])!.k! - 0.63)).toBeLessThan(0.03);
    const data = await shown();
    expect(data.total.state).toBe('amber');
    expect(data.teams.map(({ id }) => id)).not.toContain(team['LEV']);
    expect(data.unknown).toContain('Leverancier');
  });
  it('names what closes a gap, and offers a training where nothing does', async () => {
    const data = await shown();
    const advice = gapOf(data, 'DIV', 'C10')!;
    expect(advice.closing).toContain('DIV-opleiding 2');
    expect(gapOf(data, 'IA', 'C06')).toMatchObject({ closing: 'Niets lost dit op', closedBy: null });
  });
  it('is sorted and filtered by its address, and is a file', async () => {
    const own = await shown(`?team=${team['IA']}&sort=hours&order=down`);
    expect(new Set(own.gaps.map((gap) => gap.team)).size).toBe(1);
    const answer = await download.loader({
      ...{ request: new Request(`http://x${page().path}`, { headers: { cookie } }), params: page().params },
      context: { today } as never,
    } as never);
    const text = await (answer as Response).text();
    expect(text).toContain('DIV-opleiding 2');
  });
  it('of another municipality is not there', async () => {
    expect((await callLoader(coverage.loader, { ...page(), cookie: stranger })).status).toBe(404);
  });
});

describe('a training that closes a gap', () => {
  const before = async () => (await loadPlan(leader, here.programmeId))!;

  it('comes from the page filled in, is saved with what it brings, and closes the gap', async () => {
    const gap = gapOf(await shown(), 'IA', 'C18')!;
    const path = gap.plan!;
    const params = { programmeId: here.programmeId };
    const { data } = await callLoader(create.loader, { path, params, cookie, today });
    const { item, version, start } = data as {
      item: { title: { nl: string; en: string }; raises: unknown[]; kind: string };
      version: number;
      start: string;
    };
    expect(item).toMatchObject({
      ...{ kind: 'calendar_item', raises: [{ teamId: team['IA'], competenceId: competence['C18'], level: 3 }] },
      title: { nl: expect.stringContaining('Training') as string, en: expect.stringContaining('Training') as string },
    });
    const form = {
      ...{ title: item.title.nl, titleEn: item.title.en, kind: 'calendar_item', mode: 'manual', acceptanceValue: '0' },
      ...{ start, workDays: '3', version: String(version), [`hours:${team['HR']}`]: '8' },
      ...{ 'raiseTeam:0': team['IA']!, 'raiseCompetence:0': competence['C18']!, 'raiseLevel:0': '3' },
      ...{ 'raiseTeam:1': '', 'raiseCompetence:1': '', 'raiseLevel:1': '' },
    };
    const half = await callAction(create.action, {
      ...{ path, params, cookie, today, form: { ...form, 'raiseLevel:0': '', 'raiseTeam:1': team['IA']! } },
    });
    expect(half.status).toBe(400);
    expect(Object.keys((half.data as { errors: object }).errors).sort()).toEqual(
      ['raiseCompetence:1', 'raiseLevel:0', 'raiseLevel:1'].sort(),
    );
    const stranger = await callAction(create.action, {
      ...{ path, params, cookie, today, form: { ...form, 'raiseCompetence:0': 'bestaatniet' } },
    });
    expect(stranger.status).toBe(409);
    const made = await callAction(create.action, { path, params, cookie, today, form });
    expect(made.status).toBe(302);
    const saved = (await before()).items.find(({ title }) => title.nl === item.title.nl)!;
    expect(saved.raises).toEqual([{ teamId: team['IA'], competenceId: competence['C18'], level: 3 }]);
    // Ends before the first item that needs it begins: the gap is no more.
    expect(gapOf(await shown(), 'IA', 'C18')).toBeUndefined();
    const blueprint = (await programmeAsBlueprint(leader, here.programmeId))!;
    expect(blueprint.activities.find(({ title }) => title.nl === item.title.nl)!.raises).toEqual([
      { team: 'IA', competence: 'C18', level: 3 },
    ]);
    expect((await getTeamUsage(leader, team['IA']!))!.items.some(({ id }) => id === saved.id)).toBe(true);
  });

  it('is told in the words of history when what it brings changes', async () => {
    const item = (await before()).items.find(({ key }) => key === 'OPL-10')!;
    const params = { programmeId: here.programmeId, itemId: item.id };
    const at = { path: `/programmes/${here.programmeId}/items/${item.id}/edit`, params, cookie, today };
    const { version } = (await callLoader(edit.loader, at)).data as { version: number };
    const form = {
      ...{ title: item.title.nl, titleEn: item.title.en ?? '', description: item.description, kind: item.kind },
      ...{ mode: item.mode, workstream: item.workstreamId ?? '', phase: item.phaseId ?? '' },
      ...{ notBefore: item.notBefore ?? '', deadline: item.deadline ?? '', owner: item.ownerId ?? '' },
      ...{ role: item.role?.nl ?? '', roleEn: item.role?.en ?? '', version: String(version) },
      ...{ acceptanceValue: String(item.acceptanceValue), ...(item.allDepartments ? { allDepartments: 'on' } : {}) },
      ...Object.fromEntries(item.teamHours.map((row) => [`hours:${row.teamId}`, String(row.hours)])),
      ...Object.fromEntries(item.departments.map((row) => [`impact:${row.departmentId}`, String(row.impact)])),
      ...Object.fromEntries(item.effects.map((row) => [`effect:${row.metricKey}`, row.direction])),
      ...Object.fromEntries(item.effects.map((row) => [`size:${row.metricKey}`, row.size ?? ''])),
      ...Object.fromEntries(item.effects.map((row) => [`lag:${row.metricKey}`, String(row.lagWeeks ?? '')])),
      ...Object.fromEntries(item.competences.map((row) => [`needs:${row.competenceId}`, 'default'])),
      ...{ 'raiseTeam:0': team['DIV']!, 'raiseCompetence:0': competence['C10']!, 'raiseLevel:0': '4' },
    };
    expect((await callAction(edit.action, { ...at, form })).status).toBe(302);
    const { data } = await callLoader(itemPage.loader, { ...at, path: at.path.replace('/edit', '') });
    const { history, competences } = data as {
      history: { lines: unknown }[];
      competences: { needs: { covered: boolean; has: string }[]; raises: { text: string }[] };
    };
    expect(JSON.stringify(history[0])).toContain('DIV / informatiebeheer');
    expect(JSON.stringify(history[0])).toContain('(4)');
    expect(competences.raises[0]!.text).toContain('naar 4 expert');
    expect(competences.needs.map(({ covered }) => covered)).toEqual([false, true]);
    expect(competences.needs[0]!.has).toContain('2 basis');
  });
});
