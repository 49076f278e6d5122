// Every request gets an id, which its answer, its log line and its error page share.
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { log, loggablePath } from './log';

export function requestLog(req: Request, res: Response, next: NextFunction): void {
  const given = req.get('x-request-id') ?? '';
  const id = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  res.locals['requestId'] = id;
  res.set('X-Request-Id', id);
  const begun = performance.now();
  const isFile = req.path.startsWith('/assets/') || req.path.startsWith('/health/');
  res.once('close', () => {
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    const line = { id, method: req.method, path: loggablePath(req.path), status: res.statusCode, ms };
    log[isFile ? 'debug' : 'info'](res.writableFinished ? line : { ...line, aborted: true }, 'request');
  });
  next();
}
