// The size a plan's hours are meant for, so that a blueprint written from it does not scale them a second time.
import { effortHours, type Plan } from '../plan';
import type { BlueprintDocument } from './document';
import { referenceOf } from './effort';

type Scaling = BlueprintDocument['scaling'];

/**
 * The scaling of a blueprint with its reference sizes set to the sizes of the plan. A size is read back from the hours of
 * the activities it drives: actual = reference × hours in the plan ÷ hours in the blueprint. Where people have changed
 * those hours since, the activities disagree and the reference stays as it was.
 */
export function scalingFor(plan: Plan, document: BlueprintDocument): Scaling {
  const planned = new Map(plan.items.filter((item) => !item.retired).map((item) => [item.key, effortHours(item)]));
  const teams = new Set(plan.capacity.teams.map((team) => team.key));
  const written = new Map(
    document.activities.map((row) => [
      row.key,
      Object.entries(row.load_hours).reduce((sum, [team, hours]) => (teams.has(team) ? sum + hours : sum), 0),
    ]),
  );
  const reference = { ...document.scaling.reference };
  for (const { driver, activities } of document.scaling.drivers) {
    const was = referenceOf(document, driver);
    const pairs = activities.flatMap((key) => {
      const hours = planned.get(key);
      const before = written.get(key);
      return hours === undefined || !before ? [] : [{ hours, before }];
    });
    const before = pairs.reduce((sum, pair) => sum + pair.before, 0);
    if (before === 0) continue;
    const size = Math.round((was * pairs.reduce((sum, pair) => sum + pair.hours, 0)) / before);
    // Hours are kept to a tenth per team; a difference of more than that per team is somebody's decision.
    const agree = pairs.every((pair) => Math.abs((pair.before * size) / was - pair.hours) <= 0.1 * teams.size);
    if (size >= 1 && size !== was && agree) reference[driver] = size;
  }
  return { ...document.scaling, reference };
}
