// Moves a workstream up or down in the order of the lanes.
import type { ActionFunctionArgs } from '@remix-run/node';
import { useActionData, useParams } from '@remix-run/react';
import { z } from 'zod';
import { wholeNumber } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { VerbPage } from '~/ui/plan/verb-page';

export const meta = () => [{ title: `${m.settings_order()} · ${m.app_name()}` }];

const schema = z.object({ position: wholeNumber(0, 1000) });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, workstreamId } = args.params as { programmeId: string; workstreamId: string };
  const plan = found(await loadPlan(actor, programmeId));
  found(plan.workstreams.find((row) => row.id === workstreamId));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadInput(reading);
  const change = { kind: 'edit_workstream', workstreamId, fields: { position: reading.value.position } } as const;
  return answerPlanForm(actor, programmeId, change, { form, to: paths.workstreams(programmeId) });
}

export default function WorkstreamOrder() {
  const { programmeId = '' } = useParams();
  const answer = useActionData<typeof action>();
  return <VerbPage {...{ programmeId, answer }} title={m.settings_order()} back={paths.workstreams(programmeId)} />;
}
