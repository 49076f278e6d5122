// Once per run of the browser tests: the data of the demo, as a first start makes it; every server begins with a copy of it.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { today } from '~/clock.server';
import { startServer } from './server';

declare module 'vitest' {
  export interface ProvidedContext {
    demoData: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(tmpdir(), 'dok-demo-'));
  const folder = path.join(home, 'data');
  await prepareForToday();
  const server = await startServer({ env: { DATA_DIR: folder } });
  const code = await server.stop();
  if (code !== 0) throw new Error(`The server that made the demo ended with ${code}:\n${server.output()}`);
  project.provide('demoData', folder);
  return () => rm(home, { recursive: true, force: true });
}

/** Tests speak of today; what a build of yesterday prepared is the demo of yesterday. */
async function prepareForToday(): Promise<void> {
  const note = await readFile('build/demo/demo.json', 'utf8').catch(() => '{}');
  if ((JSON.parse(note) as { day?: string }).day === today()) return;
  await promisify(execFile)(process.execPath, ['build/prepare-demo.js'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
