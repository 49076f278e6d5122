// Runs the built server in this process; "npm start" ends here, and so do containers and the browser tests.
import './machine/node-version.mjs';
import { root } from './machine/paths.mjs';

process.env.NODE_ENV ??= 'production';

/** Starts the server and returns when it listens; the process ends through its own shutdown. */
export async function serve() {
  process.chdir(root); // migrations and the data folder are named from here
  const { main } = await import(new URL('../build/server-main.js', import.meta.url).href);
  await main();
}

if (process.argv[1]?.endsWith('serve.mjs')) await serve();
