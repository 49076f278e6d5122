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
  // taken before building: a file saved meanwhile makes the stamp old, and the next start builds again
  const sources = fingerprint(root, buildSources);
  rmSync(stamp, { force: true });
  await step('the application', [tool.remix, 'vite:build'], quiet);
  leanManifest();
  await step('the server', [inRoot('bin/machine/bundle-server.mjs')], quiet);
  writeStamp(stamp, sources);
}

/** Of every route the browser is told what it has, not what it has not: every page fetches this list. */
function leanManifest() {
  const folder = inRoot('build/client/assets');
  for (const name of readdirSync(folder).filter((file) => /^manifest-\w+\.js$/.test(file))) {
    const file = `${folder}/${name}`;
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/"has\w+":false,/g, '').replace(/,"css":\[\]/g, ''));
  }
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
