// Compiles messages/ to typed functions in app/paraglide, when they changed since the last time.
import './machine/node-version.mjs';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { fingerprint, messageSources, readStamp, writeStamp } = await import('./machine/fingerprint.mjs');
const { inRoot, root } = await import('./machine/paths.mjs');

/** Returns false when the compiled messages were up to date already. */
export async function compileMessages() {
  const stamp = inRoot('.cache/messages');
  const wanted = fingerprint(root, messageSources);
  if (readStamp(stamp) === wanted && existsSync(inRoot('app/paraglide/messages.js'))) return false;
  process.chdir(root); // the options name their folders relative to the repository
  const { compile } = await import('@inlang/paraglide-js');
  const { paraglideOptions } = await import('../paraglide.config.js');
  await compile({ ...paraglideOptions });
  writeStamp(stamp, wanted);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await compileMessages()) ? 'The messages are compiled.' : 'The compiled messages are up to date.');
}
