// A baseline under the roadmap: where items stood, how they stand to that now, and what of it falls in the period.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import { baselineOverlay, placeOf, standingOf } from '~/models/planning/roadmap-baseline';
import { scaleOf } from '~/models/planning/roadmap-rows';
import { anItem, aPlan } from '../factories';

const on = (id: string, start: string, until: string, rest = {}) =>
  anItem({ id, start: day(start), until: day(until), ...rest });
const moment = { kind: 'milestone' as const, workDays: 0 };

describe('a baseline beside the plan of now', () => {
  const then = aPlan({
    items: [
      on('later', '2026-01-05', '2026-01-10'),
      on('earlier', '2026-01-12', '2026-01-17'),
      on('same', '2026-01-05', '2026-01-10'),
      on('gone', '2026-01-05', '2026-01-10'),
      on('longer', '2026-01-05', '2026-01-10'),
      on('moment', '2026-01-09', '2026-01-09', moment),
      on('retired', '2026-01-05', '2026-01-10', { retired: true }),
    ],
  });
  const now = aPlan({
    items: [
      on('later', '2026-01-12', '2026-01-17'),
      on('earlier', '2026-01-08', '2026-01-15'),
      on('same', '2026-01-05', '2026-01-10'),
      on('gone', '2026-01-05', '2026-01-10', { retired: true }),
      on('longer', '2026-01-05', '2026-01-14'),
      on('moment', '2026-01-12', '2026-01-12', moment),
      on('retired', '2026-01-05', '2026-01-10'),
      on('new', '2026-01-05', '2026-01-10'),
    ],
  });
  const overlay = baselineOverlay(now, then, { id: 'b', name: 'Start' });

  it('says of each item how many working days later it is finished', () => {
    expect([...overlay.rows].map(([id, row]) => [id, row.shift, standingOf(row)])).toEqual([
      ['later', 5, 'later'],
      ['earlier', -2, 'earlier'],
      ['same', 0, 'same'],
      ['longer', 2, 'later'],
      ['moment', 1, 'later'],
    ]);
  });

  it('counts what came and went besides', () => {
    expect(overlay.counts).toEqual({ later: 3, earlier: 1, same: 1, added: 2, removed: 1 });
  });

  it('is drawn where it stood, cut off at the period, or not at all', () => {
    const scale = scaleOf({ from: day('2026-01-07'), until: day('2026-01-17') });
    const placed = (id: string) => placeOf(overlay.rows.get(id)!, scale);
    expect(placed('later')).toEqual({ at: 0, width: 30 });
    expect(placed('earlier')).toEqual({ at: 50, width: 50 });
    expect(placed('moment')).toEqual({ at: 20, width: 0 });
    const after = scaleOf({ from: day('2026-02-02'), until: day('2026-03-02') });
    expect(placeOf(overlay.rows.get('later')!, after)).toBeNull();
    expect(
      placeOf(overlay.rows.get('moment')!, scaleOf({ from: day('2026-01-09'), until: day('2026-01-12') })),
    ).toEqual({
      at: 0,
      width: 0,
    });
  });
});
