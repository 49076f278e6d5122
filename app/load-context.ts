// What the server hands to every loader and action.
import type { Day } from './models/planning/day';
import type { Minute } from './models/planning/minute';

declare module '@remix-run/node' {
  interface AppLoadContext {
    nonce: string;
    requestId: string;
    /** Logs an unexpected error with this request's id. */
    log?: (error: unknown) => void;
    /** The day that counts as today; only tests set it. */
    today?: Day;
    /** The minute that counts as now; only tests set it. */
    now?: Minute;
  }
}
