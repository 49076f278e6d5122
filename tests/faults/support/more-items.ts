// More people than the demo has items: items for each of them, made by the one way in.
import type { Connection } from '~/models/db/client.server';
import { newId } from '~/models/id.server';
import { changePlan } from '~/models/plan.server';
import { planChange } from '~/models/planning/plan-change';
import { fields } from '../../planning/change-plan';
import { type Place, placeIn } from './place';

/** The place as it is once at least so many items can be edited and moved. */
export async function withItems(connection: Connection, { leader, plan, items }: Place, least: number): Promise<Place> {
  const { id, start } = plan.programme;
  for (let at = items.length; at < least; at++) {
    const title = { nl: `Werkafspraak ${at + 1}`, en: null };
    const item = { kind: 'create_item', itemId: newId(), fields: { ...fields, title }, start, workDays: 5 };
    const answer = await changePlan(leader, id, planChange.parse(item), { source: 'seed' });
    if (answer?.status !== 'saved') throw new Error(`item ${at + 1} was not made: ${answer?.status}`);
  }
  return placeIn(connection);
}
