// One team: its hours per month against what it has, what is behind a month, and what would help.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { askedDemand } from '~/asked-load.server';
import { askedPlan } from '~/asked-plan.server';
import { capacityChart } from '~/capacity-chart.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { found } from '~/http.server';
import { leverRows } from '~/lever-rows.server';
import { capacityParams, endOf, readCapacitySearch } from '~/models/planning/capacity/capacity-search';
import { causesIn } from '~/models/planning/capacity/causes';
import { heatMap, mistrustIn, monthSpans } from '~/models/planning/capacity/heat-map';
import { leversFor } from '~/models/planning/capacity/levers';
import { sentenceFacts } from '~/models/planning/capacity/sentence-facts';
import type { Month } from '~/models/planning/capacity/supply';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { capacityChartText } from '~/ui/capacity/chart-text.server';
import { loadTableText } from '~/ui/capacity/load-table-text.server';
import { loadSentence } from '~/ui/capacity/sentence-text.server';
import { TeamLoadPage, teamLoadIds } from '~/ui/capacity/team-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/capacity.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? words(data.team.title) : m.capacity_title()} · ${m.capacity_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const search = { ...readCapacitySearch(new URL(args.request.url).searchParams, today), per: 'month' as const };
  const plan = await askedPlan(args, actor);
  const { id, goLive } = plan.programme;
  const team = found(plan.capacity.teams.find((known) => known.id === args.params.teamId));
  const asked = await askedDemand(actor, plan);
  const [from, until] = [search.from, endOf(search)];
  const spans = monthSpans(from, until);
  const row = heatMap([team], spans, { own: asked.own, all: asked.all, capacity: plan.capacity })[0]!;
  const { cells, limits } = row;
  const plans = [plan, ...asked.otherPlans];
  const facts = sentenceFacts(row, plans, from);
  const isPressed = facts !== null && facts.average > limits.red;
  const levers = isPressed
    ? leversFor({ plan, others: asked.others, team, from, until, today }, facts)
    : { before: { average: null, shortage: 0 }, levers: [] };
  const to = (month: Month) => paths.capacityTeam(id, team.id, capacityParams(search, today, { month }));
  const over = cells.flatMap(({ state, ratio }, at) =>
    state === 'over' ? [{ month: spans[at]!.from, ratio, to: to(spans[at]!.from) }] : [],
  );
  const chosen = search.month ?? over[0]?.month ?? null;
  const title = m.capacity_chart({ team: words(team.title) });
  const chart = capacityChart({ spans, cells, red: limits.red, goLive, today });
  return {
    id,
    team: { id: team.id, title: team.title },
    back: paths.capacity(id, capacityParams(search, today, { month: null })),
    sentence: facts ? loadSentence(team.title, facts, levers) : m.capacity_few_months({ team: words(team.title) }),
    isKnown: team.fteFormation !== null,
    mistrust: mistrustIn(plan.items, from, until),
    mayChange: may(actor, 'teams.change'),
    limit: limits.red,
    over,
    chosen,
    causes: (chosen === null ? [] : causesIn(plans, team.id, [chosen])).map((cause) => ({
      programmeId: cause.programmeId,
      programmeName: cause.programmeId === id ? null : cause.programmeName,
      itemId: cause.item.id,
      title: cause.item.title,
      hours: cause.hours,
      from: cause.item.start,
      until: cause.item.until,
    })),
    levers: isPressed
      ? leverRows(levers, { actor, programmeId: id, teamId: team.id }, asked.otherPlans.length > 0)
      : null,
    chart: drawnPart(args.context, teamLoadIds.chart, capacityChartText(chart, goLive, teamLoadIds.sentence)),
    table: drawnPart(args.context, teamLoadIds.table, loadTableText({ title, spans, cells, to, chosen })),
  };
}

export default function TeamLoad() {
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
  return <TeamLoadPage {...useLoaderData<typeof loader>()} go={go} />;
}
