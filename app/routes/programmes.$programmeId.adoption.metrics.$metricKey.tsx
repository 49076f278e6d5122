// One metric over time: how chosen departments went, from before go-live until now, and what was to move them.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { adoptionChart } from '~/adoption-chart.server';
import { askedPlan } from '~/asked-plan.server';
import { localMoment, todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { found } from '~/http.server';
import { loadAdoption } from '~/models/adoption.server';
import { countFigureComments } from '~/models/conversation.server';
import { findShownCorrections } from '~/models/correction.server';
import { findEffects } from '~/models/effect.server';
import { foreseen } from '~/models/planning/adoption/adoption-ahead';
import { adoptionLines, chosenUnits, expectedMoves, totalChoice } from '~/models/planning/adoption/adoption-series';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { adoptionChartText } from '~/ui/adoption/chart-text.server';
import { correctionLine } from '~/ui/adoption/correction-text.server';
import { effectDone } from '~/ui/adoption/effect-text.server';
import { figureCountText } from '~/ui/conversation/comment-text.server';
import { MetricPage, metricIds } from '~/ui/adoption/metric-page';
import { outlookTableText } from '~/ui/adoption/outlook-text.server';
import { seriesTableText } from '~/ui/adoption/series-table-text.server';
import { standingTableText } from '~/ui/adoption/standing-table-text.server';
import { seriesSummary } from '~/ui/adoption/summary-text.server';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/adoption.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? words(data.metric.title) : m.adoption_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { id, goLive } = plan.programme;
  const today = todayFor(args.context);
  const figures = await loadAdoption(actor, id, { metrics: [args.params.metricKey!] });
  const metric = found(figures.metrics[0]);
  const asked = new URL(args.request.url).searchParams.getAll('department');
  const units = chosenUnits(metric, figures, asked, today);
  const { window, wanted, ...known } = adoptionLines(metric, figures, units, { goLive, today });
  const lines = foreseen(metric, figures, known.lines, { goLive, today, until: window.until });
  const moves = expectedMoves(plan.items, metric.key, today);
  const departmentIds = units.flatMap((unit) => unit?.id ?? []);
  const corrections = await findShownCorrections(actor, id, { metric, series: figures.series, departmentIds });
  const effects = await findEffects(actor, plan, { today, metricKey: metric.key });
  const unitIds = units.map((unit) => unit?.id ?? null);
  const comments = await countFigureComments(actor, id, metric.key, unitIds);
  const told = effects.rows.filter(({ answer }) => answer.untold === null);
  const chart = adoptionChart({ metric, window, lines, wanted, moves, goLive, today });
  const drawn = (element: string, text: string) => drawnPart(args.context, element, text);
  const hasFigures = lines.some(({ points }) => points.length > 0);
  const text = { programmeId: id, metric, lines, goLive };
  return {
    id,
    metric,
    hasFigures,
    chosen: units.map((unit) => unit?.id ?? totalChoice),
    units: figures.departments.map(({ id: unitId, name, depth }) => ({ id: unitId, name, depth })),
    summary: seriesSummary(metric, lines),
    chart: drawn(metricIds.chart, adoptionChartText({ ...text, chart, describedBy: metricIds.summary })),
    standing: drawn(metricIds.standing, standingTableText(metric, lines)),
    outlook: drawn(metricIds.outlook, outlookTableText(metric, lines, today)),
    table: drawn(metricIds.table, seriesTableText(metric, lines, goLive)),
    talks: units.map((unit, at) => ({
      to: paths.figureConversation(id, metric.key, unit?.id ?? null),
      text: figureCountText(unit ? words(unit.name) : m.adoption_total(), comments[at]!),
    })),
    moves,
    did: told.map((row) => ({ itemId: row.itemId, ...effectDone(row, 'item')! })),
    corrections: corrections.map((one) => correctionLine(metric, one, localMoment(one.at), figures.departments)),
  };
}

export default function AdoptionMetric() {
  return <MetricPage {...useLoaderData<typeof loader>()} />;
}
