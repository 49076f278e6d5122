// A process is told apart by pid, boot and start time together, and is called dead only when that is proven.

import { readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const ownerSchema = z.object({
  pid: z.number().int().positive(),
  /** Changes with every boot of the machine; `null` where the system does not tell. */
  bootId: z.string().nullable(),
  /** Start of the process in clock ticks since boot, so that a reused pid is noticed; `null` where unknown. */
  startTime: z.string().nullable(),
  /** Two containers have different ones, and then a pid says nothing. */
  pidNamespace: z.string().nullable(),
  /** A socket in the same directory on which a live owner listens; the one sign of life that crosses containers. */
  socket: z.string().nullable(),
  /** For people: when the directory was taken, ISO 8601. */
  since: z.string(),
});

export type Owner = z.infer<typeof ownerSchema>;

/** This process as an owner. */
export function describeSelf(socket: string | null, since: Date): Owner {
  return {
    pid: process.pid,
    bootId: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    startTime: startTimeOf(process.pid),
    pidNamespace: attempt(() => readlinkSync('/proc/self/ns/pid')),
    socket,
    since: since.toISOString(),
  };
}

/** Reads an owner from a lock file's text; `null` when it is none, which only a power cut can leave behind. */
export function parseOwner(text: string): Owner | null {
  return ownerSchema.safeParse(attempt((): unknown => JSON.parse(text))).data ?? null;
}

/** Whether the owner may still be alive. In doubt the answer is yes: a busy process must never lose its directory. */
export async function mayBeAlive(owner: Owner, dir: string, self: Owner): Promise<boolean> {
  if (owner.bootId && self.bootId && owner.bootId !== self.bootId) return false;
  if (owner.pidNamespace !== self.pidNamespace) return owner.socket === null || listens(join(dir, owner.socket));
  if (!pidExists(owner.pid)) return false;
  const startTime = startTimeOf(owner.pid);
  return owner.startTime === null || startTime === null || owner.startTime === startTime;
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function startTimeOf(pid: number): string | null {
  // The command name, in parentheses, may itself hold spaces; field 22 is the 20th after it.
  return attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null);
}

/** The kernel accepts connections for a process that is too busy to answer, and refuses them once it is gone. */
function listens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT');
    });
  });
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
