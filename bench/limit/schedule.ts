// The bare minimum of scheduling: arrays that are there already, one forward and one backward pass, nothing explained.
import type { Network } from '~/models/planning/network';
import type { CompiledCalendar } from '~/models/planning/working-calendar';

export type BareNetwork = {
  order: Int32Array;
  first: Int32Array;
  to: Int32Array;
  type: Uint8Array;
  lag: Int32Array;
  duration: Int32Array;
  floor: Int32Array;
};

/** Days become places in the list of working days once, outside what is timed. */
export function bare(network: Network, order: Int32Array, calendar: CompiledCalendar): BareNetwork {
  const floor = network.floor.map((day) => calendar.before[Math.max(0, day - calendar.first)]!);
  const { firstOut: first, linkTo: to, linkType: type, linkLag: lag, duration } = network;
  return { order, first, to, type, lag, duration, floor };
}

/** Early starts, late starts and slack, in working days. */
export function bareSchedule({ order, first, to, type, lag, duration, floor }: BareNetwork): Int32Array {
  const n = order.length;
  const early = floor.slice();
  let end = 0;
  for (let head = 0; head < n; head++) {
    const i = order[head]!;
    const finish = early[i]! + duration[i]!;
    if (finish > end) end = finish;
    for (let k = first[i]!; k < first[i + 1]!; k++) {
      const j = to[k]!;
      const kind = type[k]!;
      const at = (kind === 0 || kind === 2 ? finish : early[i]!) + lag[k]! - (kind < 2 ? 0 : duration[j]!);
      if (at > early[j]!) early[j] = at;
    }
  }
  const slack = new Int32Array(n);
  for (let head = n - 1; head >= 0; head--) {
    const i = order[head]!;
    let late = end - duration[i]!;
    for (let k = first[i]!; k < first[i + 1]!; k++) {
      const j = to[k]!;
      const kind = type[k]!;
      const lateStart = early[j]! + slack[j]!;
      const at = (kind < 2 ? lateStart : lateStart + duration[j]!) - lag[k]!;
      const own = kind === 0 || kind === 2 ? at - duration[i]! : at;
      if (own < late) late = own;
    }
    slack[i] = late - early[i]!;
  }
  return slack;
}
