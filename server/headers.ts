// What a browser may do with our pages: only our own files, only scripts and styles that carry this answer's nonce.
import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { env } from '~/env.server';
import { beforeHeaders } from './before-headers';

/** FullCalendar writes style attributes into its server HTML; see docs/decisions. */
const calendarPage = /^\/programmes\/[^/]+\/calendar\/?$/;

type Sources = Record<string, string[]>;

/** The Content-Security-Policy of one answer, as directive → sources. */
export function policy(path: string, nonce: string, isDevelopment: boolean): Sources {
  const own = ["'self'", `'nonce-${nonce}'`];
  return {
    'default-src': ["'none'"],
    'script-src': own,
    // Vite adds style elements while developing, without a nonce
    'style-src': isDevelopment ? ["'self'", "'unsafe-inline'"] : own,
    ...(calendarPage.test(path) && { 'style-src-attr': ["'unsafe-inline'"] }),
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'manifest-src': ["'self'"],
  };
}

/** Sets the security headers and leaves the nonce in `res.locals.nonce`. */
export function securityHeaders(isDevelopment: boolean): RequestHandler[] {
  const others = helmet({
    contentSecurityPolicy: false, // below: it differs per path
    strictTransportSecurity: false, // below: never on plain http
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return [others, (req, res, next) => ownHeaders(req, res, next, isDevelopment)];
}

/** Whether people come over https: as the installation says, or as the proxy in front of it does. */
const isReachedSafely = (req: Request) =>
  env().APP_URL?.startsWith('https:') || req.get('x-forwarded-proto') === 'https';

function ownHeaders(req: Request, res: Response, next: NextFunction, isDevelopment: boolean): void {
  const nonce = randomBytes(16).toString('base64url');
  res.locals['nonce'] = nonce;
  const directives = Object.entries(policy(req.path, nonce, isDevelopment));
  res.set('Content-Security-Policy', directives.map(([name, sources]) => [name, ...sources].join(' ')).join('; '));
  res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  if (isReachedSafely(req)) res.set('Strict-Transport-Security', 'max-age=31536000');
  beforeHeaders(res, () => {
    if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', 'no-store');
  });
  next();
}
