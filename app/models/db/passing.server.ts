// Database troubles that pass by themselves: the answer is "try again in a second", not "something is broken".
import { isRestarting } from './embedded/errors.server';

/**
 * PostgreSQL: lock not available, cancelled, deadlock, serialisation, shutdown, start-up, too many; lost connections, as the driver
 * says it and as the operating system does: which of its words it uses depends on who noticed first. Not a transaction in which
 * nothing was done for too long: that is a bug of ours.
 */
const passing = new Set([
  ...['55P03', '57014', '40P01', '40001', '57P01', '57P02', '57P03', '57P05', '53300'],
  ...['08000', '08001', '08003', '08006'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET'],
  ...['EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
]);

/** PostgreSQL has no room left on its disk: that passes when somebody makes room. */
const full = new Set(['53100', 'ENOSPC']);

/** Whether `error`, or any cause below it (drizzle wraps errors), is such a trouble. */
export const isPassing = (error: unknown): boolean => isRestarting(error) || hasCode(error, passing);

/** Whether the disk of the database is full. */
export const isNoRoom = (error: unknown): boolean => hasCode(error, full);

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth += 1) {
    if ('code' in at && codes.has(String(at.code))) return true;
  }
  return false;
}
