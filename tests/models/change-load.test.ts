// What departments say of changes, and what change load is counted with, on the real database: history, undo, and nobody else's.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editChangeLoadRules, getChangeLoadRules } from '~/models/change-load-rules.server';
import * as t from '~/models/db/schema';
import {
  changedImpact,
  clearImpact,
  findImpactLog,
  findImpacts,
  getImpact,
  maySayImpact,
  sayImpact,
} from '~/models/department-impact.server';
import { editDepartment, getDepartment, getDepartmentUsage, removeDepartment } from '~/models/department.server';
import { findOverloads, findPlans, overloadsOf } from '~/models/load.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { getOrganisation } from '~/models/organisation.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import type { ImpactWord } from '~/models/planning/change-load/impact';
import { pointLoad } from '~/models/planning/change-load/load';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { type ChangeOf, planChange } from '~/models/planning/plan-change';
import { editTeam, findTeams } from '~/models/team.server';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { undoChange } from '../support/undo';

const today = day('2026-11-22');
let database: TestDatabase;
let here: Municipality;
let elsewhere: Municipality;
let head: Actor;
let itemId: string;

const word = (rest: Partial<ImpactWord> = {}): ImpactWord => ({ impact: 4, aspects: {}, remark: '', ...rest });
const unit = (key: string) => here.departmentIds[key]!;
const place = (key = 'BZ') => ({ itemId, departmentId: unit(key) });
const say = (rest: Partial<ImpactWord> = {}, { key = 'BZ', actor = here.leader, seen = null as number | null } = {}) =>
  sayImpact(actor, { programmeId: here.programmeId, ...place(key), word: word(rest), seen });
const changeOf = (answer: unknown) => (answer as { changeId: string }).changeId;
const revision = async () => (await getOrganisation(here.leader))!.revision;

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('Hier');
  elsewhere = await aMunicipality('Elders');
  head = { ...here.leader, role: 'department_head', departmentIds: [unit('BZ')] };
  itemId = (await loadPlan(here.leader, here.programmeId))!.items.find(({ key }) => key === 'EDV-07')!.id;
}, 120_000);
afterAll(() => database.close());
beforeEach(async () => {
  await clearImpact(here.leader, place('BZ'));
  await clearImpact(here.leader, place('VTH'));
});

describe('what a department says', () => {
  it('is kept with who said it, comes with the plan, and counts there', async () => {
    const month = day(
      `${(await loadPlan(here.leader, here.programmeId))!.items.find(({ id }) => id === itemId)!.start.slice(0, 7)}-01`,
    );
    const points = async () =>
      pointLoad((await loadPlan(here.leader, here.programmeId))!)
        .get(unit('BZ'))!
        .get(month)!;
    const before = await points();
    expect(await say({ remark: 'Balie is vol.' }, { actor: head })).toMatchObject({ status: 'saved' });
    expect(await getImpact(here.leader, place())).toMatchObject({
      impact: 4,
      remark: 'Balie is vol.',
      onBehalf: false,
    });
    expect((await loadPlan(here.leader, here.programmeId))!.changeLoad.said).toEqual([{ ...place(), impact: 4 }]);
    // from light, as nobody said more, to heavy
    expect((await points()) - before).toBe(9);
    expect(await findImpacts(here.leader, here.programmeId)).toHaveLength(1);
  });

  it('follows from aspects when there are any', async () => {
    await say({ impact: 1, aspects: { systems: 3, roles: 5 } });
    expect(await getImpact(here.leader, place())).toMatchObject({
      impact: 5,
      aspects: { systems: 3, roles: 5 },
      onBehalf: true,
    });
  });

  it('is said by a head of their own departments only, by planners on behalf of any, by nobody else', async () => {
    expect(await say({}, { key: 'VTH', actor: head })).toEqual({ status: 'forbidden' });
    expect(await clearImpact(head, place('VTH'))).toEqual({ status: 'forbidden' });
    for (const role of ['steering', 'reader'] as const) {
      expect(await say({}, { actor: { ...here.leader, role } })).toEqual({ status: 'forbidden' });
    }
    expect([
      maySayImpact(head, unit('BZ')),
      maySayImpact(head, unit('VTH')),
      maySayImpact(here.leader, unit('VTH')),
    ]).toEqual([...[true, false, true]]);
    await say({}, { key: 'VTH' });
    expect(await getImpact(here.leader, place('VTH'))).toMatchObject({ onBehalf: true });
  });

  it('is overtaken when somebody else said something else meanwhile, and saves nothing when nothing differs', async () => {
    await say({ impact: 2 });
    const seen = await revision();
    await say({ impact: 3 });
    expect(await say({ impact: 5 }, { seen })).toMatchObject({
      status: 'stale',
      fields: [{ field: 'impact', mine: 5, theirs: 3 }],
    });
    expect(await say({ impact: 3 })).toMatchObject({ status: 'saved', changeId: null });
    // the head confirms what was written down for them
    await say({ impact: 3 }, { actor: head });
    expect(await getImpact(here.leader, place())).toMatchObject({ impact: 3, onBehalf: false });
  });

  it('is turned round and back; a head only of their own department', async () => {
    const made = changeOf(await say({ impact: 2 }));
    const changed = changeOf(await say({ impact: 5, remark: 'Toch zwaar.' }));
    expect(await undoOrganisationChange(here.leader, made, today)).toMatchObject({
      answer: { status: 'refused', reason: 'contradicted' },
    });
    expect(await undoOrganisationChange(head, changed, today)).toMatchObject({ answer: { status: 'saved' } });
    expect(await getImpact(here.leader, place())).toMatchObject({ impact: 2, remark: '' });
    expect(await undoOrganisationChange(here.leader, made, today)).toMatchObject({ answer: { status: 'removed' } });
    expect(await getImpact(here.leader, place())).toBeNull();
    const other = changeOf(await say({}, { key: 'VTH' }));
    expect(await undoOrganisationChange(head, other, today)).toMatchObject({ answer: { status: 'forbidden' } });
    expect(await undoOrganisationChange(elsewhere.leader, other, today)).toBeNull();
    const taken = changeOf(await clearImpact(here.leader, place('VTH')));
    expect(await undoOrganisationChange(here.leader, taken, today)).toMatchObject({ answer: { status: 'saved' } });
    expect(await getImpact(here.leader, place('VTH'))).toMatchObject({ impact: 4 });
  });

  it('stands in the log of its department, called by item and department', async () => {
    await say({ impact: 1 });
    await clearImpact(here.leader, place());
    const log = await findImpactLog(here.leader, { programmeId: here.programmeId, departmentId: unit('BZ') });
    expect(log[0]).toMatchObject({ collection: 'department_impacts', after: null });
    expect(log[0]!.title!.nl).toMatch(/Mijn-omgeving.+, /);
    expect(await changedImpact(here.leader, log[0]!)).toMatchObject({ ...place(), programmeId: here.programmeId });
    const asked = { programmeId: here.programmeId, departmentId: unit('BZ') };
    expect(await findImpactLog(elsewhere.leader, asked)).toEqual([]);
    expect(await findImpactLog(here.leader, { ...asked, departmentId: unit('RO') })).toEqual([]);
  });

  it('keeps its department from being removed unseen', async () => {
    await say({}, { key: 'VTH' });
    expect((await getDepartmentUsage(here.leader, unit('VTH')))!.impacts).toMatchObject([{ id: itemId }]);
    expect(await removeDepartment(here.leader, unit('VTH'))).toMatchObject({ status: 'refused', reason: 'in_use' });
  });

  it('of another municipality is not there', async () => {
    await say();
    expect(await getImpact(elsewhere.leader, place())).toBeNull();
    expect(await findImpacts(elsewhere.leader, here.programmeId)).toEqual([]);
    expect(await clearImpact(elsewhere.leader, place())).toBeNull();
    const there = elsewhere.departmentIds['BZ']!;
    const asked = { programmeId: here.programmeId, itemId, word: word(), seen: null };
    expect(await sayImpact(elsewhere.leader, { ...asked, departmentId: there })).toBeNull();
    expect(await sayImpact(here.leader, { ...asked, departmentId: there })).toBeNull();
    expect(await sayImpact(here.leader, { ...asked, itemId: 'bestaatniet', departmentId: unit('BZ') })).toBeNull();
  });

  it('the database holds it together by itself', async () => {
    const row = {
      id: 'x',
      organisationId: here.leader.organisationId,
      programmeId: here.programmeId,
      impact: 3,
      ...place(),
    };
    const insert = (rest: object) => database.db.insert(t.departmentImpact).values({ ...row, ...rest });
    await expect(insert({ impact: 6 })).rejects.toThrow();
    await expect(insert({ departmentId: elsewhere.departmentIds['BZ']! })).rejects.toThrow();
    await expect(insert({ programmeId: elsewhere.programmeId })).rejects.toThrow();
    await say();
    await expect(insert({})).rejects.toThrow();
  });
});

describe('what change load is counted with', () => {
  const usual = {
    ...{ weightLow: 1, weightMedium: 5, weightHigh: 10, limitOrganisation: 90, limitTop: 30, limitDeeper: 25 },
    changeHours: 2,
  };

  it('begins as usual, is changed with history, and comes with every plan', async () => {
    expect(await getChangeLoadRules(here.leader)).toMatchObject(usual);
    const saved = await editChangeLoadRules(here.leader, { ...usual, limitTop: 12.5, weightHigh: 8 });
    expect(saved).toMatchObject({ status: 'saved' });
    const [plan] = await findPlans(here.leader);
    expect(plan!.changeLoad).toMatchObject({ weights: { high: 8 }, limits: { top: 12.5 } });
    expect(await undoOrganisationChange(here.leader, changeOf(saved), today)).toMatchObject({
      answer: { status: 'saved' },
    });
    expect(await getChangeLoadRules(here.leader)).toMatchObject(usual);
    expect(await getChangeLoadRules(elsewhere.leader)).toMatchObject(usual);
  });

  it('is refused when a heavier change weighs less, and is of planners', async () => {
    expect(await editChangeLoadRules(here.leader, { ...usual, weightHigh: 2 })).toMatchObject({
      ...{ status: 'refused', reason: 'change_load', field: 'weightHigh', why: 'lighter' },
    });
    expect(await editChangeLoadRules(head, usual)).toEqual({ status: 'forbidden' });
    await expect(
      database.db
        .update(t.organisation)
        .set({ weightMedium: 20 })
        .where(eq(t.organisation.id, here.leader.organisationId)),
    ).rejects.toThrow();
  });

  it('a department has hours of its own; a team is that of the departments', async () => {
    const department = (await getDepartment(here.leader, unit('BZ')))!;
    const { id, position: _position, ...fields } = department;
    await editDepartment(here.leader, { id, fields: { ...fields, changeHours: 0.5 } });
    const team = (await findTeams(here.leader)).find(({ key }) => key === 'AFD')!;
    await editTeam(here.leader, { id: team.id, fields: { ...team, ofDepartments: true } });
    const { changeLoad, capacity } = (await loadPlan(here.leader, here.programmeId))!;
    expect(changeLoad.sizes.find(({ departmentId }) => departmentId === unit('BZ'))).toMatchObject({
      hoursPerWeek: 0.5,
    });
    expect(capacity.teams.filter(({ ofDepartments }) => ofDepartments).map(({ key }) => key)).toEqual(['AFD']);
  });
});

describe('a change that takes a department over its limit', () => {
  const create = (id: string) =>
    planChange.parse({
      ...{ kind: 'create_item', itemId: id, start: '2031-03-03', workDays: 5 },
      fields: {
        ...{ kind: 'activity', description: '', workstreamId: null, phaseId: null, mode: 'manual' },
        ...{ notBefore: null, deadline: null, role: null, ownerId: null, teamHours: [], competences: [], raises: [] },
        ...{ allDepartments: false, effects: [], acceptanceValue: 0, pinned: false, border: null },
        ...{ departments: [{ departmentId: unit('COM'), impact: 5 }], title: { nl: id, en: null } },
      },
    }) as ChangeOf<'create_item'>;

  it('asks why, keeps that, and is read back as what it was', async () => {
    for (const id of ['een', 'twee', 'drie']) {
      expect(await changePlan(here.leader, here.programmeId, create(id))).toMatchObject({ status: 'saved' });
    }
    expect(await changePlan(here.leader, here.programmeId, create('vier'))).toMatchObject({
      status: 'reason_needed',
      effects: { changeLoad: [{ departmentId: unit('COM'), before: 30, after: 40, crossed: true }] },
    });
    const overload = 'De nieuwe wet gaat in maart in.';
    const saved = await changePlan(here.leader, here.programmeId, create('vier'), { overload });
    if (saved?.status !== 'saved') throw new Error(JSON.stringify(saved?.status));
    const kept = [{ departmentId: unit('COM'), month: '2031-03-01', before: 30, after: 40, limit: 30, crossed: true }];
    expect(await findOverloads(here.leader, here.programmeId, { since: day('2020-01-01') })).toMatchObject([
      { reason: overload, overloads: kept },
    ]);
    expect(await overloadsOf(here.leader, here.programmeId, saved.changeId)).toEqual(kept);
    expect(await overloadsOf(elsewhere.leader, here.programmeId, saved.changeId)).toEqual([]);
  });

  it('what a department said of an item waits for it when its making is undone, and counts again when it is done again', async () => {
    const at = { itemId: 'vijf', departmentId: unit('VTH') };
    const made = await changePlan(here.leader, here.programmeId, {
      ...create('vijf'),
      start: day('2032-03-01'),
    });
    if (made?.status !== 'saved') throw new Error(JSON.stringify(made));
    await sayImpact(here.leader, { programmeId: here.programmeId, ...at, word: word(), seen: null });
    const points = async () => {
      const plan = (await loadPlan(here.leader, here.programmeId))!;
      return pointLoad(plan).get(at.departmentId)?.get(day('2032-03-01'));
    };
    const asked = await points();
    expect(asked).toBeGreaterThan(0);
    const undone = await undoChange(here.leader, here.programmeId, made.changeId);
    if (undone?.status !== 'saved') throw new Error(JSON.stringify(undone));
    expect(await points()).toBeUndefined();
    expect(await undoChange(here.leader, here.programmeId, undone.changeId)).toMatchObject({ status: 'saved' });
    expect(await getImpact(here.leader, at)).toMatchObject({ impact: 4 });
    expect(await points()).toBe(asked);
  });
});
