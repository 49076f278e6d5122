// Packages of hundreds of small modules, of which a server uses a part: in one file with what is used of them it starts a third faster.
export const bundledPackages = ['drizzle-orm', 'zod', 'date-fns', '@date-fns/tz'];

/**
 * zod has remarks for tools in places where Rollup cannot use them, and Rollup says so of each.
 * @param {import('rollup').RollupLog} warning
 * @param {(warning: import('rollup').RollupLog) => void} warn
 */
export const withoutNoise = (warning, warn) => {
  if (warning.code !== 'INVALID_ANNOTATION') warn(warning);
};
