// What the server hands to every loader and action.
import type { Day } from './models/planning/day';
import type { Minute } from './models/planning/minute';

declare module '@remix-run/node' {
  interface AppLoadContext {
    nonce: string;
    requestId: string;
    /** The network address a request came from, see TRUST_PROXY. */
    address?: string;
    /** Logs an unexpected error with this request's id. */
    log?: (error: unknown) => void;
    /** Logs what is no bug of ours: another service that does not answer, an answer that is not to be trusted. */
    warn?: (error: unknown, what: string) => void;
    /**
     * Calls this when nobody reads the answer any more. Node forgets the signal of a request as soon as the request itself is: who
     * listens to that for longer than a loader takes never hears of it.
     */
    onClose?: (then: () => void) => void;
    /** The day that counts as today; only tests set it. */
    today?: Day;
    /** Parts drawn for the document that is being made, by element id; absent when the browser asks for data. */
    drawn?: Map<string, string>;
    /** The minute that counts as now; only tests set it. */
    now?: Minute;
  }
}
