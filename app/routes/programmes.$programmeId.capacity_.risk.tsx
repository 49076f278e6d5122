// The risk of standstill: ambition against what the organisation can carry, the index, what it is made of, and how it went.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { indexChart } from '~/index-chart.server';
import { findAgreements } from '~/models/agreement.server';
import { mistrustIn } from '~/models/planning/capacity/heat-map';
import { standingOf } from '~/models/planning/capacity/standing';
import { may } from '~/models/planning/permission';
import { findReadings } from '~/models/stagnation.server';
import { loadStandingFacts } from '~/models/standing.server';
import { m } from '~/paraglide/messages.js';
import { savedChange } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { agreementRows } from '~/ui/standing/agreement-text.server';
import { readingRows, weightsChanged } from '~/ui/standing/history-text.server';
import { indexChartText } from '~/ui/standing/index-chart-text.server';
import { riskIds, RiskPage } from '~/ui/standing/risk-page';
import { standingText } from '~/ui/standing/standing-text.server';
import styles from '~/ui/styles/capacity.css?url';
import settingsStyles from '~/ui/styles/settings.css?url';

export const meta: MetaFunction = () => [{ title: `${m.standing_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: settingsStyles },
  { rel: 'stylesheet', href: styles },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const plan = await askedPlan(args, actor);
  const { id, goLive } = plan.programme;
  const facts = await loadStandingFacts(actor, plan, today);
  const changed = new URL(args.request.url).searchParams.get('changed');
  const [readings, agreements, saved] = await Promise.all([
    findReadings(actor, id),
    findAgreements(actor, id),
    savedChange(actor, changed),
  ]);
  const standing = standingOf(facts);
  const asked = { facts, standing };
  const chart = readings.length < 2 ? null : indexChartText(indexChart(readings, goLive, today), goLive, riskIds.said);
  return {
    id,
    text: standingText(asked, readings),
    mistrust: mistrustIn(plan.items, standing.from, standing.until),
    version: m.standing_weights_version({ version: facts.rules.version }),
    chart: chart === null ? null : drawnPart(args.context, riskIds.chart, chart),
    history: readingRows(readings),
    weightsChanged: weightsChanged(readings),
    agreements: agreementRows(agreements, plan.capacity.teams, today),
    mayAgree: may(actor, 'gate.decide'),
    saved,
  };
}

export default function Risk() {
  return <RiskPage {...useLoaderData<typeof loader>()} />;
}
