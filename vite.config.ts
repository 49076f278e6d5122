import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { bundledPackages, withoutNoise } from './vite/bundled-packages.mjs';
import { leanWords } from './vite/lean-words';
import { oneShell } from './vite/one-shell';
import { smallScript } from './vite/small-script';
import remixOptions from './remix.config.js';
import { paraglideOptions } from './paraglide.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ command }) => ({
  plugins: [paraglideVitePlugin(paraglideOptions), leanWords, remix(remixOptions), oneShell, smallScript],
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    // Scripts of a few words each are put together: larger ones would bring what a page does not need.
    rollupOptions: {
      onwarn: withoutNoise,
      output: {
        experimentalMinChunkSize: 300,
        // Names stand in the list of routes and in every import: short ones, told apart by 42 bits.
        entryFileNames: 'assets/[hash:7].js',
        chunkFileNames: 'assets/[hash:7].js',
      },
    },
  },
  ssr: { noExternal: [/^@fullcalendar\//, ...(command === 'build' ? bundledPackages : [])] },
}));
