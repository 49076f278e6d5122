// Takes a proposal back before anybody decided on it, by who made it.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getProposal, withdrawProposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { answerTakenBack } from '~/proposal-taken-back.server';
import { requireActor } from '~/session.server';
import { TakeBackPage } from '~/ui/measures/take-back-page';

export const meta: MetaFunction = () => [{ title: `${m.proposal_withdraw()} · ${m.app_name()}` }];

const keyOf = (params: LoaderFunctionArgs['params']) => params as { programmeId: string; proposalId: string };

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { id, title } = found(await getProposal(actor, keyOf(args.params)));
  return { programmeId: keyOf(args.params).programmeId, id, title };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const key = keyOf(args.params);
  return answerTakenBack(await withdrawProposal(actor, key), key);
}

export default function Withdraw() {
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <TakeBackPage
      proposal={useLoaderData<typeof loader>()}
      what={m.proposal_withdraw()}
      lead={m.proposal_withdraw_text()}
      look="danger"
      refusal={refusal}
    />
  );
}
