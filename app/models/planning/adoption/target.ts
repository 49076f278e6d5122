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

/** The most a level can be where the metric gives no bound. */
const most = 1_000_000;

/** What is wrong with a target or a ceiling, as forms say it: both are in the unit of the metric and within its bounds. */
export function targetFault(
  { kind, lowest, highest }: Pick<Metric, 'kind' | 'lowest' | 'highest'>,
  wanted: Wanted,
): { at: keyof Wanted; why: string } | null {
  if (wanted.target === null && wanted.ceiling === null) return { at: 'target', why: 'required' };
  const [low, high] = [lowest ?? 0, highest ?? (kind === 'share' ? 100 : most)];
  for (const at of ['target', 'ceiling'] as const) {
    const level = wanted[at];
    if (level !== null && !(level >= low && level <= high)) return { at, why: `not_between:${low}:${high}` };
  }
  return null;
}

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
