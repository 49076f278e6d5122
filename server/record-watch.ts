// Looks the record through once a day, one instance at a time, and says what it found: in the log, in /health/ready, in the figures.
import type { Connection } from '~/models/db/client.server';
import { checkRecord, isCheckDue } from '~/models/record-check.server';
import { log } from './log';
import { onlyHere } from './only-here';
import { sayFailed, watch } from './watch';

const everyMs = 60_000;
const recordLock = 712_406_203;

/** Looks at once and every minute. */
export function watchRecord(connection: Connection, ms = everyMs) {
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
  return watch({ ms, now: () => new Date(), look: check, failed: sayFailed('the record could not be looked through') });
}
