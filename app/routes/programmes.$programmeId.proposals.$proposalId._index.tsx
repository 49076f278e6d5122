// One proposal of measures.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { getProposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { proposalView } from '~/proposal-view.server';
import { requireActor } from '~/session.server';
import { ProposalPage } from '~/ui/measures/proposal-page';
import styles from '~/ui/styles/capacity.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? m.proposal_one()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const key = { programmeId: plan.programme.id, proposalId: args.params.proposalId! };
  return proposalView(actor, plan, found(await getProposal(actor, key)), todayFor(args.context));
}

export default function OneProposal() {
  return <ProposalPage {...useLoaderData<typeof loader>()} />;
}
