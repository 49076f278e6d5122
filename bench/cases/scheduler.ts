// The scheduler alone: whole networks placed with slack, and one move applied, against the bare passes over arrays.
import { addDays } from '~/models/planning/day';
import { applyChange } from '~/models/planning/change';
import { slackOf } from '~/models/planning/critical-path';
import type { Item, Plan } from '~/models/planning/plan';
import type { PlanChange } from '~/models/planning/plan-change';
import { schedule } from '~/models/planning/schedule';
import { bigPlan } from '../data';
import { bare, bareSchedule } from '../limit/schedule';
import { measure } from '../measure';
import { against, counted, type Finding, timed } from '../result';
import { surroundings } from '../surroundings';

const sizes = [1_000, 10_000, 100_000];

function placed(plan: Plan) {
  const result = schedule(plan);
  if (!result.ok) throw new Error('cycle');
  return result.schedule;
}

/** Moves of one item that take between `least` and `most` others along; to and fro, so that each is a real change. */
export function moveThatPulls(
  plan: Plan,
  least: number,
  most: number,
): { item: Item; away: PlanChange; moved: number } {
  for (let at = Math.floor(plan.items.length * 0.1); at < plan.items.length; at += 7) {
    const item = plan.items[at]!;
    if (item.mode !== 'automatic') continue;
    const away: PlanChange = { kind: 'move_item', itemId: item.id, start: addDays(item.start, 35), last: null };
    const result = applyChange(plan, away);
    const moved = result.ok ? result.effects.moved.length : 0;
    if (moved >= least && moved <= most) return { item, away, moved };
  }
  throw new Error('no such item in this programme');
}

/** A plan as it comes from the database: nobody knows its links or its schedule yet. */
const fresh = (plan: Plan): Plan => ({ ...plan, items: [...plan.items], dependencies: [...plan.dependencies] });

/** The plan as it is while one of its items is dragged: with every frame that is a day further. */
function dragging(plan: Plan, { id }: Item): () => Plan {
  const at = plan.items.findIndex((item) => item.id === id);
  let frame = 0;
  return () => {
    const items = [...plan.items];
    const start = addDays(items[at]!.start, (frame = (frame + 1) % 60));
    items[at] = { ...items[at]!, start, notBefore: start };
    return { ...plan, items };
  };
}

export async function schedulerCases(): Promise<Finding[]> {
  const findings: Finding[] = [];
  const around = surroundings('o1');
  for (const items of sizes) {
    const plan = bigPlan({ seed: 1, items, links: items * 2 }, around);
    const known = placed(plan);
    const network = bare(known.network, known.order, known.calendars[0]!);
    const times = await measure([
      { id: 'product', run: () => slackOf(placed(fresh(plan))) },
      { id: 'passes', run: () => slackOf(known) },
      { id: 'limit', run: () => bareSchedule(network) },
    ]);
    const [product, limit] = [times.get('product')!, times.get('limit')!];
    const name = `network of ${items} items and ${items * 2} links placed, with slack`;
    // limit = 1/30,000 of TaskJuggler and 1/65 of skejj at 10,000; must 1/2,000 and 1/8, ambition 1/8,000 and 1/15
    const goals = items === 10_000 ? { must: 15, ambition: 3.75 } : {};
    findings.push(against({ goal: 'P13', name, ...goals }, product, limit));
    findings.push(timed({ goal: 'P13', name: `bare passes over ${items} items` }, limit));
    if (items === 10_000) findings.push(...(await moveAt(plan)));
  }
  return findings;
}

async function moveAt(plan: Plan): Promise<Finding[]> {
  const { item, away, moved } = moveThatPulls(plan, 60, 300);
  const next = dragging(plan, item);
  const times = await measure([
    { id: 'frame', run: () => slackOf(placed(next())) },
    { id: 'known', run: () => applyChange(plan, away) },
    { id: 'fresh', run: () => applyChange(fresh(plan), away) },
  ]);
  const name = (what: string) => `applyChange of one move in 10,000 items, ${what}`;
  return [
    timed(
      { goal: 'P17', name: 'drag preview: 10,000 items placed again with one moved, per frame', must: 8, ambition: 2 },
      times.get('frame')!,
    ),
    timed({ goal: 'P16', name: name('plan as last saved') }, times.get('known')!),
    timed({ goal: 'P16', name: name('plan just read') }, times.get('fresh')!),
    counted({ goal: 'P16', name: 'items that follow that move' }, moved, 'items'),
  ];
}
