// For commands: installs what is missing and builds what is missing or old, as "npm start" does.
import { root } from './paths.mjs';

export async function ensureBuilt() {
  const { installPackages } = await import('./install.mjs');
  const { build, isBuilt } = await import('../build.mjs');
  const { stopEverythingOnSignals } = await import('./run.mjs');
  process.env.NODE_ENV ??= 'production';
  try {
    const handBackSignals = stopEverythingOnSignals();
    await installPackages(console.log);
    if (!isBuilt()) {
      console.log('Building the application; this takes about a minute and happens only when it changed …');
      await build();
    }
    handBackSignals();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  process.chdir(root); // migrations and the data folder are named from here
}
