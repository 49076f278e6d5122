// Takes a decision on a proposal back; what was agreed with it is gone.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getProposal, reopenProposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { answerTakenBack } from '~/proposal-taken-back.server';
import { requireActor } from '~/session.server';
import { TakeBackPage } from '~/ui/measures/take-back-page';

export const meta: MetaFunction = () => [{ title: `${m.proposal_reopen()} · ${m.app_name()}` }];

const keyOf = (params: LoaderFunctionArgs['params']) => params as { programmeId: string; proposalId: string };

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'proposal.decide');
  const { id, title } = found(await getProposal(actor, keyOf(args.params)));
  return { programmeId: keyOf(args.params).programmeId, id, title };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'proposal.decide');
  const key = keyOf(args.params);
  return answerTakenBack(await reopenProposal(actor, key), key);
}

export default function Reopen() {
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <TakeBackPage
      proposal={useLoaderData<typeof loader>()}
      what={m.proposal_reopen()}
      lead={m.proposal_reopen_text()}
      look="primary"
      refusal={refusal}
    />
  );
}
