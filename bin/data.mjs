// "npm run data:export -- <file>", "npm run backup" and their sisters: builds what is missing or old, as "npm start" does, then runs the command.
import './machine/node-version.mjs';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './machine/paths.mjs';

process.env.NODE_ENV ??= 'production';
const words = process.argv
  .slice(2)
  .map((word, index) => (index === 0 || /^(--|postgres)/.test(word) ? word : fromWhereTheyStood(word)));

// an image holds what was built and nothing to build from
if (existsSync(inRoot('app/routes'))) await buildWhatIsMissing();

process.chdir(root); // migrations and the data folder are named from here
const { runDataCommand } = await import(new URL('../build/data.js', import.meta.url).href);
process.exitCode = await runDataCommand(words, console.log);

async function buildWhatIsMissing() {
  try {
    const { installPackages } = await import('./machine/install.mjs');
    const { build, isBuilt } = await import('./build.mjs');
    const { stopEverythingOnSignals } = await import('./machine/run.mjs');
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
}

/** npm changes to the root of the project first, but says where it was called. */
function fromWhereTheyStood(file) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
