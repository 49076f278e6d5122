// What a drag or a key proposes: the same item some calendar days later, or with its last day some days later.
import { addDays, type Day } from './day';
import { lastDay } from './interval';

export type Gesture = { kind: 'move' | 'stretch'; days: number };
export type Proposal = { from: Day; last: Day };

/** First and last day after the gesture; an item keeps at least one day, and a moment has no end to stretch. */
export function proposalOf(item: { from: Day; until: Day }, { kind, days }: Gesture): Proposal {
  const last = lastDay(item);
  if (kind === 'move') return { from: addDays(item.from, days), last: addDays(last, days) };
  if (item.until === item.from) return { from: item.from, last };
  const stretched = addDays(last, days);
  return { from: item.from, last: stretched < item.from ? item.from : stretched };
}

/** Does the proposal differ from what stands? */
export function isChange(item: { from: Day; until: Day }, proposal: Proposal): boolean {
  return proposal.from !== item.from || proposal.last !== lastDay(item);
}
