// What is wanted of a department on a day, and the most it can reach: its own word goes before that of all, that before the metric's.
import type { Day } from '../day';
import type { Metric } from './metric';

/** `departmentId` null: for every department without one of its own. Holds from `from` until the next one of the same. */
export type Target = {
  metricKey: string;
  departmentId: string | null;
  from: Day;
  target: number | null;
  ceiling: number | null;
};

export type Wanted = { target: number | null; ceiling: number | null };

/** What holds on a day. A target that a ceiling makes impossible stays the target: the ceiling says why it is not reached. */
export function wantedOn(
  metric: Pick<Metric, 'key' | 'target'>,
  targets: readonly Target[],
  departmentId: string | null,
  on: Day,
): Wanted {
  const last = (field: 'target' | 'ceiling', of: string | null) =>
    targets
      .filter((one) => one.metricKey === metric.key && one.departmentId === of && one.from <= on && one[field] !== null)
      .reduce<Target | null>((latest, one) => (latest === null || one.from >= latest.from ? one : latest), null)?.[
      field
    ];
  const said = (field: 'target' | 'ceiling') =>
    (departmentId === null ? undefined : last(field, departmentId)) ?? last(field, null) ?? null;
  return { target: said('target') ?? metric.target, ceiling: said('ceiling') };
}
