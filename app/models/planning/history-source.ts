// Where a change came from, as the history can be filtered by it.

/** `scheduler` beside the ways in: what moved because something else did. */
export const historySources = [
  'screen',
  'import',
  'api',
  'blueprint',
  'calendar',
  'figures',
  'seed',
  'scheduler',
] as const;
