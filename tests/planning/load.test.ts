// Hours asked of teams per month, by hand, against what they can carry.
import { describe, expect, it } from 'vitest';
import { type Day, day } from '~/models/planning/day';
import { capacityOf, crossings, type Demand, demandOf, loadRatio, redFrom, regularOf } from '~/models/planning/load';
import type { Capacity, Item, TeamSupply } from '~/models/planning/plan';
import type { CalendarException } from '~/models/planning/working-calendar';
import { anItem, aPlan } from '../factories';

/** `2026-04: 12.5` per month of one team, in order. */
function months(demand: Demand, teamId = 't'): string[] {
  const perMonth = [...(demand.get(teamId) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return perMonth.map(([month, hours]) => `${month.slice(0, 7)}: ${Math.round(hours * 1000) / 1000}`);
}

const item = (from: string, until: string, hours: number, rest: Partial<Item> = {}) =>
  anItem({ id: from, start: day(from), until: day(until), teamHours: [{ teamId: 't', hours }], ...rest });
const asked = (items: Item[], exceptions: CalendarException[] = []) =>
  months(demandOf(aPlan({ items, calendar: { rules: { goodFriday: false }, exceptions } })));

const closed = (from: string, until: string): CalendarException => ({
  id: from,
  kind: 'non_working',
  sort: 'closing',
  from: day(from),
  until: day(until),
  label: { nl: 'Dicht', en: null },
  departmentId: null,
  region: null,
  verify: false,
  source: null,
});

describe('hours are spread over working days', () => {
  it.each<[string, Item[], string[]]>([
    ['within a month', [item('2026-03-02', '2026-03-14', 40)], ['2026-03: 40']],
    // 30 and 31 March, 1, 2 and 3 April
    ['over a month end', [item('2026-03-30', '2026-04-04', 50)], ['2026-03: 20', '2026-04: 30']],
    // three days in April 2026 after King's Day, and 1, 4, 6, 7 and 8 May around Liberation Day
    ['not on holidays', [item('2026-04-27', '2026-05-09', 80)], ['2026-04: 30', '2026-05: 50']],
    // 20 working days in February 2026, 22 in March, 9 in April up to the 15th
    ['over three months', [item('2026-02-01', '2026-04-15', 102)], ['2026-02: 40', '2026-03: 44', '2026-04: 18']],
    ['over the year end', [item('2026-12-30', '2027-01-06', 40)], ['2026-12: 20', '2027-01: 20']],
    ['over a leap day', [item('2028-02-28', '2028-03-02', 30)], ['2028-02: 20', '2028-03: 10']],
    ['over the clock going forward', [item('2026-03-27', '2026-04-01', 30)], ['2026-03: 30']],
    ['a moment on its day', [item('2026-03-31', '2026-03-31', 8, { kind: 'gate', workDays: 0 })], ['2026-03: 8']],
    ['a weekend alone, in the month it starts', [item('2026-01-31', '2026-02-02', 16)], ['2026-01: 16']],
    ['a Sunday the 31st, alone and last in the plan', [item('2026-05-31', '2026-06-01', 16)], ['2026-05: 16']],
    ['a retired item asks nothing', [item('2026-03-02', '2026-03-14', 40, { retired: true })], []],
    ['done work has been done', [item('2026-03-02', '2026-03-14', 40, { progress: 'done' })], ['2026-03: 40']],
    ['nothing asked', [anItem({ id: 'A' })], []],
  ])('%s', (_name, items, expected) => {
    expect(asked(items)).toEqual(expected);
  });

  it('not on days the organisation is closed', () => {
    const items = [item('2026-07-27', '2026-08-08', 60)];
    expect(asked(items)).toEqual(['2026-07: 30', '2026-08: 30']);
    expect(asked(items, [closed('2026-07-28', '2026-08-01')])).toEqual(['2026-07: 10', '2026-08: 50']);
  });

  it('adds items up per team, and loses no hour', () => {
    const both = [
      { teamId: 't', hours: 33 },
      { teamId: 'u', hours: 7.5 },
    ];
    const items = [
      item('2026-03-30', '2026-04-04', 50),
      anItem({ id: 'B', start: day('2026-02-11'), until: day('2026-09-25'), teamHours: both }),
      anItem({ id: 'C', start: day('2026-12-31'), until: day('2027-02-03'), teamHours: both }),
    ];
    const demand = demandOf(aPlan({ items }));
    const total = (teamId: string) => [...demand.get(teamId)!.values()].reduce((sum, hours) => sum + hours, 0);
    expect(total('t')).toBeCloseTo(116, 9);
    expect(total('u')).toBeCloseTo(15, 9);
    expect(months(demandOf(aPlan({ items }), items.slice(0, 1)))).toEqual(['2026-03: 20', '2026-04: 30']);
  });
});

const team = (rest: Partial<TeamSupply> = {}): TeamSupply => ({
  id: 't',
  key: 'T',
  title: { nl: 'Team', en: null },
  departmentId: null,
  fteEffective: 4,
  runHoursMonth: 300,
  ...rest,
});
/** 4 fte × 1,440 h ÷ 12 = 480 h a month; August 0.8; regular work in July 0.9. */
const capacity = (...teams: TeamSupply[]): Capacity => ({
  teams,
  productiveHours: 1440,
  availability: [1, 1, 1, 1, 1, 1, 1, 0.8, 1, 1, 1, 1],
  season: [1, 1, 1, 1, 1, 1, 0.9, 1, 1, 1, 1, 1],
});
const march = day('2026-03-01');
const asks = (hours: Record<string, number>, teamId = 't'): Demand =>
  new Map([[teamId, new Map(Object.entries(hours).map(([month, value]) => [month as Day, value]))]]);

describe('what a team can carry', () => {
  it('follows fte, productive hours and the month', () => {
    const one = team();
    expect(capacityOf(one, march, capacity(one))).toBe(480);
    expect(capacityOf(one, day('2026-08-01'), capacity(one))).toBe(384);
    expect(regularOf(one, march, capacity(one))).toBe(300);
    expect(regularOf(one, day('2026-07-01'), capacity(one))).toBe(270);
    expect(loadRatio(one, march, asks({ [march]: 60 }), capacity(one))).toBe(0.75);
    expect(loadRatio(one, march, new Map(), capacity(one))).toBe(0.625);
  });

  it('is unknown where the municipality has not said, or nil', () => {
    expect(capacityOf(team({ fteEffective: null }), march, capacity())).toBeNull();
    expect(loadRatio(team({ fteEffective: null }), march, asks({ [march]: 60 }), capacity())).toBeNull();
    expect(loadRatio(team({ fteEffective: 0 }), march, asks({ [march]: 60 }), capacity())).toBeNull();
    expect(regularOf(team({ runHoursMonth: null }), march, capacity())).toBe(0);
  });
});

describe('crossing the limit', () => {
  const cross = (before: Record<string, number>, after: Record<string, number>, of = team()) =>
    crossings(asks(before), asks(after), capacity(of)).map((row) => [row.month.slice(0, 7), row.before, row.after]);

  it.each<[string, Record<string, number>, Record<string, number>, [string, number, number][]]>([
    ['from under to over', { [march]: 0 }, { [march]: 228 }, [['2026-03', 0.625, 1.1]]],
    ['to exactly the limit is allowed', { [march]: 0 }, { [march]: 180 }, []],
    ['further over', { [march]: 228 }, { [march]: 276 }, [['2026-03', 1.1, 1.2]]],
    ['no further over', { [march]: 228 }, { [march]: 228 }, []],
    ['less over', { [march]: 276 }, { [march]: 228 }, []],
    ['a month that was empty', {}, { [march]: 228 }, [['2026-03', 0.625, 1.1]]],
    ['a month that becomes empty', { [march]: 228 }, {}, []],
    [
      'the worst first, then by month',
      {},
      { '2026-05-01': 228, [march]: 228, '2026-04-01': 276 },
      [
        ['2026-04', 0.625, 1.2],
        ['2026-03', 0.625, 1.1],
        ['2026-05', 0.625, 1.1],
      ],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(cross(before, after)).toEqual(expected);
  });

  it('is not said of a team nobody knows the size of', () => {
    expect(redFrom).toBe(1);
    expect(cross({}, { [march]: 9999 }, team({ fteEffective: null }))).toEqual([]);
  });

  it('names teams in a fixed order when they are equally over, however they are given', () => {
    const teams = ['a', 'b', 'c', 'd'].map((id) => team({ id }));
    const after: Demand = new Map(teams.map(({ id }) => [id, new Map([[march, 228]])]));
    const named = (of: TeamSupply[]) => crossings(new Map(), after, capacity(...of)).map((row) => row.teamId);
    expect(named(teams)).toEqual(['a', 'b', 'c', 'd']);
    expect(named([...teams].reverse())).toEqual(['a', 'b', 'c', 'd']);
  });
});
