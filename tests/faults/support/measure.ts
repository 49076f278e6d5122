// How much a rig does, and where its figures go: the gate runs a short form, `npm run test:faults` the long one.
import { appendFileSync, mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

export const form = process.env['FAULTS'] === 'long' ? 'long' : 'gate';

/** A number of this form, which a variable may say otherwise: FAULT_KILLS=300. */
export function amount(variable: string, gate: number, long: number): number {
  const given = Number(process.env[variable]);
  return given > 0 ? given : form === 'long' ? long : gate;
}

/** The same seed gives the same chances; what the operating system does with them differs from run to run. */
export const seed = amount('FAULT_SEED', 1, 1);

export type Figures = Record<string, number | string>;

const machine = () =>
  `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}, ${process.platform}`;

/** Prints what a rig found and keeps it, one line of JSON; `npm run faults:table` makes the table of docs/faults.md of it. */
export function report(rig: string, figures: Figures): void {
  const line = JSON.stringify({ rig, form, at: new Date().toISOString(), machine: machine(), figures });
  mkdirSync('tests/.artifacts', { recursive: true });
  appendFileSync('tests/.artifacts/faults.json', `${line}\n`);
  process.stdout.write(`${line}\n`);
}

/** The value that this share of the list does not exceed; 0 of an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks every so often until the answer is yes, and says how many milliseconds that took; throws when it stays no. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean, patienceMs: number): Promise<number> {
  const from = performance.now();
  while (!(await isSo())) {
    if (performance.now() - from > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms`);
    await pause(50);
  }
  return performance.now() - from;
}
