// Sends what waits in the outbox every half minute; several instances may do so, and what one has taken the others leave.
import { postNotices } from '~/notice-post.server';
import { log } from './log';
import { sayFailed, type Watch, watch } from './watch';

const everyMs = 30_000;

/** What a mail server said is about people: only its code goes to the log. */
const codeOf = (error: unknown) => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return { code, responseCode };
};

/** Looks at once and every half minute. */
export function watchNotices(ms = everyMs): Watch<void, void> {
  const post = async () => {
    const { letters, failures, givenUp } = await postNotices();
    if (letters > 0) log.info({ letters }, 'sent notices by mail');
    for (const error of failures) log.warn(codeOf(error), 'a letter with notices did not go; it is tried again');
    if (givenUp > 0) log.error({ notices: givenUp }, 'gave up sending notices by mail');
  };
  return watch({ ms, now: () => {}, look: post, failed: sayFailed('could not look in the outbox') });
}
