// Removing a workstream: refused with the list while items belong to it.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerPlanForm, lookAhead } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { RemoveFromPlan } from '~/ui/settings/remove-from-plan';
import styles from '~/ui/styles/settings.css?url';

export const meta: MetaFunction = () => [{ title: `${m.settings_workstream_remove()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { id, title } = found(plan.workstreams.find((row) => row.id === args.params.workstreamId));
  const items = plan.items
    .filter((item) => item.workstreamId === id)
    .map(({ id, title, retired }) => ({ id, title, retired }));
  const programmeId = plan.programme.id;
  const ahead = await lookAhead(actor, programmeId, { kind: 'remove_workstream', workstreamId: id });
  return { programmeId, title, items, ahead };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, workstreamId } = args.params as { programmeId: string; workstreamId: string };
  const plan = found(await loadPlan(actor, programmeId));
  found(plan.workstreams.find((row) => row.id === workstreamId));
  const form = await args.request.formData();
  const to = paths.workstreams(programmeId);
  return answerPlanForm(actor, programmeId, { kind: 'remove_workstream', workstreamId }, { form, to });
}

export default function RemoveWorkstream() {
  const loaded = useLoaderData<typeof loader>();
  const crumb = { label: m.nav_workstreams(), to: paths.workstreams(loaded.programmeId) };
  return <RemoveFromPlan {...loaded} crumb={crumb} answer={useActionData<typeof action>()} />;
}
