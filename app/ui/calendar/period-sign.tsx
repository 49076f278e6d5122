// The hatching and tint of a period as a small swatch, the same as in the strip.
import type { PeriodLook } from '~/models/planning/calendar-period';

export function PeriodSign({ look }: { look: PeriodLook }) {
  return <span className={`period-sign period-${look}`} aria-hidden="true" />;
}
