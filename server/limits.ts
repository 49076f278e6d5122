// Who asks too much waits: everything of an address, changes of a session, guesses at links that need no sign-in.
import { setTimeout as wait } from 'node:timers/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { countRequest, requestsCounted, slotOf } from '~/models/request-count.server';

export type Limits = {
  /** Requests of one address in a minute, of this instance; 0: as many as it likes. */
  requests: number;
  /** Changes of one session in a minute, of all instances; 0: as many as it likes. */
  changes: number;
  /** Guesses of one address in a quarter of an hour, of all instances. */
  guesses: number;
  /** Seconds that a minute takes. */
  minute?: number;
};

const quarter = 15 * 60;
/** Changes that wait for the next minute; more are refused. */
const mostWaiting = 50;
const sessionCookie = /(?:^|;\s*)(?:__Host-)?dok_sessie=([^;]+)/;
/** Addresses that let in whoever knows them. */
const linkPath = /^\/(?:toets|peiling|check-in|sign-in\/choose)\//;

/** In the process alone: a write for each page would cost more than it keeps out. */
export function requestLimit({ requests, minute = 60 }: Limits): RequestHandler {
  let slot = 0;
  let counts = new Map<string, number>();
  return (req, res, next) => {
    if (requests === 0 || req.path.startsWith('/assets/') || req.path.startsWith('/health/')) return next();
    const now = slotOf(new Date(), minute);
    if (now !== slot) [slot, counts] = [now, new Map<string, number>()];
    const count = (counts.get(req.ip ?? '') ?? 0) + 1;
    counts.set(req.ip ?? '', count);
    if (count > requests) return tooMuch(res, slot + minute);
    next();
  };
}

/** Changes and guesses. */
export function sharedLimits({ changes, guesses, minute = 60 }: Limits): RequestHandler {
  let waiting = 0;

  /** A page that scripts sent waits for its answer: what was typed stays where it is. Without scripts there is a way back to it. */
  async function mayChange(req: Request, key: string): Promise<number | null> {
    for (let turn = 0; turn < 3; turn++) {
      const slot = slotOf(new Date(), minute);
      if ((await countRequest(`changes ${key}`, slot)) <= changes) return null;
      const isScript = req.path.endsWith('.data') || req.query['_data'] !== undefined;
      if (!isScript || waiting >= mostWaiting || req.destroyed) return slot + minute;
      waiting++;
      await wait(Math.min(minute * 1_000, (slot + minute) * 1_000 - Date.now()) + 10).finally(() => waiting--);
    }
    return slotOf(new Date(), minute) + minute;
  }

  async function look(req: Request, res: Response): Promise<boolean> {
    const session = sessionCookie.exec(req.headers.cookie ?? '')?.[1];
    if (changes > 0 && session && !['GET', 'HEAD'].includes(req.method)) {
      const until = await mayChange(req, session);
      if (until !== null) return (tooMuch(res, until), false);
    }
    if (linkPath.test(req.path)) {
      const [key, slot] = [`guesses ${req.ip}`, slotOf(new Date(), quarter)];
      if ((await requestsCounted(key, slot)) >= guesses) return (tooMuch(res, slot + quarter), false);
      // A link that is known is no guess, however many people of a town hall open theirs.
      res.once('finish', () => {
        if (res.statusCode === 404) countRequest(key, slot).catch(() => undefined);
      });
    }
    return true;
  }

  return (req: Request, res: Response, next: NextFunction) => {
    look(req, res).then((goesOn) => goesOn && next(), next);
  };
}

const page = (
  seconds: number,
) => `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Even wachten</title>
<h1>Dit ging te snel achter elkaar</h1><p>Probeer het over ${seconds} seconden opnieuw. Ga terug in uw browser: wat u invulde, staat er nog.</p>
<div lang="en"><h2>That was too much at once</h2><p>Try again in ${seconds} seconds. Go back in your browser: what you typed is still there.</p></div></html>`;

/** 429 until a moment, in seconds since 1970. */
function tooMuch(res: Response, until: number): void {
  const seconds = Math.max(1, Math.ceil(until - Date.now() / 1_000));
  res.status(429).set('Retry-After', String(seconds)).type('text/html').send(page(seconds));
}
