// The proposals of a programme: what waits for a decision, what was adopted, rejected, applied.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { findProposals } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { proposalLine } from '~/proposal-view.server';
import { requireActor } from '~/session.server';
import { ProposalList } from '~/ui/measures/proposal-list';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/capacity.css?url';

export const meta: MetaFunction = () => [{ title: `${m.proposals_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { id } = (await askedPlan(args, actor)).programme;
  return { id, rows: (await findProposals(actor, id)).map((proposal) => proposalLine(id, proposal)) };
}

export default function Proposals() {
  const { id, rows } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.proposals_title()}
      lead={m.proposals_lead()}
      crumbs={[{ label: m.measures_title(), to: paths.measures(id) }]}
      actions={<ButtonLink to={paths.measures(id)}>{m.measures_title()}</ButtonLink>}
    >
      {rows.length === 0 ? <EmptyState>{m.proposals_none()}</EmptyState> : <ProposalList rows={rows} />}
    </Page>
  );
}
