// What is refused before anyone looks at it: changes asked for by another site, and bodies that are too large.
import type { IncomingHttpHeaders } from 'node:http';
import type { NextFunction, Request, Response } from 'express';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
const maximumBytes = 5 * 1024 * 1024;

/**
 * Whether a page of another site sent this. Browsers say so in Sec-Fetch-Site (over https and on localhost) and in
 * Origin; a program without either header has no cookie that somebody could abuse.
 */
export function isCrossSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  const host = URL.canParse(origin) ? new URL(origin).host : null; // the origin "null" has no host and is refused
  return host !== (headers['x-forwarded-host'] ?? headers.host);
}

/** Answers 403, 411 or 413, or lets the request through. */
export function guard(req: Request, res: Response, next: NextFunction): void {
  if (reading.has(req.method)) return next();
  if (isCrossSite(req.headers)) return refuse(res, 403, 'This change was asked for by another site.');
  // with a stated length Node itself never reads more than that
  if (req.headers['transfer-encoding'] !== undefined) return refuse(res, 411, 'Send a Content-Length.');
  if (Number(req.headers['content-length'] ?? 0) > maximumBytes) return tooLarge(res);
  next();
}

/** A page for who has no scripts to be told beforehand; nothing is lost by going back. */
const tooLargePage = `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Te groot</title>
<h1>Dit is te groot</h1><p>U kunt hoogstens 5 MB tegelijk versturen. Ga terug in uw browser: wat u invulde, staat er nog. Lever het in delen.</p>
<div lang="en"><h2>This is too large</h2><p>At most 5 MB can be sent at once. Go back in your browser: what you typed is still there. Send it in parts.</p></div></html>`;

function tooLarge(res: Response): void {
  res.status(413).set('Connection', 'close').type('text/html').send(tooLargePage);
}

function refuse(res: Response, status: number, reason: string): void {
  // the body is not read, so this connection cannot be used for another request
  res.status(status).set('Connection', 'close').type('text/plain').send(`${reason}\n`);
}
