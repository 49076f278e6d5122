// A network is made again with every frame of a drag; what it takes over of the last one must be what it would work out itself.
import { expect, it } from 'vitest';
import { addDays } from '~/models/planning/day';
import { buildNetwork, type Network } from '~/models/planning/network';
import type { FigureCondition, Item, Plan } from '~/models/planning/plan';
import { randomPlan } from './random-plan';

/** Nothing is known of a plan whose links are another list. */
const anew = (plan: Plan): Network => buildNetwork({ ...plan, dependencies: [...plan.dependencies] });

const withItem = (plan: Plan, at: number, fields: Partial<Item>): Plan => ({
  ...plan,
  items: plan.items.map((item, index) => (index === at % plan.items.length ? { ...item, ...fields } : item)),
});

/** The first that was retired is there again. */
function restored(plan: Plan): Plan {
  const at = plan.items.findIndex((item) => item.retired);
  return at < 0 ? plan : withItem(plan, at, { retired: false });
}

/** One thing that dates depend on, changed in the way that changes make it: what stays is the same object. */
const changes: ((plan: Plan, turn: number) => Plan)[] = [
  (plan, turn) => {
    const start = addDays(plan.programme.start, turn * 9);
    return withItem(plan, turn, { start, until: addDays(start, 3), notBefore: start });
  },
  (plan, turn) => withItem(plan, turn * 3, { workDays: 1 + turn, mode: 'manual' }),
  (plan, turn) => withItem(plan, turn * 5, { progress: 'done', deadline: addDays(plan.programme.start, turn) }),
  (plan, turn) => withItem(plan, turn * 7, { retired: true }),
  // as many as before, but others
  (plan, turn) => withItem(restored(plan), turn * 11, { retired: true }),
  (plan) => restored(plan),
  (plan) => ({ ...plan, items: [...plan.items].reverse() }),
  (plan, turn) => ({ ...plan, programme: { ...plan.programme, start: addDays(plan.programme.start, turn) } }),
  (plan, turn) => ({ ...plan, programme: { ...plan.programme, goLive: addDays(plan.programme.goLive, turn * 50) } }),
  (plan, turn) => ({ ...plan, phases: plan.phases.map((phase) => ({ ...phase, start: addDays(phase.start, turn) })) }),
  (plan) => ({ ...plan, calendar: { ...plan.calendar, exceptions: plan.calendar.exceptions.slice(1) } }),
  (plan, turn) => ({
    ...plan,
    figureConditions: plan.figureConditions.map((row) => ({ ...row, metOn: addDays(plan.programme.start, turn * 11) })),
  }),
];

const waiting = (itemId: string): FigureCondition => ({
  ...{ id: `waits-${itemId}`, itemId, metricKey: 'M02', departmentId: null, atLeast: true, level: 60, periods: 2 },
  ...{ metOn: null, expectedOn: null, expectedFrom: null, expectedUntil: null },
  ...{ waivedOn: null, waivedBy: '', waivedReason: '' },
});

/** With departments of their own days, phases, and items that wait for figures. */
function aBusyPlan(seed: number): Plan {
  const plan = randomPlan({ seed, items: 40, links: 60, exceptions: 9, oneCalendar: false, rings: false });
  return { ...plan, figureConditions: plan.items.slice(0, 10).map(({ id }) => waiting(id)) };
}

it.each([1, 2, 3, 4])('after any change it is as if nothing had been known (seed %s)', (seed) => {
  let plan = aBusyPlan(seed);
  expect(buildNetwork(plan)).toEqual(anew(plan));
  for (let turn = 1; turn <= changes.length * 3; turn++) {
    plan = changes[(turn * seed) % changes.length]!(plan, turn);
    expect(buildNetwork(plan), `change ${(turn * seed) % changes.length}`).toEqual(anew(plan));
  }
});

it('a network that was handed out is not written to by the next one', () => {
  const plan = aBusyPlan(5);
  const first = buildNetwork(plan);
  const { at: _at, items: _items, ...numbers } = first;
  const asItWas = structuredClone(numbers);
  const at = plan.items.findIndex((item) => item.departments.length === 1);
  const start = addDays(plan.programme.start, 100);
  const other: Partial<Item> = { start, until: addDays(start, 30), notBefore: start, workDays: 21, deadline: start };
  buildNetwork(withItem(plan, at, { ...other, kind: 'activity', progress: 'done', departments: [] }));
  buildNetwork(withItem(plan, at, { ...other, kind: 'milestone', mode: 'manual' }));
  const { at: _again, items: _same, ...now } = first;
  expect(now).toEqual(asItWas);
});
