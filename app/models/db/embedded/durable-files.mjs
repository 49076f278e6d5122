// @ts-check
// What PostgreSQL asks to be flushed is flushed, and every file it makes is private to its owner.

import fs from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

const FSYNCS = 2;
const WAL_BYTES = 3;
const OWNER_ONLY = ~0o077;

/**
 * The few internals of Emscripten's NODEFS that are replaced.
 * @typedef {{ mode: number, name: string, parent: Node }} Node
 * @typedef {{ nfd: number, node: Node }} Stream
 * @typedef {{
 *   tryFSOperation<T>(f: () => T): T,
 *   node_ops: {
 *     mknod(parent: Node, name: string, mode: number, dev: number): Node,
 *     setattr(node: Node, attr: { mode?: number }): void,
 *   },
 *   stream_ops: {
 *     fsync?(stream: Stream): number,
 *     setattr(stream: Stream, attr: { mode?: number }): void,
 *     write(stream: Stream, buffer: Uint8Array, offset: number, length: number, position: number): number,
 *   },
 * }} NodeFsInternals
 */

/**
 * NODEFS has no fsync (it reports success and does nothing) and creates files 0666. Both are mended here, and the bytes
 * written to the write-ahead log are counted, because nothing inside the engine decides when a checkpoint is due.
 */
export class DurableNodeFS extends NodeFS {
  /**
   * @param {string} dir
   * @param {BigInt64Array} counters
   */
  constructor(dir, counters) {
    super(dir);
    this.counters = counters;
  }

  /**
   * @override
   * @type {NodeFS['init']}
   */
  async init(pg, options) {
    const prepared = await super.init(pg, options);
    const harden = (/** @type {unknown} */ module) => {
      hardenNodeFs(/** @type {{ NODEFS: NodeFsInternals }} */ (module).NODEFS, this.counters);
    };
    prepared.emscriptenOpts.preRun = [...(prepared.emscriptenOpts.preRun ?? []), harden];
    return prepared;
  }
}

/**
 * @param {NodeFsInternals} nodeFs
 * @param {BigInt64Array} counters
 */
function hardenNodeFs(nodeFs, counters) {
  const { node_ops: nodeOps, stream_ops: streamOps } = nodeFs;
  const { mknod, setattr: setNode } = nodeOps;
  const { setattr: setStream, write } = streamOps;

  // Directories come through here too: PostgreSQL flushes the directory after creating or renaming a file in it.
  // An error must reach PostgreSQL as errno, because it answers a failed flush with a panic instead of a commit.
  streamOps.fsync = (stream) => {
    nodeFs.tryFSOperation(() => fs.fsyncSync(stream.nfd));
    Atomics.add(counters, FSYNCS, 1n);
    return 0;
  };
  streamOps.write = (stream, buffer, offset, length, position) => {
    const written = write(stream, buffer, offset, length, position);
    if (stream.node.parent.name === 'pg_wal') Atomics.add(counters, WAL_BYTES, BigInt(written));
    return written;
  };
  // A worker thread cannot set the umask, so modes are narrowed here: at creation, and at the chmod by which Emscripten
  // then gives a file the mode that PostgreSQL asked for.
  nodeOps.mknod = (parent, name, mode, dev) => mknod(parent, name, mode & OWNER_ONLY, dev);
  nodeOps.setattr = (node, attr) => setNode(node, narrowed(attr));
  streamOps.setattr = (stream, attr) => setStream(stream, narrowed(attr));
}

/**
 * @template {{ mode?: number }} A
 * @param {A} attr
 * @returns {A}
 */
const narrowed = (attr) => (attr.mode === undefined ? attr : { ...attr, mode: attr.mode & OWNER_ONLY });
