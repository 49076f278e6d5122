// Installs the packages of package-lock.json when, and only when, node_modules does not hold exactly these.
import { existsSync, readFileSync } from 'node:fs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { inRoot, root } from './paths.mjs';
import { run } from './run.mjs';

const stamp = inRoot('node_modules/.dok-lock');

/** Makes node_modules match the lock file; throws a sentence for the user when that fails. */
export async function installPackages(say) {
  const wanted = fingerprint(root, ['package-lock.json']);
  if (readStamp(stamp) === wanted) return;
  if (!isInstalledByHand()) {
    say('Installing packages (npm ci) …');
    // dev dependencies build the application, so they are needed under NODE_ENV=production as well
    const { code } = await run(...npm('ci', '--include=dev', '--no-audit', '--no-fund'), { cwd: root });
    if (code !== 0) {
      throw new Error('Installing the packages failed; npm says why above. Is the package registry reachable?');
    }
  }
  writeStamp(stamp, wanted);
}

/** The npm that called us when there is one: it is surely there, and of the version the user chose. */
function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return [process.execPath, [script, ...args]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

/** True when someone ran npm themselves: its own record of node_modules then lists every package of the lock file. */
function isInstalledByHand() {
  const record = inRoot('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return holdsEveryPackage(installed, wanted);
}

/**
 * Compares two "packages" maps of npm lock files. Packages for other machines (optional) may be missing.
 * @param {Record<string, {version?: string, optional?: boolean}>} installed
 * @param {Record<string, {version?: string, optional?: boolean}>} wanted
 */
export function holdsEveryPackage(installed, wanted) {
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    const found = installed[name];
    return found ? found.version === version : optional === true;
  });
}
