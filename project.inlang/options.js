/** How the words in messages/ become typed functions: one place for the Vite plugin, the tests and the command line. */
/** @type {import('@inlang/paraglide-js').CompilerOptions} */
export const paraglideOptions = {
  project: './project.inlang',
  outdir: './app/paraglide',
  strategy: ['globalVariable', 'baseLocale'],
  emitTsDeclarations: true,
  outputStructure: 'message-modules',
  disableAsyncLocalStorage: true,
};
