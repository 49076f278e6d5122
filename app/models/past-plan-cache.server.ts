// Past plans that were asked for lately: what was saved at a version never changes, so reading it back once is enough.
import { collections } from './planning/difference';
import type { Plan } from './planning/plan';
import { surroundedBy } from './planning/snapshot';

type Kept = {
  plan: Plan;
  rows: number;
  /** The plan of today whose surroundings it stands in. */
  around: Plan;
};

const kept = new Map<string, Kept>();
/** A row is about a kilobyte, so this is some fifty megabytes at most, however many programmes there are. */
const keepAtMost = { plans: 24, rows: 50_000 };
let rowsKept = 0;

const keyOf = (current: Plan, version: number) => `${current.programme.id} ${version}`;

function drop(key: string): void {
  rowsKept -= kept.get(key)?.rows ?? 0;
  kept.delete(key);
}

function keep(key: string, entry: Kept): void {
  drop(key);
  kept.set(key, entry);
  rowsKept += entry.rows;
  for (const oldest of kept.keys()) {
    if (kept.size <= keepAtMost.plans && rowsKept <= keepAtMost.rows) break;
    drop(oldest);
  }
}

/** The plan at an earlier version, in the surroundings of `current`: the programme's plan of today. Undefined when it is not kept. */
export function knownPastPlan(current: Plan, version: number): Plan | undefined {
  const key = keyOf(current, version);
  const entry = kept.get(key);
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
