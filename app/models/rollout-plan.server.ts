// The e-services of a plan taken over into its roll-out matrix: each with the department it is of and the day it is to be ready.
import { type Db, db } from './db/client.server';
import { loadPlan } from './plan.server';
import { type Actor, may } from './planning/permission';
import { addDays, type Day } from './planning/day';
import type { Plan, Product } from './planning/plan';
import { createSubject, findSubjects } from './rollout.server';
import { setCell } from './rollout-cells.server';

/** The last day of the item that makes it. */
function readyOn(plan: Plan, product: Product): Day | null {
  const item = plan.items.find(({ id, retired }) => id === product.itemId && !retired);
  return item ? addDays(item.until, -1) : null;
}

/** Adds the e-services that the matrix does not have by name yet; answers how many. Null when the programme is not there. */
export async function takeOverProducts(
  actor: Actor,
  { programmeId, today }: { programmeId: string; today: Day },
  tx: Db = db(),
): Promise<{ status: 'saved'; added: number } | { status: 'forbidden' } | null> {
  if (!may(actor, 'plan.change')) return { status: 'forbidden' };
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const plan = await loadPlan(actor, programmeId, inner);
    if (!plan) return null;
    const known = new Set((await findSubjects(actor, programmeId, inner)).map(({ name }) => name.nl));
    let added = 0;
    for (const product of plan.products) {
      if (known.has(product.title.nl)) continue;
      known.add(product.title.nl);
      const made = await createSubject(actor, { programmeId, kind: 'e_service', name: product.title }, inner);
      if (made?.status !== 'saved') continue;
      added++;
      if (product.departmentId === null) continue;
      const state = { stage: 'not_started', plannedOn: readyOn(plan, product), actualOn: null, remark: '' } as const;
      const place = { programmeId, subjectId: made.id, departmentId: product.departmentId };
      await setCell(actor, { ...place, state, today }, inner);
    }
    return { status: 'saved', added };
  });
}
