// node bench/peers/set-up.mjs: fetches other planners to measure beside ours, into .cache/peers. They are no dependencies:
// what cannot be fetched is said, and is not measured.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { neededBy, unpack } from './debian.mjs';
import { fetched, pageOf, redmineRoot, timelines } from './places.mjs';

/** Exact versions, so that two machines measure the same. */
const packages = {
  vis: ['vis-timeline@8.5.4'],
  dhtmlx: ['dhtmlx-gantt@10.0.3'],
  svar: ['@svar-ui/react-gantt@2.7.3', 'react@18.3.1', 'react-dom@18.3.1'],
  fullcalendar: ['fullcalendar@7.1.0', 'temporal-polyfill@1.0.8'],
  skejj: [`@skejj/engine-linux-${process.arch}@0.0.7`],
};

const told = (error) =>
  String(error.stderr ?? error.message)
    .trim()
    .split('\n')
    .filter((line) => !/^\s*$/.test(line));
const run = (program, args, options = {}) =>
  execFileSync(program, args, {
    cwd: fetched,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });

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

/** Of the many small libraries ruby would like to have none is needed but these; what the system has is not fetched again. */
function fetchTaskJuggler() {
  const isThere = (name) => {
    try {
      return run('dpkg-query', ['-W', '-f=${Status}', name]).includes('install ok installed');
    } catch {
      return false;
    }
  };
  const names = neededBy(run, ['tj3']).filter((name) => /ruby|^tj3$|^rake$/.test(name) && !isThere(name));
  unpack(run, names, path.join(fetched, 'debian/root'));
}

/** Redmine wants its own ruby, its own libraries, and a folder that is the root of everything: only root can give it that. */
function fetchRedmine() {
  if (process.getuid?.() !== 0)
    throw new Error('it runs in a folder of its own as root of everything, which takes root');
  unpack(run, neededBy(run, ['redmine', 'redmine-pgsql', 'puma']), redmineRoot);
}

const ofDebian = [
  ['TaskJuggler', fetchTaskJuggler, path.join(fetched, 'debian/root/usr/bin/tj3')],
  ['Redmine', fetchRedmine, path.join(redmineRoot, 'usr/share/redmine/config.ru')],
];
for (const [name, fetch, file] of ofDebian) {
  try {
    if (!existsSync(file)) fetch();
    console.log(existsSync(file) ? `✓ ${name}: of Debian` : `✗ ${name}: not in what Debian gave`);
  } catch (error) {
    console.log(`✗ ${name}: ${told(error)[0]}`);
  }
}
