// A statement that takes long stands in the log, as it is written in the code, with the request it was for.
import { loggableStatement, watchStatements } from '~/models/db/watched.server';
import { currentTrace } from '~/trace.server';
import { log } from './log';

/** Begins to look; the answer ends it. */
export function logSlowStatements(fromMs: number): () => void {
  return watchStatements(({ text, ms, failed }) => {
    if (ms < fromMs) return;
    const { id = null, route = null } = currentTrace() ?? {};
    log.warn({ id, route, statement: loggableStatement(text), ms: Math.round(ms), failed }, 'a slow statement');
  });
}
