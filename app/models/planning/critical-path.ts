// How far each item may slip before it moves the end of the programme, a deadline, or something that stands fixed.
import { noDay } from './network';
import type { Schedule } from './schedule';
import { workIndex } from './working-calendar';

export type Slack = {
  /** Working days an item may slip before the programme's end, a deadline or a fixed successor is hit; can be negative. */
  total: Int32Array;
  /** Working days it may slip before any successor moves. */
  free: Int32Array;
  /** 1 = on the critical path: no total slack and not finished. */
  critical: Uint8Array;
};

/**
 * Backward pass of the critical path method (Kelley & Walker 1959) over all four link types, in working days of the
 * organisation's calendar. Items that stand fixed pass on their own dates, not later ones: a typed date is a promise.
 */
export function slackOf(schedule: Schedule): Slack {
  const { network, order } = schedule;
  const organisation = schedule.calendars[0]!;
  const n = network.items.length;
  const startAt = new Int32Array(n);
  const endAt = new Int32Array(n);
  let horizon = 0;
  for (let i = 0; i < n; i++) {
    startAt[i] = workIndex(organisation, schedule.start[i]!);
    endAt[i] = workIndex(organisation, schedule.until[i]!);
    horizon = Math.max(horizon, endAt[i]!);
  }
  const latestEnd = new Int32Array(n).fill(horizon);
  const free = new Int32Array(n);
  for (let head = n - 1; head >= 0; head--) {
    const i = order[head]!;
    const span = endAt[i]! - startAt[i]!;
    let late = horizon;
    let now = horizon;
    for (let k = network.firstOut[i]!; k < network.firstOut[i + 1]!; k++) {
      const j = network.linkTo[k]!;
      const lag = network.linkLag[k]!;
      const type = network.linkType[k]!;
      const lateEndOfJ = network.fixed[j] ? endAt[j]! : latestEnd[j]!;
      const lateStartOfJ = lateEndOfJ - (endAt[j]! - startAt[j]!);
      const extra = type === 0 || type === 2 ? 0 : span;
      late = Math.min(late, (type < 2 ? lateStartOfJ : lateEndOfJ) - lag + extra);
      now = Math.min(now, (type < 2 ? startAt[j]! : endAt[j]!) - lag + extra);
    }
    if (network.deadline[i] !== noDay) {
      // Work ends on the evening of its last day, a moment is on the morning of its own: on the day itself is in time for both.
      const evening = workIndex(organisation, network.deadline[i]! + 1);
      late = Math.min(late, network.duration[i] === 0 ? evening - 1 : evening);
    }
    latestEnd[i] = late;
    free[i] = now - endAt[i]!;
  }
  const total = new Int32Array(n);
  const critical = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    total[i] = latestEnd[i]! - endAt[i]!;
    critical[i] = total[i]! <= 0 && !network.done[i] ? 1 : 0;
  }
  return { total, free, critical };
}
