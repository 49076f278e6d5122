// The year overview counts what runs and ends per month, spreads hours over working days, and counts an item once in the totals.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '~/models/planning/day';
import type { Item, Plan } from '~/models/planning/plan';
import { yearOverview, type YearQuestion } from '~/models/planning/year-overview';
import { anItem, aPlan, noFilter, workdays } from '../factories';

const question: YearQuestion = {
  from: day('2026-01-01'),
  rows: 'workstream',
  filter: noFilter,
  today: day('2026-11-22'),
};
const streams = [
  { id: 'w1', key: null, title: { nl: 'Een', en: null }, position: 0, hue: 0 },
  { id: 'w2', key: null, title: { nl: 'Twee', en: null }, position: 1, hue: 1 },
];
const departments = ['d1', 'd2'].map((id) => ({ id, key: id, name: { nl: id, en: null }, parentId: null }));

function work(id: string, start: string, until: string, hours: number, rest: Partial<Item> = {}): Item {
  const teamHours = hours === 0 ? [] : [{ teamId: 't1', hours }];
  return anItem({ id, workstreamId: 'w1', start: day(start), until: day(until), teamHours, ...rest });
}

function planOf(...items: Item[]): Plan {
  return aPlan({ workstreams: streams, departments, items });
}

describe('the year overview', () => {
  it('counts an item in every month it runs in, and as ending in the month of its last day', () => {
    const { rows, total } = yearOverview(planOf(work('a', '2026-01-26', '2026-04-01', 0)), question);
    const cells = rows.find((row) => row.id === 'w1')!.cells;
    expect(cells.map((cell) => cell.active)).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(cells.map((cell) => cell.landing)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(total).toEqual({ active: 1, landing: 1, hours: 0 });
  });

  it('spreads hours over working days: holidays carry none', () => {
    // 20 April to 17 May 2026: 27 April (King's Day), 5 May and 14 May (Ascension) are days off
    const plan = planOf(work('a', '2026-04-20', '2026-05-18', 170));
    const inApril = workdays(plan, day('2026-04-20'), day('2026-05-01'));
    const all = workdays(plan, day('2026-04-20'), day('2026-05-18'));
    expect([inApril, all]).toEqual([8, 17]);
    const cells = yearOverview(plan, question).totals;
    expect([cells[3]!.hours, cells[4]!.hours]).toEqual([80, 90]);
  });

  it('takes only the part of an item that lies in the twelve months', () => {
    const { totals, total } = yearOverview(planOf(work('a', '2025-12-29', '2026-01-10', 90)), question);
    // nine working days, of which Monday 29 to Wednesday 31 December lie before the year; 1 January is a day off
    expect(totals[0]!.hours).toBe(60);
    expect(total).toEqual({ active: 1, landing: 1, hours: 60 });
    const next = yearOverview(planOf(work('a', '2026-12-28', '2027-02-01', 100)), question);
    expect(next.total.landing).toBe(0);
    expect(next.totals[11]!.active).toBe(1);
  });

  it('lets hours wholly on days off fall in the month they begin', () => {
    const { totals } = yearOverview(planOf(work('weekend', '2026-10-31', '2026-11-02', 12)), question);
    expect([totals[9]!.hours, totals[10]!.hours]).toEqual([12, 0]);
  });

  it('keeps milestones and gates apart, in order of their days', () => {
    const moment = (id: string, on: string, kind: 'milestone' | 'gate') => work(id, on, on, 8, { kind, workDays: 0 });
    const answer = yearOverview(
      planOf(moment('late', '2026-04-30', 'milestone'), moment('early', '2026-04-02', 'gate')),
      question,
    );
    expect(answer.moments[3]!.map(({ id }) => id)).toEqual(['early', 'late']);
    expect(answer.totals[3]).toEqual({ active: 0, landing: 0, hours: 16 });
  });

  it('counts an item in each department it names, what asks everybody in a row of its own, and each once in the totals', () => {
    const plan = planOf(
      work('both', '2026-03-02', '2026-03-07', 10, { allDepartments: true }),
      work('one', '2026-03-02', '2026-03-07', 5, { departments: [{ departmentId: 'd2', impact: 2 }] }),
      work('nobody', '2026-03-02', '2026-03-07', 3),
    );
    const { rows, totals } = yearOverview(plan, { ...question, rows: 'department' });
    expect(rows.map((row) => [row.id, row.cells[2]!.active, row.cells[2]!.hours])).toEqual([
      ['all', 1, 10],
      ['d1', 0, 0],
      ['d2', 1, 5],
      ['none', 1, 3],
    ]);
    expect(totals[2]).toEqual({ active: 3, landing: 3, hours: 18 });
  });

  it('leaves out retired items, what the filter refuses, and rows that were not asked for', () => {
    const plan = planOf(
      work('gone', '2026-03-02', '2026-03-07', 10, { retired: true }),
      work('here', '2026-03-02', '2026-03-07', 10),
      work('other', '2026-03-02', '2026-03-07', 10, { workstreamId: 'w2' }),
    );
    const { rows, totals } = yearOverview(plan, { ...question, filter: { ...noFilter, workstream: 'w2' } });
    expect(rows.map((row) => row.id)).toEqual(['w2']);
    expect(totals[2]!.active).toBe(1);
  });

  it('may begin in any month', () => {
    const { months, totals } = yearOverview(planOf(work('a', '2027-02-01', '2027-02-06', 10)), {
      ...question,
      from: day('2026-07-15'),
    });
    expect([months[0], months[11]]).toEqual(['2026-07-01', '2027-06-01']);
    expect(totals.map((cell) => cell.active)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it('gives the totals that counting one by one gives', () => {
    const item = fc.record({ start: fc.integer({ min: -90, max: 400 }), days: fc.integer({ min: 1, max: 300 }) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (list) => {
        const items = list.map(({ start, days }, index) => {
          const from = addDays(day('2026-01-01'), start);
          return work(`i${index}`, from, addDays(from, days), 40);
        });
        const { totals, months } = yearOverview(planOf(...items), question);
        totals.forEach((cell, index) => {
          const from = months[index] as Day;
          const until = months[index + 1] ?? day('2027-01-01');
          expect(cell.active).toBe(items.filter((one) => one.start < until && one.until > from).length);
          const ends = items.filter((one) => addDays(one.until, -1) >= from && addDays(one.until, -1) < until);
          expect(cell.landing).toBe(ends.length);
        });
        const inside = items.filter((one) => one.start >= '2026-01-01' && one.until <= '2027-01-01').length;
        const hours = totals.reduce((sum, cell) => sum + cell.hours, 0);
        expect(hours).toBeGreaterThanOrEqual(inside * 40 - 12);
        expect(hours).toBeLessThanOrEqual(items.length * 40 + 12);
      }),
    );
  });
});
