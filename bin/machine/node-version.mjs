// Stops with one clear sentence when this Node is older than the "engines" line of package.json asks for.
// Old versions must be able to read this file: it uses no newer syntax and imports nothing of ours.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** "20.20.2" is at least ">=20.19": compares major and minor. */
export function isNewEnough(version, range) {
  const wanted = range
    .replace(/[^0-9.]/g, '')
    .split('.')
    .map(Number);
  const found = version.split('.').map(Number);
  if (found[0] !== wanted[0]) return found[0] > wanted[0];
  return found[1] >= (wanted[1] || 0);
}

if (!isNewEnough(process.versions.node, manifest.engines.node)) {
  console.error(
    'Doorontwikkelkalender needs Node.js ' +
      manifest.engines.node.replace('>=', '') +
      ' or newer; this is ' +
      process.versions.node +
      '. Install a newer version from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
