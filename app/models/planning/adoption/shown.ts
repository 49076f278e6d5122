// What of the figures may be seen: the one gate between what was counted and every screen, file and API.
import type { Day } from '../day';
import { hiddenAmong, isSensitive, peopleIn } from './disclosure';
import { type Figure, levelOf, type Metric } from './metric';
import { overlapping, type PeriodKind, periodKinds, writePeriod } from './period';

/** Figures of one metric and department as they were counted, oldest first. */
export type Series = {
  metricKey: string;
  departmentId: string;
  kind: PeriodKind;
  starts: readonly Day[];
  figures: readonly Figure[];
};

export type ShownPoint = {
  start: Day;
  /** Null when nothing was counted, or when it hides. */
  level: number | null;
  /** The counts behind it; null together with the level. Of a total the sums, for means and medians its level and number. */
  figure: Figure | null;
  /** Too few people, or it would give away a figure of too few people. */
  hidden: boolean;
};

/** `own`: the department alone; `total`: with everything below it. `departmentId` null: the whole municipality. */
export type ShownSeries = {
  metricKey: string;
  departmentId: string | null;
  of: 'own' | 'total';
  kind: PeriodKind;
  points: ShownPoint[];
};

type Unit = { id: string; parentId: string | null };
type Sensitive = Pick<Metric, 'key' | 'kind' | 'factor' | 'subject' | 'frequency'>;

/**
 * The series of one metric as they may be seen: of each department its own; of each department with others below it, and of the
 * municipality, the total. What is hidden is decided per period over all departments, and over all kinds of period: `series` must
 * hold everything that was counted of the metric, since a selection would hide less than it should.
 */
export function shownSeries(metric: Sensitive, series: readonly Series[], departments: readonly Unit[]): ShownSeries[] {
  const own = series.filter(({ metricKey }) => metricKey === metric.key);
  const second = isSensitive(metric) ? secondKinds(metric, own) : new Map<Series, ReadonlySet<Day>>();
  return [...new Set(own.map(({ kind }) => kind))].flatMap((kind) =>
    ofOneKind(metric, { kind, series: own.filter((one) => one.kind === kind), second }, departments),
  );
}

/**
 * Of figures of a department that are about the same days in two kinds of period, those of the second kind: taken from one another
 * they would tell of the days between. The kind the metric is asked in goes first, then the longest. What is left has one kind of
 * period for each day of a department, so that kinds have nothing in common and are safe when each of them is.
 */
function secondKinds({ frequency }: Sensitive, series: readonly Series[]): Map<Series, ReadonlySet<Day>> {
  const byDepartment = new Map<string, Series[]>();
  for (const one of series) byDepartment.set(one.departmentId, [...(byDepartment.get(one.departmentId) ?? []), one]);
  const order = [frequency, ...[...periodKinds].reverse()];
  const second = new Map<Series, ReadonlySet<Day>>();
  for (const kinds of byDepartment.values()) {
    if (kinds.length < 2) continue;
    const stands = new Set<string>();
    for (const one of kinds.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
      const out = one.starts.filter((start) =>
        overlapping({ kind: one.kind, start }).some((other) => stands.has(writePeriod(other))),
      );
      second.set(one, new Set(out));
      for (const start of one.starts) {
        if (!second.get(one)!.has(start)) stands.add(writePeriod({ kind: one.kind, start }));
      }
    }
  }
  return second;
}

type OneKind = { kind: PeriodKind; series: readonly Series[]; second: ReadonlyMap<Series, ReadonlySet<Day>> };

/** A figure of a second kind hides, and so does every total it is part of; nothing else is decided by it. */
function ofOneKind(metric: Sensitive, { kind, series, second }: OneKind, departments: readonly Unit[]): ShownSeries[] {
  const outOf = new Map(series.map((one) => [one.departmentId, second.get(one)]));
  const figures = new Map(
    series.map(({ departmentId, starts, figures: all }) => [
      departmentId,
      new Map(starts.map((start, k) => [start, all[k]!])),
    ]),
  );
  const starts = [...new Set(series.flatMap((one) => one.starts))].sort();
  const below = branches(departments);
  const make = (departmentId: string | null, of: ShownSeries['of']): ShownSeries => ({
    metricKey: metric.key,
    departmentId,
    of,
    kind,
    points: [],
  });
  const own = departments.filter(({ id }) => figures.has(id)).map(({ id }) => make(id, 'own'));
  const totals = departments.filter(({ id }) => below.get(id)!.length > 1).map(({ id }) => make(id, 'total'));
  const all = make(null, 'total');
  const sensitive = isSensitive(metric);
  for (const start of starts) {
    const at = (id: string) => figures.get(id)?.get(start) ?? null;
    const isOut = (id: string) => outOf.get(id)?.has(start) ?? false;
    const people = (id: string) => (isOut(id) ? 0 : peopleIn(at(id)));
    const hidden = sensitive
      ? hiddenAmong(departments.map(({ id, parentId }) => ({ id, parentId, people: people(id) })))
      : null;
    for (const one of own) {
      const figure = at(one.departmentId!);
      const hides = isOut(one.departmentId!) || (hidden?.own.has(one.departmentId!) ?? false);
      if (figure) one.points.push(point(metric, start, [figure], hides));
    }
    const sum = (ids: readonly string[]) => ids.flatMap((id) => at(id) ?? []);
    for (const one of totals) {
      const branch = below.get(one.departmentId!)!;
      const parts = sum(branch);
      const hides = branch.some(isOut) || (hidden?.totals.has(one.departmentId!) ?? false);
      if (parts.length > 0) one.points.push(point(metric, start, parts, hides));
    }
    const everyone = departments.map(({ id }) => id);
    all.points.push(point(metric, start, sum(everyone), everyone.some(isOut) || (hidden?.all ?? false)));
  }
  return [...own, ...totals, all].filter(({ points }) => points.length > 0);
}

function point(metric: Sensitive, start: Day, figures: readonly Figure[], hidden: boolean): ShownPoint {
  if (hidden) return { start, level: null, figure: null, hidden };
  const level = levelOf(metric, figures);
  const denominator = figures.reduce((sum, figure) => sum + figure.denominator, 0);
  const average = metric.kind === 'mean' || metric.kind === 'median';
  const numerator = average ? (level ?? 0) : figures.reduce((sum, figure) => sum + figure.numerator, 0);
  return { start, level, figure: { numerator, denominator }, hidden };
}

/** For each department the ids of itself and everything below it. */
export function branches(departments: readonly Unit[]): Map<string, string[]> {
  const parentOf = new Map(departments.map(({ id, parentId }) => [id, parentId]));
  const all = new Map(departments.map(({ id }): [string, string[]] => [id, []]));
  for (const { id } of departments) {
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && all.has(at) && !seen.has(at); at = parentOf.get(at) ?? null) {
      seen.add(at);
      all.get(at)!.push(id);
    }
  }
  return all;
}
