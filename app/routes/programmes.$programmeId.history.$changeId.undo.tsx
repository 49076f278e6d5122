// Turning a saved change round: what follows from that first, as with any change; when later edits contradict it, says which.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { undoOf } from '~/models/history.server';
import { findProposalOfChange } from '~/models/proposal.server';
import { mayUndo } from '~/models/planning/undo';
import { m } from '~/paraglide/messages.js';
import { answerBadInput, answerPlanForm, lookAhead } from '~/plan-answer.server';
import { requireOwner } from '~/session.server';
import { paths } from '~/ui/paths';
import { changeText } from '~/ui/plan/change-text';
import { VerbPage } from '~/ui/plan/verb-page';

export const meta: MetaFunction = () => [{ title: `${m.undo()} · ${m.app_name()}` }];

async function undoing(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireOwner(args, 'plan.undo');
  const { programmeId, changeId } = args.params as { programmeId: string; changeId: string };
  const undo = found(await undoOf(actor, programmeId, changeId));
  if (!mayUndo(actor, undo.entry)) throw new Response(null, { status: 403 });
  // One half of a proposal is turned round with the other, on its own page.
  const proposalId = await findProposalOfChange(actor, { programmeId, changeId });
  if (proposalId !== null) throw redirect(paths.proposalUndo(programmeId, proposalId));
  return { actor, programmeId, undo };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, programmeId, undo } = await undoing(args);
  const { kind, version } = undo.entry;
  return {
    programmeId,
    redo: kind === 'undo',
    version,
    what: changeText(kind),
    ahead: undo.status === 'undoable' ? await lookAhead(actor, programmeId, undo.change) : undefined,
    why: undo.status === 'undoable' ? null : undo.why,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, programmeId, undo } = await undoing(args);
  const form = await args.request.formData();
  if (undo.status === 'not_undoable') return answerBadInput({ errors: { change: undo.why }, typed: {} }, 409);
  return answerPlanForm(actor, programmeId, undo.change, { form, to: paths.history(programmeId) });
}

export default function Undo() {
  const { programmeId, redo, version, what, ahead, why } = useLoaderData<typeof loader>();
  return (
    <VerbPage
      programmeId={programmeId}
      title={redo ? m.history_redo_this({ version }) : m.history_undo_this({ what, version })}
      answer={useActionData<typeof action>()}
      ahead={ahead}
      why={why}
      save={redo ? m.redo() : m.undo()}
      back={paths.history(programmeId)}
    />
  );
}
