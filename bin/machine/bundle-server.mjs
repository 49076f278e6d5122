// Bundles server/main.ts to build/server-main.js: our own code in one file, packages stay in node_modules.
import { build } from 'vite';
import { inRoot, root } from './paths.mjs';

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  resolve: { alias: { '~': inRoot('app') } },
  build: {
    ssr: inRoot('server/main.ts'),
    outDir: inRoot('build'),
    emptyOutDir: false, // the Remix build is there already
    copyPublicDir: false,
    target: 'node20',
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: 'server-main.js', chunkFileNames: 'server-main/[name]-[hash].js' } },
  },
});
