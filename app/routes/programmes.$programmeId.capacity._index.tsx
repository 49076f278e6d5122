// The load of teams: how much is asked of each, month by month, by all programmes of the municipality.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { askedDemand, askedHeat } from '~/asked-load.server';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { capacityParams, endOf, readCapacitySearch } from '~/models/planning/capacity/capacity-search';
import { isTrusted, trustIn } from '~/models/planning/capacity/heat-map';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { CapacityPage, heatMapId } from '~/ui/capacity/capacity-page';
import { heatMapText, heatSummary } from '~/ui/capacity/heat-map-text.server';
import styles from '~/ui/styles/capacity.css?url';

export const meta: MetaFunction = () => [{ title: `${m.capacity_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const search = readCapacitySearch(new URL(args.request.url).searchParams, today);
  const plan = await askedPlan(args, actor);
  const { spans, rows } = askedHeat(await askedDemand(actor, plan, search.per), search, actor);
  const trust = trustIn(plan.items, search.from, endOf(search));
  const { id } = plan.programme;
  return {
    id,
    search,
    params: capacityParams(search, today),
    shown: rows.length,
    teams: plan.capacity.teams.length,
    hasOwn: actor.departmentIds.length > 0,
    mayChange: may(actor, 'teams.change'),
    mistrust: isTrusted(trust) ? null : trust,
    summary: heatSummary(rows, spans),
    table: drawnPart(args.context, heatMapId, heatMapText({ programmeId: id, search, spans, rows, today })),
  };
}

export default function Capacity() {
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
  return <CapacityPage {...useLoaderData<typeof loader>()} go={go} />;
}
