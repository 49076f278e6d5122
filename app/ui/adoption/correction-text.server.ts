// A correction of a figure in a sentence.
import type { ShownCorrection } from '~/models/correction.server';
import { levelOf, type Metric } from '~/models/planning/adoption/metric';
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { momentText } from '../words';
import { adoptionPeriod, levelText, unitText } from './level-text';

export function correctionLine(
  metric: Metric,
  { departmentId, period, change, userName }: ShownCorrection,
  at: { day: Day; time: string },
  departments: readonly { id: string; name: Label }[],
): string {
  const department = unitText(departments.find(({ id }) => id === departmentId)?.name ?? null);
  const said = { department, period: adoptionPeriod(period), moment: momentText(at), who: userName ?? '–' };
  if (change === null) return m.adoption_corrected(said);
  const level = (figure: typeof change.before) => {
    const value = levelOf(metric, [figure]);
    return value === null ? '–' : levelText(metric, value);
  };
  return m.adoption_corrected_from({ ...said, before: level(change.before), after: level(change.after) });
}
