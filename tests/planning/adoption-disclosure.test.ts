// Few people hide, and nobody can work out what hides from what is shown.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Counted, fewest, type Hidden, hiddenAmong } from '~/models/planning/adoption/disclosure';
import { isKnown, reduced } from '../support/linear';

const flat = (...people: number[]): Counted[] => people.map((n, k) => ({ id: `d${k}`, parentId: null, people: n }));
const sorted = (ids: Iterable<string>) => [...ids].sort();

describe('figures of few people', () => {
  test('five are shown, four are not', () => {
    expect(sorted(hiddenAmong(flat(5, 9, 20)).own)).toEqual([]);
    expect(hiddenAmong(flat(4, 9, 20)).own.has('d0')).toBe(true);
  });

  test('one that hides takes the smallest other with it, so that the total does not give it away', () => {
    const hidden = hiddenAmong(flat(4, 9, 20));
    expect(sorted(hidden.own)).toEqual(['d0', 'd1']);
    expect(hidden.all).toBe(false);
  });

  test('two that hide are enough when they are five together', () => {
    expect(sorted(hiddenAmong(flat(3, 2, 20)).own)).toEqual(['d0', 'd1']);
    expect(sorted(hiddenAmong(flat(2, 1, 20, 30)).own)).toEqual(['d0', 'd1', 'd2']);
  });

  test('alone, the total hides', () => {
    expect(hiddenAmong(flat(4)).all).toBe(true);
    expect(hiddenAmong(flat(1, 1)).all).toBe(true);
  });

  test('nobody asked is not a small group', () => {
    const hidden = hiddenAmong(flat(0, 0, 12));
    expect([sorted(hidden.own), hidden.all]).toEqual([[], false]);
  });

  test('in a tree the figure hides within its own branch when that can be', () => {
    const rows = [
      { id: 'top', parentId: null, people: 0 },
      { id: 'a', parentId: 'top', people: 3 },
      { id: 'b', parentId: 'top', people: 8 },
      { id: 'other', parentId: null, people: 30 },
    ];
    const hidden = hiddenAmong(rows);
    expect(sorted(hidden.own)).toEqual(['a', 'b']);
    expect([hidden.totals.has('top'), hidden.all]).toEqual([false, false]);
  });

  test('in a branch of one the branch hides, and one beside it', () => {
    const rows = [
      { id: 'top', parentId: null, people: 0 },
      { id: 'a', parentId: 'top', people: 3 },
      { id: 'other', parentId: null, people: 30 },
    ];
    const hidden = hiddenAmong(rows);
    expect(hidden.totals.has('top')).toBe(true);
    expect(hidden.own.has('other')).toBe(true);
  });
});

/** Every shown number as a sum of own figures. */
function shown(rows: readonly Counted[], hidden: Hidden): number[][] {
  const at = new Map(rows.map(({ id }, k) => [id, k]));
  const isUnder = (row: Counted, id: string): boolean =>
    row.id === id || rows.some((up) => up.id === row.parentId && isUnder(up, id));
  const unit = (k: number) => rows.map((_, j) => (j === k ? 1 : 0));
  const own = rows.filter(({ id }) => !hidden.own.has(id)).map(({ id }) => unit(at.get(id)!));
  const totals = rows
    .filter(({ id }) => !hidden.totals.has(id))
    .map(({ id }) => rows.map((row) => (isUnder(row, id) && row.people > 0 ? 1 : 0)));
  // that a department has no figure is shown as it is
  const none = rows.flatMap(({ people }, k) => (people === 0 ? [unit(k)] : []));
  return [...own, ...totals, ...none, ...(hidden.all ? [] : [rows.map(({ people }) => (people > 0 ? 1 : 0))])];
}

/** Every group of departments that has fewer people together than may be shown. */
function groupsUnder(rows: readonly Counted[], most: number): Counted[][] {
  if (rows.length === 0) return [];
  const [first, ...rest] = rows as [Counted, ...Counted[]];
  const without = groupsUnder(rest, most);
  const within = groupsUnder(rest, most - first.people).map((group) => [first, ...group]);
  return first.people < most ? [[first], ...within, ...without] : without;
}

const trees = fc
  .array(fc.record({ people: fc.integer({ min: 0, max: 14 }), up: fc.nat() }), { minLength: 1, maxLength: 9 })
  .map((nodes): Counted[] =>
    nodes.map(({ people, up }, k) => {
      const parent = k === 0 ? 0 : up % (k + 1);
      return { id: `d${k}`, parentId: parent === k || up % 3 === 0 ? null : `d${parent}`, people };
    }),
  );

/** The groups of fewer than five people whose sum can be worked out from what is shown. */
function derivable(rows: readonly Counted[], hidden: Hidden): Counted[][] {
  const small = rows.filter(({ people }) => people > 0 && people < fewest);
  const base = reduced(shown(rows, hidden));
  return groupsUnder(small, fewest).filter((group) =>
    isKnown(
      base,
      rows.map((row) => (group.includes(row) ? 1 : 0)),
    ),
  );
}

const runs = Number(process.env['DISCLOSURE_RUNS'] ?? 3_000);

test('what hides cannot be worked out: no shown numbers together say one small figure, nor the sum of fewer than five people', () => {
  fc.assert(
    fc.property(trees, (rows) => {
      const hidden = hiddenAmong(rows);
      const small = rows.filter(({ people }) => people > 0 && people < fewest);
      for (const row of small) expect(hidden.own.has(row.id)).toBe(true);
      expect(derivable(rows, hidden).map((group) => group.map(({ id, people }) => `${id}: ${people}`))).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test('in most trees it can be worked out when only the small figures hide, and in some when one thing less hides: the control', () => {
  let [bare, lessOne, all] = [0, 0, 0];
  fc.assert(
    fc.property(trees, (rows) => {
      const hidden = hiddenAmong(rows);
      const isSmall = (id: string) => rows.some((row) => row.id === id && row.people < fewest);
      const own = new Set([...hidden.own].filter(isSmall));
      if (own.size === 0) return;
      all += 1;
      if (derivable(rows, { own, totals: new Set(), all: false }).length > 0) bare += 1;
      const other = [...hidden.own].find((id) => !isSmall(id));
      const less = new Set([...hidden.own].filter((id) => id !== other));
      if (other && derivable(rows, { ...hidden, own: less }).length > 0) lessOne += 1;
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(all).toBeGreaterThan(250);
  expect(bare).toBeGreaterThan(all / 2);
  expect(lessOne).toBeGreaterThan(0);
});

test('nothing hides where all groups are large', () => {
  fc.assert(
    fc.property(trees, (rows) => {
      const large = rows.map((row) => ({ ...row, people: row.people + fewest }));
      const { own, totals, all } = hiddenAmong(large);
      expect([own.size, totals.size, all]).toEqual([0, 0, false]);
    }),
  );
});
