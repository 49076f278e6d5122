// Forecasts looked back on: made from the first weeks of series whose later weeks are known, beside the two guesses anybody can make.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { curvesOf, type Story } from '~/models/demo-curves.server';
import { courseOf, dayOfLevel, expectedDay, levelsOn, middleOf, sureness } from '~/models/planning/adoption/forecast';
import type { Metric } from '~/models/planning/adoption/metric';
import { intervalOf, type Period, shifted } from '~/models/planning/adoption/period';
import type { ShownPoint } from '~/models/planning/adoption/shown';
import { day } from '~/models/planning/day';
import { chance } from '../chance';
import { measure } from '../measure';
import { counted, type Finding, timed } from '../result';
import { aMetric, leaningNoise } from '../series-data';

const goLive = day('2026-04-13');
const first: Period = { kind: 'week', start: goLive };
/** Weeks ahead. */
const horizons = [4, 8, 13];
/** Weeks of figures a forecast is made from. */
const seen = [8, 12, 16, 18];
const weeks = 32;
/** Weeks that a straight line is drawn through. */
const trendWeeks = 8;

type Known = { metric: Metric; levels: number[] };

/** Departments of the demo, week by week, with the wobble of figures that people count. */
function demoSeries(keys: readonly string[]): Known[] {
  const story = parse(readFileSync('drizzle/seed/demo/voorbeeldstad.yaml', 'utf8')) as Story;
  const next = chance(31);
  return keys.flatMap((key) => {
    const isRate = key === 'M15' || key === 'M16';
    const isDown = ['M03', 'M15', 'M16', 'M20'].includes(key);
    const metric = aMetric(key, { direction: isDown ? 'down' : 'up', ...(isRate ? { kind: 'rate' } : {}) });
    return curvesOf(story, { key, kind: metric.kind }).flatMap(({ levelIn }) => {
      const levels = Array.from({ length: weeks }, (_, week) => levelIn(Math.min(week, 31)));
      if (levels.some((level) => level === null)) return [];
      const noise = leaningNoise(next, weeks, { size: isRate ? 0.3 : 1, rho: 0.2 });
      return [{ metric, levels: levels.map((level, k) => inside(metric, level! + noise[k]!)) }];
    });
  });
}

const inside = ({ kind }: Metric, level: number) => Math.max(0, kind === 'share' ? Math.min(100, level) : level);

/** S-curves of all sorts, with noise that leans on the week before; some rise, some fall, some have hardly begun. */
function madeSeries(count: number): Known[] {
  const next = chance(7);
  const between = (low: number, high: number) => low + (high - low) * next();
  return Array.from({ length: count }, (): Known => {
    const isDown = next() < 0.3;
    const metric = aMetric('M', { direction: isDown ? 'down' : 'up' });
    const [low, high] = [between(2, 30), between(45, 97)];
    const [middle, rate] = [between(3, 22), between(0.1, 0.4)];
    const noise = leaningNoise(next, weeks, { size: between(0.7, 2.5), rho: between(0, 0.4) });
    const levels = noise.map((error, week) => {
      const risen = low + (high - low) / (1 + Math.exp(-rate * (week - middle)));
      return inside(metric, (isDown ? low + high - risen : risen) + error);
    });
    return { metric, levels };
  });
}

const pointsOf = (levels: readonly number[]): ShownPoint[] =>
  levels.map((level, k) => ({
    ...{ start: shifted(first, k).start, level, hidden: false },
    figure: { numerator: level, denominator: 100 },
  }));
const endOf = (count: number) => intervalOf(shifted(first, count - 1)).until;

/** The line through the last weeks, gone on with. */
function trend(levels: readonly number[], ahead: number): number {
  const last = levels.slice(-trendWeeks);
  const n = last.length;
  const x = (n - 1) / 2;
  const y = last.reduce((sum, level) => sum + level, 0) / n;
  const slope =
    last.reduce((sum, level, k) => sum + (k - x) * (level - y), 0) / last.reduce((sum, _, k) => sum + (k - x) ** 2, 0);
  return y + slope * (n - 1 - x + ahead);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number) => Math.round(value * 100) / 100;

/** Mean errors at each horizon, and how many of the later levels lay within the range. */
function backtest(name: string, series: readonly Known[]): Finding[] {
  return horizons.flatMap((ahead) => {
    const errors = { curve: [] as number[], last: [] as number[], trend: [] as number[] };
    const held: number[] = [];
    for (const { metric, levels } of series) {
      for (const count of seen) {
        const actual = levels[count - 1 + ahead];
        if (actual === undefined) continue;
        const known = levels.slice(0, count);
        const course = courseOf(metric, pointsOf(known), { ceiling: null, today: endOf(count) });
        if (typeof course === 'string') throw new Error(course);
        const [{ level, low, high }] = levelsOn(course, metric, [middleOf(shifted(course.last, ahead))]) as [
          { level: number; low: number; high: number },
        ];
        errors.curve.push(Math.abs(level - actual));
        errors.last.push(Math.abs(known.at(-1)! - actual));
        errors.trend.push(Math.abs(inside(metric, trend(known, ahead)) - actual));
        held.push(low <= actual && actual <= high ? 100 : 0);
      }
    }
    const what = (of: string) => `${name}, ${held.length} forecasts ${ahead} weeks ahead: ${of}`;
    const [last, line] = [mean(errors.last), mean(errors.trend)].map(round) as [number, number];
    const covered = round(mean(held));
    return [
      counted({ goal: '–', name: what('mean error'), must: Math.min(last, line) }, round(mean(errors.curve)), 'points'),
      counted({ goal: '–', name: what('of the last value, unchanged') }, last, 'points'),
      counted({ goal: '–', name: what(`of the line through ${trendWeeks} weeks`) }, line, 'points'),
      counted({ goal: '–', name: what(`within the range of ${sureness * 100} %`) }, covered, '%'),
      counted({ goal: '–', name: what('range, off by'), must: 10 }, round(Math.abs(covered - 100 * sureness)), '%'),
    ];
  });
}

/** How often the day on which a level was first held lay in the range that was given for it. */
function days(name: string, series: readonly Known[]): Finding[] {
  let [asked, within] = [0, 0];
  for (const { metric, levels } of series) {
    for (const count of seen) {
      const sign = metric.direction === 'up' ? 1 : -1;
      const level = levels[count - 1]! + sign * 8;
      const found = expectedDay(metric, pointsOf(levels.slice(0, count)), level, 2, endOf(count));
      if (!found) continue;
      const at = levels.findIndex((_, k) => k >= count && [k - 1, k].every((j) => sign * (levels[j]! - level) >= 0));
      const on = at < 0 ? null : endOf(at + 1);
      // What has not come by the last week may still come within the range.
      if (on === null && found.until >= endOf(weeks)) continue;
      asked++;
      if (on !== null && found.from <= on && on <= found.until) within++;
    }
  }
  return [
    counted(
      { goal: '–', name: `${name}, ${asked} days of reaching 8 points more: within the range` },
      round((100 * within) / asked),
      '%',
    ),
  ];
}

export async function forecastCases(): Promise<Finding[]> {
  const [demo, made] = [demoSeries(['M02', 'M01', 'M03', 'M06', 'M10', 'M20']), madeSeries(300)];
  const of = pointsOf(made[0]!.levels);
  const { metric } = made[0]!;
  const course = courseOf(metric, of, { ceiling: null, today: endOf(weeks) });
  if (typeof course === 'string') throw new Error(course);
  const times = await measure([
    { id: 'course', run: () => courseOf(metric, of, { ceiling: null, today: endOf(weeks) }) },
    { id: 'day', run: () => expectedDay(metric, of, metric.direction === 'up' ? 99 : 1, 1, endOf(weeks)) },
    {
      id: 'ahead',
      run: () => [
        dayOfLevel(course, metric, 60, 1, endOf(weeks)),
        levelsOn(
          course,
          metric,
          of.map(({ start }) => start),
        ),
      ],
    },
  ]);
  return [
    ...backtest('demo', demo),
    ...backtest('made', made),
    ...days('demo', demo),
    ...days('made', made),
    timed({ goal: '–', name: 'the curves through 32 weeks' }, times.get('course')!),
    timed({ goal: '–', name: 'the expected day of 32 weeks', must: 5 }, times.get('day')!),
    timed({ goal: '–', name: 'day and 32 levels of known curves' }, times.get('ahead')!),
  ];
}
