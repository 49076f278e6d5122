// What a developer may type behind "npm test --": which stages, and which files of their tests.

/**
 * "--only planning,types critical-path" → { only: ['planning', 'types'], filters: ['critical-path'] }
 * @param {string[]} args
 */
export function parseOptions(args) {
  const only = [];
  const filters = [];
  for (let index = 0; index < args.length; index++) {
    if (args[index] === '--only') only.push(...(args[++index] ?? '').split(',').filter(Boolean));
    else if (args[index].startsWith('--only=')) only.push(...args[index].slice(7).split(',').filter(Boolean));
    else filters.push(args[index]);
  }
  return { only, filters };
}

/** "database" chooses database-pglite and database-postgres; nothing chosen means everything. */
export function isChosen(id, only) {
  return only.length === 0 || only.some((name) => id === name || id.startsWith(`${name}-`));
}
