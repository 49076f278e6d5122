// Starts a throw-away PostgreSQL server for the tests, and removes every trace of it afterwards.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { copyPrograms, embeddedPrograms, installedPrograms } from './postgres-programs.mjs';
import { isStopping, onStop } from './run.mjs';

export const noPostgres =
  'No PostgreSQL was found. Install PostgreSQL (for instance: apt-get install postgresql), ' +
  'or set TEST_DATABASE_URL to a server where databases may be created.';

/**
 * A running server: the one of TEST_DATABASE_URL, else one started from installed programs, else from the npm package.
 * Throws a sentence for the user when there is no way. `durable`: with the usual care for what is written, for who measures.
 * @param {{ durable?: boolean }} options
 * @returns {Promise<{ url: string, origin: string, stop: () => Promise<void> }>}
 */
export async function startPostgres({ durable = false } = {}) {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, origin: 'TEST_DATABASE_URL', stop: async () => {} };
  return startOwnPostgres({ durable });
}

/**
 * A server of our own, which may be killed: `pid` is that of its first process, `again` starts it on the same data and port once that
 * process is gone. `settings` go before ours. `keep` ends it properly, copies what is in it to a folder, and starts it again; another server
 * begins with that when it is started `from` the folder.
 * @param {{ durable?: boolean, settings?: Record<string, string>, from?: string | undefined }} options
 * @returns {Promise<{
 *   url: string, origin: string, stop: () => Promise<void>, pid: () => number, again: () => Promise<void>, keep: (to: string) => Promise<void>
 * }>}
 */
export async function startOwnPostgres({ durable = true, settings = {}, from } = {}) {
  const attempts = [installedPrograms(), embeddedPrograms()].filter(Boolean);
  let failure = noPostgres;
  for (const programs of attempts) {
    if (isStopping()) break;
    try {
      return await startFrom(programs, { durable, settings, from });
    } catch (error) {
      failure = `PostgreSQL from ${programs} did not start: ${error.message}`;
    }
  }
  throw new Error(failure);
}

async function startFrom(installed, { durable, settings, from }) {
  const identity = unprivileged();
  const home = mkdtempSync(path.join(os.tmpdir(), 'dok-postgres-'));
  const started = [];
  const stop = async () => {
    forget();
    for (const server of started) await stopServer(server);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  // before anything runs: a Ctrl-C while it starts leaves nothing behind either
  const forget = onStop(stop);
  try {
    if (identity.uid !== undefined) chownSync(home, identity.uid, identity.gid);
    const options = { ...identity, cwd: home, env: { ...process.env, LC_ALL: 'C' } };
    const programs = reachable(installed, home, options);
    if (from) copyCluster(from, home, identity);
    else createCluster(programs, home, randomBytes(18).toString('hex'), options);
    const password = readFileSync(path.join(home, 'password'), 'utf8');
    const port = await freePort();
    if (isStopping()) throw new Error('stopped');
    const start = async () => {
      const flags = settingsFor(home, port, { durable, settings });
      const stdio = ['ignore', 'ignore', 'pipe'];
      const server = spawn(path.join(programs, 'postgres'), flags, { ...options, stdio });
      started.push(server);
      await isReady(server);
    };
    await start();
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    const again = () => startedAgain(start);
    const keep = async (to) => {
      await stopServer(started.at(-1));
      // Whole or not at all: whoever finds it begins with it.
      copyCluster(home, `${to}.part`, {});
      renameSync(`${to}.part`, to);
      await again();
    };
    return { url, origin: installed, stop, pid: () => started.at(-1).pid, again, keep };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL refuses to run as root: then the user "postgres" runs it, or "nobody" where there is none. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const id = (flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
    if (id('-u').status === 0) return { uid: Number(id('-u').stdout), gid: Number(id('-g').stdout) };
  }
  throw new Error('as root a user "postgres" or "nobody" is needed to run it');
}

function reachable(programs, home, options) {
  const works = spawnSync(path.join(programs, 'initdb'), ['--version'], options).status === 0;
  return works ? programs : copyPrograms(programs, path.join(home, 'programs'));
}

function createCluster(programs, home, password, options) {
  const passwordFile = path.join(home, 'password');
  writeFileSync(passwordFile, password);
  if (options.uid !== undefined) chownSync(passwordFile, options.uid, options.gid);
  chmodSync(passwordFile, 0o600);
  const args = ['-D', 'data', '-U', 'postgres', '--pwfile', 'password', '-A', 'scram-sha-256', '-E', 'UTF8'];
  execFileSync(path.join(programs, 'initdb'), [...args, '--locale=C', '--no-sync'], { ...options, stdio: 'pipe' });
}

/** What is in a server that ended, and the password that it knows. */
function copyCluster(from, to, { uid, gid }) {
  cpSync(path.join(from, 'data'), path.join(to, 'data'), { recursive: true, verbatimSymlinks: true });
  // PostgreSQL refuses a folder that others can read.
  chmodSync(path.join(to, 'data'), 0o700);
  cpSync(path.join(from, 'password'), path.join(to, 'password'));
  if (uid === undefined) return;
  const all = readdirSync(path.join(to, 'data'), { recursive: true }).map((name) => path.join(to, 'data', name));
  for (const file of [path.join(to, 'data'), path.join(to, 'password'), ...all]) chownSync(file, uid, gid);
}

/** The processes of a server that was killed hold on to its memory for a moment, and as long as they do it does not start. */
async function startedAgain(start) {
  for (let left = 100; ; left--) {
    try {
      return await start();
    } catch (error) {
      if (left === 0 || isStopping()) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The data is thrown away, so nothing needs to reach the disk; unless that is what is measured. */
function settingsFor(home, port, { durable, settings }) {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: process.platform === 'win32' ? '' : home,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    max_connections: '100',
    timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', 'data', '-p', String(port), ...flags];
}

function isReady(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`it ended with code ${code}: ${said.trim()}`)));
  });
}

/** A fast shutdown may hang when a connection just broke: after five seconds harder means follow. */
async function stopServer(server) {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
  }
}

/** A port nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
