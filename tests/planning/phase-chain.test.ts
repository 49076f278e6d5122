// Phases lie end to end on working days and keep their length, in both directions.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import { chainPhases, phaseOn } from '~/models/planning/phase-chain';
import type { Phase, Plan } from '~/models/planning/plan';
import { aPhase, aPlan } from '../factories';
import { countWorked, everyDay, placeOf, workedDays } from './reference-scheduler';

function plan(
  start: string,
  phases: [id: string, workDays: number, rest?: Partial<Phase>][],
  rest: Partial<Plan> = {},
): Plan {
  const base = aPlan(rest);
  return {
    ...base,
    programme: { ...base.programme, start: day(start) },
    phases: phases.map(([id, workDays, more], position) =>
      aPhase({ id, workDays, position, start: day('2026-01-01'), until: day('2026-01-02'), ...more }),
    ),
  };
}

/** `first…last` of each phase. */
const where = (of: Plan) =>
  chainPhases(of).phases.map((phase) => `${phase.start.slice(5)}…${everyDay[placeOf(phase.until) - 1]!.slice(5)}`);

describe('the chain', () => {
  it.each<[string, string, Parameters<typeof plan>[1], string[]]>([
    [
      'one after the other',
      '2026-01-05',
      [
        ['A', 5],
        ['B', 3],
      ],
      ['01-05…01-09', '01-12…01-14'],
    ],
    ['begins on a working day', '2026-01-10', [['A', 1]], ['01-12…01-12']],
    [
      'over the year end',
      '2026-12-30',
      [
        ['A', 2],
        ['B', 2],
      ],
      ['12-30…12-31', '01-04…01-05'],
    ],
    [
      'over Easter and a clock change',
      '2026-03-26',
      [
        ['A', 3],
        ['B', 6],
      ],
      ['03-26…03-30', '03-31…04-08'],
    ],
    [
      'over a leap day',
      '2028-02-28',
      [
        ['A', 2],
        ['B', 1],
      ],
      ['02-28…02-29', '03-01…03-01'],
    ],
    [
      'steps over a phase that is switched off, which keeps its dates',
      '2026-01-05',
      [
        ['A', 5],
        ['B', 3, { active: false }],
        ['C', 1],
      ],
      ['01-05…01-09', '01-01…01-01', '01-12…01-12'],
    ],
    [
      'goes by position, not by the order of the rows',
      '2026-01-05',
      [
        ['A', 5, { position: 9 }],
        ['B', 3, { position: 2 }],
      ],
      ['01-08…01-14', '01-05…01-07'],
    ],
    [
      'equal positions go by id',
      '2026-01-05',
      [
        ['B', 1, { position: 0 }],
        ['A', 1, { position: 0 }],
      ],
      ['01-06…01-06', '01-05…01-05'],
    ],
  ])('%s', (_name, start, phases, expected) => {
    expect(where(plan(start, phases))).toEqual(expected);
  });

  it('a longer phase moves the later ones on, a shorter one moves them back, lengths kept', () => {
    const at = (length: number) =>
      where(
        plan('2026-01-05', [
          ['A', length],
          ['B', 4],
          ['C', 2],
        ]),
      );
    expect(at(5)).toEqual(['01-05…01-09', '01-12…01-15', '01-16…01-19']);
    expect(at(7)).toEqual(['01-05…01-13', '01-14…01-19', '01-20…01-21']);
    expect(at(2)).toEqual(['01-05…01-06', '01-07…01-12', '01-13…01-14']);
  });

  it('a closing of the organisation is stepped over', () => {
    const closing = {
      id: 'x',
      kind: 'non_working' as const,
      sort: 'closing' as const,
      from: day('2026-01-07'),
      until: day('2026-01-09'),
      label: { nl: 'Dicht', en: null },
      departmentId: null,
      region: null,
      verify: false,
      source: null,
    };
    const calendar = { rules: { goodFriday: false }, exceptions: [closing] };
    expect(
      where(
        plan(
          '2026-01-05',
          [
            ['A', 3],
            ['B', 1],
          ],
          { calendar },
        ),
      ),
    ).toEqual(['01-05…01-09', '01-12…01-12']);
  });

  it('holds for twenty years of phases, without a working day between them', () => {
    const chained = chainPhases(
      plan(
        '2026-01-05',
        Array.from({ length: 100 }, (_, index) => [`P${100 + index}`, 52]),
      ),
    );
    const worked = workedDays(chained, null);
    chained.phases.forEach((phase, index) => {
      expect(countWorked(worked, placeOf(phase.start), placeOf(phase.until))).toBe(52);
      const next = chained.phases[index + 1];
      if (next) expect(countWorked(worked, placeOf(phase.until), placeOf(next.start))).toBe(0);
    });
    expect(chained.phases.at(-1)!.until.slice(0, 4)).toBe('2046');
  });

  it('at rest gives the same objects', () => {
    const chained = chainPhases(
      plan('2026-01-05', [
        ['A', 5],
        ['B', 3],
      ]),
    );
    expect(chainPhases(chained)).toBe(chained);
    const empty = aPlan();
    expect(chainPhases(empty)).toBe(empty);
    const longer = {
      ...chained,
      phases: chained.phases.map((phase) => (phase.id === 'B' ? { ...phase, workDays: 4 } : phase)),
    };
    expect(chainPhases(longer).phases[0]).toBe(chained.phases[0]);
  });
});

describe('the phase of a day', () => {
  const chained = chainPhases(
    plan('2026-01-05', [
      ['A', 5],
      ['off', 3, { active: false }],
      ['B', 3],
    ]),
  );
  it.each([
    ['2026-01-04', null],
    ['2026-01-05', 'A'],
    ['2026-01-09', 'A'],
    ['2026-01-10', null],
    ['2026-01-12', 'B'],
    ['2026-01-15', null],
    ['2026-01-01', null],
  ])('%s is in %s', (text, id) => {
    expect(phaseOn(chained, text)?.id ?? null).toBe(id);
  });
});
