// What moving go-live comes down to: how far, how many items of each workstream go along, and which warnings are new.
import type { Day } from './day';
import { isFrozen, type Item, type Label, type Plan } from './plan';
import { type ProgrammeWarnings, warningsOf } from './programme-warnings';
import type { SequenceWarning } from './sequence-rules';

/** moved: on other days · stays: pinned or not touched · past: started or done. Null = without a workstream. */
export type StreamOutcome = {
  id: string | null;
  title: Label | null;
  hue: number | null;
  moved: number;
  stays: number;
  past: number;
};

export type GoLiveOutcome = {
  was: Day;
  goLive: Day;
  moved: number;
  streams: StreamOutcome[];
  /** All that speaks against the new day; of the order only what was not so before. */
  warnings: ProgrammeWarnings;
};

/** One warning apart from its days, to know it again after everything moved. */
function sameMatter(warning: SequenceWarning): string {
  const next = warning.rule === 'releases_close_together' ? warning.nextItemId : '';
  const about = warning.rule === 'release_in_school_holiday' ? warning.exceptionId : '';
  return [warning.rule, warning.itemId, next, about].join(' ');
}

function streamsOf(before: Plan, after: Plan): StreamOutcome[] {
  const was = new Map(before.items.map((item) => [item.id, item]));
  const differs = (item: Item) => {
    const old = was.get(item.id);
    return old !== undefined && (old.start !== item.start || old.until !== item.until);
  };
  const streams = [...after.workstreams].sort((a, b) => a.position - b.position);
  const rows = [...streams, { id: null, title: null, hue: null }].map(({ id, title, hue }): StreamOutcome => {
    const own = after.items.filter((item) => !item.retired && item.workstreamId === id);
    const moved = own.filter(differs).length;
    const past = own.filter(isFrozen).length;
    return { id, title, hue, moved, stays: own.length - moved - past, past };
  });
  return rows.filter((row) => row.moved + row.stays + row.past > 0);
}

export function goLiveOutcome(before: Plan, after: Plan, region: string | null): GoLiveOutcome {
  const known = new Set(warningsOf(before, region).sequence.map(sameMatter));
  const { sequence, ...warnings } = warningsOf(after, region);
  const streams = streamsOf(before, after);
  return {
    was: before.programme.goLive,
    goLive: after.programme.goLive,
    moved: streams.reduce((sum, row) => sum + row.moved, 0),
    streams,
    warnings: { ...warnings, sequence: sequence.filter((row) => !known.has(sameMatter(row))) },
  };
}
