// Hours asked of teams per month, by hand, against what they can carry.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import { type Asked, type Demand, demandOf, demandPerItem, loadRatio, teamLoad } from '~/models/planning/capacity/load';
import { crossings } from '~/models/planning/capacity/crossings';
import { type Capacity, capacityOf, type Month, regularWorkOf } from '~/models/planning/capacity/supply';
import type { Item, TeamSupply } from '~/models/planning/plan';
import type { CalendarException } from '~/models/planning/working-calendar';
import { aCapacity, anItem, aPlan, aTeam } from '../factories';

/** `2026-04: 12.5` per month of one team, in order. */
function months(demand: Demand, teamId = 't'): string[] {
  const perMonth = [...(demand.get(teamId) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return perMonth.map(([month, { hours }]) => `${month.slice(0, 7)}: ${Math.round(hours * 1000) / 1000}`);
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
    const total = (teamId: string) => [...demand.get(teamId)!.values()].reduce((sum, { hours }) => sum + hours, 0);
    expect(total('t')).toBeCloseTo(116, 9);
    expect(total('u')).toBeCloseTo(15, 9);
    expect(months(demandOf(aPlan({ items }), items.slice(0, 1)))).toEqual(['2026-03: 20', '2026-04: 30']);
  });
});

const team = (rest: Partial<TeamSupply> = {}) => aTeam({ fteFormation: 4, runHoursMonth: 300, ...rest });
/** 4 fte × 1,440 h ÷ 12 = 480 h a month; August 0.8; regular work in July 0.9. */
const capacity = (...teams: TeamSupply[]) =>
  aCapacity({
    teams,
    productiveHours: 1440,
    availability: [1, 1, 1, 1, 1, 1, 1, 0.8, 1, 1, 1, 1],
    season: [1, 1, 1, 1, 1, 1, 0.9, 1, 1, 1, 1, 1],
  });
const march = day('2026-03-01');
const asking = (hours: number): Asked => ({ hours, parallel: 1 });
const asks = (hours: Record<string, number>, teamId = 't'): Demand =>
  new Map([[teamId, new Map(Object.entries(hours).map(([month, value]) => [month as Month, asking(value)]))]]);

describe('what a team can carry', () => {
  it('follows fte, productive hours and the month', () => {
    const one = team();
    expect(capacityOf(one, march, capacity(one))).toBe(480);
    expect(capacityOf(one, day('2026-08-01'), capacity(one))).toBe(384);
    expect(regularWorkOf(one, march, capacity(one)).regular).toBe(300);
    expect(regularWorkOf(one, day('2026-07-01'), capacity(one)).regular).toBe(270);
    expect(loadRatio(one, march, asks({ [march]: 60 }), capacity(one))).toBe(0.75);
    expect(loadRatio(one, march, new Map(), capacity(one))).toBe(0.625);
  });

  it('is unknown where the municipality has not said, or nil', () => {
    expect(capacityOf(team({ fteFormation: null }), march, capacity())).toBeNull();
    expect(loadRatio(team({ fteFormation: null }), march, asks({ [march]: 60 }), capacity())).toBeNull();
    expect(loadRatio(team({ fteFormation: 0 }), march, asks({ [march]: 60 }), capacity())).toBeNull();
    expect(regularWorkOf(team({ runHoursMonth: null }), march, capacity()).regular).toBe(0);
  });
});

/** More or less is asked of the same teams. */
const crossed = (before: Demand, after: Demand, of: Capacity) =>
  crossings({ demand: before, capacity: of }, { demand: after, capacity: of });

describe('crossing the limit', () => {
  const cross = (before: Record<string, number>, after: Record<string, number>, of = team()) =>
    crossed(asks(before), asks(after), capacity(of)).map((row) => [row.month.slice(0, 7), row.before, row.after]);

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
    expect(cross({}, { [march]: 9999 }, team({ fteFormation: null }))).toEqual([]);
  });

  it('is said of work that is asked while nobody is there', () => {
    const nobody = team({ fteFormation: 0 });
    expect(cross({}, { [march]: 10 }, nobody)).toEqual([['2026-03', null, null]]);
    const [known] = crossed(asks({ [march]: 10 }), asks({ [march]: 40 }), capacity(nobody));
    expect(known).toMatchObject({ crossed: false });
    expect(cross({ [march]: 40 }, { [march]: 10 }, nobody)).toEqual([]);
  });

  it('names teams in a fixed order when they are equally over, however they are given', () => {
    const teams = ['a', 'b', 'c', 'd'].map((id) => team({ id }));
    const after: Demand = new Map(teams.map(({ id }) => [id, new Map([[march, asking(228)]])]));
    const named = (of: TeamSupply[]) => crossed(new Map(), after, capacity(...of)).map((row) => row.teamId);
    expect(named(teams)).toEqual(['a', 'b', 'c', 'd']);
    expect(named([...teams].reverse())).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('people come and go', () => {
  const staffed = team({
    staffing: [
      { kind: 'vacancy', fte: 1, from: null, until: null },
      { kind: 'absence', fte: 0.5, from: day('2026-03-16'), until: null },
      { kind: 'hire', fte: 2, from: day('2026-04-01'), until: day('2026-06-01') },
    ],
  });
  it.each([
    ['before', '2026-02-01', 3],
    // 16 of the 31 days of March
    ['in the month it begins', '2026-03-01', 3 - (0.5 * 16) / 31],
    ['while hired', '2026-04-01', 4.5],
    ['in the last month', '2026-05-01', 4.5],
    ['after', '2026-06-01', 2.5],
  ])('%s', (_name, month, fte) => {
    expect(capacityOf(staffed, day(month), capacity())).toBeCloseTo(120 * fte, 9);
  });

  it('never below nobody, and a team has its own leave calendar', () => {
    const none = team({ staffing: [{ kind: 'absence', fte: 9, from: null, until: null }] });
    expect(capacityOf(none, march, capacity())).toBe(0);
    expect(loadRatio(none, march, asks({ [march]: 10 }), capacity())).toBeNull();
    const own = team({ availability: [1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1] });
    expect(capacityOf(own, march, capacity())).toBe(240);
  });
});

describe('regular work', () => {
  const records = team({
    runHoursMonth: 500,
    doubleShare: 0.4,
    steps: [
      { from: day('2026-04-01'), hoursMonth: 600, doubleShare: 1 },
      { from: day('2026-05-01'), hoursMonth: null, doubleShare: 0.9 },
    ],
  });
  const work = (month: string, of = records) => {
    const { regular, double, share } = regularWorkOf(of, day(month), aCapacity());
    return [regular, double, share].map((value) => Math.round(value * 1000) / 1000);
  };

  it('changes in steps, and what runs on paper and digitally at once costs a fifth more', () => {
    expect(work('2026-03-01')).toEqual([500, 40, 0.4]);
    expect(work('2026-04-01')).toEqual([600, 120, 1]);
    expect(work('2026-05-01')).toEqual([600, 108, 0.9]);
  });

  it('falls step by step once a substitution decision is in force, and never below a fifth', () => {
    const decided = { ...records, steps: [], doubleShare: 1, substitutionOn: day('2026-06-15') };
    expect(work('2026-05-01', decided)).toEqual([500, 100, 1]);
    // 0.22 × 0.2 of the regular work is saved in the first month
    expect(work('2026-06-01', decided)).toEqual([478, 76.48, 0.8]);
    expect(work('2026-09-01', decided)).toEqual([412, 16.48, 0.2]);
    expect(work('2027-09-01', decided)).toEqual([412, 16.48, 0.2]);
    const little = { ...decided, doubleShare: 0.1 };
    expect(work('2026-09-01', little)).toEqual([500, 10, 0.1]);
  });
});

describe('a month of a team', () => {
  it('says where the hours go, and counts switching only when the municipality does', () => {
    const one = team({ doubleShare: 0.5 });
    const asked: Demand = new Map([['t', new Map([[march, { hours: 100, parallel: 5 }]])]]);
    expect(teamLoad(one, march, asked, capacity(one))).toEqual({
      ...{ regular: 300, double: 30, share: 0.5, calendar: 100, switching: 0, capacity: 480, ratio: 430 / 480 },
    });
    // 0.05 × 100 × (5 − 2)
    const lost = teamLoad(one, march, asked, { ...capacity(one), switchingLoss: 0.05 });
    expect(lost.switching).toBeCloseTo(15, 9);
    expect(lost.ratio).toBeCloseTo(445 / 480, 9);
  });

  it('weighs a day by what the team has in that month', () => {
    // 20 working days in July from the 6th, 20 in August to the 28th; August counts for 0.8
    const items = [item('2026-07-06', '2026-08-29', 90)];
    const plan = aPlan({ items, capacity: capacity(team()) });
    expect(months(demandOf(plan))).toEqual(['2026-07: 50', '2026-08: 40']);
    const own = team({ availability: Array<number>(12).fill(1) });
    expect(months(demandOf({ ...plan, capacity: capacity(own) }))).toEqual(['2026-07: 45', '2026-08: 45']);
  });

  it('knows what each item asks of it', () => {
    const items = [item('2026-03-30', '2026-04-04', 50), item('2026-03-02', '2026-03-14', 40, { retired: true })];
    const [only, ...more] = demandPerItem(aPlan({ items }), 't');
    expect([only!.item.id, [...only!.months], more.length]).toEqual([
      '2026-03-30',
      [
        ['2026-03-01', 20],
        ['2026-04-01', 30],
      ],
      0,
    ]);
    expect(demandPerItem(aPlan({ items }), 'u')).toEqual([]);
  });

  it('is over its limit earlier in a small pool', () => {
    const three = team({ interchangeable: 3 });
    const before = asks({ [march]: 144 });
    const after = asks({ [march]: 168 });
    // 444 and 468 of 480 hours: 0.925 and 0.975, against 0.95
    expect(crossed(before, after, capacity(three))).toMatchObject([{ limit: 0.95, crossed: true }]);
    expect(crossed(after, asks({ [march]: 180 }), capacity(three))).toMatchObject([{ limit: 0.95, crossed: false }]);
    expect(crossed(before, after, capacity(team()))).toEqual([]);
  });
});
