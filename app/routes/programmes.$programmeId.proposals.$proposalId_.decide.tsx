// The steering committee decides on a proposal; adopted, it is what was agreed about its teams until a day.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { choice, optionalDay, requiredText } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { firstAhead, standingMonths } from '~/models/planning/capacity/standing';
import { addDays, addMonths, type Day } from '~/models/planning/day';
import { decideProposal, getProposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { DecidePage } from '~/ui/measures/decide-page';
import { stateText } from '~/ui/measures/measure-text.server';
import { paths } from '~/ui/paths';

export const meta: MetaFunction = () => [{ title: `${m.proposal_decide()} · ${m.app_name()}` }];

const fields = z.object({
  outcome: choice(['adopt', 'reject']),
  reason: requiredText(2000),
  last: optionalDay,
});

/** The last day of the months that are looked at. */
const lastAhead = (today: Day) => addDays(addMonths(firstAhead(today), standingMonths), -1);

async function asked(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(args, 'proposal.decide');
  const { programmeId, proposalId } = args.params as { programmeId: string; proposalId: string };
  const key = { programmeId, proposalId };
  const proposal = found(await getProposal(actor, key));
  return { actor, key, proposal, today: todayFor(args.context) };
}

const notOpen = (state: Parameters<typeof stateText>[0]) => m.proposal_not_open({ state: stateText(state) });

export async function loader(args: LoaderFunctionArgs) {
  const { key, proposal, today } = await asked(args);
  const { id, title, state } = proposal;
  const refusal = state === 'proposed' ? null : notOpen(state);
  return { programmeId: key.programmeId, id, title, last: lastAhead(today), refusal };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, key, today } = await asked(args);
  const reading = readForm(fields, await args.request.formData());
  if (!reading.ok) return data({ errors: reading.errors, typed: reading.typed, refusal: null }, { status: 400 });
  const { outcome, reason, last } = reading.value;
  const until = addDays(last ?? lastAhead(today), 1);
  const typed = { outcome, reason, last: last ?? '' };
  const answer = found(await decideProposal(actor, key, { adopt: outcome === 'adopt', reason, until }, { today }));
  switch (answer.status) {
    case 'saved':
      return redirect(paths.proposal(key.programmeId, key.proposalId));
    case 'refused': {
      const [field, why] =
        answer.field === 'until' ? ['last', `said:${m.proposal_not_ahead()}`] : [answer.field, answer.why];
      return data({ errors: { [field]: why }, typed, refusal: null }, { status: 400 });
    }
    case 'not_open':
      return data({ errors: {}, typed, refusal: notOpen(answer.state) }, { status: 409 });
    case 'forbidden':
      throw new Response(null, { status: 403 });
  }
}

export default function Decide() {
  const { refusal, ...proposal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = answer ?? (refusal === null ? undefined : { errors: {}, typed: {}, refusal });
  return <DecidePage {...proposal} state={state} />;
}
