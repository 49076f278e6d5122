// What must hold for any plan whatever: more than ten thousand random networks, against a second scheduler and by counting days.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { slackOf } from '~/models/planning/critical-path';
import { type Day, day } from '~/models/planning/day';
import { brokenLinks } from '~/models/planning/origin';
import type { Dependency, Item, Plan } from '~/models/planning/plan';
import { type Schedule, schedule, withDates } from '~/models/planning/schedule';
import { aLink } from '../factories';
import { frozen } from './change-plan';
import { randomPlan, rankOf, type Shape, shuffled } from './random-plan';
import {
  countWorked,
  everyDay,
  isMomentHere,
  keeps,
  type Placed,
  placeOf,
  referenceSchedule,
  standsFixed,
  walk,
  walksOf,
} from './reference-scheduler';

// Seconds on a quiet machine; patient on one that is doing other things.
vi.setConfig({ testTimeout: 180_000 });

/** Printed with every failure, together with the path to the smallest plan that fails. */
const seed = Number(process.env.PLAN_SEED ?? 20_260_413);

function shapes(most: number, rest: Partial<Shape> = {}): fc.Arbitrary<Shape> {
  return fc
    .record({
      seed: fc.integer({ min: 0, max: 0x7fffffff }),
      items: fc.integer({ min: 1, max: most }),
      density: fc.integer({ min: 0, max: 22 }),
      exceptions: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ density, ...shape }) => ({
      ...shape,
      links: Math.round((shape.items * density) / 10),
      oneCalendar: false,
      rings: false,
      ...rest,
    }));
}

/** Fails with the shape, which makes the plan again. Lets go now and then, so that the test runner can hear how it goes. */
async function always(runs: number, of: fc.Arbitrary<Shape>, holds: (plan: Plan, shape: Shape) => void) {
  let run = 0;
  const property = fc.asyncProperty(of, async (shape) => {
    holds(randomPlan(shape), shape);
    if (++run % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  });
  await fc.assert(property, { seed, numRuns: runs });
}

function solve(plan: Plan): Schedule {
  const result = schedule(plan);
  if (!result.ok) throw new Error(`cycle: ${result.path.join(' → ')}`);
  return result.schedule;
}

const dates = (plan: Plan) => new Map(plan.items.map((item) => [item.id, `${item.start}…${item.until}`]));
const datesText = (plan: Plan) =>
  [...dates(plan)]
    .map((entry) => entry.join(' '))
    .sort()
    .join('\n');
const placedIn = (item: Item): Placed => ({ start: placeOf(item.start), until: placeOf(item.until) });
const replace = (plan: Plan, id: string, fields: Partial<Item>): Plan => ({
  ...plan,
  items: plan.items.map((item) => (item.id === id ? { ...item, ...fields } : item)),
});
const later = (text: Day, days: number) => everyDay[placeOf(text) + days]! as Day;
const floorOf = (plan: Plan, item: Item): Day =>
  item.notBefore ?? plan.phases.find((row) => row.id === item.phaseId && row.active)?.start ?? plan.programme.start;

describe('placing', () => {
  function holds(plan: Plan, shape: Shape) {
    if (shape.seed % 8 === 0) frozen(plan);
    const after = withDates(plan, solve(plan));
    const { organisation, of } = walksOf(plan);
    const expected = referenceSchedule(plan);
    const byId = new Map(after.items.map((item) => [item.id, item]));

    for (const [index, item] of after.items.entries()) {
      const given = plan.items[index]!;
      if (item.retired || standsFixed(item)) {
        if (item !== given) expect.fail(`${item.id} stands fixed and moved`);
        continue;
      }
      const { start, until } = placedIn(item);
      const reference = expected.get(item.id)!;
      if (start !== reference.start || until !== reference.until) {
        const wanted = `${everyDay[reference.start]}…${everyDay[reference.until]}`;
        expect.fail(`${item.id} is at ${item.start}…${item.until}, the reference says ${wanted}`);
      }
      const worked = of(item);
      if (item.start < floorOf(plan, item) || !worked[start]) expect.fail(`${item.id} starts on ${item.start}`);
      if (isMomentHere(item) ? until !== start : countWorked(worked, start, until) !== item.workDays) {
        expect.fail(`${item.id} did not keep its length: ${item.start}…${item.until}`);
      }
      if (until > start && !worked[until - 1]) expect.fail(`${item.id} ends on a day off`);
    }
    for (const link of plan.dependencies) {
      const [from, to] = [byId.get(link.fromId)!, byId.get(link.toId)!];
      if (from.retired || to.retired || standsFixed(to)) continue;
      if (!keeps(link, placedIn(from), placedIn(to), organisation)) expect.fail(`${link.id} is not kept`);
    }
    const broken = plan.dependencies.filter((link) => {
      const [from, to] = [byId.get(link.fromId)!, byId.get(link.toId)!];
      return !from.retired && !to.retired && !keeps(link, placedIn(from), placedIn(to), organisation);
    });
    const again = solve(after);
    expect(brokenLinks(after, again).join()).toBe(
      broken
        .map((link) => link.id)
        .sort()
        .join(),
    );
    if (withDates(after, again) !== after) expect.fail('placing the result again moves something');
  }

  it('agrees with the reference, keeps links, lengths and floors, and is at rest: 4,000 plans of up to 60 items', async () => {
    await always(4000, shapes(60), holds);
  });

  it('the same for 150 plans of up to 500 items', async () => {
    await always(150, shapes(500), holds);
  });

  it('depends on nothing but the plan: 1,500 plans with their rows in another order', async () => {
    await always(1500, shapes(60), (plan, shape) => {
      const mixed: Plan = {
        ...plan,
        items: shuffled(plan.items, shape.seed + 1),
        dependencies: shuffled(plan.dependencies, shape.seed + 2),
        phases: shuffled(plan.phases, shape.seed + 3),
        calendar: { ...plan.calendar, exceptions: shuffled(plan.calendar.exceptions, shape.seed + 4) },
      };
      const expected = datesText(withDates(plan, solve(plan)));
      expect(datesText(withDates(mixed, solve(mixed)))).toBe(expected);
      expect(datesText(withDates(plan, solve({ ...plan })))).toBe(expected);
    });
  });
});

describe('changing one thing', () => {
  it('later never makes earlier: 1,500 plans with a later floor, a longer lag, another link or a later fixed item', async () => {
    await always(1500, shapes(40), (plan, shape) => {
      const index = shape.seed % plan.items.length;
      const item = plan.items[index]!;
      const days = 1 + (shape.seed % 13);
      const other = (index + 1 + (shape.seed % 7)) % plan.items.length;
      const [from, to] = rankOf(shape.seed, index) < rankOf(shape.seed, other) ? [index, other] : [other, index];
      const added = aLink('new', `i${from}`, `i${to}`, { type: (['FS', 'SS', 'FF', 'SF'] as const)[shape.seed % 4]! });
      const changed: Plan[] = [
        replace(plan, item.id, { notBefore: later(floorOf(plan, item), days) }),
        replace(
          plan,
          item.id,
          standsFixed(item) ? { start: later(item.start, days), until: later(item.until, days) } : {},
        ),
        {
          ...plan,
          dependencies: plan.dependencies.map((link, at) => (at === 0 ? { ...link, lag: link.lag + days } : link)),
        },
        { ...plan, dependencies: from === to ? plan.dependencies : [...plan.dependencies, added] },
      ];
      const before = withDates(plan, solve(plan)).items;
      for (const one of changed) {
        const after = withDates(one, solve(one)).items;
        before.forEach((was, at) => {
          const is = after[at]!;
          if (is.start < was.start || is.until < was.until)
            expect.fail(`${was.id} went back to ${is.start} from ${was.start}`);
        });
      }
    });
  });

  /** Items that can feel a change of `id`: along links, not past what stands fixed, not by way of what is retired. */
  function followersOf(plan: Plan, id: string): Set<string> {
    const byId = new Map(plan.items.map((item) => [item.id, item]));
    const reached = new Set([id]);
    for (const open = [id]; open.length > 0;) {
      const at = open.pop()!;
      if (byId.get(at)!.retired) continue;
      for (const link of plan.dependencies) {
        if (link.fromId !== at || reached.has(link.toId) || standsFixed(byId.get(link.toId)!)) continue;
        reached.add(link.toId);
        open.push(link.toId);
      }
    }
    return reached;
  }

  it('moves only what depends on it: 1,500 plans with one item moved, stretched or retired', async () => {
    await always(1500, shapes(50), (plan, shape) => {
      const item = plan.items[shape.seed % plan.items.length]!;
      const days = (shape.seed % 61) - 20;
      const before = dates(withDates(plan, solve(plan)));
      const followers = followersOf(plan, item.id);
      const changes: Partial<Item>[] = [
        standsFixed(item)
          ? { start: later(item.start, days), until: later(item.until, days) }
          : { notBefore: later(floorOf(plan, item), days) },
        isMomentHere(item) ? {} : { workDays: item.workDays + 5 },
        { retired: !item.retired },
      ];
      for (const fields of changes) {
        const one = replace(plan, item.id, fields);
        // A restored item can be felt by the items behind it.
        const felt = fields.retired === false ? followersOf(one, item.id) : followers;
        for (const [id, text] of dates(withDates(one, solve(one)))) {
          if (!felt.has(id) && text !== before.get(id)) expect.fail(`${id} moved though it does not follow ${item.id}`);
        }
      }
    });
  });
});

/** Is there a way round? By taking away items that nothing points at, one by one. */
function hasRing(plan: Plan): boolean {
  let left = plan.items.filter((item) => !item.retired).map((item) => item.id);
  for (;;) {
    const free = left.filter((id) => !plan.dependencies.some((link) => link.toId === id && left.includes(link.fromId)));
    if (free.length === 0) return left.length > 0;
    left = left.filter((id) => !free.includes(id));
  }
}

it('refuses a plan exactly when it goes round, and then names a real ring: 1,600 plans', async () => {
  let refused = 0;
  await always(1600, shapes(25, { rings: true }), (plan) => {
    const result = schedule(plan);
    expect(result.ok).toBe(!hasRing(plan));
    if (result.ok) return;
    refused++;
    const { path } = result;
    expect(path[0]).toBe(path.at(-1));
    expect(new Set(path).size).toBe(path.length - 1);
    const active = new Set(plan.items.filter((item) => !item.retired).map((item) => item.id));
    for (let at = 1; at < path.length; at++) {
      const step = (link: Dependency) => link.fromId === path[at - 1] && link.toId === path[at];
      expect(plan.dependencies.some(step) && active.has(path[at]!)).toBe(true);
    }
  });
  expect(refused).toBeGreaterThan(250);
  expect(refused).toBeLessThan(1350);
});

describe('slack, by trying', () => {
  /** A plan that keeps everything: what stands fixed stands where the scheduler had put it, deadlines are ahead. */
  function tidy(plan: Plan, shape: Shape): Plan {
    const items = plan.items.map((item): Item => ({ ...item, mode: 'automatic', progress: 'planned' }));
    const free = { ...plan, items };
    const at = referenceSchedule(free);
    return {
      ...plan,
      items: items.map((item, index) => {
        const place = at.get(item.id);
        if (!place) return item;
        const own = shape.seed + index * 7;
        const last = place.until > place.start ? place.until - 1 : place.start;
        return {
          ...item,
          start: day(everyDay[place.start]!),
          until: day(everyDay[place.until]!),
          mode: own % 5 === 0 ? 'manual' : 'automatic',
          progress: own % 11 === 0 ? 'started' : own % 13 === 0 ? 'done' : 'planned',
          deadline: own % 6 === 0 ? day(everyDay[last + (own % 23)]!) : null,
        };
      }),
    };
  }

  type Harm = { end: number; hit: boolean; moved: boolean };

  function tryDelay(plan: Plan, before: Map<string, Placed>, worked: Uint8Array, id: string, days: number): Harm {
    const start = before.get(id)!.start;
    const after = referenceSchedule(plan, new Map([[id, walk(worked, start + 1, days) - 1]]));
    const harm: Harm = { end: 0, hit: false, moved: false };
    for (const item of plan.items) {
      const place = after.get(item.id);
      if (!place) continue;
      harm.end = Math.max(harm.end, countWorked(worked, 0, place.until));
      const last = place.until > place.start ? place.until - 1 : place.start;
      if (item.deadline !== null && last > placeOf(item.deadline)) harm.hit = true;
      if (item.id !== id && place.start !== before.get(item.id)!.start) harm.moved = true;
    }
    const byId = new Map(plan.items.map((item) => [item.id, item]));
    for (const link of plan.dependencies) {
      const [from, to] = [after.get(link.fromId), after.get(link.toId)];
      // The item itself is made to start later: what it asks of others counts, what others ask of it does not.
      if (!from || !to || link.toId === id || !standsFixed(byId.get(link.toId)!)) continue;
      if (!keeps(link, from, to, worked)) {
        harm.hit = true;
        if (link.fromId === id) harm.moved = true;
      }
    }
    return harm;
  }

  it('total and free slack are the longest delay that does no harm: 500 plans of up to 12 items', async () => {
    let withSlack = 0;
    await always(500, shapes(12, { oneCalendar: true }), (raw, shape) => {
      const plan = tidy(raw, shape);
      const solved = solve(plan);
      const slack = slackOf(solved);
      const { organisation } = walksOf(plan);
      const before = referenceSchedule(plan);
      const end = Math.max(0, ...[...before.values()].map((place) => countWorked(organisation, 0, place.until)));
      solved.network.items.forEach((item, index) => {
        const harmed = (days: number) => {
          const harm = tryDelay(plan, before, organisation, item.id, days);
          return { total: harm.hit || harm.end > end, free: harm.moved || harm.end > end };
        };
        for (const kind of ['total', 'free'] as const) {
          const days = slack[kind][index]!;
          if (days < 0) expect.fail(`${item.id} has ${kind} slack ${days} in a plan that keeps everything`);
          if (days > 0 && harmed(days)[kind]) expect.fail(`${item.id} cannot be ${days} days late (${kind})`);
          if (!harmed(days + 1)[kind]) expect.fail(`${item.id} can be ${days + 1} days late (${kind})`);
          if (days > 0) withSlack++;
        }
        expect(slack.critical[index]).toBe(slack.total[index]! <= 0 && item.progress !== 'done' ? 1 : 0);
      });
    });
    expect(withSlack).toBeGreaterThan(700);
  });
});
