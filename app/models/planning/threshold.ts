// Where a limit lies: what differs from it by no more than the last bits of a sum stands exactly on it.

/** How far apart sums of the same numbers can come out that were added in another order; far below anything that is shown. */
const slack = 1e-9;

/** Above the limit; on it is not above. */
export const exceeds = (value: number, limit: number): boolean => value > limit + slack;

/** At least the limit; on it is enough. */
export const reaches = (value: number, limit: number): boolean => value >= limit - slack;
