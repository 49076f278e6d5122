// One engine is one worker thread; requests are answered in order, and one that overstays its budget ends the thread.

import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { messages } from '@electric-sql/pglite';
import { DatabaseRestarting, NotStarted } from './errors.server';
import {
  SLOT,
  SLOTS,
  type Request,
  type WireError,
  type WireField,
  type WireMessage,
  type WireResult,
  type WorkerConfig,
} from './wire';

export type EngineConfig = {
  pgDir: string;
  /** PostgreSQL settings by name, e.g. `{ work_mem: '8MB' }`. */
  settings: Record<string, string>;
  /** Extension bundles of PGlite to load, e.g. `['amcheck']`. */
  extensions?: string[] | undefined;
  /** The worker's file; only tests give another. */
  workerPath?: string | undefined;
};

export type EngineEvents = {
  /** The thread has ended without being asked to; called once, after every answer it gave has been delivered. */
  onGone(reason: string): void;
  onNotification(channel: string, payload: string): void;
};

type Pending = {
  budgetMs: number;
  resolve(results: WireResult[]): void;
  reject(error: Error): void;
};

const OPEN_BUDGET_MS = 120_000;
/** Shared counters outlive no engine: bytes and flushes are counted from its start. */
const COUNTER_BYTES = SLOTS * BigInt64Array.BYTES_PER_ELEMENT;

// The application is bundled, so a path relative to this module would not be the worker's; the project root is.
const workerFile = () => join(process.cwd(), 'app/models/db/embedded/worker.mjs');

function spawn(config: EngineConfig, mode: WorkerConfig['mode'], counters: SharedArrayBuffer) {
  const { port1: port, port2 } = new MessageChannel();
  const { pgDir, settings, extensions = [] } = config;
  const workerConfig: WorkerConfig = { mode, pgDir, settings, extensions, counters };
  const worker = new Worker(config.workerPath ?? workerFile(), {
    workerData: { port: port2, config: workerConfig },
    transferList: [port2],
    // Loaders of the main thread (tsx, a test runner) are of no use to the worker and cost it half a second.
    execArgv: [],
    name: 'embedded-database',
  });
  return { port, worker };
}

/** Resolves with the first message; rejects with a plain sentence when the worker fails or takes too long. */
function firstMessage(worker: Worker, port: MessagePort): Promise<WireMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('The database did not open in time.'), OPEN_BUDGET_MS);
    const onExit = () => fail('The database thread ended while opening.');
    const onError = (error: Error) => fail(error.message);
    const settle = () => {
      clearTimeout(timer);
      worker.off('exit', onExit).off('error', onError);
      port.removeAllListeners('message');
    };
    const fail = (message: string) => {
      settle();
      void worker.terminate().then(() => reject(new Error(message)));
    };
    worker.once('exit', onExit).once('error', onError);
    port.once('message', (message: WireMessage) => {
      if (message.kind === 'failed') return fail(message.message);
      settle();
      resolve(message);
    });
  });
}

/** Runs initdb for `pgDir`, which must not exist, in a thread that ends with it: the memory it took goes too. */
export async function createDatabase(config: EngineConfig): Promise<void> {
  const { port, worker } = spawn(config, 'create', new SharedArrayBuffer(COUNTER_BYTES));
  await firstMessage(worker, port);
  await worker.terminate();
}

export class Engine {
  readonly #pending = new Map<number, Pending>();
  readonly #slots = new Map<number, WireField[]>();
  #seq = 0;
  #watch: NodeJS.Timeout | undefined;
  #state: 'open' | 'closing' | 'gone' = 'open';

  private constructor(
    private readonly worker: Worker,
    private readonly port: MessagePort,
    private readonly counters: BigInt64Array,
    private readonly events: EngineEvents,
    /** Flushes that one commit caused when the engine opened; 0 means that commits are not durable. */
    readonly fsyncsPerCommit: number,
  ) {
    port.on('message', (message: WireMessage) => this.#receive(message));
    worker.on('error', (error) => void this.#end(error.message));
    worker.on('exit', () => void this.#end('its thread ended'));
    this.#keepProcessAlive(false);
  }

  /** Opens the database in `pgDir`; rejects with an `Error` whose message says what PostgreSQL or the thread said. */
  static async start(config: EngineConfig, events: EngineEvents): Promise<Engine> {
    const counters = new SharedArrayBuffer(COUNTER_BYTES);
    const { port, worker } = spawn(config, 'open', counters);
    const ready = await firstMessage(worker, port);
    const fsyncs = ready.kind === 'ready' ? ready.fsyncsPerCommit : 0;
    return new Engine(worker, port, new BigInt64Array(counters), events, fsyncs);
  }

  /** Bytes written to the write-ahead log, and flushes, since this engine was opened. */
  get walBytes(): number {
    return Number(Atomics.load(this.counters, SLOT.walBytes));
  }
  get fsyncs(): number {
    return Number(Atomics.load(this.counters, SLOT.fsyncs));
  }

  /**
   * Sends one request. Rejects with PostgreSQL's `DatabaseError`, with `DatabaseRestarting` when the engine ended while
   * the request ran, or with `NotStarted` when it ended (or had ended) before the request's turn came.
   */
  run(request: Request, budgetMs: number): Promise<WireResult[]> {
    return new Promise((resolve, reject) => {
      if (this.#state !== 'open') return reject(new NotStarted());
      if (request.kind === 'close') this.#state = 'closing';
      this.#seq += 1;
      // Throws when a parameter cannot be cloned (a function, say), which then rejects this request alone.
      this.port.postMessage({ ...request, seq: this.#seq });
      if (this.#pending.size === 0) this.#keepProcessAlive(true);
      this.#pending.set(this.#seq, { budgetMs, resolve, reject });
      this.#watch ??= setInterval(() => this.#lookAtClock(), Math.min(250, Math.max(20, budgetMs / 10)));
    });
  }

  /** Ends the thread, without `onGone`. After an answered `close` this only waits; otherwise it is as after a crash. */
  async stop(): Promise<void> {
    this.#state = this.#state === 'gone' ? 'gone' : 'closing';
    await this.#end('it was stopped');
  }

  #receive(message: WireMessage) {
    if (message.kind === 'notification') return this.events.onNotification(message.channel, message.payload);
    if (message.kind === 'broken') return void this.#end(message.message);
    if (message.kind !== 'result' && message.kind !== 'error') return;
    const pending = this.#pending.get(message.seq);
    this.#pending.delete(message.seq);
    if (this.#pending.size === 0) this.#keepProcessAlive(false);
    if (message.kind === 'result') pending?.resolve(message.results.map((result) => this.#withFields(result)));
    else pending?.reject(toError(message.error));
  }

  /** The worker describes a kept statement once; its slot stands for the description from then on. */
  #withFields(result: WireResult): WireResult {
    const { slot, fields } = result;
    if (slot === 0) return result;
    if (!fields) return { ...result, fields: this.#slots.get(slot) };
    this.#slots.set(slot, fields);
    return result;
  }

  #lookAtClock() {
    // If this thread was the one that was busy, the answer is already waiting in the port.
    this.#drain();
    const [head] = this.#pending;
    if (!head) {
      clearInterval(this.#watch);
      this.#watch = undefined;
      return;
    }
    const [seq, { budgetMs }] = head;
    if (Number(Atomics.load(this.counters, SLOT.startedSeq)) !== seq) return;
    const ranMs = Number(process.hrtime.bigint() - Atomics.load(this.counters, SLOT.startedAt)) / 1e6;
    if (ranMs > budgetMs) void this.#end(`a statement ran longer than ${budgetMs} ms`);
  }

  #drain() {
    for (let next = receiveMessageOnPort(this.port); next; next = receiveMessageOnPort(this.port)) {
      this.#receive(next.message as WireMessage);
    }
  }

  async #end(reason: string) {
    if (this.#state === 'gone') return;
    const wasClosing = this.#state === 'closing';
    this.#state = 'gone';
    clearInterval(this.#watch);
    await this.worker.terminate();
    this.#drain();
    // Read after the thread has ended: a request beyond this number has touched nothing.
    const started = Number(Atomics.load(this.counters, SLOT.startedSeq));
    const restarting = new DatabaseRestarting(`The embedded database is being restarted: ${reason}.`);
    for (const [seq, pending] of this.#pending) pending.reject(seq <= started ? restarting : new NotStarted());
    this.#pending.clear();
    if (!wasClosing) this.events.onGone(reason);
  }

  /** An open database alone does not keep a script running; an unanswered request does. */
  #keepProcessAlive(yes: boolean) {
    if (yes) this.port.ref();
    else this.port.unref();
    if (yes) this.worker.ref();
    else this.worker.unref();
  }
}

function toError({ message, fields }: WireError): Error {
  if (!fields) return new Error(message);
  return Object.assign(new messages.DatabaseError(message, 0, 'error'), fields);
}
