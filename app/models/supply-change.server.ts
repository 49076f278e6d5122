// changeSupply: the one way to save what teams have and what departments can bear; who goes over a limit because of it is told first.
import { getCapacity } from './capacity-rows.server';
import { getChangeLoadFacts } from './change-load-rows.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findPlans } from './load.server';
import { lockOrganisation } from './organisation.server';
import { crossedBySupply, type SupplyCrossings } from './planning/capacity/supply-change';
import { type Consequences, namedCrossings } from './planning/consequences';
import { type Day, firstOfMonth } from './planning/day';
import type { OrganisationCollection } from './planning/organisation-row';
import type { Actor } from './planning/permission';

/** Collections of which a change alters what teams have or what departments can bear. */
const supplyCollections: readonly OrganisationCollection[] = [
  'teams',
  'team_staffing',
  'team_steps',
  'capacity',
  'change_load',
];
export const isSupply = (collection: OrganisationCollection): boolean => supplyCollections.includes(collection);

export type SupplyLook = {
  today: Day;
  /** Tell before saving: when somebody goes over, or further over, their limit · in any case · no more, it was seen. */
  look: 'if_over' | 'always' | 'never';
  /** Why it is saved although somebody goes over; asked for when somebody does. */
  reason: string | null;
};

/** Nothing was saved: who goes over, or further over, their limit, to be seen first; `crossed`: saving it asks why. */
export type SupplyWeighed = {
  status: 'weighed';
  over: Pick<Consequences, 'load' | 'changeLoad'>;
  crossed: boolean;
};

/** Carries an answer out of a transaction that must not be kept. */
class RolledBack extends Error {
  constructor(readonly answer: SupplyWeighed) {
    super('rolled back');
  }
}

type Saved = { status: 'saved' | 'removed'; changeId: string | null };
const isSaved = (answer: { status: string } | null): answer is Saved =>
  answer?.status === 'saved' || answer?.status === 'removed';

async function weigh(actor: Actor, before: Awaited<ReturnType<typeof findPlans>>, today: Day, tx: Db) {
  const after = { capacity: await getCapacity(actor, tx), changeLoad: await getChangeLoadFacts(actor, tx) };
  const crossings = crossedBySupply(before, after, firstOfMonth(today));
  return { crossings, named: namedCrossings(crossings, { ...after, departments: before[0]?.departments ?? [] }) };
}

const all = ({ load, changeLoad }: SupplyCrossings) => [...load, ...changeLoad];

/**
 * Saves what `save` does in the transaction it is given, and holds what all programmes ask against what there was and what
 * there is now. Whom that takes over a limit is answered instead, with nothing saved, as long as it was not looked at or nobody
 * said why; else it is kept beside the change. What `save` refuses is answered as it is. Months from today's on count.
 */
export async function changeSupply<A extends { status: string } | null>(
  actor: Actor,
  { today, look, reason }: SupplyLook,
  save: (tx: Db) => Promise<A>,
  tx: Db = db(),
): Promise<A | SupplyWeighed> {
  try {
    return await tx.transaction(async (transaction) => {
      const inner = transaction as unknown as Db;
      await lockOrganisation(inner, actor.organisationId);
      const before = await findPlans(actor, inner);
      const answer = await save(inner);
      if (!isSaved(answer)) return answer;
      const { crossings, named } = await weigh(actor, before, today, inner);
      const overloads = all(crossings).filter(({ crossed }) => crossed);
      const told = look === 'always' || (look === 'if_over' && all(crossings).length > 0);
      if (told || (overloads.length > 0 && !reason)) {
        throw new RolledBack({ status: 'weighed', over: named, crossed: overloads.length > 0 });
      }
      if (overloads.length > 0 && reason && answer.changeId !== null) {
        const { organisationId } = actor;
        await inner
          .insert(t.organisationOverload)
          .values({ changeId: answer.changeId, organisationId, overloads, reason });
      }
      return answer;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.answer;
    throw error;
  }
}
