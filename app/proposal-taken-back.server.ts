// How taking something of a proposal back is answered: the proposal, or why it cannot be.
import { data, found, redirect } from './http.server';
import type { ProposalKey, reopenProposal, withdrawProposal } from './models/proposal.server';
import { m } from './paraglide/messages.js';
import { stateText } from './ui/measures/measure-text.server';
import { paths } from './ui/paths';

type Answer = Awaited<ReturnType<typeof withdrawProposal | typeof reopenProposal>>;

export function answerTakenBack(asked: Answer, { programmeId, proposalId }: ProposalKey) {
  const answer = found(asked);
  switch (answer.status) {
    case 'saved':
      return redirect(paths.proposal(programmeId, proposalId));
    case 'not_open':
      return data({ refusal: m.proposal_not_open({ state: stateText(answer.state) }) }, { status: 409 });
    case 'forbidden':
      throw new Response(null, { status: 403 });
  }
}
