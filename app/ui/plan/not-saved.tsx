// Why nothing was saved: a rule said no, who asks has to show first who they are, or somebody changed the same field meanwhile (with both values).
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Notice } from '../shared/notice';
import { type StaleLine, StaleNotice } from '../shared/stale-notice';

type Props = {
  answer: { refusal: string | null; stale: readonly StaleLine[] | null; prove?: boolean } | undefined;
};

/** Nothing when nothing stood in the way. */
export function NotSaved({ answer }: Props) {
  if (answer?.refusal) {
    return (
      <Notice tone="bad" live title={m.not_saved()}>
        <p>{answer.refusal}</p>
      </Notice>
    );
  }
  if (answer?.prove) {
    return (
      <Notice tone="warn" live title={m.not_saved()}>
        <p>{m.access_prove_kept()}</p>
        <p>
          <a href={paths.signInAgain()} target="_blank" rel="noreferrer">
            {m.access_prove_open()}
          </a>
        </p>
      </Notice>
    );
  }
  return answer?.stale ? <StaleNotice lines={answer.stale} /> : null;
}
