// Says in the log when more people come to work than the embedded database is meant for, and when it is over: once each.
import { crowd, peopleLimit } from '~/models/activity.server';
import { log } from './log';

const everyMs = 60_000;

/** Looks every minute and returns how to stop; `look` is for who wants to know now. */
export function watchCrowd(ms = everyMs): { look: (now: Date) => Promise<void>; stop: () => void } {
  let crowded = false;
  const look = async (now: Date) => {
    const people = await crowd(now);
    if ((people !== null) === crowded) return;
    crowded = people !== null;
    if (crowded) {
      log.warn({ people, limit: peopleLimit }, 'more people are at work than the embedded database is meant for');
    } else {
      log.info({ limit: peopleLimit }, 'no more people are at work than the embedded database is meant for');
    }
  };
  // a database that is restarting says so itself
  const timer = setInterval(() => void look(new Date()).catch(() => undefined), ms);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
