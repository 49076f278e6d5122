// How far the heap may grow before what is no longer needed is thrown away.
import { setFlagsFromString } from 'node:v8';

/**
 * By itself V8 lets the heap grow to four times what is in use where a machine has memory enough: a server that holds 60 MB then
 * takes 350. Half as much again costs no time that could be measured (docs/speed.md).
 */
export const leanHeapFlag = '--heap-growing-percent=50';

export function keepHeapLean(): void {
  setFlagsFromString(leanHeapFlag);
}
