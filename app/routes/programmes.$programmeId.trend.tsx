// The milestone trend: for which day each milestone was promised, at each day we looked; and every move with its reason.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { localMoment, todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { findBaselines } from '~/models/baseline.server';
import { findMomentMoves } from '~/models/history.server';
import { loadPlan } from '~/models/plan.server';
import { chosenLines, milestoneTrend, reportsOf, trendChoices, trendMoves } from '~/models/planning/milestone-trend';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { trendChart } from '~/trend-chart.server';
import styles from '~/ui/styles/gates.css?url';
import { TrendPage } from '~/ui/trend/trend-page';

export const meta: MetaFunction = () => [{ title: `${m.gates_trend()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { id, goLive } = plan.programme;
  const { searchParams } = new URL(args.request.url);
  const show = trendChoices.find((known) => known === searchParams.get('show')) ?? 'gates';
  const today = todayFor(args.context);
  const [saved, baselines] = await Promise.all([findMomentMoves(actor, id), findBaselines(actor, id)]);
  const entries = saved.map((entry) => ({ ...entry, on: localMoment(entry.at).day }));
  const began = entries[0]?.on ?? today;
  const reports = reportsOf(
    began < today ? began : today,
    baselines.map(({ name, version, at }) => ({ name, version, on: localMoment(at).day })),
    today,
  );
  const all = milestoneTrend(plan, entries, reports);
  const picked = searchParams.getAll('item').filter((itemId) => all.some((line) => line.itemId === itemId));
  const lines = chosenLines(all, show, picked);
  return {
    id,
    goLive,
    today,
    show: picked.length > 0 ? null : show,
    reports,
    lines,
    choices: all.map(({ itemId, title, kind }) => ({ itemId, title, kind })),
    chart: trendChart(lines, reports, goLive),
    moves: trendMoves(plan, entries, lines),
  };
}

export default function Trend() {
  return <TrendPage {...useLoaderData<typeof loader>()} />;
}
