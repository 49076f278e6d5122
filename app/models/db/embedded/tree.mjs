// @ts-check
// A database directory as a whole: private to its owner, on disk to the last file, copied block by block.

import fs from 'node:fs';
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

/**
 * Flushes every file and then its directory, bottom up. Returns how many flushes that took.
 * @param {string} dir
 * @returns {number}
 */
export function flushTree(dir) {
  let flushes = 0;
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) flushes += flushTree(path);
    else if (entry.isFile()) flushes += flushPath(path);
  }
  return flushes + flushPath(dir);
}

/** @param {string} path */
function flushPath(path) {
  const fd = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
  return 1;
}

/**
 * Copies a closed database directory; shares blocks where the file system can.
 * @param {string} from
 * @param {string} to
 */
export function copyTree(from, to) {
  fs.mkdirSync(to, { mode: 0o700 });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isFile()) fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE);
  }
}
