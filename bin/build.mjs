// Builds what a server needs: the browser's files, the Remix server, and the process around it.
import './machine/node-version.mjs';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const { buildSources, fingerprint, readStamp, writeStamp } = await import('./machine/fingerprint.mjs');
const { inRoot, root, tool } = await import('./machine/paths.mjs');
const { isStopping, run, stopEverythingOnSignals } = await import('./machine/run.mjs');

const stamp = inRoot('build/.stamp');

/** True when the build was made from exactly the sources as they are now. */
export function isBuilt() {
  return readStamp(stamp) === fingerprint(root, buildSources) && existsSync(inRoot('build/server-main.js'));
}

/**
 * Builds from scratch; throws a sentence for the user when that fails.
 * @param {{ quiet?: boolean, demo?: boolean }} options quiet: what the tools say is part of the error instead of shown at once;
 * demo: false where no first start on the embedded database will follow
 */
export async function build({ quiet = false, demo = true } = {}) {
  const { checkPolicies } = await import('./machine/policies.mjs');
  checkPolicies();
  // taken before building: a file saved meanwhile makes the stamp old, and the next start builds again
  const sources = fingerprint(root, buildSources);
  rmSync(stamp, { force: true });
  await step('the application', [tool.remix, 'vite:build'], quiet);
  await leanManifest();
  await step('the server', [inRoot('bin/machine/bundle-server.mjs')], quiet);
  rmSync(inRoot('build/demo'), { recursive: true, force: true });
  if (demo) await prepareDemo(quiet);
  writeStamp(stamp, sources);
}

/** A build without it serves as well: the first start then makes the demo itself. */
async function prepareDemo(quiet) {
  try {
    await step('the demo', [inRoot('build/prepare-demo.js')], quiet);
  } catch (error) {
    console.error(`${error.message}\nThe first start without a database server will take longer.`);
  }
}

/**
 * Every page fetches the list of all routes. It is written as one line per route with one sign per script, and unfolded by the
 * browser. What a script imports is left out: a browser reads that in the script itself, and of the page it is on the server says
 * it (app/entry.client.tsx).
 */
async function leanManifest() {
  const { minifySync } = await import('oxc-minify');
  const folder = inRoot('build/client/assets');
  for (const name of readdirSync(folder).filter((file) => /^manifest-\w+\.js$/.test(file))) {
    const file = `${folder}/${name}`;
    const [, json] = /^window\.__remixManifest=(.*?);?\s*$/s.exec(readFileSync(file, 'utf8')) ?? [];
    if (json === undefined) throw new Error('The list of routes is no longer written as bin/build.mjs knows it.');
    const list = withOneEmpty(JSON.parse(json), (script) => readFileSync(inRoot(`build/client${script}`), 'utf8'));
    const folded = foldedManifest(list);
    const { code } = minifySync(name, `window.__remixManifest=${folded}`, {
      mangle: true,
      compress: { target: 'es2022' },
    });
    const window = {};
    new Function('window', code)(window);
    if (!isDeepStrictEqual(window.__remixManifest, whole(list)))
      throw new Error('The list of routes does not unfold to what it was.');
    writeFileSync(file, code);
  }
}

/** A route that only answers has an empty script; one for all of them, since names of scripts do not compress. */
function withOneEmpty(list, read) {
  const empty = Object.values(list.routes).filter(({ module }) => read(module).trim() === '');
  for (const route of empty) route.module = empty[0].module;
  return list;
}

const allFlags = [
  'index',
  'caseSensitive',
  'hasAction',
  'hasLoader',
  'hasErrorBoundary',
  'hasClientAction',
  'hasClientLoader',
];

/** A list of routes as a browser gets it: without imports, and without what a route has not. */
function whole({ entry, routes, ...rest }) {
  const of = ({ css: _css, imports: _imports, ...route }) =>
    Object.fromEntries(Object.entries(route).filter(([, value]) => value !== false && value !== undefined));
  return {
    ...rest,
    entry: of(entry),
    routes: Object.fromEntries(Object.entries(routes).map(([id, row]) => [id, of(row)])),
  };
}

/** By the rules of flat routes; it is written into the list as it stands here. */
const pathOf = (id, parent) =>
  parent &&
  (id
    .slice(parent === 'root' ? 7 : parent.length + 1)
    .split('.')
    .filter((part) => part !== '_index')
    .map((part) => part.replace(/_$/, '').replace(/^[$]/, ':'))
    .join('/') ||
    void 0);

/**
 * A line is: sign of the parent, sign of what it has, how many parts of its name are those of the line before, the others, and after
 * a tab its path where that does not follow from the name; its module is `width` signs at the place of the line. Written into the
 * list as it stands here.
 */
const unfold = (modules, width, parents, flagNames, lines, rest) => {
  const routes = {};
  let before = [];
  lines.split('\n').forEach((line, at) => {
    const [others, path] = line.slice(3).split('\t');
    before = [...before.slice(0, line[2]), ...others.split('.')];
    const id = before.join('.');
    const parentId = parents[line.charCodeAt() - 65];
    const route = { id, module: `/assets/${modules.slice(at * width, (at + 1) * width)}.js` };
    if (parentId) route.parentId = parentId;
    const own = path ?? pathOf(id, parentId);
    if (own !== undefined) route.path = own;
    flagNames.forEach((name, bit) => {
      if ((line.charCodeAt(1) - 48) & (1 << bit)) route[name] = true;
    });
    routes[id] = route;
  });
  return { ...rest, routes };
};

function foldedManifest({ entry, routes: all, ...rest }) {
  const routes = Object.values(all).sort((a, b) => (a.id < b.id ? -1 : 1));
  const names = routes.map(({ module }) => /^\/assets\/([\w-]+)\.js$/.exec(module)?.[1]);
  const width = names[0]?.length;
  if (names.some((name) => name?.length !== width)) throw new Error('Not all scripts have names of one length.');
  const flags = allFlags.filter((name) => routes.some((route) => route[name]));
  const parents = [undefined, ...new Set(routes.flatMap(({ parentId }) => parentId ?? []))];
  const lines = routes.map(({ id, path, parentId, ...has }, at) => {
    const parts = id.split('.');
    const before = routes[at - 1]?.id.split('.') ?? [];
    const differs = parts.findIndex((part, place) => part !== before[place]);
    const same = Math.min(differs < 0 ? parts.length : differs, parts.length - 1, 9);
    const bits = flags.reduce((sum, name, bit) => sum + (has[name] ? 1 << bit : 0), 0);
    const signs = String.fromCharCode(65 + parents.indexOf(parentId), 48 + bits, 48 + same);
    const head = signs + parts.slice(same).join('.');
    return path === pathOf(id, parentId) ? head : `${head}\t${path ?? ''}`;
  });
  const given = [names.join(''), width, parents, flags, lines.join('\n'), { ...rest, entry: { module: entry.module } }];
  const text = given.map((value) => JSON.stringify(value)).join();
  return `(()=>{const pathOf=${pathOf};return(${unfold})(${text})})()`;
}

async function step(what, [script, ...args], quiet) {
  const options = { cwd: root, env: { NODE_ENV: 'production' }, capture: quiet };
  const { code, output } = await run(process.execPath, [script, ...args], options);
  if (code !== 0 && !isStopping())
    throw new Error(`${output}\nBuilding ${what} failed; the reason stands above.`.trim());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  stopEverythingOnSignals();
  const { installPackages } = await import('./machine/install.mjs');
  const started = Date.now();
  try {
    await installPackages(console.log);
    await build({ demo: !process.argv.includes('--without-demo') });
    console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
