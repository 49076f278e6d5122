// For commands: installs what is missing and builds what is missing or old, as "npm start" does.
import { existsSync } from 'node:fs';
import { inRoot, root } from './paths.mjs';

export async function ensureBuilt() {
  process.env.NODE_ENV ??= 'production';
  // an image holds what was built and nothing to build from
  if (existsSync(inRoot('app/routes'))) await buildWhatIsMissing();
  process.chdir(root); // migrations and the data folder are named from here
}

async function buildWhatIsMissing() {
  const { installPackages } = await import('./install.mjs');
  const { build, isBuilt } = await import('../build.mjs');
  const { stopEverythingOnSignals } = await import('./run.mjs');
  try {
    const handBackSignals = stopEverythingOnSignals();
    await installPackages(console.log);
    if (!isBuilt()) {
      console.log('Building the application; this takes about a minute and happens only when it changed …');
      await build({ demo: false });
    }
    handBackSignals();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
