// A tree of rows: reading order, depth and the way up.
import { expect, test } from 'vitest';
import { ancestorPath, inTreeOrder } from '~/models/planning/tree';

const row = (id: string, parentId: string | null = null) => ({ id, parentId });
const read = (rows: { id: string; parentId: string | null }[]) =>
  inTreeOrder(rows).map(({ row, depth }) => `${'-'.repeat(depth)}${row.id}`);

test('children stand after their parent, brothers keep their order', () => {
  expect(read([row('c', 'a'), row('a'), row('b'), row('d', 'c'), row('e', 'a')])).toEqual([
    'a',
    '-c',
    '--d',
    '-e',
    'b',
  ]);
});

test('a row whose parent is unknown stands at the top; a ring loses nobody', () => {
  expect(read([row('a', 'gone'), row('x', 'y'), row('y', 'x')])).toEqual(['a', 'x', '-y']);
});

test('the way up ends at the top, and also in a ring', () => {
  const rows = [row('a'), row('b', 'a'), row('c', 'b'), row('x', 'y'), row('y', 'x')];
  expect(ancestorPath(rows, 'c').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(ancestorPath(rows, 'x').map(({ id }) => id)).toEqual(['x', 'y']);
  expect(ancestorPath(rows, 'nobody')).toEqual([]);
});
