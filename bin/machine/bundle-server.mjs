// Bundles the server to build/server-main.js and the commands to build/data.js and build/privacy.js; packages stay in node_modules.
import { build } from 'vite';
import { inRoot, root } from './paths.mjs';

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  resolve: { alias: { '~': inRoot('app') } },
  build: {
    ssr: true,
    outDir: inRoot('build'),
    emptyOutDir: false, // the Remix build is there already
    copyPublicDir: false,
    target: 'node20',
    sourcemap: true,
    rollupOptions: {
      input: {
        'server-main': inRoot('server/main.ts'),
        data: inRoot('server/data.ts'),
        privacy: inRoot('server/privacy.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'server-main/[name]-[hash].js' },
    },
  },
});
