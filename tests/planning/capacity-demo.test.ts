// The load of the demo's records department, worked out from the shipped data and held against the figures it was printed with.
import { describe, expect, it } from 'vitest';
import { demandOf, teamLoad, type TeamLoad } from '~/models/planning/capacity/load';
import { pressedQuarter, shortage } from '~/models/planning/capacity/outlook';
import { type Month, monthsFrom, type TeamSupply } from '~/models/planning/capacity/supply';
import { day } from '~/models/planning/day';
import { aPlan } from '../factories';
import {
  demo,
  firstOf,
  noHolidays,
  records,
  recordsCapacity as capacity,
  recordsItems,
  whatIfs,
} from '../support/records-department';

function loadsOf(months: readonly Month[], team = records, items = recordsItems()): TeamLoad[] {
  const calendar = { rules: { goodFriday: false }, exceptions: noHolidays };
  const demand = demandOf(aPlan({ items, calendar, capacity: { ...capacity, teams: [team] } }));
  return months.map((month) => teamLoad(team, month, demand, capacity));
}

describe('the records department', () => {
  const printed = demo.div_load.map((row) => ({ ...row, month: firstOf(row.month) }));
  const loads = loadsOf(printed.map(({ month }) => month));

  it.each(printed.map((row, at) => [row.month.slice(0, 7), row, loads[at]!] as const))('in %s', (month, row, load) => {
    expect(Math.round(load.regular)).toBe(row.run);
    expect(Math.round(load.double)).toBe(row.hybrid);
    expect(Math.round(load.calendar)).toBe(row.programme);
    expect(Math.round(load.capacity!)).toBe(row.capacity);
    // In October 2027 the row's own hours, 483 + 19 + 2 of 848, are 0.594: see docs/decisions/0018-load.md
    expect(load.ratio!).toBeCloseTo(month === '2027-10' ? 0.595 : row.ratio, month === '2027-10' ? 3 : 2);
  });
});

describe('what would help, December to May', () => {
  const months = monthsFrom(day('2026-12-01'), day('2027-06-01'));
  const { hired, decided, moves, prepares } = whatIfs;
  const option = (key: string) => demo.whatifs.options.find((row) => row.key === key)!;
  const told = (team: TeamSupply, moved: Record<string, [number, number]> = {}) => {
    const loads = loadsOf(months, team, recordsItems(moved));
    return [Math.round(pressedQuarter(loads.map((load) => load.ratio))!.average * 100) / 100, shortage(loads)] as const;
  };

  it.each<[string, readonly [number, number], number]>([
    // The printed rows themselves fall short by 177 + 123 + 88 + 47 = 435 hours; printed is 436.
    ['baseline', told(records), 435],
    ['hire', told(hired(1)), 69],
    // Likewise 297, printed 298.
    ['move', told(records, moves), 297],
    ['substitution', told(decided(records), prepares), 222],
    ['combination', told(decided(hired(0.6)), { ...moves, ...prepares }), 15],
  ])('%s', (key, [highest, hours], short) => {
    expect(highest).toBe(option(key).max_3_months);
    expect(Math.round(hours)).toBe(short);
    expect(Math.abs(short - option(key).shortage_hours)).toBeLessThanOrEqual(1);
  });
});
