// The results of closed rounds as they may be seen: the one way from answers to a page, a file or a figure.
import { loadAdoption } from './adoption.server';
import { type Db, db } from './db/client.server';
import { findDepartments } from './department.server';
import { findMetrics, getMetric } from './metric.server';
import { periodAt } from './planning/adoption/period';
import type { ShownSeries } from './planning/adoption/shown';
import { type AlsoHidden, shownResults, type UnitResult } from './planning/adoption/survey';
import type { SurveyKind } from './planning/adoption/survey-kind';
import { metricOfSurvey } from './planning/adoption/survey-statements';
import type { Metric } from './planning/adoption/metric';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import { findAnswers, findLinks, findRoundRows, type SurveyRound } from './survey-rows.server';

/** Whether the scores of a survey can be figures of this metric, which a municipality may have made its own. */
export const takesScores = (metric: Metric | null): metric is Metric =>
  metric !== null && metric.kind === 'mean' && metric.subject === 'answers';

/** What the adoption pages hide of a period: the same people may be in figures that others delivered. */
function hiddenIn(series: readonly ShownSeries[], kind: string, start: string): AlsoHidden {
  const hidden = series.filter(
    (one) => one.kind === kind && one.points.some((point) => point.hidden && point.start === start),
  );
  const ids = (of: ShownSeries['of']) =>
    new Set(hidden.flatMap((one) => (one.of === of && one.departmentId !== null ? [one.departmentId] : [])));
  return { own: ids('own'), totals: ids('total'), all: hidden.some(({ departmentId }) => departmentId === null) };
}

/**
 * Of rounds of one kind that are closed, by id. What hides is decided over all departments of the municipality, whoever asks,
 * and so that the adoption pages beside it do not give it away.
 */
export async function loadResults(
  actor: Actor,
  programmeId: string,
  { kind, rounds }: { kind: SurveyKind; rounds: readonly SurveyRound[] },
  tx: Db = db(),
): Promise<Map<string, UnitResult[]>> {
  const closed = rounds.filter((round) => round.kind === kind && round.state === 'closed');
  if (closed.length === 0) return new Map();
  const ids = closed.map(({ id }) => id);
  const departments = await findDepartments(actor, tx);
  const links = await findLinks(actor, ids, tx);
  const answers = await findAnswers(actor, ids, tx);
  const metric = await getMetric(actor, metricOfSurvey[kind], tx);
  const { series } = takesScores(metric)
    ? await loadAdoption(actor, programmeId, { metrics: [metric.key] }, tx)
    : { series: [] };
  return new Map(
    closed.map((round) => {
      const asked = links.flatMap(({ roundId, departmentId }) => (roundId === round.id ? [departmentId] : []));
      const period = metric && periodAt(metric.frequency, round.lastDay);
      const also = period ? hiddenIn(series, period.kind, period.start) : undefined;
      return [round.id, shownResults(kind, answers.get(round.id)!, departments, asked, also)];
    }),
  );
}

/** A department that was asked in a period, whether or not so many answered that there is a figure. */
export type Surveyed = { metricKey: string; departmentId: string; start: string };

/** What was asked in rounds that are closed. */
export async function findSurveyed(actor: Actor, programmeId: string, today: Day, tx: Db = db()): Promise<Surveyed[]> {
  const rounds = (await findRoundRows(actor, programmeId, today, tx)).filter(({ state }) => state === 'closed');
  const ids = rounds.map(({ id }) => id);
  const [links, metrics] = [await findLinks(actor, ids, tx), await findMetrics(actor, tx)];
  return rounds.flatMap((round) => {
    const metric = metrics.find(({ key }) => key === metricOfSurvey[round.kind]);
    if (!metric) return [];
    const { start } = periodAt(metric.frequency, round.lastDay);
    const asked = links.filter(({ roundId }) => roundId === round.id);
    return asked.map(({ departmentId }) => ({ metricKey: metric.key, departmentId, start }));
  });
}
