// What a home is told: what is on, late, in the way or coming, and which dates wait for a word of a department.
import { describe, expect, it } from 'vitest';
import { treeOf } from '~/models/planning/change-load/asked-levels';
import { addDays, day } from '~/models/planning/day';
import { comingLines, type DateAnswer, waitsForWord, withBelow } from '~/models/planning/home/department-home';
import { programmeNow } from '~/models/planning/home/programme-now';
import type { Item, Plan } from '~/models/planning/plan';
import type { CalendarException } from '~/models/planning/working-calendar';
import { aCapacity, anItem, aPlan, aTeam } from '../factories';

/** A Wednesday. */
const today = day('2026-11-25');
const item = (id: string, from: string, until: string, rest: Partial<Item> = {}) =>
  anItem({ id, start: day(from), until: day(until), workDays: 5, ...rest });
const milestone = (id: string, on: string, rest: Partial<Item> = {}) =>
  anItem({ id, kind: 'milestone', start: day(on), until: day(on), workDays: 0, ...rest });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const now = (items: Item[], rest: Partial<Plan> = {}) => programmeNow(aPlan({ items, ...rest }), today);

describe('what is on', () => {
  it('is told of today and of the rest of the week apart, by the day it begins or ends', () => {
    const { today: on, week } = now([
      item('begins', '2026-11-25', '2026-12-05'),
      item('ends', '2026-11-18', '2026-11-26', { progress: 'started' }),
      milestone('happens', '2026-11-25'),
      item('runs', '2026-11-16', '2026-12-12', { progress: 'started' }),
      item('friday', '2026-11-16', '2026-11-28', { progress: 'started' }),
      milestone('sunday', '2026-11-29'),
      milestone('monday', '2026-11-30'),
      milestone('done', '2026-11-25', { progress: 'done' }),
      milestone('retired', '2026-11-25', { retired: true }),
    ]);
    expect(ids(on)).toEqual(['ends', 'begins', 'happens']);
    expect(ids(week)).toEqual(['friday', 'sunday']);
  });

  it('is late by the days since it should have ended, or begun', () => {
    const { late, today: on } = now([
      item('ended', '2026-11-09', '2026-11-21', { progress: 'started' }),
      item('unbegun', '2026-11-23', '2026-12-05'),
      milestone('missed', '2026-11-24'),
      item('ends today', '2026-11-16', '2026-11-26', { progress: 'started' }),
    ]);
    expect(late.map(({ id, lateBy }) => [id, lateBy])).toEqual([
      ['ended', 5],
      ['unbegun', 2],
      ['missed', 1],
    ]);
    expect(ids(on)).toEqual(['ends today']);
  });

  it('names the next gate with its criteria that are not met', () => {
    const gate = (id: string, on: string, rest: Partial<Item> = {}) => milestone(id, on, { kind: 'gate', ...rest });
    const criterion = (id: string, state: 'met' | 'open', hard: boolean) =>
      ({ id, itemId: 'next', state, hard }) as Plan['criteria'][number];
    const { gate: next } = now(
      [gate('passed', '2026-11-02', { progress: 'done' }), gate('next', '2026-12-01'), gate('later', '2027-01-01')],
      { criteria: [criterion('a', 'met', true), criterion('b', 'open', true), criterion('c', 'open', false)] },
    );
    expect(next).toMatchObject({ id: 'next', open: 2, hardOpen: 1 });
    expect(now([]).gate).toBeNull();
  });
});

describe('what stands where it cannot', () => {
  it('is past its deadline, or goes into use in a freeze that is not over', () => {
    const freeze = (id: string, from: string, until: string): CalendarException => ({
      ...{ id, kind: 'freeze', sort: 'freeze', from: day(from), until: day(until), departmentId: null },
      ...{ label: { nl: id, en: null }, region: null, verify: false, source: null },
    });
    const plan = aPlan({
      items: [
        item('late', '2026-12-01', '2026-12-12', { deadline: day('2026-12-10') }),
        item('in time', '2026-12-01', '2026-12-12', { deadline: day('2026-12-11') }),
        milestone('frozen', '2026-12-24'),
        milestone('was frozen', '2026-11-03'),
        milestone('done', '2026-12-24', { progress: 'done' }),
      ],
    });
    const calendar = {
      ...plan.calendar,
      exceptions: [freeze('kerst', '2026-12-21', '2027-01-04'), freeze('herfst', '2026-11-02', '2026-11-09')],
    };
    const { conflicts } = programmeNow({ ...plan, calendar }, today);
    expect(conflicts).toEqual([
      { itemId: 'late', title: expect.anything(), why: [{ kind: 'deadline', deadline: '2026-12-10' }] },
      { itemId: 'frozen', title: expect.anything(), why: [{ kind: 'freeze', period: { nl: 'kerst', en: null } }] },
    ]);
  });

  it('is wholly outside its phase; partly is no news', () => {
    const phase = {
      id: 'p',
      title: { nl: 'Bouwen', en: null },
      start: day('2026-11-01'),
      until: day('2026-12-01'),
      active: true,
    };
    const { conflicts } = now(
      [
        item('out', '2026-12-01', '2026-12-05', { phaseId: 'p' }),
        item('partly', '2026-11-28', '2026-12-05', { phaseId: 'p' }),
      ],
      { phases: [phase as Plan['phases'][number]] },
    );
    expect(conflicts).toMatchObject([{ itemId: 'out', why: [{ kind: 'phase', phase: { nl: 'Bouwen' } }] }]);
  });
});

describe('what comes for a department', () => {
  const departments = [
    { id: 'soc', key: 'SOC', name: { nl: 'Sociaal', en: null }, parentId: null, position: 0 },
    { id: 'wmo', key: 'WMO', name: { nl: 'Wmo', en: null }, parentId: 'soc', position: 0 },
    { id: 'vth', key: 'VTH', name: { nl: 'VTH', en: null }, parentId: null, position: 1 },
  ] as unknown as Plan['departments'];
  const sizes = [
    { departmentId: 'soc', headcount: 10, users: 10, hoursPerWeek: null },
    { departmentId: 'wmo', headcount: 30, users: 30, hoursPerWeek: null },
    { departmentId: 'vth', headcount: 20, users: 20, hoursPerWeek: null },
  ];
  const asking = (id: string, from: string, departmentIds: string[], rest: Partial<Item> = {}) =>
    item(id, from, addDays(day(from), 5), {
      ...{ allDepartments: false, departments: departmentIds.map((departmentId) => ({ departmentId, impact: 3 })) },
      ...{ teamHours: [{ teamId: 'people', hours: 80 }], ...rest },
    });
  const planOf = (...items: Item[]): Plan => {
    const plan = aPlan({
      items,
      departments,
      capacity: aCapacity({ teams: [aTeam({ id: 'people', ofDepartments: true })] }),
    });
    return { ...plan, changeLoad: { ...plan.changeLoad, sizes } };
  };
  const linesOf = (plan: Plan, own: string[], answers: DateAnswer[] = []) =>
    comingLines([programmeNow(plan, today)], { own, below: withBelow(treeOf(departments), own) }, answers);
  const said = (itemId: string, departmentId: string, kind: 'confirmed' | 'contested', from: string): DateAnswer => ({
    ...{ id: itemId, programmeId: 'p', itemId, departmentId, kind, text: '' },
    ...{ from: day(from), until: addDays(day(from), 5), settled: false },
  });

  it('is what asks it or what is below it in six weeks, with the hours of its people', () => {
    const plan = planOf(
      asking('both', '2026-12-07', ['soc', 'vth']),
      asking('below', '2026-11-30', ['wmo']),
      asking('other', '2026-11-30', ['vth']),
      asking('far', '2027-01-06', ['soc']),
      asking('near', '2027-01-05', ['soc']),
    );
    const lines = linesOf(plan, ['soc']);
    expect(ids(lines)).toEqual(['below', 'both', 'near']);
    // Of 80 hours VTH, with 20 of the 60 people, is asked a third; Sociaal with Wmo the rest.
    expect(lines.map(({ hours }) => Math.round(hours))).toEqual([80, 53, 80]);
    expect(lines.map(({ departmentIds }) => departmentIds)).toEqual([[], ['soc'], ['soc']]);
  });

  it('waits for a word until one is given of these dates; dates that move are asked again', () => {
    const plan = planOf(asking('a', '2026-12-07', ['soc']), asking('b', '2026-12-07', ['soc']));
    const of = (answers: DateAnswer[]) =>
      linesOf(plan, ['soc'], answers).map((line) => [line.id, line.answer, line.moved, waitsForWord(line, today)]);
    expect(of([])).toEqual([
      ['a', null, false, true],
      ['b', null, false, true],
    ]);
    expect(of([said('a', 'soc', 'confirmed', '2026-12-07'), said('b', 'soc', 'contested', '2026-11-30')])).toEqual([
      ['a', 'confirmed', false, false],
      ['b', null, true, true],
    ]);
    expect(of([said('a', 'vth', 'confirmed', '2026-12-07')])[0]).toEqual(['a', null, false, true]);
  });

  it('of somebody with two departments waits until both have a word, and one that contests counts', () => {
    const plan = planOf(asking('a', '2026-12-07', ['soc', 'vth']));
    const of = (...answers: DateAnswer[]) => linesOf(plan, ['soc', 'vth'], answers)[0]!.answer;
    expect(of(said('a', 'soc', 'confirmed', '2026-12-07'))).toBeNull();
    expect(of(said('a', 'soc', 'confirmed', '2026-12-07'), said('a', 'vth', 'contested', '2026-12-07'))).toBe(
      'contested',
    );
  });

  it('is not asked about once it has begun, nor by who only heads what is above', () => {
    const begun = planOf(asking('a', '2026-11-24', ['soc'], { progress: 'started' }));
    expect(linesOf(begun, ['soc']).map((line) => waitsForWord(line, today))).toEqual([false]);
    const below = planOf(asking('a', '2026-12-07', ['wmo']));
    expect(linesOf(below, ['soc']).map((line) => waitsForWord(line, today))).toEqual([false]);
    expect(linesOf(below, ['wmo']).map((line) => waitsForWord(line, today))).toEqual([true]);
  });
});
