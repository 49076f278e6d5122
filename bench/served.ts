// The built server as a process of its own, whose memory and CPU are looked at from outside.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

export type Served = {
  /** For instance "http://localhost:41234", without a slash at its end. */
  url: string;
  pid: number;
  /** Milliseconds from its start until it answers. */
  started: number;
  /** Lines of its log that are warnings or worse, so far. */
  complaints: string[];
  /** Megabytes in use of its heap after everything that can be thrown away was; for who asked for `probe`. */
  heap(): Promise<number>;
  stop(): Promise<void>;
};

type Start = { env: Record<string, string>; probe?: boolean };

const address = /Doorontwikkelkalender: (http:\S+)/;

/** pino writes a line of JSON with its level; 40 is a warning. */
function isComplaint(line: string): boolean {
  const level = /"level":(\d+)/.exec(line)?.[1];
  return level !== undefined && Number(level) >= 40;
}

export async function serve({ env, probe = false }: Start): Promise<Served> {
  if (!existsSync('build/server-main.js')) throw new Error('There is no build; run "npm run build" first.');
  const from = performance.now();
  const defaults = {
    ...{ NODE_ENV: 'production', ALLOW_EMBEDDED: '1', PORT: '0', DATABASE_URL: '', DEMO: '' },
    // nobody has to be told that it goes, and what is slow under load is measured here, not complained of
    ...{ DRAIN_SECONDS: '0', SLOW_QUERY_MS: '600000', ALLOW_UNSAFE_DATABASE: '1' },
  };
  // Two hundred people come from one address here.
  const noLimits = { LIMIT_REQUESTS: '0', LIMIT_CHANGES: '0' };
  const flags = probe ? ['--expose-gc', '--import', './bench/memory-probe.mjs'] : [];
  const child = spawn(process.execPath, [...flags, 'bin/serve.mjs'], {
    env: { ...process.env, ...defaults, ...noLimits, ...env } as NodeJS.ProcessEnv,
    stdio: probe ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const complaints: string[] = [];
  const stop = async () => {
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(impatient);
    process.off('exit', killWithUs);
  };
  let beginning = '';
  const url = await new Promise<string>((resolve, reject) => {
    let rest = '';
    const read = (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const found = address.exec(line)?.[1];
        if (found) resolve(found);
        else if (beginning.length < 20_000) beginning += `${line}\n`;
        if (isComplaint(line)) complaints.push(line);
      }
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code}:\n${beginning}`)));
  });
  const heap = () =>
    new Promise<number>((resolve, reject) => {
      child.once('message', (said) => resolve((said as { heap: number }).heap / 1024 / 1024));
      child.send('memory', (error) => (error ? reject(error) : undefined));
    });
  return { url, pid: child.pid!, started: performance.now() - from, complaints, heap, stop };
}
