// @ts-check
// The database worker on a disk that keeps a diary: every change of a file below the database, and every flush, in order.
import fs from 'node:fs';
import { dirname, sep } from 'node:path';
import { workerData } from 'node:worker_threads';

/** @typedef {import('./power-disk').DiaryEntry} DiaryEntry */

const { pgDir } = workerData.config;
const below = pgDir + sep;
const real = { ...fs };
const diary = real.openSync(`${dirname(pgDir)}.diary`, 'a', 0o600);
/** @type {Map<number, string>} */
const open = new Map();

/**
 * Written before the caller hears that the operation succeeded: whoever reads how long the diary is at an
 * acknowledgement knows what had happened by then.
 * @param {DiaryEntry} entry
 * @param {Uint8Array} data
 */
function note(entry, data = new Uint8Array(0)) {
  const head = Buffer.from(JSON.stringify(entry));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(head.length, 0);
  lengths.writeUInt32LE(data.length, 4);
  real.writevSync(diary, [lengths, head, data]);
}

/** @param {unknown} path */
const isOurs = (path) => typeof path === 'string' && path.startsWith(below);
/** @param {string} path */
const named = (path) => path.slice(below.length);
/** @param {string} operation */
const unknown = (operation) => () => {
  throw new Error(`The diary does not know ${operation}; teach it before trusting it.`);
};

Object.assign(fs, {
  openSync(/** @type {string} */ path, /** @type {number} */ flags, /** @type {number} */ mode) {
    const existed = real.existsSync(path);
    const fd = real.openSync(path, flags, mode);
    if (path !== pgDir && !isOurs(path)) return fd;
    open.set(fd, path === pgDir ? '' : named(path));
    if (!existed) note({ op: 'create', path: named(path) });
    note({ op: 'open', path: path === pgDir ? '' : named(path), fd });
    if (typeof flags === 'number' && flags & fs.constants.O_TRUNC) note({ op: 'size', fd, size: 0 });
    return fd;
  },
  closeSync(/** @type {number} */ fd) {
    if (open.delete(fd)) note({ op: 'close', fd });
    real.closeSync(fd);
  },
  /** How Emscripten writes: always from a buffer, always at a position. */
  writeSync(
    /** @type {number} */ fd,
    /** @type {Uint8Array} */ buffer,
    /** @type {number} */ offset,
    /** @type {number} */ length,
    /** @type {number} */ position,
  ) {
    const written = real.writeSync(fd, buffer, offset, length, position);
    if (!open.has(fd)) return written;
    if (typeof position !== 'number') unknown('a write without a position')();
    note({ op: 'write', fd, at: position }, buffer.subarray(offset, offset + written));
    return written;
  },
  ftruncateSync(/** @type {number} */ fd, /** @type {number} */ size) {
    real.ftruncateSync(fd, size);
    if (open.has(fd)) note({ op: 'size', fd, size: size ?? 0 });
  },
  truncateSync(/** @type {string} */ path, /** @type {number} */ size) {
    const fd = fs.openSync(path, 'r+');
    fs.ftruncateSync(fd, size);
    fs.closeSync(fd);
  },
  fsyncSync(/** @type {number} */ fd) {
    // Flushing the disk below would only cost time: what is on "the disk" is decided by the diary.
    if (open.has(fd)) note({ op: 'fsync', fd });
    else real.fsyncSync(fd);
  },
  /** How Emscripten makes a file. */
  writeFileSync(/** @type {string} */ path, /** @type {string} */ data, /** @type {object} */ options) {
    real.writeFileSync(path, data, options);
    if (!isOurs(path)) return;
    if (data.length > 0) unknown('a file made with content')();
    note({ op: 'create', path: named(path) });
  },
  mkdirSync(/** @type {string} */ path, /** @type {object} */ options) {
    real.mkdirSync(path, options);
    if (isOurs(path)) note({ op: 'mkdir', path: named(path) });
  },
  renameSync(/** @type {string} */ from, /** @type {string} */ to) {
    real.renameSync(from, to);
    if (isOurs(from)) note({ op: 'rename', path: named(from), to: named(to) });
  },
  unlinkSync(/** @type {string} */ path) {
    real.unlinkSync(path);
    if (isOurs(path)) note({ op: 'remove', path: named(path) });
  },
  rmSync(/** @type {string} */ path, /** @type {{ force?: boolean }} */ options) {
    if (options.force && !real.existsSync(path)) return;
    fs.unlinkSync(path);
  },
  rmdirSync(/** @type {string} */ path) {
    real.rmdirSync(path);
    if (isOurs(path)) note({ op: 'remove', path: named(path) });
  },
  symlinkSync: unknown('symlinks'),
  linkSync: unknown('hard links'),
});

await import('../../../app/models/db/embedded/worker.mjs');
