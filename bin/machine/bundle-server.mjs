// Bundles the server to build/server-main.js and the commands to build/data.js and build/privacy.js; packages stay in node_modules, but for
// the one that is mended.
import { build } from 'vite';
import { mendedPostgres } from '../../vite/mended-postgres.mjs';
import { inRoot, root } from './paths.mjs';

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  resolve: { alias: { '~': inRoot('app') } },
  plugins: [mendedPostgres()],
  ssr: { noExternal: ['postgres'] },
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
