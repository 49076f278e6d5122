// One target: setting it, changing it.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { optionalDecimal, optionalId, requiredDay, requiredText } from '~/form-fields.server';
import { found, notFound, readForm, typedValues } from '~/http.server';
import { findMetrics } from '~/models/metric.server';
import { getOrganisation } from '~/models/organisation.server';
import type { Actor } from '~/models/planning/permission';
import { createTarget, editTarget, getTarget } from '~/models/target.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { TargetForm } from '~/ui/adoption/target-form';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.adoption_target()} · ${m.app_name()}` }];

const level = optionalDecimal(-1_000_000, 1_000_000);
const schema = z.object({
  metricKey: requiredText(64),
  departmentId: optionalId,
  from: requiredDay,
  target: level,
  ceiling: level,
});

/** The target in the address, or null for a new one; a 404 when it is not one of this programme. */
async function targetOf(actor: Actor, programmeId: string, targetId: string) {
  if (targetId === 'new') return null;
  const row = found(await getTarget(actor, targetId));
  if (row.programmeId !== programmeId) throw notFound();
  return row;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const plan = await askedPlan(args, actor);
  const { id } = plan.programme;
  const target = await targetOf(actor, id, args.params.targetId!);
  const [metrics, organisation] = await Promise.all([findMetrics(actor), getOrganisation(actor)]);
  return {
    id,
    target,
    today: todayFor(args.context),
    revision: found(organisation).revision,
    metrics: metrics.filter(({ active, key }) => active || key === target?.metricKey),
    departments: plan.departments.map(({ id: departmentId, name }) => ({ id: departmentId, name })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const { programmeId, targetId } = args.params as { programmeId: string; targetId: string };
  const target = await targetOf(actor, programmeId, targetId);
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const fields = { ...reading.value, programmeId };
  const today = todayFor(args.context);
  const answer = target
    ? await editTarget(actor, { id: target.id, fields, seen: seenIn(form) }, today)
    : await createTarget(actor, fields, today);
  return answerSettings(actor, answer, paths.targets(programmeId), typedValues(form));
}

export default function TargetPage() {
  const page = useLoaderData<typeof loader>();
  const { id, target } = page;
  return (
    <Page
      title={target ? m.adoption_target_edit() : m.adoption_target_add()}
      crumbs={[
        { label: m.adoption_title(), to: paths.adoption(id) },
        { label: m.adoption_targets_title(), to: paths.targets(id) },
      ]}
    >
      <TargetForm {...page} state={useActionData<typeof action>()} cancelTo={paths.targets(id)} />
    </Page>
  );
}
