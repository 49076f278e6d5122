// Every request gets an id, which its answer, its lines in the log and its error page share; one line says how it went.
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { runTraced, type Trace } from '~/trace.server';
import { log } from './log';
import type { Metrics } from './metrics';

const ownPages = new Set(['/health/live', '/health/ready']);

/** The line holds no path, no address and no name: a path can hold the key of a survey, and what people look for. */
export function requestLog(metrics?: Metrics): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const given = req.get('x-request-id') ?? '';
    const id = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    const isFile = req.path.startsWith('/assets/');
    const isHealth = ownPages.has(req.path);
    const trace: Trace = { id, actor: null, route: isFile ? '/assets/*' : isHealth ? req.path : null };
    res.locals['requestId'] = id;
    res.set('X-Request-Id', id);
    const begun = performance.now();
    res.once('close', () => {
      const ms = Math.round((performance.now() - begun) * 10) / 10;
      const line = { ...trace, method: req.method, status: res.statusCode, ms };
      const level = isFile || isHealth ? 'debug' : 'info';
      log[level](res.writableFinished ? line : { ...line, aborted: true }, 'request');
      // a stream is open as long as a screen is; how long that is says nothing of the product
      const isStream = String(res.getHeader('content-type')).startsWith('text/event-stream');
      if (!isStream) metrics?.request({ route: trace.route, method: req.method, status: res.statusCode, ms });
    });
    runTraced(trace, next);
  };
}
