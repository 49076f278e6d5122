// From "node bin/serve.mjs" to the address it prints: in an empty folder, and again in the same one.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Finding, timed } from '../result';

async function start(folder: string): Promise<number> {
  const from = performance.now();
  const own = { NODE_ENV: 'production', ALLOW_EMBEDDED: '1', PORT: '0', DATA_DIR: folder, DATABASE_URL: '' };
  const child = spawn(process.execPath, ['bin/serve.mjs'], {
    env: { ...process.env, ...own } as NodeJS.ProcessEnv,
    stdio: 'pipe',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        if (/Doorontwikkelkalender: http/.test(String(text))) resolve();
      });
      child.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)));
    });
    return performance.now() - from;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

export async function startCases(): Promise<Finding[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < 3; round++) {
    const home = await mkdtemp(path.join(tmpdir(), 'dok-bench-'));
    first.push(await start(path.join(home, 'data')));
    again.push(await start(path.join(home, 'data')));
    await rm(home, { recursive: true, force: true });
  }
  const asTiming = (id: string, wall: number[]) => ({ id, cpu: wall, wall });
  return [
    timed({ goal: 'P22', name: 'first start, empty folder, demo included (wall)' }, asTiming('first', first)),
    timed({ goal: 'P22', name: 'start in a folder that is there (wall)' }, asTiming('again', again)),
  ];
}
