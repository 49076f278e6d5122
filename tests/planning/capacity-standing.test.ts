// The rules of 4.5 and 4.6 of the domain study in small cases, and the index of the demo held against the figures it was printed with.
import { describe, expect, it } from 'vitest';
import { ambitionOf, type PivotalLoad } from '~/models/planning/capacity/ambition';
import { firstAhead, type StandingFacts, standingOf } from '~/models/planning/capacity/standing';
import {
  bandOf,
  type DriverFacts,
  driverScores,
  drivers,
  proposedRules,
  proposedWeights,
  stagnationOf,
  weightsFault,
} from '~/models/planning/capacity/stagnation';
import { monthsFrom } from '~/models/planning/capacity/supply';
import { pressureRisk } from '~/models/planning/capacity/work-pressure';
import { addDays, day } from '~/models/planning/day';
import { aCapacity, anItem, aPlan, aTeam } from '../factories';
import {
  blueprint,
  demo,
  goLive,
  noHolidays,
  records,
  recordsCapacity,
  recordsItems,
  whatIfs,
} from '../support/records-department';

const today = day('2026-11-22');
const months = monthsFrom(day('2026-12-01'), day('2027-06-01'));
const load = (ratios: (number | null)[], rest: Partial<PivotalLoad> = {}): PivotalLoad => ({
  ...{ teamId: 't', amber: 0.8, quarter: null },
  ratios: ratios.map((ratio, at) => ({ month: months[at]!, ratio })),
  ...rest,
});
const quarter = (average: number) => ({ from: months[0]!, until: months[3]!, average });

describe('ambition exceeds carrying capacity', () => {
  const told = (pivotal: PivotalLoad[], k: number | null = 0.9, gap: number | null = 0.5) =>
    ambitionOf({ pivotal, coverage: [{ teamId: null, k }], gap });
  const fired = (...args: Parameters<typeof told>) =>
    told(...args).checks.flatMap(({ rule, signal }) =>
      signal === 'red' || signal === 'amber' ? [`${rule} ${signal}`] : [],
    );

  it('fires for a quarter above what there is, and says amber above the own limit of the team', () => {
    expect(fired([load([1, 1, 1], { quarter: quarter(1) })])).toEqual(['quarter amber']);
    expect(fired([load([1, 1, 1], { quarter: quarter(1.001) })])).toEqual(['quarter red']);
    expect(fired([load([0.8], { quarter: quarter(0.8) })])).toEqual([]);
  });
  it('fires for two months of three above 110 %', () => {
    expect(fired([load([1.11, 0.5, 1.11, 0])])).toEqual(['peak red']);
    expect(fired([load([1.11, 0.5, 0.5, 1.11])])).toEqual([]);
    expect(fired([load([1.1, 1.1, 1.1])])).toEqual([]);
  });
  it('fires for competence, in total or of a pivotal team', () => {
    expect(fired([], 0.8)).toEqual([]);
    expect(fired([], 0.79)).toEqual(['competence amber']);
    expect(fired([], 0.6499)).toEqual(['competence red']);
  });
  it('fires for the ambition gap of the assessment', () => {
    expect(fired([], 1, 0.99)).toEqual([]);
    expect(fired([], 1, 1)).toEqual(['assessment amber']);
    expect(fired([], 1, 4.2 - 2.36)).toEqual(['assessment red']);
  });
  it('says the worst of what is known, and nothing where nothing is', () => {
    expect(told([load([1.2, 1.2, 0])], 0.79, null).signal).toBe('red');
    expect(told([load([null])], 0.79, null).signal).toBe('amber');
    expect(told([load([null])], null, null).signal).toBeNull();
  });
});

describe('the stagnation index', () => {
  const nothing: DriverFacts = { overload: null, competence: null, paper: null, plateau: null, slippage: null };
  const worst: DriverFacts = { overload: 2, competence: 0, paper: { share: 1, months: 30 }, plateau: 1, slippage: 20 };
  const best: DriverFacts = { overload: 0.5, competence: 1, paper: { share: 0, months: 0 }, plateau: 0, slippage: 0 };

  it('lies between 0 and 100', () => {
    expect(stagnationOf(best, proposedWeights, false).index).toBe(0);
    expect(stagnationOf(worst, proposedWeights, false).index).toBeCloseTo(100, 9);
  });
  it('is made of points that add up', () => {
    const told = stagnationOf({ ...worst, overload: 1, slippage: 2 }, proposedWeights, false);
    expect(told.drivers.reduce((sum, { points }) => sum + points!, 0)).toBeCloseTo(told.index!, 9);
    expect(told.drivers.map(({ driver }) => driver)).toEqual([...drivers]);
  });
  it('leaves out what is not known, and is not told of less than half the weights', () => {
    const half = stagnationOf({ ...nothing, overload: 2, competence: 1 }, proposedWeights, false);
    expect(half.index).toBeCloseTo((100 * 0.3) / 0.5, 9);
    expect(stagnationOf({ ...nothing, overload: 2 }, proposedWeights, true)).toMatchObject({ index: null, band: null });
  });
  it('is at least high for a full overload that nothing answers', () => {
    const facts = { ...best, overload: 1.3 };
    expect(stagnationOf(facts, proposedWeights, true)).toMatchObject({ band: 'high', raisedByOverload: true });
    expect(stagnationOf(facts, proposedWeights, false)).toMatchObject({ band: 'low', raisedByOverload: false });
    expect(stagnationOf(worst, proposedWeights, true)).toMatchObject({ band: 'high', raisedByOverload: false });
  });
  it('has its bands by the number that is shown', () => {
    expect([34.4, 34.6, 59.4, 59.5].map(bandOf)).toEqual(['low', 'raised', 'raised', 'high']);
  });
  it('takes weights in whole percents that are 100 together', () => {
    const even = { overload: 20, competence: 20, paper: 20, plateau: 20, slippage: 20 };
    expect(weightsFault(even)).toBeNull();
    expect(weightsFault({ ...even, paper: 21 })).toEqual({ driver: null, fault: 'sum', sum: 101 });
    expect(weightsFault({ ...even, paper: -1 })).toEqual({ driver: 'paper', fault: 'range' });
    expect(weightsFault({ ...even, paper: 0.5 })).toEqual({ driver: 'paper', fault: 'range' });
  });
});

describe('the risk of work pressure', () => {
  const facts = { teamId: 't', amber: 0.8, pressure: null, absence: null };
  const of = (ratios: (number | null)[]) => load(ratios).ratios;

  it('is there for two months in a row above what the team has', () => {
    expect(
      pressureRisk({ ...facts, ratios: of([1.2, 0.9, 1.01, 1.02, 0.9]) })?.overloaded.map(({ ratio }) => ratio),
    ).toEqual([1.01, 1.02]);
    expect(pressureRisk({ ...facts, ratios: of([1.2, 1, 1.2, null, 1.2]) })).toBeNull();
  });
  it('is there for what people say of it', () => {
    expect(pressureRisk({ ...facts, ratios: [], pressure: 3.8 })).toMatchObject({ pressure: 3.8, overloaded: [] });
    expect(pressureRisk({ ...facts, ratios: [], pressure: 3.79 })).toBeNull();
  });
  it('is there for absence in a team that is busy', () => {
    expect(pressureRisk({ ...facts, ratios: of([0.81]), absence: 0.066 })).toMatchObject({ absence: 0.066 });
    expect(pressureRisk({ ...facts, ratios: of([0.79]), absence: 0.066 })).toBeNull();
    expect(pressureRisk({ ...facts, ratios: of([0.81]), absence: 0.065 })).toBeNull();
  });
});

function factsOf(change: Partial<StandingFacts> = {}): StandingFacts {
  return {
    plan: aPlan({}),
    ...{ others: new Map(), levels: [], scores: null, adoption: [], adopted: null },
    ...{ pressures: new Map(), agreed: new Set<string>(), rules: proposedRules, today },
    ...change,
  };
}

describe('the standing of a programme', () => {
  it('looks at the whole months that are still ahead', () => {
    expect(firstAhead(day('2026-11-22'))).toBe('2026-12-01');
    expect(firstAhead(day('2026-12-01'))).toBe('2026-12-01');
  });
  it('says nothing of an empty programme', () => {
    const told = standingOf(factsOf());
    expect(told.ambition.signal).toBeNull();
    expect(told.stagnation.index).toBeNull();
    expect(told.facts).toEqual({ overload: null, competence: null, paper: null, plateau: null, slippage: null });
  });
  it('counts users of departments where adoption stands still among those of which it can be told', () => {
    const adoption = [
      { departmentId: 'a', users: 30, stands: true },
      { departmentId: 'b', users: 70, stands: false },
      { departmentId: 'c', users: 500, stands: null },
    ];
    expect(standingOf(factsOf({ adoption })).facts.plateau).toBe(0.3);
  });
  it('does not let a quarter say what only a team that is not pivotal is asked', () => {
    const teams = [aTeam({ id: 't', fteFormation: 1, pivotal: false })];
    const items = [
      anItem({ id: 'i', start: months[0]!, until: day('2027-06-01'), teamHours: [{ teamId: 't', hours: 5000 }] }),
    ];
    const told = standingOf(factsOf({ plan: aPlan({ items, capacity: aCapacity({ teams }) }) }));
    expect(told.teams[0]!.quarter!.average).toBeGreaterThan(1.2);
    expect([told.facts.overload, told.stagnation.index]).toEqual([null, null]);
  });
  it('is answered by an agreed measure', () => {
    const teams = [aTeam({ id: 't', fteFormation: 1, pivotal: true })];
    const items = [
      anItem({ id: 'i', start: months[0]!, until: day('2027-06-01'), teamHours: [{ teamId: 't', hours: 5000 }] }),
    ];
    const facts = factsOf({
      plan: aPlan({ items, capacity: aCapacity({ teams }) }),
      adoption: [{ departmentId: 'a', users: 1, stands: false }],
    });
    expect(standingOf(facts).stagnation).toMatchObject({ band: 'high' });
    const slow = { ...facts, adopted: new Map([['i', day('2027-06-01')]]) };
    expect(standingOf(slow).stagnation).toMatchObject({ band: 'high', raisedByOverload: true });
    expect(standingOf({ ...slow, agreed: new Set(['t']) }).stagnation).toMatchObject({ raisedByOverload: false });
  });
});

describe('the index of the demo', () => {
  const planned = new Map(blueprint.activities.map((row) => [row.key, addDays(goLive, row.finish_week * 7)]));
  const told = (team = records, moved: Record<string, [number, number]> = {}) => {
    const plan = aPlan({
      items: recordsItems(moved),
      calendar: { rules: { goodFriday: false }, exceptions: noHolidays },
      capacity: { ...recordsCapacity, teams: [team] },
    });
    const programme = { ...plan.programme, goLive };
    return standingOf(factsOf({ plan: { ...plan, programme }, adopted: planned }));
  };
  /**
   * K and the share of users where adoption stands still, which other tests work out of the shipped data. K as it is printed:
   * s2 is printed 0.58, and from the unrounded 0.7058 it would be 0.59, and the index after the measures 46.6.
   */
  const beside = { competence: 0.71, plateau: 144 / 382 };
  const printed = demo.stagnation;
  const { hired, decided, moves, prepares } = whatIfs;

  it('has the printed drivers', () => {
    const scores = driverScores({ ...told().facts, ...beside });
    expect(drivers.map((driver) => scores[driver]!.toFixed(2))).toEqual(
      [printed.s1, printed.s2, printed.s3, printed.s4, printed.s5].map((score) => score.toFixed(2)),
    );
  });
  it('is 69, and 46 with the combination of measures', () => {
    const before = told();
    const after = told(decided(hired(0.6)), { ...moves, ...prepares });
    // Slips stay those of the plan as it was: a measure that moves items is chosen, not suffered.
    const facts = { ...after.facts, slippage: before.facts.slippage, ...beside };
    expect(Math.round(stagnationOf({ ...before.facts, ...beside }, proposedWeights, false).index!)).toBe(printed.index);
    expect(Math.round(stagnationOf(facts, proposedWeights, false).index!)).toBe(46);
  });
  it('fires the rule for the records department', () => {
    const { ambition } = told();
    expect(ambition.checks.filter(({ signal }) => signal === 'red').map(({ rule }) => rule)).toEqual([
      'quarter',
      'peak',
    ]);
  });
});
