// A change that was sent from another page and could not be saved: why, and the way back.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import type { NotSaved as NotSavedAnswer } from '~/plan-answer.server';
import { Page } from '../shared/page';
import { NotSaved } from './not-saved';
import { reasonText } from '../shared/reason-text';

export function RefusedPage({ answered, back }: { answered: NotSavedAnswer | undefined; back: string }) {
  const errors = Object.values(answered?.errors ?? {});
  return (
    <Page title={m.not_saved()}>
      <NotSaved refusal={answered?.refusal} stale={answered?.stale} />
      {errors.map((reason) => (
        <p key={reason}>{reasonText(reason)}</p>
      ))}
      <p>
        <Link to={back}>{m.back()}</Link>
      </p>
    </Page>
  );
}
