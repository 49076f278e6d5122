// "npm run audit:verify", "npm run retention" and "npm run people:erase": builds what is missing or old, then runs the command.
import './machine/node-version.mjs';
import { ensureBuilt } from './machine/built.mjs';

await ensureBuilt();
const { runPrivacyCommand } = await import(new URL('../build/privacy.js', import.meta.url).href);
process.exitCode = await runPrivacyCommand(process.argv.slice(2), console.log);
