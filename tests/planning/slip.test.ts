// Which slips stand, which reason weighs most, and the list behind it.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import { type MomentMove, momentMoves, type SlipCode, slipPareto, slipRows, standing } from '~/models/planning/slip';
import { anItem, aPlan } from '../factories';

const slip = (itemId: string, slipped: number): MomentMove => ({
  itemId,
  before: day('2026-05-04'),
  after: day('2026-06-01'),
  promised: day('2026-05-04'),
  slipped,
});
const because = (code: SlipCode, ...moments: MomentMove[]) => ({ code, moments });

describe('the weight of reasons', () => {
  it('is their working days, with shares that add up; what came earlier or was not promised weighs nothing', () => {
    const rows = slipPareto([
      because('scope', slip('A', 10)),
      because('capacity', slip('A', 20), slip('B', 5), { ...slip('C', 0), promised: null }),
      because('scope', slip('B', 5)),
      because('other', slip('C', 0)),
    ]);
    expect(rows).toEqual([
      { code: 'capacity', moves: 2, withdrawn: 0, days: 25, share: 0.625, cumulative: 0.625 },
      { code: 'scope', moves: 2, withdrawn: 0, days: 15, share: 0.375, cumulative: 1 },
    ]);
    expect(slipPareto([])).toEqual([]);
  });
});

describe('a promise that is given up', () => {
  const gone = (itemId: string): MomentMove => ({ ...slip(itemId, 0), after: null });
  it('counts with its reason, without working days', () => {
    expect(slipPareto([because('scope', gone('A'), gone('B')), because('other', slip('C', 5), gone('D'))])).toEqual([
      { code: 'other', moves: 1, withdrawn: 1, days: 5, share: 1, cumulative: 1 },
      { code: 'scope', moves: 0, withdrawn: 2, days: 0, share: 0, cumulative: 1 },
    ]);
    expect(slipPareto([because('scope', gone('A'))])).toEqual([
      { code: 'scope', moves: 0, withdrawn: 1, days: 0, share: 0, cumulative: 0 },
    ]);
  });

  it('is kept of a change that retires or removes what was promised', () => {
    const item = anItem({ id: 'A', kind: 'gate', start: day('2026-05-04') });
    const before = aPlan({ items: [item] });
    const after = { ...before, items: [{ ...item, retired: true }] };
    const rows = [{ collection: 'items' as const, id: 'A', before: { retired: false }, after: { retired: true } }];
    const withdrawn = [{ itemId: 'A', promised: day('2026-05-01') }];
    expect(momentMoves(before, after, rows, { slips: [], withdrawn })).toMatchObject([
      { itemId: 'A', before: '2026-05-04', after: null, promised: '2026-05-01', slipped: 0 },
    ]);
  });
});

describe('what was taken back', () => {
  const entry = (id: string, undoes: string | null = null, slipped = 0) => ({
    id,
    undoes,
    moments: [slip('A', slipped)],
  });
  it.each<[string, ReturnType<typeof entry>[], string[]]>([
    ['nothing', [entry('a'), entry('b')], ['a', 'b']],
    ['neither an undone change nor its undo stands', [entry('a'), entry('u', 'a')], []],
    ['a redone change stands again, once', [entry('a'), entry('u', 'a'), entry('r', 'u')], ['a']],
    ['undone, redone and undone', [entry('a'), entry('u', 'a'), entry('r', 'u'), entry('v', 'r')], []],
    ['an undo of what is not in the list is no slip either', [entry('u', 'elsewhere')], []],
    ['an undo that breaks a promise is a slip', [entry('a'), entry('u', 'a', 5)], ['u']],
    ['until it is undone itself', [entry('a'), entry('u', 'a', 5), entry('r', 'u')], ['a']],
    ['what is redone later counts once', [entry('a', null, 5), entry('u', 'a'), entry('r', 'u', 5)], ['a']],
  ])('%s', (_name, entries, expected) => {
    expect(standing(entries).map(({ id }) => id)).toEqual(expected);
  });
});

describe('the list', () => {
  const plan = aPlan({ items: [anItem({ id: 'A', kind: 'gate' })] });
  const told = (id: string, code: SlipCode, moments: MomentMove[]) => ({
    ...{ id, code, moments, reason: `om ${id}`, on: day('2026-03-02'), userName: 'Iris' },
  });
  const entries = [told('1', 'scope', [slip('A', 3)]), told('2', 'other', [slip('gone', 4), slip('A', 0)])];

  it('has the last slip first, also of a milestone that is gone', () => {
    expect(slipRows(plan, entries, null)).toMatchObject([
      { itemId: 'gone', title: null, workDays: 4, text: 'om 2' },
      { itemId: 'A', title: { nl: 'A' }, workDays: 3, text: 'om 1', promised: '2026-05-04', userName: 'Iris' },
    ]);
  });

  it('can be of one reason', () => {
    expect(slipRows(plan, entries, 'scope').map((row) => row.itemId)).toEqual(['A']);
    expect(slipRows(plan, entries, 'quality')).toEqual([]);
  });
});
