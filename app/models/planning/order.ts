// How rows are put in order where their texts decide: by code point, so that the order is the same on every machine.

/** Negative when `a` comes first; keys and days sort by it, names that people read do not. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
