// Where tests keep the databases they throw away. They are copied by the hundred: in memory that takes a sixth less time than on a disk.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStop } from './run.mjs';

const inMemory = '/dev/shm';
const prefix = 'dok-scratch-';
/** The gate keeps half a gigabyte there at most. */
const roomBytes = 4 * 2 ** 30;
/** What is kept there is taken from what browsers and servers need; a container may have less than its machine. */
const memoryBytes = 8 * 2 ** 30;

/**
 * A folder of this run in memory, which is gone when this process ends; null where there is not plenty, where somebody said with
 * TMPDIR where files go, and where no program may run from. On a machine that people log in to by turns, what is kept there is
 * removed when its owner logs out: it is for machines that test, and for root.
 * @param {{ folder?: string, env?: Record<string, string | undefined>, least?: number }} options
 * @returns {string | null}
 */
export function scratchInMemory({ folder = inMemory, env = process.env, least = roomBytes } = {}) {
  const isMeant = process.platform === 'linux' && !env.TMPDIR && (env.CI !== undefined || process.getuid?.() === 0);
  if (!isMeant || !isRoomy(folder, least)) return null;
  sweep(folder);
  const own = path.join(folder, `${prefix}${process.pid}`);
  const remove = () => rmSync(own, { recursive: true, force: true });
  try {
    mkdirSync(own);
    // The server of PostgreSQL runs as somebody else, who has to reach what is its own.
    chmodSync(own, 0o711);
    if (!canRun(own)) throw new Error('no program runs from there');
  } catch {
    remove();
    return null;
  }
  process.once('exit', remove);
  onStop(remove);
  return own;
}

function isRoomy(folder, least) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= least && process.availableMemory() >= Math.min(least * 2, memoryBytes);
  } catch {
    return false;
  }
}

/** Removes what runs left behind that were killed. */
function sweep(folder) {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(prefix))) {
    try {
      process.kill(Number(name.slice(prefix.length)), 0);
    } catch (error) {
      if (error.code === 'ESRCH') rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

function canRun(folder) {
  const file = path.join(folder, 'program');
  writeFileSync(file, '#!/bin/sh\nexit 7\n', { mode: 0o755 });
  const { status } = spawnSync(file);
  rmSync(file);
  return status === 7;
}
