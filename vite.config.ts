import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import remixOptions from './remix.config.js';
import { paraglideOptions } from './paraglide.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Plural rules are dear to make, and the words ask for them at every count: made once for each. */
const keepPluralRules: Plugin = {
  name: 'keep-plural-rules',
  transform(code, id) {
    if (!id.endsWith('/app/paraglide/registry.js')) return null;
    const kept = code.replace(
      'return new Intl.PluralRules(locale, options).select(',
      'return (pluralRules[`${locale} ${options?.type}`] ??= new Intl.PluralRules(locale, options)).select(',
    );
    if (kept === code) throw new Error('The compiled words ask for plurals in another way than vite.config.ts knows.');
    return { code: `const pluralRules = {};\n${kept}`, map: null };
  },
};

export default defineConfig({
  plugins: [paraglideVitePlugin(paraglideOptions), keepPluralRules, remix(remixOptions)],
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    // A page fetches some twenty modules instead of sixty of a few words each.
    rollupOptions: { output: { experimentalMinChunkSize: 4_000 } },
  },
  ssr: { noExternal: [/^@fullcalendar\//] },
});
