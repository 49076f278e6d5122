// @ts-check
// A database directory as a whole: private to its owner, on disk to the last file, copied block by block.

import fs from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes every directory below `dir`, itself included, 0700 and every file 0600.
 * @param {string} dir
 */
export function tightenTree(dir) {
  fs.chmodSync(dir, 0o700);
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) tightenTree(path);
    else if (entry.isFile()) fs.chmodSync(path, 0o600);
  }
}

/** So many at a time: the disk does them together, and the main thread is free meanwhile. */
const AT_ONCE = 8;

/**
 * When it ends nothing of it goes on, also when some of it failed; then it throws why.
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T) => Promise<void>} work
 */
async function forEach(all, work) {
  const left = all.values();
  const worker = async () => {
    for (const one of left) await work(one);
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * Everything below `dir`, a directory before what is in it.
 * @param {string} dir
 * @returns {{ path: string, isFile: boolean, isDirectory: boolean }[]}
 */
const below = (dir) =>
  fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    const found = { path, isFile: entry.isFile(), isDirectory: entry.isDirectory() };
    return found.isDirectory ? [found, ...below(path)] : [found];
  });

/**
 * Flushes every file and directory below `dir`, and `dir` itself. Resolves, when all of it is on disk, to how many flushes that took.
 * @param {string} dir
 * @returns {Promise<number>}
 */
export async function flushTree(dir) {
  const paths = below(dir).flatMap(({ path, isFile, isDirectory }) => (isFile || isDirectory ? [path] : []));
  await forEach([...paths, dir], flushPath);
  return paths.length + 1;
}

/** @param {string} path */
async function flushPath(path) {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/**
 * Copies a closed database directory; shares blocks where the file system can.
 * @param {string} from
 * @param {string} to
 */
export async function copyTree(from, to) {
  const found = below(from);
  const placeOf = (/** @type {string} */ path) => join(to, path.slice(from.length));
  for (const { path, isDirectory } of [{ path: from, isDirectory: true }, ...found]) {
    if (isDirectory) fs.mkdirSync(placeOf(path), { mode: 0o700 });
  }
  const files = found.filter(({ isFile }) => isFile);
  await forEach(files, ({ path }) => copyFile(path, placeOf(path), fs.constants.COPYFILE_FICLONE));
}
