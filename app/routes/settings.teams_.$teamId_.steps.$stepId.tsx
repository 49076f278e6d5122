// A step of a team's regular work: adding it, or changing it.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { optionalDecimal, requiredDay, text } from '~/form-fields.server';
import { found, notFound, readForm } from '~/http.server';
import { getOrganisation } from '~/models/organisation.server';
import { firstOfMonth } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { createStep, editStep, getStep } from '~/models/team-step.server';
import { getTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSupplyForm, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { ConfirmSupply } from '~/ui/settings/confirm-supply';
import { StepForm } from '~/ui/settings/step-form';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.capacity_steps()} · ${m.app_name()}` }];

const schema = z.object({
  from: requiredDay,
  hoursMonth: optionalDecimal(0, 100_000),
  /** Typed as a percentage. */
  doubleShare: optionalDecimal(0, 100),
  note: text(300),
});

/** The step in the address, or null for a new one; a 404 when it is not this team's. */
async function stepOf(actor: Actor, teamId: string, stepId: string) {
  if (stepId === 'new') return null;
  const step = found(await getStep(actor, stepId));
  if (step.teamId !== teamId) throw notFound();
  return step;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { teamId, stepId } = args.params as { teamId: string; stepId: string };
  const { name } = found(await getTeam(actor, teamId));
  const { revision } = found(await getOrganisation(actor));
  return { teamId, name, revision, step: await stepOf(actor, teamId, stepId) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { teamId, stepId } = args.params as { teamId: string; stepId: string };
  found(await getTeam(actor, teamId));
  const step = await stepOf(actor, teamId, stepId);
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { from, doubleShare, ...rest } = reading.value;
  const share = doubleShare === null ? null : doubleShare / 100;
  const fields = { ...rest, teamId, from: firstOfMonth(from), doubleShare: share };
  const seen = seenIn(form);
  return answerSupplyForm(
    actor,
    (tx) => (step ? editStep(actor, { id: step.id, fields, seen }, tx) : createStep(actor, fields, tx)),
    { form, to: paths.team(teamId), today: todayFor(args.context) },
  );
}

export default function StepPage() {
  const { teamId, name, step, revision } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={step ? m.capacity_step_edit() : m.capacity_step_add()}
      lead={m.capacity_steps_lead()}
      crumbs={[
        { label: m.nav_teams(), to: paths.teams() },
        { label: words(name), to: paths.team(teamId) },
      ]}
    >
      <ConfirmSupply state={state} cancelTo={paths.team(teamId)} />
      <StepForm {...{ step, revision, state }} cancelTo={paths.team(teamId)} />
    </Page>
  );
}
