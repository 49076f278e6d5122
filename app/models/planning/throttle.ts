// How long somebody waits who keeps guessing: longer with every failure, never for good, and no town hall because of one person.

/** Failures that cost nothing: a slip of the finger, a forgotten capital. */
export const freeTries = 5;
/** Names from one network address that may fail within the window before that address waits: a town hall is one address. */
export const freeNames = 30;
export const firstWaitSeconds = 10;
export const longestWaitSeconds = 15 * 60;
/** An address waits less long: behind it are people who did nothing. */
export const longestAddressWaitSeconds = 60;
/** Failures of an account count for a day, of an address for a quarter of an hour. */
export const accountWindowSeconds = 24 * 3600;
export const addressWindowSeconds = 15 * 60;

/** 10, 20, 40 … seconds after each failure beyond those that are free, up to `longest`. */
function doubling(beyond: number, longest: number): number {
  return beyond <= 0 ? 0 : Math.min(longest, firstWaitSeconds * 2 ** Math.min(beyond - 1, 20));
}

export type Tries = {
  /** Failures of this account within its window (or of this device, when it is known), and seconds since the last. */
  failures: number;
  sinceLast: number | null;
  /** Different names that failed from this address within its window, and seconds since the last. */
  names: number;
  sinceLastName: number | null;
  /** A device from which this account signed in before: nobody else's failures count against it. */
  known: boolean;
};

/** Seconds to wait before the next try is looked at; 0 when it may be looked at now. */
export function secondsToWait({ failures, sinceLast, names, sinceLastName, known }: Tries): number {
  const account = doubling(failures - freeTries + 1, longestWaitSeconds) - (sinceLast ?? Infinity);
  const address = known ? 0 : doubling(names - freeNames + 1, longestAddressWaitSeconds) - (sinceLastName ?? Infinity);
  return Math.max(0, Math.ceil(account), Math.ceil(address));
}
