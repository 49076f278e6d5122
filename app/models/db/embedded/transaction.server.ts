// A transaction stays on the engine it began on, ends when its callback does, and may not sit idle while others wait.

import { messages } from '@electric-sql/pglite';
import { DatabaseRestarting, NotStarted, TransactionIdle, TransactionMisuse } from './errors.server';
import type { Engine } from './engine.server';
import { toResult, toWireParam, type QueryOptions, type QueryResult } from './rows.server';
import { EMPTY_RESULT, type Request, type WireResult } from './wire';

/** What a transaction callback receives; drizzle's PGlite session works on it as on the client. */
export class EmbeddedTransaction {
  #ended: Error | undefined;
  #running = 0;
  #idle: NodeJS.Timeout | undefined;
  #expire: (error: TransactionIdle) => void = () => undefined;
  /** Rejects when the transaction has been idle for too long; never resolves. */
  readonly expired: Promise<never>;

  constructor(
    private readonly engine: Engine,
    private readonly budgetMs: () => number,
    private readonly idleMs: number,
  ) {
    this.expired = new Promise((_resolve, reject) => (this.#expire = reject));
    this.expired.catch(() => undefined);
    this.#restartIdle();
  }

  get closed(): boolean {
    return this.#ended !== undefined;
  }

  /** Runs one statement with parameters. */
  async query<T = Record<string, unknown>>(sql: string, params: unknown[] = [], options: QueryOptions = {}) {
    const { paramTypes } = options;
    const request: Request = { kind: 'query', scope: 'inside', sql, params: params.map(toWireParam), paramTypes };
    const [result] = await this.send(request, options.budgetMs);
    return toResult<T>(result ?? EMPTY_RESULT, options);
  }

  /** Runs any number of statements without parameters. */
  async exec(sql: string, options: QueryOptions = {}): Promise<QueryResult<Record<string, unknown>>[]> {
    const results = await this.send({ kind: 'exec', scope: 'inside', sql }, options.budgetMs);
    return results.map((result) => toResult<Record<string, unknown>>(result, options));
  }

  /** Undoes the transaction now; the callback may still return, but cannot use the transaction any more. */
  async rollback(): Promise<void> {
    await this.end('ROLLBACK');
  }

  /** Internal: ends the transaction. Throws PostgreSQL's 25P02 when a COMMIT turned out to be a rollback. */
  async end(command: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const done = this.send({ kind: 'exec', scope: 'end', sql: command });
    this.stop(new TransactionMisuse('The transaction has ended; its object cannot be used any more.'));
    const [result] = await done;
    if (command === 'COMMIT' && result?.command !== 'COMMIT') {
      const message = 'Transaction was rolled back instead of committed';
      throw Object.assign(new messages.DatabaseError(message, 0, 'error'), { severity: 'ERROR', code: '25P02' });
    }
  }

  /** Internal: refuses everything from now on with `why`. */
  stop(why: Error) {
    this.#ended = why;
    clearTimeout(this.#idle);
  }

  /** Internal: sends a request to the transaction's own engine. */
  async send(request: Request, budgetMs = this.budgetMs()): Promise<WireResult[]> {
    if (this.#ended) throw this.#ended;
    clearTimeout(this.#idle);
    this.#running += 1;
    try {
      return await this.engine.run(request, budgetMs);
    } catch (error) {
      if (!(error instanceof NotStarted)) throw error;
      throw new DatabaseRestarting('The embedded database was restarted; the transaction it held is undone.');
    } finally {
      this.#running -= 1;
      if (this.#running === 0 && !this.#ended) this.#restartIdle();
    }
  }

  #restartIdle() {
    this.#idle = setTimeout(() => {
      const why = new TransactionIdle(`The transaction did nothing for ${this.idleMs} ms and has been rolled back.`);
      this.#expire(why);
    }, this.idleMs);
  }
}

/**
 * Runs `callback` between BEGIN and COMMIT on `engine`; the caller has made sure that nothing else uses it. Whatever the
 * callback throws is thrown after the ROLLBACK.
 */
export async function runTransaction<T>(
  tx: EmbeddedTransaction,
  callback: (tx: EmbeddedTransaction) => Promise<T>,
): Promise<T> {
  // Not awaited: the engine keeps order, so the first statement can follow on its heels.
  const begun = tx.send({ kind: 'exec', scope: 'begin', sql: 'BEGIN' });
  begun.catch(() => undefined);
  try {
    const result = await Promise.race([callback(tx), tx.expired]);
    await begun;
    if (!tx.closed) await tx.end('COMMIT');
    return result;
  } catch (error) {
    // After a failed COMMIT or a restart there is nothing left to undo.
    if (!tx.closed) await tx.end('ROLLBACK').catch(() => undefined);
    if (error instanceof TransactionIdle) tx.stop(error);
    throw error;
  }
}
