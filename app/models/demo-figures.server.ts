// The demo's adoption figures: its curves counted per week, month or quarter up to today, as its departments delivered them.
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { type Curve, curvesOf, type Story } from './demo-curves.server';
import { findDepartments } from './department.server';
import { acceptFigures } from './figure.server';
import { newId } from './id.server';
import { findMetrics } from './metric.server';
import type { ReadLine } from './planning/adoption/figure';
import type { Figure, Metric } from './planning/adoption/metric';
import { intervalOf, type Period, periodAt, periodsBetween, writePeriod } from './planning/adoption/period';
import { addDays, type Day, daysBetween } from './planning/day';
import type { Actor } from './planning/permission';

export type FigureStory = Story & {
  series_noise: { amplitude_pp: number };
  /** Level of each element as it was asked in the 26th week. */
  adkar_at_g26: {
    key: string;
    awareness: number;
    desire: number;
    knowledge: number;
    ability: number;
    reinforcement: number;
  }[];
};

/** Weeks after go-live in which people were asked; a survey is about the quarter it was held in. */
const rounds: Readonly<Record<string, readonly number[]>> = { M12: [-8, 13, 26], M13: [-10, 6, 13, 26] };
/** Answers of a small department in one round: too few to show, as happens. */
const fewAnswers = { metric: 'M13', department: 'COM', week: 13, answers: 4 };
const firstWeek = -8;
const perYear = { week: 52, month: 12, quarter: 4 } as const;

/** −1 to 1, always the same for the same place: the wobble of figures that people count. */
function wobble(...place: number[]): number {
  const seed = place.reduce((sum, value) => Math.imul(sum ^ (value + 0x9e37), 0x85ebca6b), 7);
  return (((seed ^ (seed >>> 13)) >>> 0) / 2 ** 31 - 1) * 0.999;
}

type Moment = { period: Period; week: number };

function momentsOf({ key, frequency }: Metric, goLive: Day, today: Day): Moment[] {
  const weekOf = (on: Day) => daysBetween(goLive, on) / 7;
  if (rounds[key]) {
    const held = rounds[key].map((week) => ({ week, on: addDays(goLive, week * 7) })).filter(({ on }) => on <= today);
    const moments = held.map(({ week, on }) => ({ week, period: periodAt(frequency, on) }));
    // Go-live moves with today, so two rounds may be held in one quarter: the later one is what is known of it.
    return moments.filter(({ period }, at) => moments[at + 1]?.period.start !== period.start);
  }
  return periodsBetween(frequency, addDays(goLive, firstWeek * 7), today).map((period) => ({
    period,
    week: weekOf(addDays(intervalOf(period).until, -1)),
  }));
}

/** What each department counted at a moment; together exactly the level of the municipality, apart from whole numbers. */
function countedAt(metric: Metric, curves: readonly Curve[], week: number, amplitude: number): Map<string, Figure> {
  const levels = curves.flatMap((curve, place) => {
    const level = curve.levelIn(week);
    const noise = metric.kind === 'share' && curves.length > 1 ? wobble(place, Math.round(week * 7)) * amplitude : 0;
    return level === null ? [] : [{ curve, level, noise }];
  });
  const all = levels.reduce((sum, { curve }) => sum + curve.volume, 0);
  const drift = levels.reduce((sum, { curve, noise }) => sum + curve.volume * noise, 0) / (all || 1);
  return new Map(
    levels.map(({ curve, level, noise }) => [curve.departmentKey, counted(metric, curve, level + noise - drift)]),
  );
}

function counted(
  { kind, factor, subject, frequency, lowest, highest }: Metric,
  { volume }: Curve,
  level: number,
): Figure {
  const denominator = Math.max(1, Math.round(subject === 'cases' ? volume / perYear[frequency] : volume));
  if (kind === 'mean' || kind === 'median') {
    const kept = Math.min(highest ?? Infinity, Math.max(lowest ?? 0, level));
    return { numerator: Math.round(kept * 10) / 10, denominator };
  }
  const numerator = Math.round((level / factor) * denominator);
  return {
    numerator: kind === 'share' ? Math.min(denominator, Math.max(0, numerator)) : Math.max(0, numerator),
    denominator,
  };
}

/** What each department of the story counted or answered in a week after go-live. */
export function demoFiguresAt(
  story: FigureStory,
  metric: Metric,
  curves: readonly Curve[],
  week: number,
): Map<string, Figure> {
  const figures = countedAt(metric, curves, week, story.series_noise.amplitude_pp);
  const { department, answers } = fewAnswers;
  const figure = metric.key === fewAnswers.metric && week === fewAnswers.week ? figures.get(department) : undefined;
  if (figure) figures.set(department, { ...figure, denominator: answers });
  return figures;
}

/** Delivers every figure of the story and says what is wanted of whom. */
export async function deliverDemoFigures(
  actor: Actor,
  programmeId: string,
  { story, goLive, today }: { story: FigureStory; goLive: Day; today: Day },
  tx: Db,
): Promise<void> {
  const metrics = await findMetrics(actor, tx);
  const departments = new Map((await findDepartments(actor, tx)).map(({ key, id }) => [key, id]));
  const lines: ReadLine[] = [];
  const tell = (metric: Metric, department: string, period: Period, figure: Figure) => {
    const said = {
      period: writePeriod(period),
      department,
      metric: metric.key,
      numerator: String(figure.numerator),
      denominator: String(figure.denominator),
    };
    lines.push({
      line: lines.length + 2,
      metric,
      departmentId: departments.get(department)!,
      period,
      figure,
      said,
      faults: [],
    });
  };
  for (const metric of metrics) {
    const curves = curvesOf(story, metric);
    for (const { period, week } of momentsOf(metric, goLive, today)) {
      for (const [department, figure] of demoFiguresAt(story, metric, curves, week)) {
        tell(metric, department, period, figure);
      }
    }
  }
  const adkar = metrics.find(({ key }) => key === 'M14');
  const asked = addDays(goLive, 26 * 7);
  for (const { key, awareness, desire, knowledge, ability, reinforcement } of story.adkar_at_g26) {
    const answers = Math.round(story.departments.find((row) => row.key === key)!.users * 0.6);
    const lowest = Math.min(awareness, desire, knowledge, ability, reinforcement);
    const figure = { numerator: lowest, denominator: answers };
    if (adkar && asked <= today) tell(adkar, key, periodAt('quarter', asked), figure);
  }
  const answer = await acceptFigures(actor, programmeId, lines, { source: 'seed', today }, tx);
  if (answer?.status !== 'saved') throw new Error(`the demo's figures could not be delivered: ${answer?.status}`);
  await tx.insert(t.metricTarget).values(
    Object.entries(story.m02_logistic).map(([department, { ceiling }]) => ({
      id: newId(),
      organisationId: actor.organisationId,
      programmeId,
      metricKey: 'M02',
      departmentId: departments.get(department)!,
      fromDay: goLive,
      target: null,
      ceiling,
    })),
  );
  await tx.insert(t.metricOwner).values(
    metrics.map(({ key }) => ({
      id: newId(),
      organisationId: actor.organisationId,
      metricKey: key,
      departmentId: null,
      userId: actor.userId,
    })),
  );
}
