// The way of a request, from the socket to Remix: log, headers, health, files, guard, limits, page; errors end at the bottom.
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { ViteDevServer } from 'vite';
import { type Env, env } from '~/env.server';
import { isPassing } from '~/models/db/passing.server';
import { guard } from './guard';
import { securityHeaders } from './headers';
import { healthRoutes } from './health';
import { type Limits, requestLimit, sharedLimits } from './limits';
import { log } from './log';
import type { Metrics } from './metrics';
import { readablePath } from './readable-path';
import { type Build, remixHandler } from './remix';
import { requestLog } from './request-log';
import { sayPassing } from './say-passing';
import { securityTextRoutes } from './security-text';
import { letGoOfUnread } from './unread';

type Options = {
  build: Build;
  mode: string;
  isStopping: () => boolean;
  /** While developing, Vite serves the browser's files from their sources. */
  vite?: ViteDevServer | undefined;
  metrics?: Metrics | undefined;
  /** As the environment says, unless a test says otherwise. */
  limits?: Limits;
};

export function createApp({ build, mode, isStopping, vite, metrics, limits = limitsOf(env()) }: Options): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env().TRUST_PROXY); // whose X-Forwarded-For is believed
  app.set('etag', false); // pages are never stored; files get their own from express.static
  app.use(requestLog(metrics));
  app.use((_req, res, next) => {
    if (isStopping()) res.set('Connection', 'close');
    next();
  });
  app.use(securityHeaders(vite !== undefined));
  // While developing every source file is a request.
  if (!vite) app.use(requestLimit(limits));
  app.use(healthRoutes(isStopping));
  app.use(readablePath);
  app.use(securityTextRoutes());
  if (vite) app.use(vite.middlewares);
  else {
    app.use(compression());
    // these names contain a hash of the content
    app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }));
    const files = express.static('build/client', { maxAge: '1h', index: false, redirect: false });
    // No page has a dot in its last part: nobody waits for a look at the disk that finds nothing.
    app.use((req, res, next) => (/\.\w+$/.test(req.path) ? files(req, res, next) : next()));
  }
  app.use(guard);
  app.use(sharedLimits(limits));
  app.use(letGoOfUnread);
  app.use(remixHandler(build, mode));
  app.use(lastResort);
  return app;
}

const limitsOf = ({ LIMIT_REQUESTS, LIMIT_CHANGES }: Env): Limits => ({
  ...{ requests: LIMIT_REQUESTS, changes: LIMIT_CHANGES, guesses: 20 },
});

const lastResort: ErrorRequestHandler = (error: Error & { status?: number }, _req, res, next) => {
  const requestId = String(res.locals['requestId']);
  const status = isPassing(error) ? 503 : (error.status ?? 500);
  if (status === 500) log.error({ id: requestId, err: error }, 'a bug');
  if (status === 503) sayPassing(requestId, error);
  if (res.headersSent) return next(error); // too late for an answer: express ends the connection
  if (status === 503) res.set('Retry-After', '1');
  const sentence =
    status === 404 ? 'Not found.' : status === 503 ? 'Try again in a second.' : `Request ${requestId} failed.`;
  res.status(status).type('text/plain').send(`${sentence}\n`);
};
