// Levels, who answers for an item, K and gaps: small cases, and the demo held against the figures it was printed with.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TeamStory } from '~/models/demo-teams.server';
import { competenceOf, type LevelRow, levelOn, responsibleTeam, stepTo } from '~/models/planning/capacity/competence';
import { coverageOf, coverageOfItem, coverageState, shareWithin } from '~/models/planning/capacity/coverage';
import { competenceMatrix, gapsOf } from '~/models/planning/capacity/gaps';
import { addDays, day } from '~/models/planning/day';
import type { Item } from '~/models/planning/plan';
import { aCapacity, anItem, aPlan, aTeam } from '../factories';

const today = day('2026-11-22');
const said = (teamId: string, competenceId: string, level: number, from: string | null = null): LevelRow => ({
  ...{ teamId, competenceId, level, from: from === null ? null : day(from) },
});
const training = (id: string, until: string, level: number, rest: Partial<Item> = {}) =>
  anItem({
    ...{ id, start: addDays(day(until), -10), until: day(until) },
    raises: [{ teamId: 'a', competenceId: 'c', level }],
    ...rest,
  });

describe('the level of a team on a day', () => {
  const rows = [said('a', 'c', 3, '2027-03-01'), said('a', 'c', 2), said('a', 'd', 4, '2027-01-01')];
  const on = (date: string, items: Item[] = [], competenceId = 'c') =>
    levelOn(competenceOf(rows, items, today), 'a', competenceId, day(date));

  it('is the newest that was said by then', () => {
    expect([on('2026-12-01'), on('2027-02-28'), on('2027-03-01')]).toEqual([2, 2, 3]);
  });
  it('is the lowest where nothing was said', () => {
    expect([on('2026-12-31', [], 'd'), on('2027-01-01', [], 'd'), on('2027-01-01', [], 'e')]).toEqual([1, 4, 1]);
  });
  it('is raised by a training from the day after its last', () => {
    const items = [training('t', '2027-01-18', 4)];
    expect([on('2027-01-17', items), on('2027-01-18', items)]).toEqual([2, 4]);
  });
  it('is never lowered by a training', () => {
    expect(on('2027-04-01', [training('t', '2027-03-20', 2)])).toBe(3);
  });
  it('is what was said after the training: that knows who left since', () => {
    expect(on('2027-03-01', [training('t', '2027-01-18', 5)])).toBe(3);
    expect(on('2027-03-01', [training('t', '2027-03-01', 5)])).toBe(5);
  });
  it('is not raised by a training that is retired, or that should have ended and did not', () => {
    expect(on('2027-02-01', [training('t', '2027-01-18', 4, { retired: true })])).toBe(2);
    expect(on('2027-02-01', [training('t', '2026-11-20', 4)])).toBe(2);
    expect(on('2027-02-01', [training('t', '2026-11-20', 4, { progress: 'done' })])).toBe(4);
  });
  it('comes with the first step that brings it', () => {
    const competence = competenceOf(rows, [training('late', '2027-05-01', 4), training('t', '2027-04-01', 4)], today);
    const step = (level: number) => stepTo(competence, { teamId: 'a', competenceId: 'c', level }, today);
    expect(step(3)).toEqual({ on: day('2027-03-01'), level: 3, itemId: null });
    expect(step(4)).toEqual({ on: day('2027-04-01'), level: 4, itemId: 't' });
    expect(step(5)).toBeNull();
  });
});

describe('who answers for an item', () => {
  const teams = [
    aTeam({ id: 'all' }),
    aTeam({ id: 'x', fteFormation: 4 }),
    aTeam({ id: 'a', fteFormation: 2 }),
    aTeam({ id: 'b', fteFormation: 2 }),
  ];
  const rows = [said('all', 'c', 5), said('a', 'c', 2), said('b', 'c', 3)];
  const of = (hours: Record<string, number>, levels = rows) =>
    responsibleTeam(
      anItem({
        id: 'i',
        teamHours: Object.entries(hours).map(([teamId, value]) => ({ teamId, hours: value })),
        competences: [{ competenceId: 'c', level: null }],
      }),
      teams,
      competenceOf(levels, [], today),
    );

  it('is the known team with most hours', () => {
    expect(of({ a: 20, b: 10, x: 90 })).toBe('a');
  });
  it('is a team with an establishment before one without', () => {
    expect(of({ a: 20, all: 300 })).toBe('a');
    expect(of({ all: 300 })).toBe('all');
  });
  it('is, with as many hours, who is furthest, then who comes first', () => {
    expect(of({ a: 10, b: 10 })).toBe('b');
    expect(of({ b: 10, a: 10 }, [said('a', 'c', 3), said('b', 'c', 3)])).toBe('a');
  });
  it('is nobody where no team is known', () => {
    expect(of({ x: 10 })).toBeNull();
  });
});

describe('what is covered', () => {
  const teams = [aTeam({ id: 'a', fteFormation: 2 }), aTeam({ id: 'out', fteFormation: 1 })];
  const asks = (id: string, start: string, needed: [string, number | null][], rest: Partial<Item> = {}) =>
    anItem({
      ...{ id, start: day(start), until: addDays(day(start), 10) },
      teamHours: [
        { teamId: 'a', hours: 100 },
        { teamId: 'out', hours: 50 },
      ],
      competences: needed.map(([competenceId, level]) => ({ competenceId, level })),
      ...rest,
    });
  const told = (items: Item[], rows = [said('a', 'c', 3), said('a', 'd', 2)]) => {
    const competence = competenceOf(rows, items, today);
    const coverage = coverageOf(aPlan({ items, capacity: aCapacity({ teams }) }), competence, today);
    return { coverage, gaps: gapsOf(coverage, competence), competence };
  };

  it('counts hours of known teams, of items that have what they need at their start', () => {
    const { coverage } = told([asks('i', '2027-01-01', [['c', null]]), asks('j', '2027-02-01', [['d', null]])]);
    expect(coverage.total).toEqual({ hours: 200, covered: 100, k: 0.5 });
    expect(coverage.teams).toEqual([{ teamId: 'a', hours: 200, covered: 100, k: 0.5 }]);
    expect(coverage.unknown).toEqual([{ teamId: 'out', hours: 100 }]);
  });
  it('takes the level an item says, else 3', () => {
    const item = asks('i', '2027-01-01', [['c', 4]]);
    expect(coverageOfItem(item, teams, told([]).competence).missing).toEqual([
      { competenceId: 'c', needed: 4, has: 3 },
    ]);
    expect(coverageOfItem(asks('i', '2027-01-01', [['c', null]]), teams, told([]).competence).missing).toEqual([]);
  });
  it('is covered by a training that ends in time', () => {
    const brings = { raises: [{ teamId: 'a', competenceId: 'd', level: 3 }], teamHours: [] };
    const inTime = asks('t', '2027-01-22', [], brings);
    const tooLate = asks('t', '2027-01-23', [], brings);
    expect(told([asks('j', '2027-02-01', [['d', null]]), inTime]).coverage.total.k).toBe(1);
    const late = told([asks('j', '2027-02-01', [['d', null]]), tooLate]);
    expect(late.coverage.total.k).toBe(0);
    expect(late.gaps[0]).toMatchObject({
      ...{ teamId: 'a', competenceId: 'd', needed: 3, has: 2, neededOn: day('2027-02-01'), hours: 100 },
      closing: { on: day('2027-02-02'), itemId: 't' },
    });
  });
  it('counts an item once, at the first competence it lacks', () => {
    const { gaps, coverage } = told([
      asks('i', '2027-01-01', [
        ['d', null],
        ['e', null],
      ]),
    ]);
    expect(gaps.map(({ competenceId, hours }) => [competenceId, hours])).toEqual([
      ['d', 100],
      ['e', 0],
    ]);
    expect(gaps.reduce((sum, gap) => sum + gap.hours, 0)).toBe(coverage.total.hours - coverage.total.covered);
  });
  it('leaves out what is finished, retired, or outside the half year', () => {
    const { coverage } = told([
      asks('done', '2027-01-01', [], { progress: 'done' }),
      asks('gone', '2027-01-01', [], { retired: true }),
      asks('past', '2026-11-12', []),
      asks('later', '2027-05-24', []),
    ]);
    expect([coverage.items.length, coverage.total.k]).toEqual([0, null]);
  });
  it('takes the part of an item that is in the half year', () => {
    const within = (start: string, until: string, kind: Item['kind'] = 'activity') =>
      shareWithin({ start: day(start), until: day(until), kind }, today, addDays(today, 183));
    expect(within('2026-11-17', '2026-11-27')).toBe(0.5);
    expect(within('2027-05-19', '2027-05-29')).toBe(0.5);
    expect([within('2026-11-22', '2026-11-22', 'gate'), within('2027-05-24', '2027-05-24', 'gate')]).toEqual([1, 0]);
  });
  it('reads K by its limits', () => {
    expect([null, 0.649, 0.65, 0.799, 0.8, 1].map(coverageState)).toEqual([
      ...['unknown', 'red', 'amber', 'amber', 'good', 'good'],
    ]);
  });
  it('shows level and need of every team and competence that is asked', () => {
    const { coverage, competence } = told([
      asks('i', '2027-01-01', [
        ['c', 2],
        ['d', 4],
      ]),
      asks('j', '2027-02-01', [['c', null]]),
    ]);
    expect(competenceMatrix(coverage, competence, today)).toEqual([
      { teamId: 'a', competenceId: 'c', has: 3, needed: 3 },
      { teamId: 'a', competenceId: 'd', has: 2, needed: 4 },
    ]);
  });
});

type Weeks = { start_week: number; finish_week: number };
type Demo = {
  teams: (TeamStory & { fte_formation?: number })[];
  replanned: Record<string, Weeks>;
  k_coverage: {
    total: number;
    teams: Record<string, number>;
    gaps: { competence: string; required_level: number; hours_at_risk: number }[];
  };
};
type Blueprint = {
  activities: (Weeks & {
    key: string;
    load_hours?: Record<string, number>;
    competences: (string | { key: string; level: number })[];
    raises?: { team: string; competence: string; level: number }[];
  })[];
};

describe('the demo, as it was printed', () => {
  const read = (path: string) => parse(readFileSync(path, 'utf8')) as unknown;
  const demo = read('drizzle/seed/demo/voorbeeldstad.yaml') as Demo;
  const blueprint = read('drizzle/seed/blueprint/zgw.yaml') as Blueprint;
  const goLive = day('2026-04-13');
  /** Weeks from go-live, start inclusive, finish exclusive; slipped items as they were planned again. */
  const items = blueprint.activities.flatMap((row): Item[] => {
    const { start_week, finish_week } = demo.replanned[row.key] ?? row;
    if (finish_week <= 0) return [];
    const at = (week: number) => addDays(goLive, Math.round(week * 7));
    return [
      anItem({
        ...{ id: row.key, start: at(start_week), until: at(Math.max(finish_week, start_week + 1 / 7)) },
        teamHours: Object.entries(row.load_hours ?? {}).map(([teamId, hours]) => ({ teamId, hours })),
        competences: row.competences.map((entry) =>
          typeof entry === 'string'
            ? { competenceId: entry, level: null }
            : { competenceId: entry.key, level: entry.level },
        ),
        raises: (row.raises ?? []).map(({ team, competence, level }) => ({
          ...{ teamId: team, competenceId: competence, level },
        })),
      }),
    ];
  });
  const teams = demo.teams.map((row) => aTeam({ id: row.key, fteFormation: row.fte_formation ?? null }));
  const rows = demo.teams.flatMap((team) =>
    (team.competences ?? []).map(({ key, level, from }) => said(team.key, key, level, from ?? null)),
  );
  const competence = competenceOf(rows, items, today);
  const coverage = coverageOf(aPlan({ items, capacity: aCapacity({ teams }) }), competence, today);
  const gaps = gapsOf(coverage, competence);

  it('covers 0.71 of the hours, of the records department 0.63', () => {
    expect(coverage.total.k!).toBeCloseTo(demo.k_coverage.total, 2);
    expect(Math.round(coverage.total.k! * 100) / 100).toBe(demo.k_coverage.total);
    for (const [teamId, k] of Object.entries(demo.k_coverage.teams)) {
      expect(Math.round(coverage.teams.find((team) => team.teamId === teamId)!.k! * 100) / 100).toBe(k);
    }
  });
  it.each(demo.k_coverage.gaps)('$competence at level $required_level puts $hours_at_risk hours at risk', (printed) => {
    const own = gaps.filter(({ competenceId }) => competenceId === printed.competence);
    expect(Math.round(own.reduce((sum, gap) => sum + gap.hours, 0))).toBe(printed.hours_at_risk);
    expect(Math.max(...own.map(({ needed }) => needed))).toBe(printed.required_level);
  });
  it('has one gap more than is printed: the substitution decision began before the level was there', () => {
    const printed = new Set(demo.k_coverage.gaps.map(({ competence: key }) => key));
    const others = gaps.filter(({ competenceId, hours }) => !printed.has(competenceId) && hours > 0);
    expect(others.map(({ competenceId, teamId, hours }) => [competenceId, teamId, Math.round(hours)])).toEqual([
      ['C09', 'DIV', 25],
    ]);
  });
  it('says what closes a gap, or that nothing does', () => {
    const closing = (teamId: string, competenceId: string) =>
      gaps.find((gap) => gap.teamId === teamId && gap.competenceId === competenceId)!.closing;
    expect(closing('DIV', 'C10')).toEqual({ on: day('2027-01-18'), level: 3, itemId: 'OPL-10' });
    expect(closing('IA', 'C06')).toBeNull();
  });
});
