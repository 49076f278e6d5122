// The stages of the quality gate. Those of one lane run one after the other; the lanes of a group run side by side.
import { rmSync, readFileSync } from 'node:fs';
import { build, isBuilt } from '../build.mjs';
import { ensureChromium, noChromium } from '../machine/chromium.mjs';
import { inRoot, root, tool } from '../machine/paths.mjs';
import { startPostgres } from '../machine/postgres.mjs';
import { run } from '../machine/run.mjs';
import { scratchInMemory } from '../machine/scratch.mjs';
import { compileMessages } from '../messages.mjs';
import { countStage, countTests } from './summary.mjs';

/**
 * @typedef {{ only: string[], filters: string[], say: (line: string) => void }} Context
 * @typedef {{ passed: number, failed: number, skipped: number, output?: string, note?: string }} Outcome
 * @typedef {{ id: string, name: string, needs?: string[], run: (context: Context) => Promise<Outcome> }} Stage
 */

const types = { id: 'types', name: 'types', run: check(tool.tsc, '--noEmit') };
const lint = {
  id: 'lint',
  name: 'lint',
  run: check(tool.eslint, '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint'),
};
const format = { id: 'format', name: 'format', run: check(tool.prettier, '.', '--check', '--log-level', 'warn') };
// One after the other, beside the rigs of faults: one of two cores is theirs.
const beside = workers(1);
const unit = { id: 'unit', name: 'unit', run: tests('unit', { TZ: 'UTC' }, beside) };
const planning = [
  { id: 'planning-utc', name: 'planning, UTC', run: tests('planning', { TZ: 'UTC' }, beside) },
  { id: 'planning-amsterdam', name: 'planning, Amsterdam', run: tests('planning', { TZ: 'Europe/Amsterdam' }, beside) },
];
// What routes make of the models is the same on every database: they are asked on PostgreSQL, and in the browser on this one. So
// is what a mail server and an identity provider do, which takes a minute of waiting.
const onPglite = {
  id: 'database-pglite',
  name: 'database, PGlite',
  run: inMemory(
    tests(
      'database',
      { TZ: 'UTC', TEST_DRIVER: 'pglite' },
      [],
      ['tests/models/', '--exclude=tests/models/bad-neighbours.test.ts'],
    ),
  ),
};
const faults = { id: 'faults', name: 'faults', needs: ['build'], run: tests('faults', { TZ: 'UTC' }) };

/**
 * A rig of faults waits half of its time, for bad weather to pass: that is when something else may run. What tests databases and browsers takes
 * both of two cores by itself.
 * @type {Stage[][][]}
 */
export const groups = [
  [[{ id: 'messages', name: 'messages compile', run: messages }]],
  [[{ id: 'build', name: 'build', run: buildAll }], [types, lint]],
  [[faults], [format, unit, ...planning]],
  [[onPglite]],
  [[{ id: 'database-postgres', name: 'database, PostgreSQL', run: inMemory(onPostgres) }]],
  [[{ id: 'browser', name: 'browser', needs: ['build'], run: inBrowser }]],
];

/** Files that are run at a time. */
function workers(many) {
  return [`--maxWorkers=${many}`, `--minWorkers=${many}`];
}

/** A tool that says nothing when all is well. */
function check(script, ...args) {
  return async () => {
    const { code, output } = await run(process.execPath, [script, ...args], { cwd: root, capture: true });
    return { ...countStage(code === 0), output };
  };
}

/** What a stage throws away stays in memory, where there is plenty; a rig of faults breaks what is on a disk. */
function inMemory(stage) {
  return async (context) => {
    const folder = scratchInMemory();
    if (folder) process.env.TMPDIR = folder;
    try {
      return await stage(context);
    } finally {
      if (folder) {
        delete process.env.TMPDIR;
        rmSync(folder, { recursive: true, force: true });
      }
    }
  };
}

/** Those that are asked for, or else those of `usual`, or else all of the project. */
function tests(project, env, flags = [], usual = []) {
  return async ({ filters }) => {
    const report = inRoot(`tests/.artifacts/${project}-${Object.values(env).join('-').replace(/\W/g, '-')}.json`);
    rmSync(report, { force: true });
    // Files share what they import: what is remembered of a database goes with its connection, so that none sees another's.
    const shared = project === 'browser' || project === 'faults' ? [] : ['--no-isolate'];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = ['run', '--project', project, ...shared, ...flags, ...reporters];
    const { code, output } = await run(
      process.execPath,
      [tool.vitest, ...args, ...(filters.length > 0 ? filters : usual)],
      {
        cwd: root,
        capture: true,
        env: { ...env, NODE_ENV: 'test', NO_COLOR: '1' },
      },
    );
    return { ...countTests(readReport(report), code), output };
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

async function messages() {
  await compileMessages();
  return countStage(true);
}

/** Three files at a time on two cores: many of them wait for PostgreSQL, for its locks and for what is broken on purpose. */
async function onPostgres(context) {
  const server = await startPostgres();
  try {
    const env = { TZ: 'UTC', TEST_DRIVER: 'postgres', TEST_DATABASE_URL: server.url };
    return { ...(await tests('database', env, workers(3))(context)), note: server.origin };
  } finally {
    await server.stop();
  }
}

/** In a full run the build is always made: that it can be made is what this stage proves. */
async function buildAll({ only }) {
  if (only.length === 0 || only.includes('build') || !isBuilt()) await build({ quiet: true });
  return countStage(true);
}

async function inBrowser(context) {
  const chromium = await ensureChromium(context.say);
  if (!chromium) throw new Error(noChromium);
  return tests('browser', { TZ: 'UTC', CHROMIUM_PATH: chromium })(context);
}
