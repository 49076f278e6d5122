// What every test of the embedded database needs: directories that vanish, databases that are closed, second processes.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, inject, onTestFinished } from 'vitest';
import { Engine, type EngineConfig, type EngineEvents } from '~/models/db/embedded/engine.server';
import {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  openEmbedded,
  prepareTemplate,
} from '~/models/db/embedded/open.server';

import { copyTree } from '~/models/db/embedded/tree.mjs';

/** A directory that is removed after the test. */
export async function scratch(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dok-embedded-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

let ownTemplate: Promise<string> | undefined;

/** A closed database to copy: that of the run, or one of our own when the run is about PostgreSQL. */
export function templateDir(): Promise<string> {
  const template = inject('template');
  if (template.driver === 'pglite') return Promise.resolve(template.empty);
  ownTemplate ??= mkdtemp(join(tmpdir(), 'dok-template-')).then(async (dir) => {
    await prepareTemplate(dir);
    process.once('exit', () => void rm(dir, { recursive: true, force: true }));
    return dir;
  });
  return ownTemplate;
}

export type Opened = EmbeddedDatabase & { dir: string; messages: string[] };

/** Opens a database from the template in a new directory, or in `dir`; it is closed after the test. */
export async function open(options: EmbeddedOptions & { dir?: string } = {}): Promise<Opened> {
  const { dir = join(await scratch(), 'data'), ...rest } = options;
  const messages: string[] = [];
  const log = (message: string) => void messages.push(message);
  const database = await openEmbedded(dir, { templateDir: await templateDir(), log, ...rest });
  onTestFinished(() => database.close().catch(() => undefined));
  return { ...database, dir, messages };
}

/** One database for all tests of a file; call at the top of the file and read `.client` and the rest inside tests. */
export function fileDatabase(options: EmbeddedOptions = {}, prepare = ''): Opened {
  const database = {} as Opened;
  beforeAll(async () => {
    const home = await mkdtemp(join(tmpdir(), 'dok-embedded-'));
    const dir = join(home, 'data');
    const messages: string[] = [];
    const log = (message: string) => void messages.push(message);
    const opened = await openEmbedded(dir, { templateDir: await templateDir(), log, ...options });
    Object.assign(database, opened, { dir, messages });
    if (prepare) await opened.client.exec(prepare);
    return async () => {
      await opened.close();
      await rm(home, { recursive: true, force: true });
    };
  });
  return database;
}

/** The directory of a closed database: a copy, made without opening it, of the template or of another closed one. */
export async function closedDatabase(from?: string): Promise<string> {
  const dir = join(await scratch(), 'data');
  await copyTree(from ?? (await templateDir()), dir);
  return dir;
}

/** Opens a bare engine, with its counters, on a closed database; it is stopped after the test. */
export async function openEngine(dir: string, config: Partial<EngineConfig> = {}, events: Partial<EngineEvents> = {}) {
  const all: EngineEvents = { onGone: () => undefined, onNotification: () => undefined, ...events };
  const engine = await Engine.start({ pgDir: join(dir, 'pg'), settings: {}, ...config }, all);
  onTestFinished(() => engine.stop());
  return engine;
}

/** Every path below `dir` whose mode lets anybody but the owner in. */
export async function looseFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isSocket()).map((entry) => join(entry.parentPath, entry.name));
  const modes = await Promise.all([dir, ...paths].map(async (path) => ({ path, stats: await stat(path) })));
  return modes
    .filter(({ stats }) => (stats.mode & 0o777) !== (stats.isDirectory() ? 0o700 : 0o600))
    .map(({ path, stats }) => `${(stats.mode & 0o777).toString(8)} ${path}`);
}

/** Starts a TypeScript file of this folder in a process of its own, which does not outlive the test. */
export function startProcess(file: string, args: string[]): ChildProcess & { output: () => string } {
  const script = join('tests/models/embedded', file);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return Object.assign(child, { output: () => output });
}

/** Resolves with everything printed once `text` is among it; rejects when the process ends first. */
export async function printed(child: ReturnType<typeof startProcess>, text: string): Promise<string> {
  while (!child.output().includes(text)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The process ended: ${child.output()}`);
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'close')]);
  }
  return child.output();
}

/** Resolves with the exit code, `null` when a signal ended it. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
}
