// The clock: the day and time in Europe/Amsterdam, asked once per request and passed down.
import { TZDate } from '@date-fns/tz';
import type { AppLoadContext } from '@remix-run/node';
import { format } from 'date-fns';
import { type Day, day } from './models/planning/day';
import type { Minute } from './models/planning/minute';

const zone = 'Europe/Amsterdam';

export function dayInAmsterdam(moment: Date): Day {
  return day(format(new TZDate(moment.getTime(), zone), 'yyyy-MM-dd'));
}

/** Day and wall-clock time of a stored timestamp. */
export function localMoment(timestamp: string): { day: Day; time: string } {
  const local = new TZDate(new Date(timestamp).getTime(), zone);
  return { day: day(format(local, 'yyyy-MM-dd')), time: format(local, 'HH:mm') };
}

/** Today, where there is no request. */
export function today(): Day {
  return dayInAmsterdam(new Date());
}

/** Today, for one request. */
export function todayFor(context: AppLoadContext): Day {
  return context.today ?? today();
}

/** Now, to the minute, for one request. */
export function nowFor(context: AppLoadContext): Minute {
  return context.now ?? Math.floor(Date.now() / 60_000);
}
