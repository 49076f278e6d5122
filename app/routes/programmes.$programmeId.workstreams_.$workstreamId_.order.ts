// Moves a workstream up or down in the order of the lanes.
import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { wholeNumber } from '~/form-fields.server';
import { answerPlanForm } from '~/http.plan.server';
import { badInput, found, readForm } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';

const schema = z.object({ position: wholeNumber(0, 1000) });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, workstreamId } = args.params as { programmeId: string; workstreamId: string };
  const plan = found(await loadPlan(actor, programmeId));
  found(plan.workstreams.find((row) => row.id === workstreamId));
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return badInput(reading);
  return answerPlanForm(
    actor,
    programmeId,
    { kind: 'edit_workstream', workstreamId, fields: { position: reading.value.position } },
    { typed: {}, save: true, to: paths.workstreams(programmeId) },
  );
}
