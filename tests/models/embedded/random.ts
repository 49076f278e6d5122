// Chance that can be repeated: the same seed gives the same numbers.

/** A whole number from `from` up to and including `to`. */
export type Random = (from: number, to: number) => number;

/** mulberry32. */
export function randomNumbers(seed: number): Random {
  let state = seed;
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) % (to - from + 1));
  };
}
