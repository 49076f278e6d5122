// Removing a workstream: refused with the list while items belong to it.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerPlanForm } from '~/http.plan.server';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { PlanProblem } from '~/ui/settings/plan-problem';
import { RemoveFromPlan } from '~/ui/settings/remove-from-plan';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/settings.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_workstream_remove()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const stream = found(plan.workstreams.find((row) => row.id === args.params.workstreamId));
  const items = plan.items
    .filter((item) => item.workstreamId === stream.id)
    .map(({ id, title, retired }) => ({ id, title, retired }));
  return { id: plan.programme.id, title: stream.title, items };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, workstreamId } = args.params as { programmeId: string; workstreamId: string };
  const plan = found(await loadPlan(actor, programmeId));
  found(plan.workstreams.find((row) => row.id === workstreamId));
  const change = { kind: 'remove_workstream', workstreamId } as const;
  return answerPlanForm(actor, programmeId, change, { typed: {}, save: true, to: paths.workstreams(programmeId) });
}

export default function RemoveWorkstream() {
  const { id, title, items } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.workstreams(id);
  return (
    <Page title={m.settings_remove_what({ what: words(title) })} crumbs={[{ label: m.nav_workstreams(), to: back }]}>
      <PlanProblem problem={state?.problem} />
      <RemoveFromPlan programmeId={id} title={title} items={items} cancelTo={back} />
    </Page>
  );
}
