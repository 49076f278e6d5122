// Removing a phase: refused with the list while items belong to it, otherwise with what moves.
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

export const meta: MetaFunction = () => [{ title: `${m.settings_phase_remove()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { id, title } = found(plan.phases.find((row) => row.id === args.params.phaseId));
  const items = plan.items
    .filter((item) => item.phaseId === id)
    .map(({ id, title, retired }) => ({ id, title, retired }));
  const programmeId = plan.programme.id;
  return {
    programmeId,
    title,
    items,
    ahead: await lookAhead(actor, programmeId, { kind: 'remove_phase', phaseId: id }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, phaseId } = args.params as { programmeId: string; phaseId: string };
  const plan = found(await loadPlan(actor, programmeId));
  found(plan.phases.find((row) => row.id === phaseId));
  const form = await args.request.formData();
  const to = paths.phases(programmeId);
  return answerPlanForm(actor, programmeId, { kind: 'remove_phase', phaseId }, { form, to });
}

export default function RemovePhase() {
  const loaded = useLoaderData<typeof loader>();
  const crumb = { label: m.nav_phases(), to: paths.phases(loaded.programmeId) };
  return <RemoveFromPlan {...loaded} crumb={crumb} answer={useActionData<typeof action>()} />;
}
