// Bundles the server to build/server-main.js, and to build/data.js, build/privacy.js and build/prepare-demo.js what runs beside it; packages
// stay in node_modules, but for the one that is mended and those of many small files.
import { build } from 'vite';
import { bundledPackages, withoutNoise } from '../../vite/bundled-packages.mjs';
import { mendedPostgres } from '../../vite/mended-postgres.mjs';
import { inRoot, root } from './paths.mjs';

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  resolve: { alias: { '~': inRoot('app') } },
  plugins: [mendedPostgres()],
  ssr: { noExternal: ['postgres', ...bundledPackages] },
  build: {
    ssr: true,
    outDir: inRoot('build'),
    emptyOutDir: false, // the Remix build is there already
    copyPublicDir: false,
    target: 'node20',
    sourcemap: true,
    rollupOptions: {
      onwarn: withoutNoise,
      input: {
        'server-main': inRoot('server/main.ts'),
        data: inRoot('server/data.ts'),
        privacy: inRoot('server/privacy.ts'),
        'prepare-demo': inRoot('server/prepare-demo.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'server-main/[name]-[hash].js' },
    },
  },
});
