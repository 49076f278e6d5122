// "npm start": installs and builds what is missing or old, then serves; the second time only serves.
import './machine/node-version.mjs';

const { installPackages } = await import('./machine/install.mjs');
const { build, isBuilt } = await import('./build.mjs');
const { stopWithNpm } = await import('./machine/orphan.mjs');
const { stopEverythingOnSignals } = await import('./machine/run.mjs');

stopWithNpm();

try {
  const handBackSignals = stopEverythingOnSignals();
  await installPackages(console.log);
  if (!isBuilt()) {
    console.log('Building the application; this takes about a minute and happens only when it changed …');
    await build({ demo: !process.env.DATABASE_URL });
  }
  handBackSignals(); // from here on the server shuts itself down, finishing its requests first
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

process.env.NODE_ENV ??= 'production';
process.env.ALLOW_EMBEDDED ??= '1';
const { serve } = await import('./serve.mjs');
await serve();
