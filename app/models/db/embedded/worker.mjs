// @ts-check
// The database engine lives in a thread of its own: a slow query freezes no request, and a hopeless one can be ended.

import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFS } from './durable-files.mjs';
import { EngineBroken, StatementError } from './replies.mjs';
import { createStatements } from './statements.mjs';
import { flushTree, tightenTree } from './tree.mjs';

/** @typedef {import('./wire').WireRequest} WireRequest */
/** @typedef {import('./wire').WireMessage} WireMessage */

const { port, config } =
  /** @type {{ port: import('node:worker_threads').MessagePort, config: import('./wire').WorkerConfig }} */ (
    workerData
  );

const STARTED_SEQ = 0;
const STARTED_AT = 1;
const FSYNCS = 2;
/** Bytes from which handing memory over is cheaper than copying it. */
const TRANSFER_FROM = 16_384;
const counters = new BigInt64Array(config.counters);

/** @param {WireMessage} message */
const post = (message) => port.postMessage(message);

/**
 * fdatasync does nothing in the engine, so fsync it is. The engine touches all of its buffers at the start: at 32 MB
 * instead of 128 it takes a third less memory, and the operating system caches the files anyway.
 */
const DEFAULTS = { wal_sync_method: 'fsync', shared_buffers: '32MB' };

const openEngine = async () => {
  const settings = Object.entries({ ...DEFAULTS, ...config.settings });
  const pg = new PGlite({
    extensions: await bundles(config.extensions),
    fs: new DurableNodeFS(config.pgDir, counters),
    // -F switches fsync off; without it and with DurableNodeFS a commit is on disk before it is acknowledged.
    startParams: [
      ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
  });
  await pg.waitReady;
  return pg;
};

/**
 * The named extensions of PGlite, loaded only when somebody asks for them.
 * @param {string[]} names
 */
const bundles = async (names) => {
  const modules = await Promise.all(names.map((name) => import(`@electric-sql/pglite/contrib/${name}`)));
  return Object.fromEntries(names.map((name, index) => [name, modules[index][name]]));
};

/** Runs initdb and returns only when all of it is on disk; the caller then writes the marker. */
const create = async () => {
  fs.mkdirSync(config.pgDir, { mode: 0o700 });
  const pg = await openEngine();
  await pg.close();
  tightenTree(config.pgDir);
  await flushTree(dirname(config.pgDir));
  post({ kind: 'created' });
  port.close();
};

const serve = async () => {
  // The lock is held, so whatever this file says is left over; an empty one would stop PostgreSQL from starting.
  fs.rmSync(join(config.pgDir, 'postmaster.pid'), { force: true });
  tightenTree(config.pgDir);
  const pg = await openEngine();
  const statements = createStatements(pg, (channel, payload) => post({ kind: 'notification', channel, payload }));
  await statements.start();

  const before = Atomics.load(counters, FSYNCS);
  await statements.exec("SELECT pg_catalog.pg_logical_emit_message(true, 'durability self-check', '')");
  const fsyncsPerCommit = Number(Atomics.load(counters, FSYNCS) - before);

  let queue = Promise.resolve();
  port.on('message', (/** @type {WireRequest} */ request) => {
    queue = queue.then(() => answer(pg, statements, request));
  });
  post({ kind: 'ready', fsyncsPerCommit });
};

/**
 * @param {PGlite} pg
 * @param {ReturnType<typeof createStatements>} statements
 * @param {WireRequest} request
 */
const answer = async (pg, statements, request) => {
  // The time first: whoever reads the number must never pair it with an older time.
  Atomics.store(counters, STARTED_AT, process.hrtime.bigint());
  Atomics.store(counters, STARTED_SEQ, BigInt(request.seq));
  const { seq } = request;
  try {
    if (request.kind === 'close') {
      await pg.close();
      post({ kind: 'result', seq, results: [] });
      port.close();
      return;
    }
    if (request.scope === 'inside' && !pg.isInTransaction()) throw new Error('The transaction has already ended.');
    if (request.scope === 'auto' && pg.isInTransaction()) throw new Error('Another transaction is open.');
    const results =
      request.kind === 'query'
        ? await statements.query(request.sql, request.params, request.paramTypes)
        : await statements.exec(request.sql);
    await keepScope(pg, statements, request.scope);
    const big = results.filter(({ data }) => data.length > TRANSFER_FROM);
    const transfer = big.map(({ data }) => /** @type {ArrayBuffer} */ (data.buffer));
    port.postMessage({ kind: 'result', seq, results }, transfer);
  } catch (error) {
    // The other side answers for a broken engine: everything it was asked is then retryable.
    if (error instanceof EngineBroken) post({ kind: 'broken', message: error.message });
    else post({ kind: 'error', seq, error: describeError(error) });
  }
};

/**
 * All requests share one session, so a BEGIN or COMMIT written as SQL would mix one caller's work with another's.
 * @param {PGlite} pg
 * @param {ReturnType<typeof createStatements>} statements
 * @param {import('./wire').Scope} scope
 */
const keepScope = async (pg, statements, scope) => {
  const inTransaction = pg.isInTransaction();
  if (scope === 'auto' && inTransaction) {
    await statements.exec('ROLLBACK');
    throw new Error('Use transaction() instead of BEGIN; what the statement began has been rolled back.');
  }
  if (scope === 'inside' && !inTransaction) {
    throw new Error('The statement ended the transaction; return from the callback, or throw, to end it.');
  }
};

/** @param {unknown} error */
const describeError = (error) => {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof StatementError ? { message, fields: error.fields } : { message };
};

try {
  await (config.mode === 'create' ? create() : serve());
} catch (error) {
  post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  port.close();
}
