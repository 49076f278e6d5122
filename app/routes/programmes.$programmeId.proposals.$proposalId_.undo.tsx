// Turns an applied proposal round, or an undone one once more: the plan, the teams and what was agreed.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getProposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { answerTurn, lookAtTurn } from '~/plan-answer.server';
import { teamLines, turningRound } from '~/proposal-turn.server';
import { requireActor } from '~/session.server';
import { TurnPage } from '~/ui/measures/turn-page';
import { paths } from '~/ui/paths';

export const meta: MetaFunction = () => [{ title: `${m.proposal_undo()} · ${m.app_name()}` }];

async function asked(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.undo');
  const key = args.params as { programmeId: string; proposalId: string };
  const proposal = found(await getProposal(actor, key));
  return { actor, key, proposal, turn: turningRound(actor, key, { proposal }) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, key, proposal, turn } = await asked(args);
  const { title } = proposal;
  const again = proposal.state === 'undone';
  return {
    ...{ programmeId: key.programmeId, id: proposal.id, crumb: title },
    title: again ? m.proposal_redo_title({ title }) : m.proposal_undo_title({ title }),
    lead: again ? m.proposal_redo_lead() : m.proposal_undo_lead(),
    ...{
      save: again ? m.proposal_redo() : m.proposal_undo(),
      teams: {
        title: again ? m.proposal_teams_change() : m.proposal_teams_lapse(),
        lines: await teamLines(actor, key, proposal),
      },
      ahead: await lookAtTurn(turn),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { key, turn } = await asked(args);
  const to = paths.proposal(key.programmeId, key.proposalId);
  return answerTurn(turn, { form: await args.request.formData(), to });
}

export default function Turn() {
  return <TurnPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
