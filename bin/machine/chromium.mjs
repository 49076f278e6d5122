// Finds a Chromium for the browser tests, and installs one with the system's package manager when it may.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const installers = [
  [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ],
  [['apk', 'add', 'chromium']],
  [['dnf', 'install', '-y', 'chromium']],
];

export const noChromium =
  'No Chromium was found and it could not be installed. Install Chromium or Google Chrome, ' +
  'or set CHROMIUM_PATH to its program file.';

/**
 * The program file of a Chromium, or null. CHROMIUM_PATH goes before everything else.
 * @param {Record<string, string | undefined>} env
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return isProgram(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  const onPath = names.map((name) => onSearchPath(name, env));
  return [...onPath, ...places].find((file) => file && isProgram(file)) ?? null;
}

/** Like findChromium, after an attempt to install it; installing needs root and is never tried when CHROMIUM_PATH is set. */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found || process.env.CHROMIUM_PATH || process.getuid?.() !== 0) return found;
  const installer = installers.find(([[manager]]) => onSearchPath(manager));
  for (const [manager, ...args] of installer ?? []) {
    say(`Installing Chromium: ${manager} ${args.join(' ')} …`);
    const { code, output } = await run(manager, args, { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
    if (code !== 0) say(output.trim().split('\n').slice(-5).join('\n'));
  }
  return findChromium();
}

/**
 * The first program of this name on PATH, or null.
 * @param {string} name
 * @param {Record<string, string | undefined>} env
 */
export function onSearchPath(name, env = process.env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find(isProgram) ?? null;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
