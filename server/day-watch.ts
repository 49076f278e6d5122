// Once a day, when the server starts and soon after a day has begun: has what waits for figures judged again and the stagnation
// index read, tells who delivers figures what is late and administrators that rights are to be looked through, and throws away what
// is over.
import { today } from '~/clock.server';
import { clockDifference } from '~/models/storage.server';
import { followDay } from '~/models/figure-day.server';
import { tellDay } from '~/models/notice-day.server';
import type { Day } from '~/models/planning/day';
import { tellReviews } from '~/models/rights-review.server';
import { throwAway } from '~/models/retention.server';
import { sweepSecurity } from '~/models/security.server';
import { readDay } from '~/models/stagnation.server';
import { log } from './log';
import { sayFailed, type Watch, watch } from './watch';

const everyMs = 60_000;
/** More, and one of the two clocks is wrong. */
const mostDifferenceMs = 10 * 60_000;

/** Looks at once and every minute. */
export function watchDays(ms = everyMs): Watch<Day, void> {
  let done: Day | null = null;
  let hasSaid = false;
  const judge = async (day: Day) => {
    if (day === done) return;
    // What a day asks cannot be taken back: it waits until it is known which day it is.
    const differs = Math.abs(await clockDifference(new Date()));
    if (differs > mostDifferenceMs) {
      if (!hasSaid) log.warn({ seconds: Math.round(differs / 1_000) }, 'the clocks of server and database differ');
      hasSaid = true;
      return;
    }
    hasSaid = false;
    const judged = await followDay(day);
    // After it: what was judged again may have moved items.
    const read = await readDay(day);
    const told = await tellDay(day);
    await tellReviews(day);
    await sweepSecurity(new Date());
    await throwAway(new Date());
    done = day;
    // Also when another instance was first and nothing was left to do: that it was looked at is what somebody wants to know.
    log.info({ day, judged, read, told }, 'did what a day asks');
  };
  return watch({ ms, now: today, look: judge, failed: sayFailed('could not do what a new day asks') });
}
