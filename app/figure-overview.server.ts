// Late figures of a programme, as its reader may act on them.
import { mayDeliver } from './models/figure.server';
import { findLateFigures } from './models/late.server';
import type { Day } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import { type LateOwner, lateLines } from './ui/figures/late-lines.server';

export async function lateIn(actor: Actor, programmeId: string, today: Day): Promise<LateOwner[]> {
  const { late, ...around } = await findLateFigures(actor, programmeId, today);
  const mayEnter = (departmentId: string) => mayDeliver(actor, [{ departmentId }]);
  return lateLines(late, { programmeId, ...around, mayEnter });
}
