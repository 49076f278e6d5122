// Turns a saved change round; when later edits contradict it, says which.
import type { ActionFunctionArgs } from '@remix-run/node';
import { useActionData, useParams } from '@remix-run/react';
import { found } from '~/http.server';
import { undoChange } from '~/models/history.server';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerChange } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { VerbPage } from '~/ui/plan/verb-page';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.undo');
  const { programmeId, changeId } = args.params as { programmeId: string; changeId: string };
  const answer = found(await undoChange(actor, programmeId, changeId));
  if (answer.status === 'not_undoable') return answerBadInput({ errors: { change: answer.why }, typed: {} }, 409);
  return answerChange(answer, paths.history(programmeId));
}

export const meta = () => [{ title: `${m.undo()} · ${m.app_name()}` }];

export default function Undo() {
  const { programmeId = '' } = useParams();
  const answer = useActionData<typeof action>();
  return <VerbPage {...{ programmeId, answer }} title={m.undo()} back={paths.history(programmeId)} />;
}
