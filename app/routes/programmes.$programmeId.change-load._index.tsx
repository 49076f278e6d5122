// How much change each department is asked, month by month, by all programmes of the municipality.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { allPlans, askedChangeLoad } from '~/asked-change-load.server';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { findImpacts } from '~/models/department-impact.server';
import { changeLoadParams, readChangeLoadSearch } from '~/models/planning/change-load/change-load-search';
import { everybody } from '~/models/planning/change-load/load';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { changeLoadBody } from '~/ui/change-load/body-text.server';
import { changeLoadId, ChangeLoadPage } from '~/ui/change-load/change-load-page';
import { changeSummary } from '~/ui/change-load/heat-text.server';
import { departmentNames } from '~/ui/change-load/names.server';
import capacityStyles from '~/ui/styles/capacity.css?url';
import styles from '~/ui/styles/change-load.css?url';

export const meta: MetaFunction = () => [{ title: `${m.changeload_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: capacityStyles },
  { rel: 'stylesheet', href: styles },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const search = readChangeLoadSearch(new URL(args.request.url).searchParams, today);
  const plan = await askedPlan(args, actor);
  const plans = await allPlans(actor, plan);
  const asked = askedChangeLoad(plans, search, actor, today);
  const said = (await Promise.all(plans.map(({ programme }) => findImpacts(actor, programme.id)))).flat();
  const remarks = new Map(said.map((row) => [`${row.itemId} ${row.departmentId}`, row.remark]));
  const nameOf = departmentNames(plan);
  const body = changeLoadBody({
    ...{ ...asked, search, today, nameOf, mayChange: may(actor, 'plan.change') },
    remarkOf: (itemId, departmentId) => remarks.get(`${itemId} ${departmentId}`) ?? '',
  });
  return {
    id: plan.programme.id,
    search,
    params: changeLoadParams(search, today),
    shown: asked.rows.filter(({ id }) => id !== everybody).length,
    departments: plan.departments.length,
    hasOwn: actor.departmentIds.length > 0,
    mayChange: may(actor, 'teams.change'),
    summary: changeSummary(asked.rows, nameOf),
    body: drawnPart(args.context, changeLoadId, body),
  };
}

export default function ChangeLoad() {
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
  return <ChangeLoadPage {...useLoaderData<typeof loader>()} go={go} />;
}
