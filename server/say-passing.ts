// A trouble of the database that passes by itself is no bug, and who asks is told to try again; that it is there is said once a minute.
import { log } from './log';

const everyMs = 60_000;
let saidAt = -everyMs;

export function sayPassing(requestId: string, error: unknown): void {
  const now = performance.now();
  if (now - saidAt < everyMs) return;
  saidAt = now;
  log.warn({ id: requestId, err: error }, 'the database lets people wait');
}
