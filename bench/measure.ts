// Interleaved rounds of timed cases; CPU first, wall second; a fixed loop before and after says how quiet the machine was.

/** One thing that is timed. `batch` runs of it are one sample, so that a sample is far longer than the clock's tick. */
export type Timed = {
  id: string;
  run: () => unknown;
  /** Runs per sample; found by itself when left out. */
  batch?: number;
  /** CPU milliseconds of other processes that work for this case, so far (a database server). */
  elsewhere?: () => Promise<number>;
};

/** Milliseconds per run. */
export type Timing = { id: string; cpu: number[]; wall: number[] };

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
export const best = (values: readonly number[]): number => Math.min(...values);

const cpuNow = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Wall milliseconds of a fixed sum: the same everywhere, so its spread is the machine's noise. */
export function calibrate(): number {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const from = performance.now();
    let state = 1;
    for (let k = 0; k < 8_000_000; k++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    times.push(performance.now() - from);
    if (state === 0) throw new Error('never');
  }
  return median(times);
}

/** Milliseconds of one sample; CPU is counted in microseconds here and in nanoseconds of other processes. */
const sampleMs = 60;
/** What takes this long is measured in three rounds, however many are asked for. */
const longMs = 10_000;
const longRounds = 3;

type Plan = { batch: number; isLong: boolean };

async function planOf(timed: Timed): Promise<Plan> {
  if (timed.batch !== undefined) return { batch: timed.batch, isLong: false };
  let took = 0;
  // The first runs are slower than what follows; of what takes long once is enough to know that.
  for (let warm = 0; warm < 4 && took < longMs; warm++) {
    const from = performance.now();
    await timed.run();
    took = performance.now() - from;
  }
  const batch = Math.max(1, Math.min(2_000, Math.round(sampleMs / Math.max(0.005, took))));
  return { batch, isLong: took >= longMs };
}

async function sample(timed: Timed, batch: number): Promise<{ cpu: number; wall: number }> {
  const away = timed.elsewhere ? await timed.elsewhere() : 0;
  const walls: number[] = [];
  const cpu = cpuNow();
  for (let run = 0; run < batch; run++) {
    const from = performance.now();
    await timed.run();
    walls.push(performance.now() - from);
  }
  const own = cpuNow() - cpu;
  const others = timed.elsewhere ? (await timed.elsewhere()) - away : 0;
  return { cpu: (own + others) / batch, wall: median(walls) };
}

/** Rounds of all cases in turn, so that noise falls on each of them alike; every second round the other way round. */
export async function measure(cases: readonly Timed[], rounds = 5): Promise<Map<string, Timing>> {
  const timings = new Map(cases.map(({ id }): [string, Timing] => [id, { id, cpu: [], wall: [] }]));
  const plans = new Map<string, Plan>();
  for (const timed of cases) plans.set(timed.id, await planOf(timed));
  const isLong = [...plans.values()].some((plan) => plan.isLong);
  for (let round = 0; round < (isLong ? Math.min(rounds, longRounds) : rounds); round++) {
    for (const timed of round % 2 ? [...cases].reverse() : cases) {
      const { cpu, wall } = await sample(timed, plans.get(timed.id)!.batch);
      timings.get(timed.id)!.cpu.push(cpu);
      timings.get(timed.id)!.wall.push(wall);
    }
  }
  return timings;
}
