// Heat map, causes, the pressed quarter and levers, by hand on small plans; and on random plans that levers do what they say.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readCapacitySearch } from '~/models/planning/capacity/capacity-search';
import { causesIn } from '~/models/planning/capacity/causes';
import {
  addedUp,
  heatMap,
  isTrusted,
  monthSpans,
  mostPressedFirst,
  stateOf,
  trustIn,
  weekSpans,
} from '~/models/planning/capacity/heat-map';
import { changeOf, leversFor, pressureOf, teamAfter } from '~/models/planning/capacity/levers';
import { type Demand, demandOf } from '~/models/planning/capacity/load';
import { limitsOf } from '~/models/planning/capacity/queue';
import { pressedWindow, sentenceFacts } from '~/models/planning/capacity/sentence-facts';
import { applyChange } from '~/models/planning/change';
import { addDays, day } from '~/models/planning/day';
import type { Item, Plan, TeamSupply } from '~/models/planning/plan';
import { aCapacity, anItem, aPlan, aTeam } from '../factories';

/** 2 fte × 1,200 h ÷ 12 = 200 h a month, of which 100 regular. */
const team = (rest: Partial<TeamSupply> = {}) =>
  aTeam({ fteFormation: 2, runHoursMonth: 100, interchangeable: 3, ...rest });
const capacity = (...teams: TeamSupply[]) => aCapacity({ teams, productiveHours: 1200 });
const item = (id: string, from: string, until: string, hours: number, rest: Partial<Item> = {}) =>
  anItem({ id, start: day(from), until: day(until), workDays: 10, teamHours: [{ teamId: 't', hours }], ...rest });
const march = day('2027-03-01');
const june = day('2027-06-01');
const planOf = (items: Item[], ...teams: TeamSupply[]): Plan => aPlan({ items, capacity: capacity(...teams) });

function rowsOf(plan: Plan, others: Demand = new Map(), [from, until] = [march, june]) {
  const own = demandOf(plan);
  const all = addedUp([own, others]);
  return heatMap(plan.capacity.teams, monthSpans(from, until), { own, all, capacity: plan.capacity });
}

describe('the heat map', () => {
  it('tells this programme and others apart, and adds them up', () => {
    const plan = planOf([item('A', '2027-03-01', '2027-03-13', 40)], team());
    const others: Demand = new Map([['t', new Map([[march, { hours: 30, parallel: 2 }]])]]);
    const [row] = rowsOf(plan, others);
    expect(row!.cells[0]).toMatchObject({
      own: 40,
      others: 30,
      calendar: 70,
      regular: 100,
      ratio: 0.85,
      state: 'busy',
    });
    expect(row!.cells[1]).toMatchObject({ own: 0, others: 0, ratio: 0.5, state: 'calm' });
    expect(row!.peak).toBe(0.85);
  });

  it.each([
    ['just under amber', 0.799, 'calm'],
    ['at amber', 0.8, 'busy'],
    ['at red', 0.95, 'busy'],
    ['over red', 0.951, 'over'],
  ])('%s', (_name, ratio, state) => {
    const load = { ratio, capacity: 100, regular: 0, double: 0, calendar: ratio * 100, switching: 0 };
    expect(limitsOf(3)).toEqual({ amber: 0.8, red: 0.95 });
    expect(stateOf(load, limitsOf(3))).toBe(state);
  });

  it('is unknown where nobody said what a team has, and over where nobody is there', () => {
    const nobody = team({ id: 'n', staffing: [{ kind: 'absence', fte: 2, from: null, until: null }] });
    const [unknown, none] = rowsOf(planOf([], team({ fteFormation: null }), nobody));
    expect(unknown).toMatchObject({ peak: null, cells: [{ state: 'unknown', ratio: null }, {}, {}] });
    expect(none).toMatchObject({ peak: null, cells: [{ state: 'over', ratio: null, capacity: 0 }, {}, {}] });
  });

  it('puts the most pressed first by its own limit, and the unknown last', () => {
    const rows = rowsOf(
      planOf(
        [],
        team({ id: 'unknown', fteFormation: null }),
        team({ id: 'large', interchangeable: 10, runHoursMonth: 190 }),
        team({ id: 'alone', interchangeable: 1, runHoursMonth: 170 }),
      ),
    );
    expect(mostPressedFirst(rows).map((row) => row.team.id)).toEqual(['alone', 'large', 'unknown']);
  });

  it('spreads months over weeks so that no hour is lost, also over a month end', () => {
    const plan = planOf([item('A', '2027-03-01', '2027-05-29', 90)], team());
    const own = demandOf(plan);
    const byWeek = demandOf(plan, plan.items, 'week');
    const asked = { own, all: own, capacity: plan.capacity };
    const ofWeeks = { ...asked, own: byWeek, all: byWeek };
    const weeks = heatMap(plan.capacity.teams, weekSpans(plan, march, june), ofWeeks)[0]!;
    const months = heatMap(plan.capacity.teams, monthSpans(march, june), asked)[0]!;
    const sum = (cells: typeof weeks.cells, of: (cell: (typeof cells)[number]) => number) =>
      cells.reduce((total, cell) => total + of(cell), 0);
    for (const of of [
      (cell: (typeof weeks.cells)[number]) => cell.own,
      (cell: (typeof weeks.cells)[number]) => cell.capacity!,
    ]) {
      expect(sum(weeks.cells, of)).toBeCloseTo(sum(months.cells, of), 6);
    }
    expect(weeks.cells).toHaveLength(14);
    expect(weeks.cells[1]!.ratio).toBeCloseTo(months.cells[0]!.ratio!, 9);
  });

  it('shows a week what is asked in that week, and not its part of the month', () => {
    const plan = planOf([item('A', '2027-03-08', '2027-03-13', 40), item('B', '2027-03-29', '2027-04-03', 40)], team());
    const byWeek = demandOf(plan, plan.items, 'week');
    const asked = { own: byWeek, all: byWeek, capacity: plan.capacity };
    const { cells } = heatMap(plan.capacity.teams, weekSpans(plan, march, june), asked)[0]!;
    expect(cells.slice(0, 6).map(({ own }) => own)).toEqual([0, 40, 0, 0, 40, 0]);
    // B begins on Easter Monday: two days of work in March, two in April.
    expect([...byWeek.get('t')!].map(([from, { hours }]) => [from, hours])).toEqual([
      ['2027-03-08', 40],
      ['2027-03-29', 20],
      ['2027-04-01', 20],
    ]);
  });

  it('says when too few items carry hours; moments do not count, nor what is outside the period', () => {
    const bare = (id: string) => anItem({ id, start: march, until: addDays(march, 5) });
    const items = [item('A', '2027-03-01', '2027-03-13', 40), bare('B'), bare('C')];
    const gate = anItem({ id: 'G', kind: 'gate', start: march, until: march, workDays: 0 });
    const trust = trustIn([...items, gate, anItem({ id: 'X' })], march, june);
    expect(trust).toEqual({ items: 3, withHours: 1 });
    expect(isTrusted(trust)).toBe(true);
    expect(isTrusted(trustIn([...items, bare('D')], march, june))).toBe(false);
    expect(isTrusted({ items: 10, withHours: 3 })).toBe(true);
    expect(isTrusted({ items: 0, withHours: 0 })).toBe(true);
  });
});

describe('what is asked of the address', () => {
  const read = (query: string) => readCapacitySearch(new URLSearchParams(query), day('2026-11-22'));
  it.each([
    ['', { from: '2026-11-01', months: 12, per: 'month', month: null }],
    ['from=2027-03', { from: '2027-03-01' }],
    ['from=2027-03-17', { from: '2027-03-01' }],
    ['from=2027-13&months=13', { from: '2026-11-01', months: 12 }],
    ['months=36', { months: 36 }],
    ['months=36&per=week', { months: 12, per: 'week' }],
    ['months=6&per=week', { months: 6 }],
    ['month=2027-01', { month: '2027-01-01' }],
  ])('%s', (query, expected) => {
    expect(read(query)).toMatchObject(expected);
  });
});

describe('causes and the pressed quarter', () => {
  it('names the items with most hours in the months, also of other programmes', () => {
    const plan = planOf([item('A', '2027-03-01', '2027-03-13', 40), item('B', '2027-04-05', '2027-04-17', 99)], team());
    const elsewhere = planOf([item('C', '2027-03-01', '2027-03-13', 60)], team());
    const other = { ...elsewhere, programme: { ...elsewhere.programme, id: 'p2', name: 'Anders' } };
    const found = causesIn([plan, other], 't', [march]);
    expect(found.map((cause) => [cause.item.id, cause.programmeName, cause.hours])).toEqual([
      ['C', 'Anders', 60],
      ['A', 'Proef', 40],
    ]);
    expect(causesIn([plan], 't', [day('2028-01-01')])).toEqual([]);
  });

  it.each([
    ['the highest mean', [1, 1, 1, 2, 1, 1], ['2027-04-01', 4 / 3]],
    ['the first of equals', [1, 1, 1, 1], ['2027-03-01', 1]],
    ['not over an unknown month', [9, null, 1, 1, 1], ['2027-05-01', 1]],
  ])('%s', (_name, ratios, [from, average]) => {
    const found = pressedWindow(
      ratios.map((ratio) => ({ ratio })),
      march,
    );
    expect(found?.from).toBe(from);
    expect(found?.average).toBeCloseTo(average as number, 9);
  });

  it('is not there when fewer than three months in a row are known', () => {
    expect(pressedWindow([{ ratio: 1 }, { ratio: 1 }], march)).toBeNull();
    expect(pressedWindow([{ ratio: 1 }, { ratio: null }, { ratio: 1 }], march)).toBeNull();
  });

  it('the facts are hours per month over the quarter', () => {
    const plan = planOf([item('A', '2027-03-01', '2027-05-29', 90)], team({ doubleShare: 0.5 }));
    const facts = sentenceFacts(rowsOf(plan)[0]!, [plan], march)!;
    expect(facts).toMatchObject({ from: march, until: june, limit: 0.95 });
    expect([facts.regular, facts.double, facts.calendar, facts.capacity].map((hours) => Math.round(hours))).toEqual([
      100, 10, 30, 200,
    ]);
    expect(facts.causes.map((cause) => cause.item.id)).toEqual(['A']);
  });
});

const asking = (plan: Plan) => ({
  ...{ plan, others: new Map() as Demand, team: plan.capacity.teams[0]! },
  ...{ from: march, until: day('2028-03-01'), today: day('2027-02-15') },
});

describe('levers', () => {
  it('bring a team under its limit with as little as does; what does not help is none, finished work is left alone', () => {
    const done = item('past', '2027-04-01', '2027-04-13', 300, { progress: 'done' });
    const big = item('big', '2027-03-01', '2027-03-13', 150);
    const { before, levers } = leversFor(asking(planOf([done, big], team())), { from: march, until: june });
    // 100 + 100 + 100 regular, 300 and 150 of the calendar, against 600
    expect(before.average).toBeCloseTo(1.25, 2);
    const kinds = levers.map(({ kind }) => kind);
    expect(kinds).toEqual(['hire', 'drop']);
    // Moved out of March it is as much too much in June: that does not help.
    expect(levers.every((lever) => !('item' in lever) || lever.item.id === 'big')).toBe(true);
    const hire = levers.find((lever) => lever.kind === 'hire')!;
    expect(hire).toMatchObject({ enough: true, staffing: { from: march, until: day('2027-05-01') } });
    expect(Math.round(hire.staffing.fte * 10)).toBe(hire.staffing.fte * 10);
  });

  it('a substitution decision only where paper has not ended, and not when one is in force already', () => {
    const kindsOf = (one: TeamSupply) =>
      leversFor(asking(planOf([], one)), { from: march, until: june }).levers.map(({ kind }) => kind);
    const busy = { runHoursMonth: 210 };
    expect(kindsOf(team({ ...busy, doubleShare: 0.8 }))).toEqual(['hire', 'substitution']);
    expect(kindsOf(team({ ...busy, doubleShare: 0.2 }))).toEqual(['hire']);
    expect(kindsOf(team({ runHoursMonth: 260, doubleShare: 0.8, substitutionOn: day('2027-01-01') }))).toEqual([
      'hire',
    ]);
  });

  it('none where the load is not known', () => {
    const plan = planOf([item('A', '2027-03-01', '2027-03-13', 400)], team({ fteFormation: null }));
    expect(leversFor(asking(plan), { from: march, until: june }).levers).toEqual([]);
  });

  const aRandomItem = fc.record({
    offset: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 1, max: 40 }),
    hours: fc.integer({ min: 1, max: 160 }),
    progress: fc.constantFrom('planned' as const, 'planned' as const, 'done' as const),
    mode: fc.constantFrom('automatic' as const, 'manual' as const),
  });
  const aRandomPlan = fc
    .record({
      items: fc.array(aRandomItem, { minLength: 1, maxLength: 8 }),
      doubleShare: fc.constantFrom(0, 0.5, 1),
      run: fc.integer({ min: 100, max: 220 }),
    })
    .map(({ items, doubleShare, run }) => {
      const made = items.map(({ offset, length, hours, progress, mode }, at) => {
        const start = addDays(march, offset);
        const until = addDays(start, length);
        return item(`i${at}`, start, until, hours, { progress, mode, workDays: length, notBefore: start });
      });
      const plan = planOf(made, team({ doubleShare, runHoursMonth: run }));
      // Placed as the product keeps it.
      const placed = applyChange(plan, { kind: 'recalculate', cause: 'calendar' });
      if (!placed.ok) throw new Error(placed.reason);
      return placed.plan;
    });

  test('do what they say when they are applied', () => {
    fc.assert(
      fc.property(aRandomPlan, (plan) => {
        const asked = asking(plan);
        const { levers } = leversFor(asked, { from: march, until: june });
        for (const lever of levers) {
          if (lever.kind === 'move' || lever.kind === 'drop') {
            const applied = applyChange(plan, changeOf(lever));
            if (!applied.ok) throw new Error(applied.reason);
            expect(pressureOf({ ...asked, plan: applied.plan })).toEqual(lever.after);
          } else {
            const after = teamAfter(asked.team, lever);
            const changed = { ...plan, capacity: { ...plan.capacity, teams: [after] } };
            expect(pressureOf({ ...asked, plan: changed, team: after })).toEqual(lever.after);
          }
          const limit = limitsOf(asked.team.interchangeable).red;
          expect(lever.enough).toBe(lever.after.average! <= limit + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('one week or one tenth of an fte less does not bring the team under its limit', () => {
    fc.assert(
      fc.property(aRandomPlan, (plan) => {
        const asked = asking(plan);
        const limit = limitsOf(asked.team.interchangeable).red;
        for (const lever of leversFor(asked, { from: march, until: june }).levers) {
          if (!lever.enough) continue;
          if (lever.kind === 'hire' && lever.staffing.fte > 0.1) {
            const staffing = { ...lever.staffing, fte: lever.staffing.fte - 0.1 };
            const less = { ...asked.team, staffing: [...asked.team.staffing, staffing] };
            expect(pressureOf({ ...asked, team: less }).average!).toBeGreaterThan(limit);
          }
          if (lever.kind === 'move' && pressureOf(asked).average! > limit) {
            for (let weeks = 1; weeks < lever.weeks; weeks++) {
              const start = addDays(lever.item.start, weeks * 7);
              const applied = applyChange(plan, { kind: 'move_item', itemId: lever.item.id, start, last: null });
              if (applied.ok) expect(pressureOf({ ...asked, plan: applied.plan }).average!).toBeGreaterThan(limit);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
