// What the kernel says of processes: CPU they used, memory they hold. Linux only; elsewhere nothing is known and 0 is said.
import { readdirSync, readFileSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended meanwhile, or this is no Linux
  }
}

/** CPU milliseconds of a process with one thread, such as a PostgreSQL connection, counted in nanoseconds. */
export function cpuOfProcess(pid: number): number {
  return Number(read(`/proc/${pid}/schedstat`).split(' ')[0] ?? 0) / 1e6;
}

/** A tick of the counts in `stat` is 10 ms on Linux. */
const tickMs = 10;

/** After the name, which may hold anything: state, parent, …; the eleventh of these is user time. */
const fieldsOf = (pid: number) => (read(`/proc/${pid}/stat`).split(') ')[1] ?? '').split(' ').map(Number);

/** CPU milliseconds of a process with all its threads, and with `children` of those of it that ended. */
export function cpuOfThreads(pid: number, { children = false } = {}): number {
  const fields = fieldsOf(pid);
  const counted = children ? fields.slice(11, 15) : fields.slice(11, 13);
  return counted.reduce((sum, ticks) => sum + (ticks || 0), 0) * tickMs;
}

/** The processes that this one started and that still run. */
export const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && fieldsOf(Number(name))[1] === parent)
    .map(Number);

/** A process and those it started, with everything they used, also those that ended. */
export const cpuOfFamily = (parent: number): number =>
  childrenOf(parent).reduce((sum, child) => sum + cpuOfThreads(child), cpuOfThreads(parent, { children: true }));

/** The process that started this one; 0 when it is not there. */
export const parentOf = (pid: number): number => fieldsOf(pid)[1] ?? 0;

/** Megabytes of memory that are resident; `peak`: the most that ever were. */
export function memoryOf(pid: number, { peak = false } = {}): number {
  const found = new RegExp(`^Vm${peak ? 'HWM' : 'RSS'}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/status`));
  return Number(found?.[1] ?? 0) / 1024;
}
