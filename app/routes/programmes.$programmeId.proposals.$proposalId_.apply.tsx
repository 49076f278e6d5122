// Applies an adopted proposal: what it does to teams and plan first, then all of it at once.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { getProposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { answerTurn, lookAtTurn } from '~/plan-answer.server';
import { applying, teamLines } from '~/proposal-turn.server';
import { requireActor } from '~/session.server';
import { TurnPage } from '~/ui/measures/turn-page';
import { paths } from '~/ui/paths';

export const meta: MetaFunction = () => [{ title: `${m.proposal_apply()} · ${m.app_name()}` }];

async function asked(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const key = args.params as { programmeId: string; proposalId: string };
  const proposal = found(await getProposal(actor, key));
  const turn = applying(actor, key, { proposal, today: todayFor(args.context) });
  return { actor, key, proposal, turn };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, key, proposal, turn } = await asked(args);
  return {
    ...{ programmeId: key.programmeId, id: proposal.id, crumb: proposal.title },
    ...{ title: m.proposal_apply_title({ title: proposal.title }), lead: m.proposal_apply_lead() },
    ...{
      save: m.proposal_apply(),
      teams: { title: m.proposal_teams_change(), lines: await teamLines(actor, key, proposal) },
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
