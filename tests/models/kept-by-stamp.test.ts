// What is kept by its stamp: made once for all, anew after a change, and not put back by who took long.
import { expect, test } from 'vitest';
import { keptByStamp, newLook } from '~/models/kept-by-stamp';

const of = 'o1 2026-11-26';

test('is made once as long as its stamp stays, and for everybody who asks meanwhile', async () => {
  const kept = keptByStamp<string>(10);
  let made = 0;
  const ask = (stamp: string, who = of) =>
    kept({ id: 'p1', of: who, stamp, look: newLook() }, async () => `${stamp}, ${++made}`);
  expect(await Promise.all([ask('1'), ask('1')])).toEqual(['1, 1', '1, 1']);
  expect(await ask('1')).toBe('1, 1');
  expect(await ask('2')).toBe('2, 2');
  // Another municipality, or another day.
  expect(await ask('2', 'o1 2026-11-27')).toBe('2, 3');
});

test('who looked before a change and took long is given what was made after it, and does not put it back', async () => {
  const kept = keptByStamp<string>(10);
  const made: string[] = [];
  const [before, after] = [newLook(), newLook()];
  const ask = (look: number, stamp: string, wait?: Promise<void>) =>
    kept({ id: 'p1', of, stamp, look }, async () => {
      await wait;
      made.push(stamp);
      return stamp;
    });
  let goOn = () => {};
  const slow = ask(before, 'before', new Promise((resolve) => (goOn = resolve)));
  expect(await ask(after, 'after')).toBe('after');
  goOn();
  expect(await slow).toBe('before');
  expect(await ask(before, 'before')).toBe('after');
  expect(await ask(newLook(), 'after')).toBe('after');
  expect(made).toEqual(['after', 'before']);
});

test('no more than so many are kept: what was made first goes', async () => {
  const kept = keptByStamp<string>(2);
  const made: string[] = [];
  for (const id of ['a', 'b', 'c', 'c', 'b', 'a'])
    await kept({ id, of, stamp: '1', look: newLook() }, async () => (made.push(id), id));
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});
