// Builds what a server needs: the browser's files, the Remix server, and the process around it.
import './machine/node-version.mjs';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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
 * @param {{ quiet?: boolean }} options quiet: what the tools say is part of the error instead of shown at once
 */
export async function build({ quiet = false } = {}) {
  const { checkPolicies } = await import('./machine/policies.mjs');
  checkPolicies();
  // taken before building: a file saved meanwhile makes the stamp old, and the next start builds again
  const sources = fingerprint(root, buildSources);
  rmSync(stamp, { force: true });
  await step('the application', [tool.remix, 'vite:build'], quiet);
  leanManifest();
  await step('the server', [inRoot('bin/machine/bundle-server.mjs')], quiet);
  writeStamp(stamp, sources);
}

/**
 * Every page fetches the list of all routes with the files each needs: some two thousand addresses of two hundred files. It is
 * written with one sign per file, the most used ones first, and unfolded by the browser; of a route it says what it has, not what
 * it has not.
 */
function leanManifest() {
  const folder = inRoot('build/client/assets');
  for (const name of readdirSync(folder).filter((file) => /^manifest-\w+\.js$/.test(file))) {
    const file = `${folder}/${name}`;
    const [, json] = /^window\.__remixManifest=(.*?);?\s*$/s.exec(readFileSync(file, 'utf8')) ?? [];
    if (json === undefined) throw new Error('The list of routes is no longer written as bin/build.mjs knows it.');
    writeFileSync(file, `window.__remixManifest=${foldedManifest(JSON.parse(json))};`);
  }
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

function foldedManifest(manifest) {
  const places = [manifest.entry, ...Object.values(manifest.routes)];
  const uses = new Map();
  for (const { module, imports = [] } of places) {
    for (const url of [module, ...imports]) uses.set(url, (uses.get(url) ?? 0) + 1);
  }
  const urls = [...uses.keys()].sort((a, b) => uses.get(b) - uses.get(a));
  // Signs that stand in a JSON string as they are: from # on without the backslash, then from ¡ on.
  const signOf = new Map(
    urls.map((url, at) => [url, String.fromCharCode(at < 57 ? at + 35 : at < 91 ? at + 36 : at + 70)]),
  );
  const fold = ({ id, path, module, imports = [], css = [], ...rest }) => ({
    // A route's path is the rest of its name, but for those that say otherwise.
    ...(path === pathOf(id, rest.parentId) ? {} : { path: path ?? 0 }),
    ...Object.fromEntries(Object.entries(rest).filter(([key, value]) => !(key.startsWith('has') && value === false))),
    ...(css.length > 0 ? { css } : {}),
    module: signOf.get(module),
    imports: imports.map((url) => signOf.get(url)).join(''),
  });
  const routes = Object.fromEntries(Object.entries(manifest.routes).map(([id, route]) => [id, fold(route)]));
  const folded = JSON.stringify({ ...manifest, entry: fold(manifest.entry), routes });
  const unfold = `(u,m)=>{const p=${pathOf};const f=r=>{r.imports=[...r.imports].map(a);r.module=a(r.module)},a=s=>{const c=s.charCodeAt();return u[c>160?c-70:c>92?c-36:c-35]};f(m.entry);for(const i in m.routes){const r=m.routes[i];f(r);r.id=i;r.path=r.path===0?void 0:r.path??p(i,r.parentId)}return m}`;
  return `(${unfold})(${JSON.stringify(urls.join(' '))}.split(' '),${folded})`;
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
    await build();
    console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
