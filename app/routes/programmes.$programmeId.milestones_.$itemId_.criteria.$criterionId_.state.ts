// Sets whether a criterion is met, not met or still open.
import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { choice } from '~/form-fields.server';
import { answerPlanForm } from '~/http.plan.server';
import { badInput, found, readForm } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { criterionStates } from '~/models/planning/plan';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';

const schema = z.object({ state: choice(criterionStates) });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId, criterionId } = args.params as Record<string, string> & { programmeId: string };
  const plan = found(await loadPlan(actor, programmeId));
  const criterion = found(plan.criteria.find((row) => row.id === criterionId && row.itemId === itemId));
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return badInput(reading);
  return answerPlanForm(
    actor,
    programmeId,
    { kind: 'edit_criterion', criterionId: criterion.id, fields: { state: reading.value.state } },
    { typed: {}, save: true, to: paths.milestone(programmeId, criterion.itemId) },
  );
}
