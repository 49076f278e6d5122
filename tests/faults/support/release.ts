// Releases beside this one: the next, which is this one with more migrations, and an older one, built from the history.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../../bin/machine/run.mjs';

type Journal = { entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] };

/** This build with one migration more: a folder from which a server starts that brings the tables as far as that. */
export function nextRelease(statements: readonly string[]): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'dok-release-'));
  const here = (name: string) => path.resolve(name);
  for (const name of ['build', 'node_modules', 'package.json']) symlinkSync(here(name), path.join(folder, name));
  // A program finds its release by where it stands, links followed.
  cpSync(here('bin'), path.join(folder, 'bin'), { recursive: true });
  mkdirSync(path.join(folder, 'drizzle'));
  symlinkSync(here('drizzle/seed'), path.join(folder, 'drizzle/seed'));
  const migrations = path.join(folder, 'drizzle/migrations');
  cpSync(here('drizzle/migrations'), migrations, { recursive: true });
  const file = path.join(migrations, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as Journal;
  const last = journal.entries.at(-1)!;
  const next = { ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_of_the_next_release' };
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, next] }));
  writeFileSync(path.join(migrations, `${next.tag}.sql`), statements.join(';--> statement-breakpoint\n'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const git = (...args: string[]) =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** The newest release that does not know the newest migration, or the one of FAULT_RELEASE; throws a sentence without the history. */
export function olderCommit(): string {
  const journal = JSON.parse(readFileSync('drizzle/migrations/meta/_journal.json', 'utf8')) as Journal;
  const newest = `drizzle/migrations/${journal.entries.at(-1)!.tag}.sql`;
  try {
    const wanted = process.env['FAULT_RELEASE'];
    const [added = ''] = wanted ? [] : git('log', '--diff-filter=A', '--format=%H', '--', newest).split('\n');
    return git('rev-parse', '--verify', '--short=12', `${wanted ?? `${added}^`}^{commit}`);
  } catch (error) {
    throw new Error(
      `The release before ${newest} is needed, and cannot be had without the whole history (git fetch --unshallow), or FAULT_RELEASE=<commit>.`,
      { cause: error },
    );
  }
}

/** The folder of an older release, made and built by its own build unless it is there from before: takes minutes the first time. */
export async function olderRelease(commit: string): Promise<string> {
  const folder = path.resolve('.cache/releases', commit);
  const done = path.join(folder, '.built');
  if (existsSync(done)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = execFileSync('git', ['archive', '--format=tar', commit], { maxBuffer: 1024 ** 3 });
  execFileSync('tar', ['-x', '-C', folder], { input: files });
  const lockOf = (where: string) => readFileSync(path.join(where, 'package-lock.json'), 'utf8');
  // With other packages its build installs its own.
  if (lockOf(folder) === lockOf('.')) symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  const { code, output } = await run(process.execPath, ['bin/build.mjs', '--without-demo'], {
    cwd: folder,
    env: { NODE_ENV: 'production' },
    capture: true,
  });
  if (code !== 0) throw new Error(`Release ${commit} could not be built:\n${output}`);
  writeFileSync(done, `${commit}\n`);
  return folder;
}
