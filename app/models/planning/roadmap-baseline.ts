// A baseline under the roadmap: where each item stood then, and how many working days later or earlier it stands now.
import { toNumber } from './day';
import { type Interval, lastDay } from './interval';
import { workdaysFromTo } from './network';
import { isMoment, type Plan } from './plan';
import { percentAt, type Scale } from './roadmap-rows';

export type Then = Interval & {
  moment: boolean;
  /** Working days that it is finished (or else begins) later now; negative: earlier. */
  shift: number;
};

export type Standing = 'later' | 'earlier' | 'same';

export type BaselineOverlay = {
  id: string;
  name: string;
  /** Items of the baseline that are in the plan of now. */
  rows: ReadonlyMap<string, Then>;
  /** `added`: in the plan of now only · `removed`: in the baseline only. */
  counts: Record<Standing | 'added' | 'removed', number>;
};

export const standingOf = ({ shift }: Pick<Then, 'shift'>): Standing =>
  shift > 0 ? 'later' : shift < 0 ? 'earlier' : 'same';

export function baselineOverlay(now: Plan, then: Plan, { id, name }: { id: string; name: string }): BaselineOverlay {
  const stood = new Map(then.items.flatMap((item) => (item.retired ? [] : [[item.id, item] as const])));
  const rows = new Map<string, Then>();
  const counts = { later: 0, earlier: 0, same: 0, added: 0, removed: 0 };
  for (const item of now.items) {
    if (item.retired) continue;
    const was = stood.get(item.id);
    if (!was) {
      counts.added++;
      continue;
    }
    const [before, after] = [
      { from: was.start, until: was.until },
      { from: item.start, until: item.until },
    ];
    const finish = workdaysFromTo(now, lastDay(before), lastDay(after));
    const row = { ...before, moment: isMoment(was.kind), shift: finish || workdaysFromTo(now, was.start, item.start) };
    rows.set(item.id, row);
    counts[standingOf(row)]++;
  }
  counts.removed = stood.size - rows.size;
  return { id, name, rows, counts };
}

/** Percent of the track; null where none of it is in the period. */
export function placeOf({ from, until, moment }: Then, scale: Scale): { at: number; width: number } | null {
  const [first, last] = [toNumber(from), moment ? toNumber(from) + 1 : toNumber(until)];
  if (last <= scale.first || first >= scale.last) return null;
  const at = percentAt(scale, first);
  return { at, width: moment ? 0 : Math.round((percentAt(scale, last) - at) * 100) / 100 };
}
