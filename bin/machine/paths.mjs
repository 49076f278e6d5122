// Where things are: every script works from the root of the repository, wherever it was called from.
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** An absolute path for one inside the repository. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** The entry file of a command line tool, run with this same Node: works without PATH and on every system. */
export const tool = {
  vite: inRoot('node_modules/vite/bin/vite.js'),
  remix: inRoot('node_modules/@remix-run/dev/dist/cli.js'),
  vitest: inRoot('node_modules/vitest/vitest.mjs'),
  tsc: inRoot('node_modules/typescript/bin/tsc'),
  eslint: inRoot('node_modules/eslint/bin/eslint.js'),
  prettier: inRoot('node_modules/prettier/bin/prettier.cjs'),
};
