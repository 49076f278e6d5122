// One process per directory: who is refused, how fast, and from whom a lock may be taken over.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acquireLock, LOCK_FILE } from '~/models/db/embedded/lock.server';
import { describeSelf, mayBeAlive, type Owner } from '~/models/db/embedded/owner.server';
import { ended, open, printed, scratch, startProcess } from './rig';

/** From asking for the directory to the refusal; how long Node and the test's loader take to start says nothing. */
const REFUSED_WITHIN_MS = 1_000;
const linux = process.platform === 'linux';

const self = () => describeSelf(null, new Date());

async function lockFile(dir: string, owner: Partial<Owner>) {
  await writeFile(join(dir, LOCK_FILE), JSON.stringify({ ...self(), ...owner }));
}

/** A process that has ended, so that its pid is certainly nobody's. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'close');
  return child.pid ?? 0;
}

test('ten second processes are refused at once with a clear message, and the first keeps every row', async () => {
  const { dir, client } = await open();
  await client.exec('CREATE TABLE kept (n int)');
  const written: number[] = [];
  const write = async () => {
    for (let count = 0; count < 20; count += 1) {
      const n = written.length;
      await client.query('INSERT INTO kept VALUES ($1)', [n]);
      written.push(n);
    }
  };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const child = startProcess('holder.ts', [dir]);
    await write();
    expect(await ended(child)).toBe(3);
    const refusal = JSON.parse(child.output()) as { reason: string; message: string; ms: number };
    expect(refusal.ms).toBeLessThan(REFUSED_WITHIN_MS);
    expect(refusal.reason).toBe('locked');
    expect(refusal.message).toContain(`The database in ${dir} is in use by process ${process.pid}, since 20`);
  }
  await write();
  const { rows } = await client.query<{ n: number }>('SELECT n FROM kept ORDER BY n');
  expect(rows.map(({ n }) => n)).toEqual(written);
  expect(written).toHaveLength(220);
}, 60_000);

test('the kernel gives the lock back when the owner is killed, and its lock file is taken over', async () => {
  const dir = await scratch();
  const holder = startProcess('holder.ts', [dir, 'lock-only']);
  await printed(holder, 'open');
  await expect(acquireLock(dir)).rejects.toMatchObject({ reason: 'locked' });
  holder.kill('SIGKILL');
  await ended(holder);
  expect(await readdir(dir)).toContain(LOCK_FILE);
  await (await acquireLock(dir)).release();
  expect((await readdir(dir)).filter((name) => name.startsWith('lock'))).toEqual([]);
});

test('the same process cannot open a directory twice either, under whatever name', async () => {
  const dir = await scratch();
  const lock = await acquireLock(dir);
  await expect(acquireLock(join(dir, '..', dir.split('/').at(-1) ?? ''))).rejects.toMatchObject({ reason: 'locked' });
  await lock.release();
  await (await acquireLock(dir)).release();
});

test.runIf(linux)(
  'the kernel lock belongs to the directory itself: a lost lock file or a new name changes nothing',
  async () => {
    const home = await scratch();
    const dir = join(home, 'data');
    await mkdir(dir);
    const lock = await acquireLock(dir);
    await rm(join(dir, LOCK_FILE));
    await rename(dir, join(home, 'renamed'));
    await expect(acquireLock(join(home, 'renamed'))).rejects.toMatchObject({ reason: 'locked' });
    await rename(join(home, 'renamed'), dir);
    await lock.release();
  },
);

test('a lock file of a living process is never taken, also where the kernel lock says nothing', async () => {
  const dir = await scratch();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await lockFile(dir, { pid: child.pid, startTime: null });
  await expect(acquireLock(dir)).rejects.toMatchObject({ reason: 'locked' });
  expect((JSON.parse(await readFile(join(dir, LOCK_FILE), 'utf8')) as Owner).pid).toBe(child.pid);
});

test.each([
  ['of a process that has ended', async (dir: string) => lockFile(dir, { pid: await deadPid() })],
  ['of an earlier boot', async (dir: string) => lockFile(dir, { bootId: 'another boot' })],
  ['that a power cut left empty', async (dir: string) => writeFile(join(dir, LOCK_FILE), '')],
])('a lock file %s is taken over', async (_whose, leave) => {
  const dir = await scratch();
  await leave(dir);
  const lock = await acquireLock(dir);
  expect((JSON.parse(await readFile(join(dir, LOCK_FILE), 'utf8')) as Owner).pid).toBe(process.pid);
  await lock.release();
});

test('of many that find the same dead lock file, one gets the directory', async () => {
  const dir = await scratch();
  await lockFile(dir, { pid: await deadPid() });
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(dir)));
  const locks = tries.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
  expect(locks).toHaveLength(1);
  await locks[0]?.release();
});

test.runIf(linux)('a pid that was given to another process is not its owner', async () => {
  const dir = await scratch();
  expect(self().startTime).toMatch(/^\d+$/);
  expect(await mayBeAlive({ ...self(), startTime: '1' }, dir, self())).toBe(false);
  expect(await mayBeAlive(self(), dir, self())).toBe(true);
});

test('in another container the pid says nothing: only a socket that is listened on proves life', async () => {
  const dir = await scratch();
  const foreign = { ...self(), pid: await deadPid(), pidNamespace: 'pid:[1]' };
  const server = createServer().listen(join(dir, 'lock-00000000.sock'));
  await once(server, 'listening');
  const there = { ...foreign, socket: 'lock-00000000.sock' };
  expect(await mayBeAlive(there, dir, self())).toBe(true);
  await new Promise((closed) => server.close(closed));
  expect(await mayBeAlive(there, dir, self())).toBe(false);
  expect(await mayBeAlive({ ...foreign, socket: null }, dir, self())).toBe(true);
});

const canUnshare = (() => {
  try {
    execFileSync('unshare', ['--pid', '--net', '--fork', '--mount-proc', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test.runIf(canUnshare)('a second container on the same volume is refused while the first one lives', async () => {
  const dir = await scratch();
  const lock = await acquireLock(dir);
  const script = join('tests/models/embedded', 'holder.ts');
  const args = ['--pid', '--net', '--fork', '--mount-proc', process.execPath, '--import', 'tsx', script, dir];
  const child = spawn('unshare', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  await once(child, 'close');
  expect((JSON.parse(output) as { reason: string }).reason).toBe('locked');
  expect(child.exitCode).toBe(3);
  await lock.release();
});
