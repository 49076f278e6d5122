// The roadmap's address: what is read from it, what is written to it, which period it shows, what a gesture proposes.
import { describe, expect, test } from 'vitest';
import { day } from '~/models/planning/day';
import { isChange, proposalOf } from '~/models/planning/roadmap-proposal';
import { readRoadmapState } from '~/models/planning/roadmap-search';
import { defaultRoadmapState, filterCount, pageOf, roadmapParams } from '~/models/planning/roadmap-state';
import { neighbourOf, roadmapWindow } from '~/models/planning/roadmap-window';

const read = (search: string) => readRoadmapState(new URLSearchParams(search));

describe('address', () => {
  test('nothing and nonsense give the default', () => {
    expect(read('')).toEqual(defaultRoadmapState);
    expect(read('zoom=x&group=y&view=z&lanes=q&from=2026-13-01&until=2026-02-30&links=yes&q=')).toEqual(
      defaultRoadmapState,
    );
  });

  test('what is written is read back, and the default is left out', () => {
    const search =
      'view=table&group=department&zoom=month&from=2026-01-05&until=2026-03-02&kind=gate&q=zaak&links=1&flip=a&flip=b&page=a.2';
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(roadmapParams(read(search)))) {
      for (const entry of [value].flat()) params.append(name, entry);
    }
    expect(params.toString()).toBe(search);
    expect(roadmapParams(defaultRoadmapState)).toEqual({});
  });

  test.each([
    ['until before from', 'from=2026-03-02&until=2026-01-05'],
    ['under a week', 'from=2026-03-02&until=2026-03-05'],
    ['centuries', 'from=1900-01-01&until=2100-01-01'],
    ['half a period', 'from=2026-03-02'],
  ])('a period that makes no sense is dropped: %s', (_name, search) => {
    expect(read(search)).toMatchObject({ from: null, until: null });
  });

  test('pages and filters', () => {
    const state = read('page=a.3&page=b.x&q=zaak&status=late');
    expect([pageOf(state, 'a'), pageOf(state, 'b'), pageOf(state, 'c')]).toEqual([3, 1, 1]);
    expect(filterCount(state)).toBe(2);
  });
});

describe('period', () => {
  const span = { from: day('2025-09-08'), until: day('2027-10-11') };
  const today = day('2026-11-22');

  test.each([
    ['year', '2025-09-01', '2027-10-18'],
    ['quarter', '2026-07-01', '2027-07-01'],
    ['month', '2026-10-01', '2027-04-01'],
    ['week', '2026-11-02', '2027-01-04'],
  ])('%s: %s until %s', (zoom, from, until) => {
    expect(roadmapWindow(read(`zoom=${zoom}`), span, today)).toEqual({ from, until });
  });

  test('today outside the programme: its nearest end', () => {
    expect(roadmapWindow(read('zoom=month'), span, day('2030-01-01'))).toEqual({
      from: '2027-09-01',
      until: '2028-03-01',
    });
  });

  test('earlier and later are as long and share a part with what was seen', () => {
    const window = { from: day('2026-11-02'), until: day('2027-01-04') };
    expect(neighbourOf(window, 1)).toEqual({ from: '2026-12-14', until: '2027-02-15' });
    expect(neighbourOf(neighbourOf(window, 1), -1)).toEqual(window);
  });
});

describe('gestures', () => {
  const week = { from: day('2026-11-16'), until: day('2026-11-21') };

  test('a move keeps the length in calendar days', () => {
    expect(proposalOf(week, { kind: 'move', days: 7 })).toEqual({ from: '2026-11-23', last: '2026-11-27' });
  });

  test('a stretch keeps the first day, and at least one day', () => {
    expect(proposalOf(week, { kind: 'stretch', days: 3 })).toEqual({ from: '2026-11-16', last: '2026-11-23' });
    expect(proposalOf(week, { kind: 'stretch', days: -30 })).toEqual({ from: '2026-11-16', last: '2026-11-16' });
  });

  test('a moment moves and has nothing to stretch', () => {
    const moment = { from: day('2026-11-16'), until: day('2026-11-16') };
    expect(proposalOf(moment, { kind: 'move', days: -1 })).toEqual({ from: '2026-11-15', last: '2026-11-15' });
    expect(isChange(moment, proposalOf(moment, { kind: 'stretch', days: 5 }))).toBe(false);
  });
});
