// Takes a proposal back before anybody decided on it, by who made it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getProposal, withdrawProposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { stateText } from '~/ui/measures/measure-text.server';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';

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
  const answer = found(await withdrawProposal(actor, key));
  switch (answer.status) {
    case 'saved':
      return redirect(paths.proposal(key.programmeId, key.proposalId));
    case 'not_open':
      return data({ refusal: m.proposal_not_open({ state: stateText(answer.state) }) }, { status: 409 });
    case 'forbidden':
      throw new Response(null, { status: 403 });
  }
}

export default function Withdraw() {
  const { programmeId, id, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.proposal(programmeId, id);
  return (
    <Page title={m.proposal_withdraw()} lead={m.proposal_withdraw_text()} crumbs={[{ label: title, to: back }]}>
      {answer ? <Notice tone="bad" live title={answer.refusal} /> : null}
      <Form method="post" className="buttons">
        <Button look="danger">{m.proposal_withdraw()}</Button>
        <ButtonLink to={back} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </Page>
  );
}
