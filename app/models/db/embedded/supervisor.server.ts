// There is always an engine: when one ends, the next request finds its successor, or hears that it must come back.

import { DatabaseClosed, DatabaseRestarting, EmbeddedRefusal, NotStarted } from './errors.server';
import { Engine, type EngineConfig } from './engine.server';
import type { Request, WireResult } from './wire';

export type SupervisorOptions = {
  config: EngineConfig;
  log(message: string): void;
  onNotification(channel: string, payload: string): void;
  /** Runs on every new engine after the first, before any request does (to listen again, say). */
  onReopen(engine: Engine): Promise<void>;
};

const RETRY_AFTER_MS = 1_000;

export class Supervisor {
  #engine: Promise<Engine>;
  #current: Engine;
  #failedAt: number | undefined;
  #closed = false;
  restarts = 0;

  private constructor(
    private readonly options: SupervisorOptions,
    first: Engine,
  ) {
    this.#current = first;
    this.#engine = Promise.resolve(first);
  }

  /** Opens the first engine; rejects with `EmbeddedRefusal` when it does not open or its commits are not durable. */
  static async start(options: SupervisorOptions): Promise<Supervisor> {
    const made: { supervisor?: Supervisor } = {};
    const first = await openEngine(options, (reason) => made.supervisor?.replace(reason));
    return (made.supervisor = new Supervisor(options, first));
  }

  /** The engine in use, for its counters. */
  get current(): Engine {
    return this.#current;
  }

  /** The engine in use, after the end of a restart that is going on; for a transaction, which must stay on it. */
  pin(): Promise<Engine> {
    if (this.#closed) return Promise.reject(new DatabaseClosed('The database is closed.'));
    if (this.#failedAt !== undefined && performance.now() - this.#failedAt >= RETRY_AFTER_MS) this.#reopen();
    return this.#engine;
  }

  /** Runs a statement outside transactions. One that had not begun when an engine ended is given to the next engine. */
  async run(request: Request, budgetMs: number): Promise<WireResult[]> {
    for (;;) {
      const engine = await this.pin();
      try {
        return await engine.run(request, budgetMs);
      } catch (error) {
        if (!(error instanceof NotStarted)) throw error;
      }
    }
  }

  /** Closes the engine properly; when that fails the thread is ended all the same. */
  async stop(budgetMs: number): Promise<void> {
    const engine = await this.pin();
    this.#closed = true;
    try {
      await engine.run({ kind: 'close' }, budgetMs);
    } finally {
      await engine.stop();
    }
  }

  private replace(reason: string) {
    if (this.#closed) return;
    this.options.log(`The embedded database stopped (${reason}); reopening it.`);
    this.#reopen();
  }

  #reopen() {
    this.#failedAt = undefined;
    this.restarts += 1;
    this.#engine = this.#successor();
    // Whoever asks meanwhile gets the rejection; when nobody does, it is still no unhandled one.
    this.#engine.catch(() => undefined);
  }

  async #successor(): Promise<Engine> {
    const { log, onReopen } = this.options;
    try {
      const engine = await openEngine(this.options, (reason) => this.replace(reason));
      this.#current = engine;
      await onReopen(engine);
      log(`The embedded database is open again (restart ${this.restarts}).`);
      return engine;
    } catch (error) {
      this.#failedAt = performance.now();
      const why = error instanceof Error ? error.message : String(error);
      log(`The embedded database did not reopen: ${why}`);
      throw new DatabaseRestarting(`The embedded database did not reopen: ${why}`, { cause: error });
    }
  }
}

async function openEngine(options: SupervisorOptions, onGone: (reason: string) => void): Promise<Engine> {
  const { config, onNotification } = options;
  let engine: Engine;
  try {
    engine = await Engine.start(config, { onGone, onNotification });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EmbeddedRefusal('cannot_open', `The database in ${config.pgDir} does not open: ${why}`, { cause: error });
  }
  if (engine.fsyncsPerCommit >= 1) return engine;
  await engine.stop();
  throw new EmbeddedRefusal(
    'not_durable',
    `A commit in ${config.pgDir} reached no fsync, so a power cut would lose acknowledged work. The installed PGlite or ` +
      'its settings do not fit this release; refusing to run on it.',
  );
}
