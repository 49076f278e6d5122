// Hands a request to Remix, in the reader's language, and tells the truth about a database that is restarting and about what is no form.
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { localeOf, runWithLocale } from '~/locale.server';
import { isNoRoom, isPassing } from '~/models/db/passing.server';
import { beforeHeaders } from './before-headers';
import { currentTrace } from '~/trace.server';
import { log } from './log';
import { nearRoutes } from './near-routes';
import { isNoForm } from './no-form';
import { withQuotableBugs } from './quotable-bugs';
import { sayPassing } from './say-passing';
import { type RoutePattern, routePatterns } from './route-pattern';

/** While developing the build is asked for again with every request, because it changes. */
export type Build = ServerBuild | (() => Promise<ServerBuild>);

export function remixHandler(build: Build, mode: string): RequestHandler {
  const handlerOf = handlersOf(build, mode);
  let patterns: RoutePattern | undefined;
  const readPatterns = async () => (patterns = routePatterns(typeof build === 'function' ? await build() : build));
  return (req: Request, res: Response, next: NextFunction) => {
    const locale = localeOf({ get: (name) => req.get(name) ?? null });
    const answer = (patternOf: RoutePattern) => {
      const trace = currentTrace();
      if (trace) trace.route = patternOf(req.path);
      return runWithLocale(locale, () => handlerOf(req.path)(req, res, next));
    };
    if (patterns) return void answer(patterns);
    readPatterns().then(answer).catch(next);
  };
}

type Handler = ReturnType<typeof createRequestHandler>;

function handlersOf(build: Build, mode: string): (pathname: string) => Handler {
  const handlerOf = (one: Build) => createRequestHandler({ build: one, mode, getLoadContext: contextOf });
  if (typeof build === 'function') {
    const handler = handlerOf(async () => withQuotableBugs(await build()));
    return () => handler;
  }
  const near = nearRoutes(withQuotableBugs(build));
  const handlers = new WeakMap<ServerBuild, Handler>();
  return (pathname) => {
    const narrow = near(pathname);
    let handler = handlers.get(narrow);
    if (!handler) handlers.set(narrow, (handler = handlerOf(narrow)));
    return handler;
  };
}

function contextOf(req: Request, res: Response): AppLoadContext {
  const { nonce, requestId } = res.locals as { nonce: string; requestId: string };
  return {
    nonce,
    requestId,
    address: req.ip,
    drawn: req.path.endsWith('.data') ? undefined : new Map(),
    onClose: (then) => void (res.closed ? then() : res.once('close', then)),
    warn: (error, what) => log.warn({ id: requestId, err: error }, what),
    log(error) {
      if (isPassing(error)) {
        answerInstead(res, 503, { 'Retry-After': '1' });
        sayPassing(requestId, error);
      } else if (isNoRoom(error)) {
        answerInstead(res, 507);
        log.warn({ id: requestId, err: error }, 'the disk of the database is full');
      } else if (isNoForm(error)) answerInstead(res, 400);
      else log.error({ id: requestId, err: error }, 'a bug');
    },
  };
}

/** Remix answers 500 to every error it does not know; its page stays, the status becomes what it is. */
function answerInstead(res: Response, status: number, headers: Record<string, string> = {}): void {
  if (res.headersSent) return;
  beforeHeaders(res, () => {
    if (res.statusCode < 500) return;
    res.statusCode = status;
    res.set(headers);
  });
}
