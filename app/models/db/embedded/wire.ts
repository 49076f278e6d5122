// What the main thread and the database worker say to each other; rows cross as PostgreSQL's own bytes, never as objects.

/** How a request relates to transactions; the worker refuses a statement that leaves the state it belongs to. */
export type Scope = 'auto' | 'begin' | 'inside' | 'end';

export type WireRequest =
  | { seq: number; kind: 'query'; scope: Scope; sql: string; params: unknown[]; paramTypes?: number[] }
  | { seq: number; kind: 'exec'; scope: Scope; sql: string }
  | { seq: number; kind: 'close' };

type WithoutSeq<T> = T extends { seq: number } ? Omit<T, 'seq'> : never;
/** A request before the engine has numbered it. */
export type Request = WithoutSeq<WireRequest>;

/** `elementTypeID` is set when the column is an array: the type of its elements. */
export type WireField = { name: string; dataTypeID: number; elementTypeID?: number };

/**
 * `data` is PostgreSQL's own DataRow messages, one after the other. `fields` may be absent when `slot` is not 0: then
 * they are those that came with an earlier result of the same slot.
 */
export type WireResult = {
  slot: number;
  fields?: WireField[];
  data: Uint8Array;
  rows: number;
  command?: string;
  rowCount?: number;
  affectedRows: number;
};

export const EMPTY_RESULT: WireResult = { slot: 0, data: new Uint8Array(0), rows: 0, affectedRows: 0 };

/** `fields` are the properties PostgreSQL sent (code, detail, constraint …); absent when the error is not PostgreSQL's. */
export type WireError = { message: string; fields?: Record<string, string> };

export type WireMessage =
  | { kind: 'ready'; fsyncsPerCommit: number }
  | { kind: 'created' }
  | { kind: 'failed'; message: string }
  | { kind: 'result'; seq: number; results: WireResult[] }
  | { kind: 'error'; seq: number; error: WireError }
  | { kind: 'broken'; message: string }
  | { kind: 'notification'; channel: string; payload: string };

/** `settings` become `-c name=value`; `extensions` are bundles of PGlite by name; `counters` is shared memory laid out by `SLOT`. */
export type WorkerConfig = {
  mode: 'create' | 'open';
  pgDir: string;
  settings: Record<string, string>;
  extensions: string[];
  counters: SharedArrayBuffer;
};

/** Places in the shared `BigInt64Array`: what runs now, since when (`process.hrtime.bigint()`), and what the files have seen. */
export const SLOT = { startedSeq: 0, startedAt: 1, fsyncs: 2, walBytes: 3 } as const;
export const SLOTS = 4;
