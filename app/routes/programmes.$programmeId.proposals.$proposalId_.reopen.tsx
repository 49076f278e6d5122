// Takes a decision on a proposal back; what was agreed with it is gone.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getProposal, reopenProposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { stateText } from '~/ui/measures/measure-text.server';
import { paths } from '~/ui/paths';
import { Button } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';

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
  const answer = found(await reopenProposal(actor, key));
  switch (answer.status) {
    case 'saved':
      return redirect(paths.proposal(key.programmeId, key.proposalId));
    case 'not_open':
      return data({ refusal: m.proposal_not_open({ state: stateText(answer.state) }) }, { status: 409 });
    case 'forbidden':
      throw new Response(null, { status: 403 });
  }
}

export default function Reopen() {
  const { programmeId, id, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={m.proposal_reopen()}
      lead={m.proposal_reopen_text()}
      crumbs={[{ label: title, to: paths.proposal(programmeId, id) }]}
    >
      {answer ? <Notice tone="bad" live title={answer.refusal} /> : null}
      <Form method="post">
        <Button look="primary">{m.proposal_reopen()}</Button>
      </Form>
    </Page>
  );
}
