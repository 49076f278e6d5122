// The overview: broken promises before "nothing is late", and the figures of a department head are of their own departments.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import { overviewOf } from '~/models/planning/overview';
import type { Item, Plan } from '~/models/planning/plan';
import { aCapacity, anItem, aPlan, aTeam } from '../factories';

const today = day('2026-03-02');
const moment = (id: string, start: string, rest: Partial<Item> = {}) =>
  anItem({ id, kind: 'milestone', workDays: 0, start: day(start), until: day(start), ...rest });

describe('promises that are not kept', () => {
  const promises = {
    baselineId: 'b',
    name: 'v1',
    days: { kept: day('2026-05-04'), later: day('2026-05-04'), gone: day('2026-04-06'), reached: day('2026-01-05') },
  };
  const items = [
    moment('kept', '2026-05-04'),
    moment('later', '2026-05-11'),
    moment('gone', '2026-04-06', { retired: true }),
    moment('reached', '2026-02-02', { progress: 'done' }),
    moment('new', '2026-06-01'),
  ];

  it('are those to come that are later or given up, in the order in which they were promised', () => {
    const { broken, late } = overviewOf(aPlan({ items, promises }), today, []);
    expect(late).toEqual([]);
    expect(broken).toMatchObject({
      name: 'v1',
      promises: [
        { id: 'gone', promised: '2026-04-06', day: null },
        // Liberation Day, 5 May, is no working day.
        { id: 'later', promised: '2026-05-04', day: '2026-05-11', workDays: 4 },
      ],
    });
  });

  it('are none where all is kept or nothing was promised', () => {
    expect(overviewOf(aPlan({ items: items.slice(0, 1), promises }), today, []).broken).toBeNull();
    expect(overviewOf(aPlan({ items }), today, []).broken).toBeNull();
  });
});

describe('a department head', () => {
  const of = (...ids: string[]) => ({ departments: ids.map((departmentId) => ({ departmentId, impact: 3 })) });
  const item = (id: string, rest: Partial<Item>) =>
    anItem({ id, mode: 'manual', start: day('2026-03-02'), until: day('2026-03-07'), ...rest });
  const plan: Plan = aPlan({
    items: [
      item('own done', { ...of('A'), progress: 'done' }),
      item('own started', { ...of('A', 'B'), progress: 'started' }),
      item('of all', { allDepartments: true }),
      item('late of mine', { ...of('A'), start: day('2026-02-02'), until: day('2026-02-07') }),
      item('late of another', { ...of('B'), start: day('2026-02-02'), until: day('2026-02-07') }),
      item('of nobody', { progress: 'done' }),
      moment('late gate', '2026-02-09', { kind: 'gate' }),
    ],
  });

  it('gets the figures of their own departments, as many late as the list has', () => {
    const { counts, late } = overviewOf(plan, today, ['A']);
    expect(counts).toEqual({ total: 4, done: 1, started: 1, late: 2 });
    expect(late.map(({ id }) => id)).toEqual(['late of mine', 'late gate']);
  });

  it('who follows none, like everybody else, gets those of the whole programme', () => {
    expect(overviewOf(plan, today, []).counts).toEqual({ total: 7, done: 2, started: 1, late: 3 });
  });

  it('sees the teams of their own departments that go over their limit', () => {
    const team = (id: string, departmentId: string | null) =>
      aTeam({ id, departmentId, fteFormation: 1, runHoursMonth: 200 });
    const teams = [team('own', 'A'), team('other', 'B'), team('central', null)];
    const capacity = aCapacity({ productiveHours: 1800, teams });
    const seen = (ids: string[]) => overviewOf({ ...plan, capacity }, today, ids).load.teams.map((row) => row.team.nl);
    expect(seen(['A'])).toEqual(['own']);
    expect(seen([])).toEqual(['own', 'other', 'central']);
  });
});
