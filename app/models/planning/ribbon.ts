// The active phases laid on one ribbon from the first to the last, in percent, with go-live and today.
import type { Day } from './day';
import type { Interval } from './interval';
import type { Label, Plan } from './plan';
import { positionOf, spanOf } from './time-axis';

export type RibbonPart = { id: string; title: Label; at: number; width: number; state: 'past' | 'now' | 'next' };
export type PhaseRibbonValue = { phases: RibbonPart[]; goLive: number | null; goLiveDay: Day; today: number | null };

export function ribbonOf(plan: Plan, today: Day): PhaseRibbonValue {
  const goLiveDay = plan.programme.goLive;
  const phases = plan.phases.filter((phase) => phase.active).sort((a, b) => a.position - b.position);
  const first = phases[0];
  const last = phases.at(-1);
  if (!first || !last) return { phases: [], goLive: null, goLiveDay, today: null };
  const window: Interval = { from: first.start, until: last.until };
  const inside = (day: Day) => (day >= window.from && day < window.until ? positionOf(window, day) : null);
  return {
    phases: phases.map((phase, index) => {
      // A part runs until the next begins, so that weekends between phases leave no gap.
      const until = phases[index + 1]?.start ?? phase.until;
      const state = until <= today ? 'past' : phase.start <= today ? 'now' : 'next';
      return { id: phase.id, title: phase.title, ...spanOf(window, { from: phase.start, until })!, state };
    }),
    goLive: inside(goLiveDay),
    goLiveDay,
    today: inside(today),
  };
}
