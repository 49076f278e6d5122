// Packages of Debian, fetched and unpacked beside the system: nothing is installed in it.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

const only = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`);

/** Names of these packages and of all they need, down to the C library. `run` gives what a program prints. */
export const neededBy = (run, names) => [
  ...new Set(
    run('apt-cache', ['depends', '--recurse', ...only, ...names])
      .split('\n')
      .filter((line) => /^[a-z0-9]/.test(line)),
  ),
];

/** Names that stand for others, such as a mail server of any kind, have nothing to fetch; asked for together they make it complain. */
function realOnes(run, names) {
  let shown;
  try {
    shown = run('apt-cache', ['show', '--no-all-versions', ...names]);
  } catch (error) {
    shown = String(error.stdout);
  }
  const known = new Set([...shown.matchAll(/^Package: (.+)$/gm)].map(([, name]) => name));
  return names.filter((name) => known.has(name));
}

/** Unpacks these packages below `root`. */
export function unpack(run, names, root) {
  const fetched = `${root}-packages`;
  for (const folder of [fetched, root]) mkdirSync(folder, { recursive: true });
  const real = realOnes(run, names);
  if (real.length > 0) run('apt-get', ['download', ...real], { cwd: fetched });
  for (const file of readdirSync(fetched).filter((name) => name.endsWith('.deb')))
    run('dpkg', ['-x', path.join(fetched, file), root]);
}
