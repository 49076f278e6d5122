// One process per directory: the kernel holds the lock, and a file beside the data says who has it.

import { randomUUID } from 'node:crypto';
import { chmod, link, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { EmbeddedRefusal } from './errors.server';
import { describeSelf, mayBeAlive, parseOwner, type Owner } from './owner.server';

export type DirectoryLock = { release(): Promise<void> };

export const LOCK_FILE = 'lock.json';
const SOCKET_NAME = /^lock-[0-9a-f]{8}\.sock$/;
/** `sun_path` holds 108 bytes on Linux and 104 on macOS. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Takes `dir` for this process or throws `EmbeddedRefusal('locked')` at once; never waits. Two locks, because each covers
 * what the other cannot: an abstract socket named after the directory itself (Linux, one network namespace; gone with
 * the process however it ends), and a lock file (every platform, containers that share a volume).
 */
export async function acquireLock(dir: string): Promise<DirectoryLock> {
  const kernelLock = await listenAbstract(dir);
  try {
    const socketName = `lock-${randomUUID().slice(0, 8)}.sock`;
    const sign = await listenInDirectory(join(dir, socketName));
    const self = describeSelf(sign ? socketName : null, new Date());
    try {
      await claimFile(dir, self);
    } catch (error) {
      await closeServer(sign);
      throw error;
    }
    return {
      async release() {
        await rm(join(dir, LOCK_FILE), { force: true });
        await closeServer(sign);
        await closeServer(kernelLock);
      },
    };
  } catch (error) {
    await closeServer(kernelLock);
    throw error;
  }
}

async function listenAbstract(dir: string): Promise<Server | null> {
  if (process.platform !== 'linux') return null;
  const { dev, ino } = await stat(dir);
  try {
    return await listen(`\0doorontwikkelkalender-${dev}-${ino}`);
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    throw refusal(dir, await readOwner(dir));
  }
}

/** A sign of life for other containers. Some file systems have no sockets; then there is none. */
async function listenInDirectory(path: string): Promise<Server | null> {
  if (Buffer.byteLength(path) > LONGEST_SOCKET_PATH) return null;
  try {
    const server = await listen(path);
    await chmod(path, 0o600);
    return server;
  } catch {
    return null;
  }
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    // Exclusive: in a cluster the primary would otherwise share one socket among all workers.
    server.listen({ path, exclusive: true }, () => resolve(server.unref()));
  });
}

/** Writes the lock file so that it appears complete or not at all, and takes over only a file whose owner is dead. */
async function claimFile(dir: string, self: Owner): Promise<void> {
  const file = join(dir, LOCK_FILE);
  const draft = join(dir, `${LOCK_FILE}.${randomUUID()}`);
  await writeFile(draft, `${JSON.stringify(self)}\n`, { mode: 0o600 });
  try {
    const handle = await open(draft);
    await handle.sync().finally(() => handle.close());
    for (let tries = 0; tries < 10; tries += 1) {
      try {
        // link() fails when the name exists, on every file system, in one step.
        await link(draft, file);
        await removeDeadSockets(dir, self);
        return;
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      await removeDead(dir, self);
    }
    throw refusal(dir, await readOwner(dir));
  } finally {
    await rm(draft, { force: true });
  }
}

async function removeDead(dir: string, self: Owner): Promise<void> {
  const file = join(dir, LOCK_FILE);
  const text = await readText(file);
  const owner = parseOwner(text);
  if (owner && (await mayBeAlive(owner, dir, self))) throw refusal(dir, owner);
  // Somebody else may have replaced the file since it was read: take it away first, look, and put it back if so.
  const aside = join(dir, `${LOCK_FILE}.${randomUUID()}`);
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = await readText(aside);
  if (taken !== text) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function removeDeadSockets(dir: string, self: Owner): Promise<void> {
  for (const name of await readdir(dir)) {
    if (SOCKET_NAME.test(name) && name !== self.socket) await rm(join(dir, name), { force: true });
  }
}

const readText = (file: string) => readFile(file, 'utf8').catch(() => '');
const readOwner = async (dir: string) => parseOwner(await readText(join(dir, LOCK_FILE)));

function refusal(dir: string, owner: Owner | null): EmbeddedRefusal {
  const who = owner ? `process ${owner.pid}, since ${owner.since}` : 'another process';
  return new EmbeddedRefusal(
    'locked',
    `The database in ${dir} is in use by ${who}. Two processes would destroy each other's data, so this one stops; ` +
      `end the other one first. (If it ran in a container that is gone, delete ${join(dir, LOCK_FILE)}.)`,
  );
}

function closeServer(server: Server | null): Promise<void> {
  return new Promise((resolve) => {
    if (server) server.close(() => resolve());
    else resolve();
  });
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;
