// Reports what really happened: started on, done on; or takes that back.
import type { ActionFunctionArgs } from '@remix-run/node';
import { useActionData, useParams } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { choice, requiredDay, version } from '~/form-fields.server';
import { readForm } from '~/http.server';
import { changePlan } from '~/models/plan.server';
import { progressStates } from '~/models/planning/plan';
import { answerBadInput, answerChange } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { RefusedPage } from '~/ui/plan/refused-page';

const fields = z.object({ progress: choice(progressStates), on: requiredDay, version: version.optional() });

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const reading = readForm(fields, await args.request.formData());
  if (!reading.ok) return answerBadInput(reading);
  const { progress, on, version: seenVersion } = reading.value;
  if (progress !== 'planned' && on > todayFor(args.context)) {
    return answerBadInput({ errors: { on: 'in_the_future' }, typed: { on } });
  }
  const answer = await changePlan(actor, programmeId, { kind: 'set_progress', itemId, progress, on }, { seenVersion });
  return answerChange(answer, paths.item(programmeId, itemId), { on });
}

export default function ItemProgress() {
  const { programmeId = '', itemId = '' } = useParams();
  return <RefusedPage answered={useActionData<typeof action>()} back={paths.item(programmeId, itemId)} />;
}
