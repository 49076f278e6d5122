// Slack by hand: how far an item may slip before the end, a promise or something that stands fixed is hit.
import { expect, it } from 'vitest';
import { slackOf } from '~/models/planning/critical-path';
import { day } from '~/models/planning/day';
import type { Dependency, Item } from '~/models/planning/plan';
import { schedule } from '~/models/planning/schedule';
import { aLink, anItem, aPlan } from '../factories';

/** `total/free` per item, with a `!` when it is critical. */
function slack(items: Item[], dependencies: Dependency[] = []): Record<string, string> {
  const result = schedule(aPlan({ items, dependencies }));
  if (!result.ok) throw new Error('cycle');
  const { total, free, critical } = slackOf(result.schedule);
  return Object.fromEntries(items.map(({ id }, i) => [id, `${total[i]}/${free[i]}${critical[i] ? '!' : ''}`]));
}

const work = (id: string, workDays: number, rest: Partial<Item> = {}) => anItem({ id, workDays, ...rest });
const moment = (id: string, rest: Partial<Item> = {}) => anItem({ id, kind: 'milestone', workDays: 0, ...rest });
const fixed = (id: string, from: string, until: string, rest: Partial<Item> = {}) =>
  anItem({ id, mode: 'manual', start: day(from), until: day(until), ...rest });

it.each<[string, Item[], Dependency[], Record<string, string>]>([
  ['one item is the whole programme', [work('A', 5)], [], { A: '0/0!' }],
  [
    'two ways round: the longer is critical',
    [work('A', 5), work('B', 3), work('C', 1), work('D', 1)],
    [aLink('1', 'A', 'B'), aLink('2', 'A', 'C'), aLink('3', 'B', 'D'), aLink('4', 'C', 'D')],
    { A: '0/0!', B: '0/0!', C: '2/2', D: '0/0!' },
  ],
  [
    'free slack is what the next does not feel',
    [work('A', 2), work('B', 2), work('C', 10)],
    [aLink('1', 'A', 'B')],
    { A: '6/0', B: '6/6', C: '0/0!' },
  ],
  [
    'start to start: only the start is felt',
    [work('A', 9), work('B', 3), work('C', 10)],
    [aLink('1', 'A', 'B', { type: 'SS', lag: 2 })],
    { A: '1/0', B: '5/5', C: '0/0!' },
  ],
  [
    'finish to finish',
    [work('A', 4), work('B', 6), work('C', 10)],
    [aLink('1', 'A', 'B', { type: 'FF' })],
    { A: '6/2', B: '4/4', C: '0/0!' },
  ],
  [
    'start to finish',
    [work('A', 9), work('B', 6), work('C', 10)],
    [aLink('1', 'A', 'B', { type: 'SF', lag: 3 })],
    { A: '1/1', B: '4/4', C: '0/0!' },
  ],
  [
    'a fixed item is a promise to its predecessors',
    [work('A', 5), fixed('B', '2026-01-14', '2026-01-15'), work('C', 20)],
    [aLink('1', 'A', 'B')],
    { A: '2/2', B: '12/12', C: '0/0!' },
  ],
  [
    'a fixed item that stands too early asks days back',
    [work('A', 5), fixed('B', '2026-01-07', '2026-01-08'), work('C', 20)],
    [aLink('1', 'A', 'B')],
    { A: '-3/-3!', B: '17/17', C: '0/0!' },
  ],
  [
    'a deadline',
    [work('A', 5, { deadline: day('2026-01-12') }), work('B', 5), work('C', 20)],
    [aLink('1', 'A', 'B')],
    { A: '1/0', B: '10/10', C: '0/0!' },
  ],
  [
    'a deadline on its own last day',
    [work('A', 5, { deadline: day('2026-01-09') }), work('C', 20)],
    [],
    { A: '0/15!', C: '0/0!' },
  ],
  [
    'a deadline in a weekend gives nothing extra',
    [work('A', 5, { deadline: day('2026-01-11') }), work('C', 20)],
    [],
    { A: '0/15!', C: '0/0!' },
  ],
  [
    'a deadline that is missed, felt by what comes before',
    [work('A', 5), work('B', 5, { deadline: day('2026-01-13') }), work('C', 20)],
    [aLink('1', 'A', 'B')],
    { A: '-3/0!', B: '-3/10!', C: '0/0!' },
  ],
  [
    'a moment on its deadline cannot slip, a day before it can slip one',
    [
      moment('A', { notBefore: day('2026-01-14'), deadline: day('2026-01-14') }),
      moment('B', { notBefore: day('2026-01-13'), deadline: day('2026-01-14') }),
      moment('D', { notBefore: day('2026-01-15'), deadline: day('2026-01-14') }),
      work('C', 20),
    ],
    [],
    { A: '0/13!', B: '1/14', D: '-1/12!', C: '0/0!' },
  ],
  [
    'finished work is not critical any more',
    [work('A', 5, { progress: 'done', until: day('2026-01-10') }), work('B', 5)],
    [aLink('1', 'A', 'B')],
    { A: '0/0', B: '0/0!' },
  ],
  [
    'a day off in between is no slack',
    [work('A', 1, { notBefore: day('2026-04-03') }), work('B', 1), work('C', 1, { notBefore: day('2026-04-07') })],
    [aLink('1', 'A', 'B')],
    { A: '0/0!', B: '0/0!', C: '0/0!' },
  ],
  [
    'a retired item has none and asks none',
    [work('A', 1), work('B', 9, { retired: true })],
    [],
    { A: '0/0!', B: 'undefined/undefined' },
  ],
])('%s', (_name, items, links, expected) => {
  expect(slack(items, links)).toEqual(expected);
});

it('a floor holds an item, not the ones before it', () => {
  const items = [work('A', 2), work('B', 2, { notBefore: day('2026-01-12') })];
  expect(slack(items, [aLink('1', 'A', 'B')])).toEqual({ A: '3/3', B: '0/0!' });
});
