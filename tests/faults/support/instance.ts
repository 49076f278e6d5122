// The built server as a process that may be killed, stopped and started again on the same data.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { insistOnLog } from '../../support/log-of-server';

export type Instance = {
  /** For instance "http://localhost:41234", without a slash at its end. */
  url: string;
  pid: number;
  /** Milliseconds from its start until it answers. */
  startedMs: number;
  output(): string;
  /** Lines of its log that say of a bug or of something nobody caught. */
  bugs(): string[];
  kill(signal: NodeJS.Signals): void;
  /** Its exit code, null when a signal ended it. */
  ended: Promise<number | null>;
  /** SIGTERM, and SIGKILL when that takes more than half a minute; its exit code. Throws when a line of its log is not as agreed. */
  stop(): Promise<number | null>;
};

export type Start = {
  env: Record<string, string>;
  /** Files of this folder that are loaded before the server, to break something in its process. */
  preload?: readonly string[];
  /** The folder of another release, built; without it this one. */
  release?: string | undefined;
};

/** A server that did not come up; what it said is the message. */
export class NotUp extends Error {
  constructor(
    readonly code: number | null,
    output: string,
  ) {
    super(output);
  }
}

const address = /Doorontwikkelkalender: (http:\S+)/;
/** pino's levels: 50 is an error, 60 fatal; a warning may tell the stack of a neighbour that failed. Node writes what nobody caught as plain text. */
const isBug = (line: string) =>
  line.startsWith('{')
    ? /"level":(50|60)\b/.test(line)
    : /unhandled|uncaught|^\w*Error\b|node:internal\/process/i.test(line);

const patienceMs = 120_000;
/** The rigs' own PostgreSQL is not as careful as one in earnest; their proxy notices within a second who stops; all work comes from one address. */
const fixed = { ALLOW_UNSAFE_DATABASE: '1', DRAIN_SECONDS: '1', LIMIT_REQUESTS: '0', LIMIT_CHANGES: '0' };

/** Starts it and waits for the address it prints; throws {@link NotUp} when it ends before. */
export async function startInstance({ env, preload = [], release = '.' }: Start): Promise<Instance> {
  if (!existsSync(path.join(release, 'build/server-main.js')))
    throw new Error('There is no build; run "npm run build" first.');
  const from = performance.now();
  const defaults = {
    NODE_ENV: 'production',
    ALLOW_EMBEDDED: '1',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: '',
    ...fixed,
  };
  const flags = preload.flatMap((file) => ['--import', `./tests/faults/support/${file}`]);
  const child = spawn(process.execPath, [...flags, 'bin/serve.mjs'], {
    cwd: release,
    env: { ...process.env, ...defaults, ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  let output = '';
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      process.off('exit', killWithUs);
      resolve(code);
    }),
  );
  const stop = async () => {
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), 30_000);
    const code = await ended;
    clearTimeout(impatient);
    insistOnLog(output);
    return code;
  };
  const url = await new Promise<string>((resolve, reject) => {
    const tooLate = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = address.exec(output)?.[1];
      if (!found) return;
      clearTimeout(tooLate);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new NotUp(code, output)));
    void ended.finally(() => clearTimeout(tooLate));
  });
  return {
    ...{ url, pid: child.pid!, startedMs: performance.now() - from, ended, stop },
    output: () => output,
    bugs: () => output.split('\n').filter(isBug),
    kill: (signal) => void child.kill(signal),
  };
}
