// Sends what waits in the outbox every half minute; several instances may do so, and what one has taken the others leave.
import { isPassing } from '~/models/db/passing.server';
import { postNotices } from '~/notice-post.server';
import { log } from './log';

const everyMs = 30_000;

/** What a mail server said is about people: only its code goes to the log. */
const codeOf = (error: unknown) => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return { code, responseCode };
};

/** Looks at once and every half minute; `look` is for who wants to know now. `stop` waits for the letter that is being sent. */
export function watchNotices(ms = everyMs): { look: () => Promise<void>; stop: () => Promise<void> } {
  let busy = Promise.resolve();
  const post = async () => {
    const { letters, failures, givenUp } = await postNotices();
    if (letters > 0) log.info({ letters }, 'sent notices by mail');
    for (const error of failures) log.warn(codeOf(error), 'a letter with notices did not go; it is tried again');
    if (givenUp > 0) log.error({ notices: givenUp }, 'gave up sending notices by mail');
  };
  const look = () => {
    // a database that is restarting says so itself; whatever it was, the next look tries again
    busy = busy.then(post).catch((error: unknown) => {
      if (!isPassing(error)) log.error({ err: error }, 'could not look in the outbox');
    });
    return busy;
  };
  void look();
  const timer = setInterval(() => void look(), ms);
  timer.unref();
  return {
    look,
    stop: () => {
      clearInterval(timer);
      return busy;
    },
  };
}
