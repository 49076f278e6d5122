// What is done by the clock: one look after the other, and a look that fails keeps none of the next from being made.
import { isPassing } from '~/models/db/passing.server';
import { log } from './log';

export type Watch<At, Made> = {
  /** For who wants to know now; null when it failed. */
  look: (at: At) => Promise<Made | null>;
  /** Waits for the look that is going on. */
  stop: () => Promise<void>;
};

type Looks<At, Made> = {
  ms: number;
  now: () => At;
  look: (at: At) => Promise<Made>;
  failed: (error: unknown, at: At) => void;
};

/** Looks at once and every `ms` milliseconds. */
export function watch<At, Made>({ ms, now, look, failed }: Looks<At, Made>): Watch<At, Made> {
  let busy: Promise<unknown> = Promise.resolve();
  const next = (at: At): Promise<Made | null> => {
    const made = busy
      .then(() => look(at))
      .catch((error: unknown) => {
        failed(error, at);
        return null;
      });
    busy = made;
    return made;
  };
  void next(now());
  const timer = setInterval(() => void next(now()), ms);
  timer.unref();
  const stop = async () => {
    clearInterval(timer);
    await busy;
  };
  return { look: next, stop };
}

/** Says so in the log, unless it is a database that is restarting: that says so itself, and the next look tries again. */
export const sayFailed =
  (what: string) =>
  (error: unknown): void => {
    if (!isPassing(error)) log.error({ err: error }, what);
  };
