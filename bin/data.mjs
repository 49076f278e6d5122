// "npm run data:export -- <file>", "npm run backup" and their sisters: builds what is missing or old, as "npm start" does, then runs the command.
import './machine/node-version.mjs';
import path from 'node:path';
import { ensureBuilt } from './machine/built.mjs';

const words = process.argv
  .slice(2)
  .map((word, index) => (index === 0 || /^(--|postgres)/.test(word) ? word : fromWhereTheyStood(word)));

await ensureBuilt();
const { runDataCommand } = await import(new URL('../build/data.js', import.meta.url).href);
process.exitCode = await runDataCommand(words, console.log);

/** npm changes to the root of the project first, but says where it was called. */
function fromWhereTheyStood(file) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
