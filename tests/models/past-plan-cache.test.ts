// Past plans are kept so many and so large at most, and stand in the surroundings of today.
import { expect, test } from 'vitest';
import { keepPastPlan, knownPastPlan } from '~/models/past-plan-cache.server';
import type { Plan } from '~/models/planning/plan';
import { anItem, aPlan } from '../factories';

const at = (plan: Plan, id: string, version: number): Plan => ({
  ...plan,
  programme: { ...plan.programme, id, version },
});
const item = anItem({ id: 'A' });

test('those not asked for the longest go when there are more than twenty-four', () => {
  const now = at(aPlan({ items: [item] }), 'many', 100);
  for (let version = 1; version <= 24; version++) keepPastPlan(now, at(now, 'many', version));
  expect(knownPastPlan(now, 1)?.programme.version).toBe(1);
  keepPastPlan(now, at(now, 'many', 25));
  expect(knownPastPlan(now, 2)).toBeUndefined();
  expect([1, 3, 25].map((version) => knownPastPlan(now, version)?.programme.version)).toEqual([1, 3, 25]);
});

test('large ones leave room for fewer', () => {
  const now = at(aPlan({ items: Array.from({ length: 20_000 }, () => item) }), 'large', 100);
  for (const version of [1, 2, 3]) keepPastPlan(now, at(now, 'large', version));
  expect([1, 2, 3].map((version) => knownPastPlan(now, version) !== undefined)).toEqual([false, true, true]);
});

test('what is kept has the people and the calendar of the plan of today, and its own rows', () => {
  const then = at(aPlan({ items: [item] }), 'around', 1);
  const now = at(aPlan({ items: [] }), 'around', 2);
  keepPastPlan(now, then);
  const later: Plan = { ...now, people: [{ id: 'p', name: 'Nieuw', active: true }] };
  const found = knownPastPlan(later, 1)!;
  expect([found.people, found.items, found.programme.version]).toEqual([later.people, [item], 1]);
  expect(knownPastPlan(later, 1)).toBe(found);
});
