// What every page needs is one script: the framework, the frame, and what they import. In parts it is as many requests, and compresses worse.
import path from 'node:path';
import type { ManualChunksOption } from 'rollup';
import type { Plugin } from 'vite';

const roots = /\/app\/(?:root|entry\.client)\.tsx$/;
const words = /\/app\/paraglide\/messages(?:\.js$|\/)/;

/** The files of the words that a module says: they are imported by way of a list of all words there are. */
function wordsIn(module: string, code: string | null): string[] {
  const [folder] = /^.*\/app\//.exec(module) ?? [];
  if (!folder || !code?.includes('paraglide/messages.js')) return [];
  const names = [...code.matchAll(/\bm\.(\w+)/g)].map(([, name]) => name!);
  return names.map((name) => path.posix.join(folder, `paraglide/messages/${name}.js`));
}

/** Modules that the roots import at once, themselves and by way of others. */
function manualChunks(): ManualChunksOption {
  let shell: Set<string> | null = null;
  return (id, { getModuleIds, getModuleInfo }) => {
    if (!shell) {
      shell = new Set([...getModuleIds()].filter((module) => roots.test(module)));
      for (const module of shell) {
        const { importedIds = [], code = null } = getModuleInfo(module) ?? {};
        for (const next of importedIds) if (!words.test(next)) shell.add(next);
        for (const word of wordsIn(module, code)) shell.add(word);
      }
    }
    return shell.has(id) ? 'shell' : undefined;
  };
}

export const oneShell: Plugin = {
  name: 'one-shell',
  apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  // Without the second option all that the list of words leads to would come along.
  config: () => ({
    build: { rollupOptions: { output: { manualChunks: manualChunks(), onlyExplicitManualChunks: true } } },
  }),
};
