// Looks the record through once a day, one instance at a time, and says what it found: in the log, in /health/ready, in the figures.
import type { Connection } from '~/models/db/client.server';
import { isPassing } from '~/models/db/passing.server';
import { checkRecord, isCheckDue } from '~/models/record-check.server';
import { log } from './log';
import { onlyHere } from './only-here';

const everyMs = 60_000;
const recordLock = 712_406_203;

/** Looks at once and every minute; `look` is for who wants to know now. `stop` waits for what is being read. */
export function watchRecord(connection: Connection, ms = everyMs) {
  let busy: Promise<unknown> = Promise.resolve();
  const check = async (now: Date) => {
    if (!isCheckDue(now)) return;
    const begun = performance.now();
    const checked = await onlyHere(connection, recordLock, () => checkRecord(now));
    if (!checked) return;
    const entries = checked.verdicts.reduce((sum, verdict) => sum + verdict.entries, 0);
    const took = Math.round(performance.now() - begun);
    log.info({ entries, whole: checked.isWhole, ms: took }, 'looked the record through');
    for (const { chain, broken } of checked.verdicts)
      if (broken) {
        const { why, source, position } = broken;
        log.error({ chain, why, source, position }, 'the record is broken');
      }
  };
  const look = (now: Date) => {
    busy = busy
      .then(() => check(now))
      .catch((error: unknown) => {
        // a database that is restarting says so itself; the next look tries again
        if (!isPassing(error)) log.error({ err: error }, 'the record could not be looked through');
      });
    return busy;
  };
  void look(new Date());
  const timer = setInterval(() => void look(new Date()), ms);
  timer.unref();
  return {
    look,
    stop: () => {
      clearInterval(timer);
      return busy;
    },
  };
}
