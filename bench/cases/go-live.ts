// Choosing a go-live day: every week of the coming year tried on the whole plan, as the page that compares them does.
import { addDays } from '~/models/planning/day';
import { goLiveCandidates } from '~/models/planning/go-live-candidates';
import { bigPlan, start } from '../data';
import { measure } from '../measure';
import { type Finding, timed } from '../result';
import { surroundings } from '../surroundings';

export async function goLiveCases(): Promise<Finding[]> {
  const plan = bigPlan({ seed: 1, items: 1_000, links: 2_000 }, surroundings('o1'));
  // More than a year ahead, so that no week is refused before it is tried.
  const on = addDays(start, -400);
  const times = await measure([{ id: 'weeks', run: () => goLiveCandidates({ ...plan }, { on, region: null }) }]);
  const name = '52 go-live weeks compared on a plan of 1,000 items';
  return [timed({ goal: '–', name, must: 200 }, times.get('weeks')!)];
}
