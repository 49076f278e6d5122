// Every statement of the product is watched on its way to a database: how long it takes, and how many ask at the same moment.
import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Sql, TransactionSql } from 'postgres';
import type { EmbeddedClient } from './embedded/client.server';

export type Statement = {
  /** As it is written in the code: values stand beside it and are not here. */
  text: string;
  /** From being asked until the answer, the wait for a connection included. */
  ms: number;
  failed: boolean;
};
type Watcher = (statement: Statement) => void;

const watchers = new Set<Watcher>();

/** Calls `watcher` after every statement, in the context of whoever asked for it; the answer ends that. */
export function watchStatements(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** A text to log: on one line, not endless, and what somebody wrote into it as a value is left out. */
export function loggableStatement(text: string): string {
  const line = text.replaceAll(/'(?:[^']|'')*'/g, "'…'").replaceAll(/\s+/g, ' ').trim(); // prettier-ignore
  return line.length > 2_000 ? `${line.slice(0, 2_000)}…` : line;
}

function tell(text: string, begun: number, failed: boolean): void {
  const statement = { text, ms: performance.now() - begun, failed };
  for (const watcher of watchers) watcher(statement);
}

/** How many connections are wanted now: one for every statement and every transaction that runs or waits. */
export class Wanted {
  #now = 0;

  constructor(private readonly size: number) {}

  async during<T>(doing: () => PromiseLike<T>): Promise<T> {
    this.#now += 1;
    try {
      return await doing();
    } finally {
      this.#now -= 1;
    }
  }

  get pool(): { size: number; inUse: number; waiting: number } {
    return { size: this.size, inUse: Math.min(this.#now, this.size), waiting: Math.max(0, this.#now - this.size) };
  }
}

type Around = {
  /** The client whose statements may take longer, where transactions are to go through that. */
  patient?: AsyncLocalStorage<Sql>;
  inside?: boolean;
};

/** The client that drizzle uses, watched; a statement inside a transaction uses the connection of that transaction. */
export function watchedPostgres<C extends Sql | TransactionSql>(
  client: C,
  wanted: Wanted,
  { patient, inside = false }: Around = {},
): C {
  const within = (tx: TransactionSql) => watchedPostgres(tx, wanted, { inside: true });
  return new Proxy(client, {
    get(target, key, receiver) {
      if (key === 'unsafe') {
        return (...args: Parameters<Sql['unsafe']>) =>
          watchedQuery(target.unsafe(...args), args[0], inside ? null : wanted);
      }
      if (key === 'begin' && 'begin' in target) {
        return (work: (tx: TransactionSql) => Promise<unknown>) => {
          const own = patient?.getStore();
          return own
            ? own.begin((tx) => work(within(tx)))
            : wanted.during(() => target.begin((tx) => work(within(tx))));
        };
      }
      if (key === 'savepoint' && 'savepoint' in target) {
        return (work: (tx: TransactionSql) => Promise<unknown>) => target.savepoint((tx) => work(within(tx)));
      }
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

type Query = ReturnType<Sql['unsafe']>;

/** A query of postgres.js starts when somebody waits for it, and drizzle waits once: there it is timed. */
function watchedQuery(query: Query, text: string, wanted: Wanted | null): Query {
  // that of the class, which starts it
  const wait = query.then.bind(query) as PromiseLike<unknown>['then'];
  let answer: Promise<unknown> | undefined;
  const timed = () => {
    const begun = performance.now();
    return wait(
      (rows) => (tell(text, begun, false), rows),
      (error: unknown) => {
        tell(text, begun, true);
        throw error;
      },
    );
  };
  const then: PromiseLike<unknown>['then'] = (onDone, onFailed) => {
    answer ??= wanted ? wanted.during(timed) : Promise.resolve(timed());
    return answer.then(onDone, onFailed);
  };
  Object.defineProperty(query, 'then', { value: then });
  return query;
}

/** The same for the embedded database: its one session is a pool of one. */
export function watchedEmbedded(client: EmbeddedClient, wanted: Wanted) {
  type Transaction = Parameters<Parameters<EmbeddedClient['transaction']>[0]>[0];
  const timed = async <T>(text: string, run: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const answer = run();
    const settled = (failed: boolean) => tell(text, begun, failed);
    await answer.then(() => settled(false), () => settled(true)); // prettier-ignore
    return answer;
  };
  const watching = <C extends object>(target: C, inside: boolean): C =>
    new Proxy(target, {
      get(_target, key) {
        const member = Reflect.get(target, key, target) as unknown;
        if (typeof member !== 'function') return member;
        const call = (...args: unknown[]) => Reflect.apply(member, target, args) as Promise<unknown>;
        if (key === 'query' || key === 'exec') {
          return (...args: unknown[]) => {
            const run = () => timed(String(args[0]), () => call(...args));
            return inside ? run() : wanted.during(run);
          };
        }
        if (key === 'transaction') {
          return (work: (tx: Transaction) => Promise<unknown>) => {
            const run = () => call((tx: Transaction) => work(watching(tx, true)));
            return inside ? run() : wanted.during(run);
          };
        }
        return call;
      },
    });
  return watching(client, false);
}
