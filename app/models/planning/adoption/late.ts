// Late figures: a metric in use, a department that delivers it, and periods that ended without a figure.
import type { Day } from '../day';
import type { Metric } from './metric';
import { type Period, type PeriodKind, periodAt, periodsBetween, shifted } from './period';

/** Who delivers a metric: of one department, or (`departmentId` null) of all that have nobody of their own. */
export type Owner = { metricKey: string; departmentId: string | null; userId: string };

/** Periods of which one department has figures of one metric, hidden or not. */
export type Delivered = { metricKey: string; departmentId: string; kind: PeriodKind; starts: readonly Day[] };

export type LateFigures = {
  metricKey: string;
  departmentId: string;
  /** Oldest first; at least one. */
  periods: Period[];
  ownerId: string | null;
};

/** Most periods back in which a figure can be late: what is older is history that nobody will count any more. */
const lookBack: Record<PeriodKind, number> = { week: 13, month: 12, quarter: 4 };

export function ownerOf(owners: readonly Owner[], metricKey: string, departmentId: string): string | null {
  const of = (id: string | null) =>
    owners.find((owner) => owner.metricKey === metricKey && owner.departmentId === id)?.userId;
  return of(departmentId) ?? of(null) ?? null;
}

/**
 * A department delivers a metric when it has figures of it, or somebody who delivers it for that department; from its first
 * figure on, and without any the latest ended period only. The kind of period is that of its latest figure, for what is counted
 * weekly may come per month.
 */
export function lateFigures(
  metrics: readonly Pick<Metric, 'key' | 'frequency' | 'active'>[],
  delivered: readonly Delivered[],
  owners: readonly Owner[],
  today: Day,
): LateFigures[] {
  const known = new Map<string, Delivered[]>();
  for (const one of delivered) {
    if (one.starts.length === 0) continue;
    const key = `${one.metricKey} ${one.departmentId}`;
    known.set(key, [...(known.get(key) ?? []), one]);
  }
  const late: LateFigures[] = [];
  for (const metric of metrics) {
    if (!metric.active) continue;
    const departments = new Set([
      ...delivered.filter(({ metricKey }) => metricKey === metric.key).map(({ departmentId }) => departmentId),
      ...owners.flatMap(({ metricKey, departmentId }) =>
        metricKey === metric.key && departmentId ? departmentId : [],
      ),
    ]);
    for (const departmentId of departments) {
      const periods = missing(metric.frequency, known.get(`${metric.key} ${departmentId}`) ?? [], today);
      if (periods.length === 0) continue;
      late.push({ metricKey: metric.key, departmentId, periods, ownerId: ownerOf(owners, metric.key, departmentId) });
    }
  }
  return late;
}

function missing(frequency: PeriodKind, delivered: readonly Delivered[], today: Day): Period[] {
  const lastOf = ({ starts }: Delivered) => starts.reduce((last, start) => (start > last ? start : last));
  const latest = delivered.reduce<Delivered | null>(
    (best, one) => (best === null || lastOf(one) > lastOf(best) ? one : best),
    null,
  );
  const kind = latest?.kind ?? frequency;
  const ended = shifted(periodAt(kind, today), -1);
  if (!latest) return [ended];
  const known = new Set(latest.starts);
  const first = latest.starts.reduce((least, start) => (start < least ? start : least));
  const from = shifted(ended, 1 - lookBack[kind]).start;
  return periodsBetween(kind, first > from ? first : from, today).filter(({ start }) => !known.has(start));
}
