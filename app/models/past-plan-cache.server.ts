// Past plans that were asked for lately: what was saved at a version never changes, so reading it back once is enough.
import { rememberedOf } from './db/client.server';
import { collections } from './planning/difference';
import type { Plan } from './planning/plan';
import { surroundedBy } from './planning/snapshot';

type Kept = {
  plan: Plan;
  rows: number;
  /** The plan of today whose surroundings it stands in. */
  around: Plan;
};

const past = rememberedOf(() => ({ kept: new Map<string, Kept>(), rows: 0 }));
/** A row is about a kilobyte, so this is some fifty megabytes at most, however many programmes there are. */
const keepAtMost = { plans: 24, rows: 50_000 };

const keyOf = (current: Plan, version: number) => `${current.programme.id} ${version}`;

function drop(key: string): void {
  const all = past();
  all.rows -= all.kept.get(key)?.rows ?? 0;
  all.kept.delete(key);
}

/** What was saved at a version does change once: when somebody is named no more. */
export function forgetPastPlans(): void {
  for (const key of [...past().kept.keys()]) drop(key);
}

function keep(key: string, entry: Kept): void {
  drop(key);
  const all = past();
  all.kept.set(key, entry);
  all.rows += entry.rows;
  for (const oldest of all.kept.keys()) {
    if (all.kept.size <= keepAtMost.plans && all.rows <= keepAtMost.rows) break;
    drop(oldest);
  }
}

/** The plan at an earlier version, in the surroundings of `current`: the programme's plan of today. Undefined when it is not kept. */
export function knownPastPlan(current: Plan, version: number): Plan | undefined {
  const key = keyOf(current, version);
  const entry = past().kept.get(key);
  if (!entry) return undefined;
  const plan = entry.around === current ? entry.plan : surroundedBy(entry.plan, current);
  keep(key, { ...entry, around: current, plan });
  return plan;
}

/** Keeps a plan that was read back, as the one asked for last; the longest unasked go when there is too much. */
export function keepPastPlan(current: Plan, plan: Plan): void {
  const rows = collections.reduce((sum, name) => sum + plan[name].length, 0);
  keep(keyOf(current, plan.programme.version), { plan, rows, around: current });
}
