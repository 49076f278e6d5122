// Bars in weeks: nothing lies over anything else, nothing is lost, and the first rows get the first lines.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '~/models/planning/day';
import { barWeeks } from '~/models/planning/week-bars';

const monday = day('2026-11-02');
const grid = { from: monday, until: addDays(monday, 28) };
const row = (id: string, from: number, days: number) => ({
  id,
  from: addDays(monday, from),
  until: addDays(monday, from + days),
});
const laidOut = (rows: ReturnType<typeof row>[], most = 8) =>
  barWeeks(rows, grid, most).map(({ bars, more }) => ({
    bars: bars.map(({ row: { id }, column, span }) => [id, column, span]),
    more,
  }));
const none = [0, 0, 0, 0, 0, 0, 0];

describe('a bar', () => {
  it('goes on in every week it touches', () => {
    expect(laidOut([row('a', 5, 10)])).toEqual([
      { bars: [['a', 5, 2]], more: none },
      { bars: [['a', 0, 7]], more: none },
      { bars: [['a', 0, 1]], more: none },
      { bars: [], more: none },
    ]);
  });

  it('began before the grid, or goes on after it', () => {
    const [first, , , last] = laidOut([row('before', -20, 21), row('after', 27, 90)]);
    expect([first!.bars, last!.bars]).toEqual([[['before', 0, 1]], [['after', 6, 1]]]);
  });

  it('of no days is seen on its day', () => {
    expect(laidOut([row('moment', 8, 0)])[1]!.bars).toEqual([['moment', 1, 1]]);
  });

  it('for which there is no line is counted on each of its days', () => {
    const [week] = laidOut([row('a', 0, 3), row('b', 2, 3), row('c', 1, 2), row('d', 5, 1)], 2);
    // c meets a on Tuesday and Wednesday, and b on Wednesday; d fits beside a.
    expect(week).toEqual({
      bars: [
        ['a', 0, 3],
        ['b', 2, 3],
        ['d', 5, 1],
      ],
      more: [0, 1, 1, 0, 0, 0, 0],
    });
  });
});

it('whatever the rows are: lines never hold two on a day, and every day tells of all that is on it', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 50 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 9 }), (list, most) => {
      const all = list.map(([from, days], at) => row(String(at), from, days));
      for (const { monday: first, bars, more } of barWeeks(all, grid, most)) {
        for (let at = 0; at < 7; at++) {
          const on = addDays(first, at);
          const there = all.filter(({ from, until }) => from === on || (from < on && until > on)).length;
          const shown = bars.filter(({ column, span }) => column <= at && at < column + span).length;
          expect(shown).toBeLessThanOrEqual(most);
          expect(shown + more[at]!).toBe(there);
        }
      }
    }),
    { numRuns: 300 },
  );
});
