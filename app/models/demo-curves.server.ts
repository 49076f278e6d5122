// The demo's adoption as curves: for every metric and department the level in a week after go-live. Together the departments
// are exactly the municipality's series, and at its last week each is what the story says of it.
import type { Metric } from './planning/adoption/metric';

export type Story = {
  departments: { key: string; users: number; key_users: number; cases_per_year: number }[];
  series_weeks: number[];
  /** Level of the whole municipality in those weeks; null where nothing was measured. */
  series: Record<string, (number | null)[]>;
  m02_logistic: Record<string, { base: number; ceiling: number; t0: number; k: number }>;
  m13_jcurve: Record<
    string,
    { start: number; dip: number; dip_week: number; gain: number; t0: number; dip_width: number; k: number }
  >;
  departments_at_g31: ({ key: string } & Record<string, number | string | null>)[];
  /** What some departments got before others and moved a share of theirs, by the metric. */
  moved: Record<string, Moved>;
};

/**
 * Between two weeks the odds of these departments went to `odds` times what they were, beside all others; where they end, and
 * where the municipality stands in any week, is as the rest of the story says.
 */
type Moved = { departments: string[]; from_week: number; until_week: number; odds: number };

export type Curve = {
  departmentKey: string;
  /** Per year what the metric counts there: cases, users, answers. */
  volume: number;
  /** Null where nothing was measured. */
  levelIn: (week: number) => number | null;
};

/** Metrics that one department delivers: the records department, the customer contact centre. */
const only: Record<string, string> = { M16: 'IV', M17: 'IV', M18: 'KCC', M09: 'COM' };

/** Line through the points on both sides; null outside them and where a side was not measured. */
export function between(weeks: readonly number[], levels: readonly (number | null)[], week: number): number | null {
  const right = weeks.findIndex((at) => at >= week);
  if (right < 0) return levels.at(-1) ?? null;
  const [b, to] = [levels[right] ?? null, weeks[right]!];
  if (to === week) return b;
  const a = right === 0 ? null : (levels[right - 1] ?? null);
  if (a === null || b === null) return null;
  const from = weeks[right - 1]!;
  return a + ((b - a) * (week - from)) / (to - from);
}

const logit = (percent: number) => Math.log(percent / (100 - percent));
const percent = (value: number) => 100 / (1 + Math.exp(-value));
const inside = (level: number) => Math.min(99.7, Math.max(0.3, level));

/** Where a rising function reaches a value, by halving. */
function solve(value: number, rising: (x: number) => number): number {
  let [low, high] = [-20, 20];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const weighted = (rows: readonly { volume: number; level: number }[]) =>
  rows.reduce((sum, { volume, level }) => sum + volume * level, 0) / rows.reduce((sum, { volume }) => sum + volume, 0);

/** Volumes leaned towards high or low levels, so that the departments together are the municipality's level. */
function leaned<T extends { volume: number; level: number }>(rows: readonly T[], all: number): T[] {
  const [lowest, highest] = [Math.min(...rows.map(({ level }) => level)), Math.max(...rows.map(({ level }) => level))];
  if (lowest === highest) return [...rows];
  const lean = (by: number) =>
    rows.map((row) => ({ ...row, volume: row.volume * Math.exp((by * (row.level - highest)) / (highest - lowest)) }));
  return lean(solve(all, (by) => weighted(lean(by))));
}

/** Small differences between departments where the story has none: the same for everybody who loads it. */
const spread = (place: number, count: number) => (((place * 7) % count) / (count - 1) - 0.5) * 0.7;

/** How far the odds of a department were, in logarithms, from where they end by what it got. */
function stillToMove(moved: Moved | undefined, departmentKey: string, week: number): number {
  if (!moved?.departments.includes(departmentKey)) return 0;
  const { from_week, until_week, odds } = moved;
  const gone = Math.min(1, Math.max(0, (week - from_week) / (until_week - from_week)));
  return -Math.log(odds) * (1 - gone);
}

/** All curves of a metric; empty when the story does not tell of it. */
export function curvesOf(story: Story, { key, kind }: Pick<Metric, 'key' | 'kind'>): Curve[] {
  const series = story.series[key] ?? story.series[`${key}_DIV`];
  if (key === 'M13') return jCurves(story);
  if (key === 'M02') return logisticCurves(story);
  if (!series) return [];
  const all = (week: number) => between(story.series_weeks, series, week);
  const volumeOf = (row: Story['departments'][number]) =>
    ['M06', 'M07', 'M15', 'M19'].includes(key)
      ? row.users
      : key === 'M17'
        ? 8
        : key === 'M09'
          ? 26
          : row.cases_per_year;
  if (only[key]) {
    const row = story.departments.find((department) => department.key === only[key])!;
    return [{ departmentKey: row.key, volume: volumeOf(row), levelIn: all }];
  }
  const last = series.at(-1) ?? series.findLast((level) => level !== null) ?? null;
  if (last === null) return [];
  const share = kind === 'share';
  const told = new Map(story.departments_at_g31.map((row) => [row.key, row[key]]));
  const isTold = [...told.values()].some((level) => typeof level === 'number');
  const rows = story.departments.flatMap((row, place) => {
    const level = isTold
      ? told.get(row.key)
      : share
        ? percent(logit(last) + spread(place, story.departments.length))
        : last * (1 + spread(place, story.departments.length) / 4);
    return typeof level === 'number'
      ? [{ key: row.key, volume: volumeOf(row), level: share ? inside(level) : level }]
      : [];
  });
  const departments = leaned(rows, last);
  return departments.map(({ key: departmentKey, volume, level }) => ({
    departmentKey,
    volume,
    levelIn: (week) => {
      const now = all(week);
      if (now === null) return null;
      if (!share) return (level * now) / last;
      const placeOf = (row: (typeof departments)[number]) =>
        logit(row.level) + stillToMove(story.moved[key], row.key, week);
      const shifted = (by: number) =>
        departments.map((row) => ({ volume: row.volume, level: percent(placeOf(row) + by) }));
      return percent(
        logit(level) + stillToMove(story.moved[key], departmentKey, week) + solve(now, (by) => weighted(shifted(by))),
      );
    },
  }));
}

function logisticCurves({ departments, m02_logistic }: Story): Curve[] {
  return departments.map(({ key, cases_per_year }) => {
    const { base, ceiling, t0, k } = m02_logistic[key]!;
    const levelIn = (week: number) => (week < 0 ? base : base + (ceiling - base) / (1 + Math.exp(-k * (week - t0))));
    return { departmentKey: key, volume: cases_per_year, levelIn };
  });
}

function jCurves({ departments, m13_jcurve }: Story): Curve[] {
  return departments.map(({ key, users }) => {
    const { start, dip, dip_week, gain, t0, dip_width, k } = m13_jcurve[key]!;
    const levelIn = (week: number) =>
      start - dip * Math.exp(-(((week - dip_week) / dip_width) ** 2)) + gain / (1 + Math.exp(-k * (week - t0)));
    return { departmentKey: key, volume: Math.round(users * 0.6), levelIn };
  });
}
