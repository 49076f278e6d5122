// Who keeps guessing waits longer each time, up to a limit; a town hall behind one address goes on.
import { expect, it } from 'vitest';
import {
  firstWaitSeconds,
  freeNames,
  freeTries,
  longestAddressWaitSeconds,
  longestWaitSeconds,
  secondsToWait,
} from '~/models/planning/throttle';

const none = { failures: 0, sinceLast: null, names: 0, sinceLastName: null, known: false };
const after = (failures: number, sinceLast = 0) => secondsToWait({ ...none, failures, sinceLast });

it('the first failures cost nothing; then every one doubles the wait, up to a quarter of an hour', () => {
  expect(after(freeTries - 1)).toBe(0);
  expect([0, 1, 2, 3].map((more) => after(freeTries + more))).toEqual([10, 20, 40, 80]);
  expect(after(freeTries + 30)).toBe(longestWaitSeconds);
  expect(after(10_000)).toBe(longestWaitSeconds);
});

it('time that went by counts', () => {
  expect(after(freeTries, 4)).toBe(firstWaitSeconds - 4);
  expect(after(freeTries, 9.2)).toBe(1);
  expect(after(freeTries, 10)).toBe(0);
});

it('an address waits when many names fail from it, and never long; a known device does not wait for it', () => {
  const from = (names: number, known = false) => secondsToWait({ ...none, names, sinceLastName: 0, known });
  expect(from(freeNames - 1)).toBe(0);
  expect(from(freeNames)).toBe(10);
  expect(from(freeNames + 500)).toBe(longestAddressWaitSeconds);
  expect(from(freeNames + 500, true)).toBe(0);
});

it('one account that fails often is no reason to let its whole town hall wait', () => {
  expect(secondsToWait({ ...none, names: 1, sinceLastName: 0, failures: 0 })).toBe(0);
});
