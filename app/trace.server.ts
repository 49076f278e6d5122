// What is known of the request that is being answered: its id, who asks and which route, for every line of the log that is about it.
import { AsyncLocalStorage } from 'node:async_hooks';

export type Trace = {
  id: string;
  /** The id of whoever is signed in, never a name; null: nobody, or not asked. */
  actor: string | null;
  /** The pattern of the route, never what was typed; null: none answered. */
  route: string | null;
};

// The server and the Remix build are two bundles in one process; a global symbol makes the store one.
const slot = Symbol.for('doorontwikkelkalender.trace');
const current = ((globalThis as { [slot]?: AsyncLocalStorage<Trace> })[slot] ??= new AsyncLocalStorage<Trace>());

/** Runs everything under `fn`, what it starts included, as work for one request. */
export function runTraced<T>(trace: Trace, fn: () => T): T {
  return current.run(trace, fn);
}

/** The request that is being answered; undefined outside one. */
export const currentTrace = (): Trace | undefined => current.getStore();
