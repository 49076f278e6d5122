// How busy a pool of people can be before work waits too long: a queue with c servers (M/M/c, Erlang C).

/**
 * Mean wait as a multiple of the work content of one piece of work, in a pool of `people` who can do each other's work at
 * load `rho` (0–1, below 1). Erlang's second formula over c(1 − ρ); from 1 on it grows without end.
 * Source: A.K. Erlang (1917), as in any text on the M/M/c queue.
 */
export function meanWait(people: number, rho: number): number {
  if (rho >= 1) return Infinity;
  if (rho <= 0) return 0;
  // Erlang B by its recursion, which never overflows; C follows from it.
  const offered = people * rho;
  let blocked = 1;
  for (let n = 1; n <= people; n++) blocked = (offered * blocked) / (n + offered * blocked);
  const waits = blocked / (1 - rho * (1 - blocked));
  return waits / (people * (1 - rho));
}

/** The load at which the mean wait is `wait` times the work content; to nine decimals. */
export function loadAtWait(people: number, wait: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (meanWait(people, middle) < wait) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** From which load a team asks for attention (amber), and from which it is asked too much (red); shares of its capacity. */
export type LoadLimits = { amber: number; red: number };

/** Where nobody said how many people can do each other's work; domain study 4.3, expert judgement. */
export const unknownPool: LoadLimits = { amber: 0.85, red: 1 };

const known = new Map<number, LoadLimits>();

/**
 * Amber where work waits as long as it takes, red where it waits four times as long, in steps of five percent points: the
 * queue is a model, not a measurement. Never amber above 0.90, never red above 1: from there on work piles up for certain.
 */
export function limitsOf(people: number | null): LoadLimits {
  if (people === null || people < 1) return unknownPool;
  let limits = known.get(people);
  if (!limits) {
    const rounded = (wait: number) => Math.round(loadAtWait(people, wait) * 20) / 20;
    known.set(people, (limits = { amber: Math.min(0.9, rounded(1)), red: Math.min(1, rounded(4)) }));
  }
  return limits;
}
