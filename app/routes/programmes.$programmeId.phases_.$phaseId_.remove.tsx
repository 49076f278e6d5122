// Removing a phase: refused with the list while items belong to it, otherwise with what moves.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerPlanForm } from '~/http.plan.server';
import { found } from '~/http.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import { consequencesOf } from '~/models/planning/consequences';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { Consequences } from '~/ui/plan/consequences';
import { PlanProblem } from '~/ui/settings/plan-problem';
import { RemoveFromPlan } from '~/ui/settings/remove-from-plan';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/settings.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_phase_remove()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { id } = plan.programme;
  const phase = found(plan.phases.find((row) => row.id === args.params.phaseId));
  const items = plan.items.filter((item) => item.phaseId === phase.id);
  const ahead = await changePlan(actor, id, { kind: 'remove_phase', phaseId: phase.id }, { preview: true });
  return {
    id,
    title: phase.title,
    items: items.map((item) => ({ id: item.id, title: item.title, retired: item.retired })),
    consequences: ahead?.status === 'preview' ? consequencesOf(ahead.plan, ahead.effects) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, phaseId } = args.params as { programmeId: string; phaseId: string };
  const plan = found(await loadPlan(actor, programmeId));
  found(plan.phases.find((row) => row.id === phaseId));
  const to = paths.phases(programmeId);
  return answerPlanForm(actor, programmeId, { kind: 'remove_phase', phaseId }, { typed: {}, save: true, to });
}

export default function RemovePhase() {
  const { id, title, items, consequences } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const back = paths.phases(id);
  return (
    <Page title={m.settings_remove_what({ what: words(title) })} crumbs={[{ label: m.nav_phases(), to: back }]}>
      <PlanProblem problem={state?.problem} />
      <RemoveFromPlan programmeId={id} title={title} items={items} cancelTo={back}>
        {consequences ? <Consequences programmeId={id} value={consequences} /> : null}
      </RemoveFromPlan>
    </Page>
  );
}
