// What finished items did to figures, and only by figures that may be seen.
import { loadAdoption } from './adoption.server';
import { type Db, db } from './db/client.server';
import { effectRows, type EffectRow } from './planning/adoption/effect-list';
import type { AdoptionUnit } from './planning/adoption/adoption-table';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';

export type Effects = { rows: EffectRow[]; departments: AdoptionUnit[] };

/** Of all finished items of a plan, or of one; nothing is read where nothing is finished that was to move a figure. */
export async function findEffects(
  actor: Actor,
  plan: Plan,
  { today, itemId = null }: { today: Day; itemId?: string | null },
  tx: Db = db(),
): Promise<Effects> {
  const items = plan.items.filter(({ retired, progress }) => !retired && progress === 'done');
  const asked = itemId === null ? items : items.filter(({ id }) => id === itemId);
  const metrics = new Set(
    asked.flatMap(({ effects }) => effects.flatMap((one) => (one.direction === 'measures' ? [] : one.metricKey))),
  );
  if (metrics.size === 0) return { rows: [], departments: [] };
  const { programme } = plan;
  const figures = await loadAdoption(actor, programme.id, { metrics: [...metrics] }, tx);
  const rows = effectRows(items, figures, { goLive: programme.goLive, today }, itemId);
  return { rows, departments: figures.departments };
}
