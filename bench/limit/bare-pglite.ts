// Starts PGlite as it comes, beside which the product's own start and memory are looked at.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Milliseconds from the start of the process until it answers; megabytes at most until then, and after reading. */
export type BarePglite = { wall: number; peak: number; resident: number };

export async function barePglite(folder: string): Promise<BarePglite> {
  const { stdout } = await promisify(execFile)(process.execPath, ['bench/limit/pglite-process.mjs', folder]);
  const { ms, peak, resident } = JSON.parse(stdout) as { ms: number; peak: number; resident: number };
  return { wall: ms, peak, resident };
}
