// The parts of bin/ that decide something: when to install, when to build, what a run counts, which programs are found.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isChosen, parseOptions } from '../bin/gate/options.mjs';
import { missingOptionals } from '../bin/complete-lock.mjs';
import { countStage, countTests, isSuccess, summaryLine, table } from '../bin/gate/summary.mjs';
import { tableOf, withTable } from '../bin/machine/fault-table.mjs';
import { findChromium } from '../bin/machine/chromium.mjs';
import { buildSources, filesOf, fingerprint } from '../bin/machine/fingerprint.mjs';
import { holdsEveryPackage } from '../bin/machine/install.mjs';
import { isNewEnough } from '../bin/machine/node-version.mjs';
import { run } from '../bin/machine/run.mjs';
import { scratchInMemory } from '../bin/machine/scratch.mjs';
import { leanHeapFlag } from '../server/lean-heap';

let folder: string;
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dok-tooling-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the fingerprint of the sources', () => {
  const now = () => fingerprint(folder, ['app', 'package.json']);

  beforeEach(() => {
    write('app/a.ts', 'a');
    write('package.json', '{}');
  });

  test('stays the same when nothing changed, and when something else changed', () => {
    const before = now();
    write('README.md', 'new');
    write('app/paraglide/messages.js', 'generated');
    expect(now()).toBe(before);
  });

  test.each([
    ['a file is edited', () => write('app/a.ts', 'b')],
    ['a file is added', () => write('app/deep/c.ts', '')],
    ['a file is renamed', () => renameSync(path.join(folder, 'app/a.ts'), path.join(folder, 'app/b.ts'))],
    ['a file is removed', () => rmSync(path.join(folder, 'package.json'))],
  ])('changes when %s', (_what, change) => {
    const before = now();
    change();
    expect(now()).not.toBe(before);
  });

  test('two files cannot be mistaken for one', () => {
    const before = now();
    write('app/a.ts', '');
    write('app/b.ts', 'a');
    expect(now()).not.toBe(before);
  });
});

test.each([
  ['20.19.0', true],
  ['20.18.9', false],
  ['18.99.0', false],
  ['22.0.0', true],
])('Node %s is new enough for ">=20.19": %s', (version, expected) => {
  expect(isNewEnough(version, '>=20.19')).toBe(expected);
});

test('this Node knows the flag that keeps the heap of a server lean', () => {
  // V8 passes over a flag that it does not know
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(stdout).toContain(leanHeapFlag.split('=')[0]);
});

describe('a fresh clone', () => {
  test('holds every source of the build: none is ignored by git', () => {
    const git = (input: string) => spawnSync('git', ['check-ignore', '--stdin'], { input, encoding: 'utf8' });
    expect(git(filesOf('.', buildSources).join('\n')).stdout).toBe('');
  });

  test('can be installed: the lock file holds all packages for other systems that it names', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    // when this fails: node bin/complete-lock.mjs
    expect(Object.keys(missingOptionals(packages))).toEqual([]);
  });

  test('a package for another system is found missing, and described by its name', () => {
    const packages = {
      'node_modules/rollup': {
        optionalDependencies: { '@rollup/rollup-linux-arm64-musl': '4.1.0', fsevents: '2.3.3' },
      },
      'node_modules/fsevents': {},
      'node_modules/a/node_modules/esbuild': { dev: true, optionalDependencies: { '@esbuild/win32-x64': '0.2.0' } },
      'node_modules/@esbuild/win32-x64': {},
    };
    expect(missingOptionals(packages)).toEqual({
      'node_modules/@rollup/rollup-linux-arm64-musl': {
        version: '4.1.0',
        os: ['linux'],
        cpu: ['arm64'],
        libc: ['musl'],
        optional: true,
      },
    });
  });
});

describe('node_modules holds the packages of the lock file', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  test.each([
    ['everything is there', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
    ['one for another machine is not', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['one is missing', { 'node_modules/b': { version: '2.0.0' } }, false],
    ['one has another version', { 'node_modules/a': { version: '1.0.1' } }, false],
  ])('%s', (_what, installed, expected) => {
    expect(holdsEveryPackage(installed, wanted)).toBe(expected);
  });
});

describe('what a run counts', () => {
  const report = (passed: number, failed: number, files: { status: string; assertionResults: unknown[] }[] = []) => ({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: files,
  });

  test.each([
    ['all is well', report(5, 0), 0, { passed: 5, failed: 0 }],
    ['tests failed', report(5, 2), 1, { passed: 5, failed: 2 }],
    [
      'a file could not be loaded',
      report(5, 0, [{ status: 'failed', assertionResults: [] }]),
      1,
      { passed: 5, failed: 1 },
    ],
    ['the run ended badly after its tests', report(5, 0), 1, { passed: 5, failed: 1 }],
    ['there was no test at all', report(0, 0), 0, { passed: 0, failed: 1 }],
    ['there is no report', null, 1, { passed: 0, failed: 1 }],
  ])('%s', (_what, json, code, expected) => {
    expect(countTests(json, code)).toMatchObject(expected);
  });

  const results = [
    { name: 'types', seconds: 1, ...countStage(true) },
    { name: 'unit', seconds: 2.25, passed: 40, failed: 0, skipped: 1 },
  ];

  test('the last line adds up all stages', () => {
    expect(summaryLine(results)).toBe('41 passed, 0 failed');
    expect(summaryLine([...results, countStage(false)])).toBe('41 passed, 1 failed');
  });

  test('only a run with tests and without failures is a success', () => {
    expect(isSuccess(results)).toBe(true);
    expect(isSuccess([...results, countStage(false)])).toBe(false);
    expect(isSuccess([])).toBe(false);
  });

  test('the table has a line per stage', () => {
    const lines = table(results).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/^unit +40 +0 +1 +2\.3$/);
  });
});

describe('choosing stages', () => {
  test('stages and the files of their tests are told apart', () => {
    expect(parseOptions(['--only', 'planning,types', 'critical-path'])).toEqual({
      only: ['planning', 'types'],
      filters: ['critical-path'],
    });
    expect(parseOptions(['--only=browser'])).toEqual({ only: ['browser'], filters: [] });
  });

  test('a name chooses the stages that begin with it; no name chooses all', () => {
    expect(isChosen('database-pglite', ['database'])).toBe(true);
    expect(isChosen('database-pglite', ['data'])).toBe(false);
    expect(isChosen('types', ['planning'])).toBe(false);
    expect(isChosen('types', [])).toBe(true);
  });
});

describe('keeping what is thrown away in memory', () => {
  const least = 1;
  const scratch = (env: Record<string, string>) => scratchInMemory({ folder, env: { CI: '1', ...env }, least });

  test.runIf(process.platform === 'linux')('is done in a folder of this run, and what killed runs left goes', () => {
    // No process has this number: they end at four million.
    const left = path.join(folder, 'dok-scratch-99999999');
    mkdirSync(left);
    const own = scratch({})!;
    expect(path.dirname(own)).toBe(folder);
    expect(statSync(own).mode & 0o777).toBe(0o711);
    expect(readdirSync(own)).toEqual([]);
    expect(existsSync(left)).toBe(false);
    rmSync(own, { recursive: true });
    // the next stage of the same run
    expect(scratch({})).toBe(own);
    rmSync(own, { recursive: true });
  });

  test('is not done where somebody said where files go, where there is no such folder or no room', () => {
    expect(scratch({ TMPDIR: '/elsewhere' })).toBe(null);
    expect(scratchInMemory({ folder: path.join(folder, 'nowhere'), env: { CI: '1' }, least })).toBe(null);
    expect(scratchInMemory({ folder, env: { CI: '1' }, least: Number.MAX_SAFE_INTEGER })).toBe(null);
    expect(readdirSync(folder).filter((name) => name.startsWith('dok-scratch-'))).toEqual([]);
  });
});

describe('finding Chromium', () => {
  test('CHROMIUM_PATH goes before PATH, and a file that is no program is not accepted', () => {
    write('chromium', '');
    chmodSync(path.join(folder, 'chromium'), 0o755);
    write('text', '');
    chmodSync(path.join(folder, 'text'), 0o644);
    expect(findChromium({ PATH: folder })).toBe(path.join(folder, 'chromium'));
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: path.join(folder, 'text') })).toBeNull();
  });
});

describe('running a program', () => {
  test('gives its exit code and what it said', async () => {
    const { code, output } = await run(process.execPath, ['-e', 'console.log("said"); process.exit(3)'], {
      capture: true,
    });
    expect({ code, output }).toEqual({ code: 3, output: 'said\n' });
  });

  test('a program that does not exist is a failure, not a crash', async () => {
    expect(await run('does-not-exist', [], { capture: true })).toMatchObject({ code: 127 });
  });
});

describe('the table of the fault tests', () => {
  const page = 'Before.\n<!-- table: npm run faults:table -->\n<!-- /table -->\nAfter.\n';
  const found = (rig: string, form: string, kills: number) => ({
    ...{ rig, form, at: '2026-11-26T10:00:00.000Z', machine: '2 cores', figures: { kills, restartMaxMs: 1_200 } },
  });
  const rowsOf = (text: string) => text.split('\n').filter((line) => /^\| T/.test(line));

  test('holds the newest of each rig and form, and keeps what was not found again', () => {
    const first = withTable(
      page,
      tableOf(page, [found('T10', 'gate', 5), found('T2', 'long', 60), found('T2', 'gate', 4)]),
    );
    const second = withTable(first, tableOf(first, [found('T2', 'gate', 6)]));
    expect(rowsOf(second)).toEqual([
      expect.stringMatching(/^\| T2 +\| gate \| 2026-11-26 \| 2 cores \| kills 6, restart max ms 1,200 +\|$/),
      expect.stringMatching(/^\| T2 +\| long .* kills 60,/),
      expect.stringMatching(/^\| T10 +\| gate .* kills 5,/),
    ]);
    expect(second).toMatch(/^Before\.[\s\S]*After\.\n$/);
  });

  test('has to have its place', () => {
    expect(() => withTable('nothing', '')).toThrow(/no place for the table/);
  });
});
