// Puts a retired item back into the plan.
import type { ActionFunctionArgs } from '@remix-run/node';
import { useActionData, useParams } from '@remix-run/react';
import { changePlan } from '~/models/plan.server';
import { answerChange } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { RefusedPage } from '~/ui/plan/refused-page';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const answer = await changePlan(actor, programmeId, { kind: 'restore_item', itemId });
  return answerChange(answer, paths.item(programmeId, itemId));
}

export default function RestoreItem() {
  const { programmeId = '', itemId = '' } = useParams();
  return <RefusedPage answered={useActionData<typeof action>()} back={paths.item(programmeId, itemId)} />;
}
