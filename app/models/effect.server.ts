// What finished items did to figures, and only by figures that may be seen.
import { loadAdoption } from './adoption.server';
import { type Db, db } from './db/client.server';
import { effectRows, type EffectRow } from './planning/adoption/effect-list';
import type { AdoptionUnit } from './planning/adoption/adoption-table';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';

export type Effects = { rows: EffectRow[]; departments: AdoptionUnit[] };

/** Of all finished items of a plan, or of one, on all metrics or on one; nothing is read where nothing is finished that was to move a figure. */
export async function findEffects(
  actor: Actor,
  plan: Plan,
  { today, itemId = null, metricKey = null }: { today: Day; itemId?: string | null; metricKey?: string | null },
  tx: Db = db(),
): Promise<Effects> {
  const items = plan.items.filter(({ retired, progress }) => !retired && progress === 'done');
  const asked = itemId === null ? items : items.filter(({ id }) => id === itemId);
  const moved = asked.flatMap(({ effects }) => effects.filter(({ direction }) => direction !== 'measures'));
  const metrics = new Set(moved.map((one) => one.metricKey).filter((key) => metricKey === null || key === metricKey));
  if (metrics.size === 0) return { rows: [], departments: [] };
  const { programme } = plan;
  const figures = await loadAdoption(actor, programme.id, { metrics: [...metrics] }, tx);
  const rows = effectRows(items, figures, { goLive: programme.goLive, today }, itemId);
  return { rows, departments: figures.departments };
}
