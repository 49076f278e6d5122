// What a programme's plan consists of, apart from its surroundings: what baselines keep and what history can give back.
import { collections, emptied, reversed, type RowChange, withRowChanges } from './difference';
import type { Plan } from './plan';

type Own =
  'phases' | 'workstreams' | 'items' | 'dependencies' | 'criteria' | 'figureConditions' | 'products' | 'measures';
/** Rows in a fixed order, so that the same plan is the same text. */
export type PlanContent = Pick<Plan, Own | 'decisions' | 'cutoverTasks'> & {
  programme: Pick<Plan['programme'], 'name' | 'description' | 'goLive' | 'prepWeeks' | 'start'>;
};

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export function contentOf(plan: Plan): PlanContent {
  const { name, description, goLive, prepWeeks, start } = plan.programme;
  const rows = collections.map((collection) => [collection, [...plan[collection]].sort(byId)]);
  return { programme: { name, description, goLive, prepWeeks, start }, ...Object.fromEntries(rows) } as PlanContent;
}

/** The content in the surroundings of `around`: its calendar, people, departments and teams as they are now. */
export function planFrom(content: PlanContent, around: Plan, version: number): Plan {
  const { programme, ...rows } = content;
  return { ...emptied(around), ...rows, programme: { ...around.programme, ...programme, version } };
}

/** A past plan in the surroundings of another moment; its rows, in their order, and its version stay. */
export function surroundedBy(plan: Plan, around: Plan): Plan {
  const { name, description, goLive, prepWeeks, start, version } = plan.programme;
  const rows = Object.fromEntries(collections.map((collection) => [collection, plan[collection]]));
  return {
    ...around,
    ...rows,
    programme: { ...around.programme, name, description, goLive, prepWeeks, start, version },
  };
}

/** Turns changes (oldest first) round on the plan they led to; throws when they did not lead to it: history would be broken. */
export function rewound(plan: Plan, changes: readonly RowChange[], version: number): Plan {
  // Dates that follow are turned round like all others here, so the rows go back as they were, unchecked by later edits.
  const result = withRowChanges(plan, reversed(changes), { exactly: true });
  if (!('plan' in result))
    throw new Error(`history does not lead to this plan: ${JSON.stringify(result.conflicts[0])}`);
  return { ...result.plan, programme: { ...result.plan.programme, version } };
}
