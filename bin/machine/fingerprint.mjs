// A fingerprint changes exactly when a file it covers is added, removed, renamed or edited.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Everything a build depends on. */
export const buildSources = [
  'app',
  'server',
  'messages',
  'project.inlang',
  'public',
  'drizzle',
  'paraglide.config.js',
  'vite.config.ts',
  'vite',
  'remix.config.js',
  'tsconfig.json',
  'package-lock.json',
  'bin/build.mjs',
];

/** Everything the compiled messages depend on. */
export const messageSources = ['messages', 'project.inlang', 'paraglide.config.js', 'package-lock.json'];

/** Written by tools, not by people: never part of a fingerprint. */
const generated = new Set([
  'app/paraglide',
  ...['.gitignore', '.lix', '.meta.json', 'README.md', 'cache'].map((name) => `project.inlang/${name}`),
]);

/**
 * The fingerprint (sha256, hex) of files and folders under a root. A path that does not exist counts as empty.
 * @param {string} root
 * @param {string[]} paths
 * @returns {string}
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const file of filesOf(root, paths)) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * The files a fingerprint covers, sorted.
 * @param {string} root
 * @param {string[]} paths
 * @returns {string[]}
 */
export const filesOf = (root, paths) => paths.flatMap((start) => filesUnder(root, start)).sort();

function filesUnder(root, relative) {
  const absolute = path.join(root, relative);
  if (generated.has(relative) || !existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [relative];
  return readdirSync(absolute).flatMap((name) => filesUnder(root, `${relative}/${name}`));
}

/** The text of a stamp file, or null when it was never written. */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** Remembers a fingerprint for the next run. */
export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}
