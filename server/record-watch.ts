// Looks the record through once a day, one instance at a time, and says what it found: in the log, in /health/ready, in the figures.
import type { Connection } from '~/models/db/client.server';
import { checkRecord, isCheckDue } from '~/models/record-check.server';
import { log } from './log';
import { onlyHere } from './only-here';
import { watch } from './watch';

const everyMs = 60_000;
/** Looking through all of it takes the embedded database for itself: who has just started it goes first. */
const firstAfterMs = 5 * 60_000;
const pauseMs = 3_600_000;
const recordLock = 712_406_203;

/** Looks whether it is due every minute; what failed waits an hour. */
export function watchRecord(connection: Connection, ms = everyMs, afterMs = firstAfterMs) {
  const begin = performance.now() + afterMs;
  let failedAt = -Infinity;
  const check = async (now: Date) => {
    if (performance.now() < begin || performance.now() - failedAt < pauseMs || !isCheckDue(now)) return;
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
  const failed = (error: unknown) => {
    failedAt = performance.now();
    log.error({ err: error }, 'the record could not be looked through');
  };
  return watch({ ms, now: () => new Date(), look: check, failed });
}
