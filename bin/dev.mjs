// "npm run dev": the same server code as in production, with Vite in front of it: a saved file shows at once.
import './machine/node-version.mjs';

const { installPackages } = await import('./machine/install.mjs');
const { inRoot, root } = await import('./machine/paths.mjs');
const { stopWithNpm } = await import('./machine/orphan.mjs');
const { compileMessages } = await import('./messages.mjs');

stopWithNpm();

process.env.NODE_ENV ??= 'development';
process.chdir(root);

try {
  await installPackages(console.log);
  await compileMessages();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const { createServer } = await import('vite');
const vite = await createServer({
  configFile: inRoot('vite.config.ts'),
  appType: 'custom',
  server: { middlewareMode: true },
});
// Vite ends the process at SIGTERM, without waiting for the database to be closed; the server's own shutdown does
process.removeAllListeners('SIGTERM');
// loaded through Vite so that "~" and TypeScript work, and routes and server share one copy of every module
const { main } = await vite.ssrLoadModule('/server/main.ts');
await main({ vite });
