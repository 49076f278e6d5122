// The built server as a process of its own, on a free port, with data that is thrown away afterwards.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { insistOnLog } from './log-of-server';

export type TestServer = {
  /** For instance "http://localhost:41234", without a slash at its end. */
  url: string;
  /** Everything it has written so far: its log. */
  output(): string;
  /** Asks it to stop as a container would, and gives its exit code; throws when a line of its log is not as agreed. */
  stop(): Promise<number | null>;
};

const address = /Doorontwikkelkalender: (http:\S+)/;
const patience = 200_000;

type Start = {
  /** Goes before the defaults, for instance DATABASE_URL. */
  env?: Record<string, string>;
  /** A data folder of which it gets a copy; without one it begins with nothing and makes the demo itself. */
  data?: string;
};

/** Starts it and waits for the address it prints. */
export async function startServer({ env = {}, data }: Start = {}): Promise<TestServer> {
  if (!existsSync('build/server-main.js')) throw new Error('There is no build; run "npm run build" first.');
  const home = await mkdtemp(path.join(tmpdir(), 'dok-server-'));
  if (data) await cp(data, path.join(home, 'data'), { recursive: true });
  const defaults = {
    NODE_ENV: 'production',
    ALLOW_EMBEDDED: '1',
    DRAIN_SECONDS: '0',
    ALLOW_UNSAFE_DATABASE: '1',
    PORT: '0',
    DATA_DIR: path.join(home, 'data'),
  };
  // One machine asks in a minute what a town hall does in a day.
  const noLimits = { LIMIT_REQUESTS: '0', LIMIT_CHANGES: '0' };
  const child = spawn(process.execPath, ['bin/serve.mjs'], {
    env: { ...process.env, DATABASE_URL: '', ...defaults, ...noLimits, ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  const stop = async () => {
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), 30_000);
    const code = await ended;
    clearTimeout(impatient);
    process.off('exit', killWithUs);
    await rm(home, { recursive: true, force: true });
    return code;
  };

  const url = await new Promise<string>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`The server did not start (${reason}):\n${output}`));
    const tooLate = setTimeout(fail, patience, `no address within ${patience / 1000} s`);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = address.exec(output)?.[1];
      if (found) {
        clearTimeout(tooLate);
        resolve(found);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => fail(`exit code ${code}`));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const stopAndRead = async () => {
    const code = await stop();
    insistOnLog(output);
    return code;
  };
  return { url, output: () => output, stop: stopAndRead };
}
