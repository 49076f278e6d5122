// node bench/peers/set-up.mjs: fetches other planners to measure beside ours, into .cache/peers. They are no dependencies:
// what cannot be fetched is said, and is not measured.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { fetched, pageOf, timelines } from './places.mjs';

/** Exact versions, so that two machines measure the same. */
const packages = {
  vis: ['vis-timeline@8.5.4'],
  dhtmlx: ['dhtmlx-gantt@10.0.3'],
  svar: ['@svar-ui/react-gantt@2.7.3', 'react@18.3.1', 'react-dom@18.3.1'],
  fullcalendar: ['fullcalendar@7.1.0', 'temporal-polyfill@1.0.8'],
  skejj: ['skejj'],
};

const told = (error) =>
  String(error.stderr ?? error.message)
    .trim()
    .split('\n')
    .filter((line) => !/^\s*$/.test(line));
const run = (program, args, options = {}) =>
  execFileSync(program, args, { cwd: fetched, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });

mkdirSync(fetched, { recursive: true });
writeFileSync(path.join(fetched, 'package.json'), '{ "private": true, "type": "module" }\n');

for (const [name, wanted] of Object.entries(packages)) {
  try {
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...wanted]);
    console.log(`✓ ${name}: ${wanted[0]}`);
  } catch (error) {
    console.log(`✗ ${name}: npm does not give it (${told(error)[0]})`);
    continue;
  }
  if (timelines.includes(name)) await bundle(name);
}

/** A page of its own that draws what it is handed, as somebody who uses that library would make it. */
async function bundle(name) {
  cpSync(path.join('bench/peers/pages', `${name}.js`), path.join(fetched, `${name}.js`));
  try {
    await build({
      ...{ root: fetched, configFile: false, logLevel: 'error' },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        ...{ outDir: pageOf(name), emptyOutDir: true },
        lib: { entry: `${name}.js`, formats: ['iife'], name: 'peer', fileName: () => 'peer.js', cssFileName: 'peer' },
      },
    });
  } catch (error) {
    console.log(`✗ ${name}: its page is not built (${error.message.split('\n')[0]})`);
  }
}

/** Debian's own packages, unpacked beside the system and not installed in it. */
function fetchTaskJuggler() {
  const all = [
    'depends',
    '--recurse',
    ...['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`),
  ];
  const names = run('apt-cache', [...all, 'tj3'])
    .split('\n')
    .filter((line) => /^[a-z]/.test(line));
  const isThere = (name) => {
    try {
      return run('dpkg-query', ['-W', '-f=${Status}', name]).includes('install ok installed');
    } catch {
      return false;
    }
  };
  // Of the many small libraries ruby would like to have none is needed but these.
  const missing = [...new Set(names)].filter((name) => /ruby|^tj3$|^rake$/.test(name) && !isThere(name));
  const folder = path.join(fetched, 'debian');
  mkdirSync(folder, { recursive: true });
  if (missing.length > 0) run('apt-get', ['download', ...missing], { cwd: folder });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
    run('dpkg', ['-x', file, 'root'], { cwd: folder });
}

try {
  fetchTaskJuggler();
  const isThere = existsSync(path.join(fetched, 'debian/root/usr/bin/tj3'));
  console.log(isThere ? '✓ TaskJuggler: tj3 of Debian' : '✗ TaskJuggler: not in what Debian gave');
} catch (error) {
  console.log(`✗ TaskJuggler: apt does not give it (${told(error)[0]})`);
}
console.log(
  '✗ Redmine: needs a database and an installation of Rails of its own; its figures were measured once, see docs/speed.md',
);
