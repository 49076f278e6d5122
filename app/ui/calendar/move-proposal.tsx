// What the keys propose, read aloud as it changes, with the link that shows the consequences.
import { addDays } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { periodText, words } from '../words';
import { CalendarLink } from './calendar-link';
import type { Proposal } from './propose';

type Props = { proposal: Proposal | null; href: string | null; mayChange: boolean };

export function MoveProposal({ proposal, href, mayChange }: Props) {
  if (!mayChange) return null;
  return (
    <div className="cal-proposal">
      <p role="status">
        {proposal
          ? m.calendar_proposal({
              title: words(proposal.entry.title),
              period: periodText({ from: proposal.start, until: addDays(proposal.last, 1) }),
            })
          : null}
      </p>
      {proposal && href ? (
        <CalendarLink to={href}>{m.calendar_proposal_open()}</CalendarLink>
      ) : (
        <p className="muted small">{m.calendar_move_hint()}</p>
      )}
    </div>
  );
}
