// The one client of the one session: it has what drizzle asks of PGlite, and throws where PGlite would hang for ever.

import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseClosed, TransactionMisuse } from './errors.server';
import type { Engine } from './engine.server';
import { Gate } from './gate.server';
import { toResult, toWireParam, type QueryOptions, type QueryResult } from './rows.server';
import type { Supervisor } from './supervisor.server';
import { EmbeddedTransaction, runTransaction } from './transaction.server';
import { EMPTY_RESULT, type Request, type WireResult } from './wire';

export type Listener = (payload: string) => void;

export type ClientOptions = {
  /** Milliseconds one statement may run before the engine is restarted. */
  statementBudgetMs: number;
  /** Milliseconds a transaction may do nothing before it is rolled back. */
  idleInTransactionMs: number;
  log(message: string): void;
};

export class EmbeddedClient {
  readonly #gate = new Gate();
  readonly #scope = new AsyncLocalStorage<{ open: boolean }>();
  readonly #budget = new AsyncLocalStorage<number>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #missed = new Set<() => void>();
  #supervisor: Supervisor | undefined;
  #closed = false;

  constructor(private readonly options: ClientOptions) {}

  /**
   * Runs one statement with parameters. Throws PostgreSQL's `DatabaseError` (with `code`, `constraint` …),
   * `DatabaseRestarting`, or `TransactionMisuse` when called from inside a transaction's callback.
   */
  async query<T = Record<string, unknown>>(
    sql: string,
    params: unknown[] = [],
    options: QueryOptions = {},
  ): Promise<QueryResult<T>> {
    const { paramTypes, budgetMs } = options;
    const request: Request = { kind: 'query', scope: 'auto', sql, params: params.map(toWireParam), paramTypes };
    const [result] = await this.#auto(request, budgetMs);
    return toResult<T>(result ?? EMPTY_RESULT, options);
  }

  /** Runs any number of statements without parameters (a migration, say) as one implicit transaction. */
  async exec(sql: string, options: QueryOptions = {}): Promise<QueryResult<Record<string, unknown>>[]> {
    const results = await this.#auto({ kind: 'exec', scope: 'auto', sql }, options.budgetMs);
    return results.map((result) => toResult<Record<string, unknown>>(result, options));
  }

  /** Runs `callback` in a transaction that has the session to itself: commits when it returns, undoes when it throws. */
  async transaction<T>(callback: (tx: EmbeddedTransaction) => Promise<T>): Promise<T> {
    return this.exclusive(async (engine) => {
      const scope = { open: true };
      const tx = new EmbeddedTransaction(engine, () => this.#budgetMs(), this.options.idleInTransactionMs);
      try {
        return await runTransaction(tx, (inside) => this.#scope.run(scope, async () => await callback(inside)));
      } finally {
        scope.open = false;
      }
    });
  }

  /**
   * Calls `listener` with the payload of every NOTIFY on `channel`, after its commit. An error thrown by a listener is
   * logged and harms nobody else. Survives restarts, but what is sent during one is not heard: `missed` is called after it.
   * Resolves to its undoing.
   */
  async listen(channel: string, listener: Listener, missed?: () => void): Promise<() => Promise<void>> {
    if (missed) this.#missed.add(missed);
    const known = this.#listeners.get(channel);
    if (known) known.add(listener);
    else this.#listeners.set(channel, new Set([listener]));
    if (!known) await this.exec(`LISTEN ${quoted(channel)}`);
    return async () => {
      const left = this.#listeners.get(channel);
      if (missed) this.#missed.delete(missed);
      if (!left?.delete(listener) || left.size > 0) return;
      this.#listeners.delete(channel);
      await this.exec(`UNLISTEN ${quoted(channel)}`);
    };
  }

  /** Statements started inside `task` may each run `ms` milliseconds: for migrations, imports and maintenance. */
  withBudget<T>(ms: number, task: () => Promise<T>): Promise<T> {
    // Awaited inside: drizzle's queries start only when somebody waits for them.
    return this.#budget.run(ms, async () => await task());
  }

  /** Internal: connects the client to its engines. */
  attach(supervisor: Supervisor) {
    this.#supervisor = supervisor;
  }

  /** Internal: runs `task` with the engine to itself, outside any transaction. */
  async exclusive<T>(task: (engine: Engine) => Promise<T>): Promise<T> {
    const supervisor = this.#usable();
    return this.#gate.exclusive(async () => task(await supervisor.pin()));
  }

  /** Internal: lets what has entered finish, refuses everything else, then runs `task`. */
  async shut(task: () => Promise<void>): Promise<void> {
    this.#usable();
    this.#closed = true;
    await this.#gate.exclusive(task);
  }

  /** Internal: passes a notification to its listeners. */
  deliver(channel: string, payload: string) {
    for (const listener of this.#listeners.get(channel) ?? []) {
      try {
        listener(payload);
      } catch (error) {
        this.options.log(`A listener on ${channel} failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  /** Internal: listens again on a new engine. */
  async listenAgain(engine: Engine): Promise<void> {
    for (const channel of this.#listeners.keys()) {
      await engine.run({ kind: 'exec', scope: 'auto', sql: `LISTEN ${quoted(channel)}` }, this.#budgetMs());
    }
    // When the engine answers again, not from inside its start.
    for (const missed of this.#missed) setImmediate(missed);
  }

  async #auto(request: Request, budgetMs = this.#budgetMs()): Promise<WireResult[]> {
    const supervisor = this.#usable();
    return this.#gate.shared(() => supervisor.run(request, budgetMs));
  }

  #budgetMs(): number {
    return this.#budget.getStore() ?? this.options.statementBudgetMs;
  }

  #usable(): Supervisor {
    if (this.#closed || !this.#supervisor) throw new DatabaseClosed('The database is closed.');
    if (this.#scope.getStore()?.open) {
      throw new TransactionMisuse(
        'A query outside the transaction, sent from inside its callback, would wait for the transaction for ever: ' +
          'use the transaction object (tx) there.',
      );
    }
    return this.#supervisor;
  }
}

const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;
