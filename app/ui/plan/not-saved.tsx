// Why nothing was saved: a rule said no, or somebody changed the same field meanwhile (with both values).
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import { type StaleLine, StaleNotice } from '../shared/stale-notice';

type Props = { answer: { refusal: string | null; stale: readonly StaleLine[] | null } | undefined };

/** Nothing when nothing stood in the way. */
export function NotSaved({ answer }: Props) {
  if (answer?.refusal) {
    return (
      <Notice tone="bad" live title={m.not_saved()}>
        <p>{answer.refusal}</p>
      </Notice>
    );
  }
  return answer?.stale ? <StaleNotice lines={answer.stale} /> : null;
}
