// The roadmap's row model: lanes, what the filters and the period let through, strips, links, slack, pages.
import { describe, expect, test } from 'vitest';
import { addDays, day } from '~/models/planning/day';
import type { Item, Plan } from '~/models/planning/plan';
import { nextGate, openUpTo, roadmapOf, rowHeight } from '~/models/planning/roadmap';
import { rowsPerPage } from '~/models/planning/roadmap-rows';
import { readRoadmapState } from '~/models/planning/roadmap-search';
import { roadmapTable } from '~/models/planning/roadmap-table';
import { aLink, anItem, aPhase, aPlan } from '../factories';

const today = day('2026-03-02');
const state = (search = '') => readRoadmapState(new URLSearchParams(`lanes=open&${search}`));
const stream = (id: string, position: number) => ({
  id,
  key: null,
  title: { nl: id, en: null },
  position,
  hue: position,
});

function span(id: string, from: string, until: string, rest: Partial<Item> = {}): Item {
  return anItem({ id, start: day(from), until: day(until), mode: 'manual', ...rest });
}

function moment(id: string, on: string, rest: Partial<Item> = {}): Item {
  return anItem({ id, kind: 'milestone', start: day(on), until: day(on), workDays: 0, mode: 'manual', ...rest });
}

const plan = aPlan({
  workstreams: [stream('w2', 1), stream('w1', 0)],
  departments: [
    { id: 'd1', key: 'BZ', name: { nl: 'Burgerzaken', en: null }, parentId: null },
    { id: 'd2', key: 'KCC', name: { nl: 'KCC', en: null }, parentId: null },
  ],
  phases: [aPhase({ id: 'f1', start: day('2026-01-05'), until: day('2026-02-02') })],
  items: [
    span('a', '2026-01-05', '2026-01-12', { workstreamId: 'w1', progress: 'done', phaseId: 'f1' }),
    span('b', '2026-01-26', '2026-02-09', {
      workstreamId: 'w1',
      phaseId: 'f1',
      teamHours: [{ teamId: 't', hours: 12 }],
    }),
    span('c', '2026-02-23', '2026-03-09', { workstreamId: 'w2', progress: 'started', kind: 'calendar_item' }),
    span('d', '2026-03-16', '2026-03-23', {
      workstreamId: 'w2',
      departments: [
        { departmentId: 'd1', impact: 2 },
        { departmentId: 'd2', impact: 1 },
      ],
    }),
    span('e', '2026-03-16', '2026-03-20', { allDepartments: true, title: { nl: 'Zoekmij', en: 'Findme' } }),
    span('gone', '2026-03-02', '2026-03-06', { workstreamId: 'w1', retired: true }),
    moment('m', '2026-03-01'),
    moment('g', '2026-04-13', { kind: 'gate' }),
  ],
  dependencies: [aLink('l1', 'a', 'b'), aLink('l2', 'b', 'c'), aLink('l3', 'b', 'd')],
});

const lanes = (value: ReturnType<typeof roadmapOf>) =>
  value.lanes.map(({ id, rows }) => [id, rows.map((row) => row.id)]);
const row = (value: ReturnType<typeof roadmapOf>, id: string) =>
  value.lanes.flatMap(({ rows }) => rows).find((candidate) => candidate.id === id);

describe('lanes', () => {
  test('moments of the whole programme on top, workstreams by position, the rest below', () => {
    expect(lanes(roadmapOf(plan, state(), today))).toEqual([
      ['moments', ['m', 'g']],
      ['w1', ['a', 'b']],
      ['w2', ['c', 'd']],
      ['none', ['e']],
    ]);
  });

  test('by department an item stands in the lane of each it asks', () => {
    expect(lanes(roadmapOf(plan, state('group=department'), today))).toEqual([
      ['moments', ['m', 'g']],
      ['d1', ['d']],
      ['d2', ['d']],
      ['all', ['e']],
      ['none', ['a', 'b', 'c']],
    ]);
  });

  test('a flipped lane is closed: strips instead of rows, and the lanes below move up', () => {
    const [, closed, below] = roadmapOf(plan, state('flip=w1'), today).lanes;
    expect(closed).toMatchObject({ id: 'w1', open: false, rows: [], count: 2, late: 1 });
    expect(closed!.strips!.bars.match(/M/g)).toHaveLength(2);
    expect(below!.top).toBe(closed!.top + closed!.height);
  });

  test('retired items show only when asked for', () => {
    expect(row(roadmapOf(plan, state(), today), 'gone')).toBeUndefined();
    expect(row(roadmapOf(plan, state('retired=1'), today), 'gone')).toMatchObject({ retired: true, movable: false });
  });
});

describe('rows', () => {
  const value = roadmapOf(plan, state(), today);

  test('late: not done and its last day past; today is not past', () => {
    const status = (id: string) => row(value, id)!.status;
    expect([status('a'), status('b'), status('c'), status('d'), status('m')]).toEqual([
      'done',
      'late',
      'started',
      'planned',
      'late',
    ]);
    const ending = roadmapOf({ ...plan, items: [span('x', '2026-03-01', '2026-03-03')] }, state(), today);
    expect(row(ending, 'x')!.status).toBe('planned');
  });

  test('an item partly outside its phase is marked', () => {
    expect([row(value, 'a')!.outside, row(value, 'b')!.outside]).toEqual([false, true]);
  });

  test('what is started or done cannot be moved', () => {
    expect(['a', 'b', 'c'].map((id) => row(value, id)!.movable)).toEqual([false, true, false]);
  });

  test('a bar is cut off at the window; what lies outside it is not drawn', () => {
    const cut = roadmapOf(plan, state('from=2026-01-30&until=2026-03-01'), today);
    expect(row(cut, 'b')).toMatchObject({ at: 0, width: 33.33, from: '2026-01-26' });
    expect(row(cut, 'a')).toBeUndefined();
    expect(cut.totals).toMatchObject({ matching: 7, shown: 2 });
  });

  test('a moment has no width', () => {
    expect(row(value, 'g')).toMatchObject({ width: 0, from: '2026-04-13', until: '2026-04-13' });
  });
});

describe('filters', () => {
  const shown = (search: string) => lanes(roadmapOf(plan, state(search), today)).flatMap(([, ids]) => ids);

  test.each([
    ['workstream=w1', ['a', 'b']],
    ['department=d1', ['d', 'e']],
    ['kind=gate', ['g']],
    ['status=late', ['m', 'b']],
    ['q=FINDME', ['e']],
    ['q=zoekmij', ['e']],
    ['q=nothing', []],
    ['kind=nonsense&status=x', ['m', 'g', 'a', 'b', 'c', 'd', 'e']],
  ])('%s', (search, ids) => expect(shown(search)).toEqual(ids));
});

describe('links, slack and the critical path', () => {
  test('only between drawn rows, and only when asked for', () => {
    expect(roadmapOf(plan, state(), today).links).toBeNull();
    expect(roadmapOf(plan, state('links=1'), today).links!.count).toBe(3);
    expect(roadmapOf(plan, state('links=1&flip=w2'), today).links!.count).toBe(1);
  });

  test('a link runs from the middle of one row to the middle of the other', () => {
    const value = roadmapOf(plan, state('links=1&workstream=w1'), today);
    expect(value.links!.lines).toMatch(/^M\d+ 49H\d+V\d+/);
    expect(value.links!.ends).toMatch(new RegExp(`^M\\d+ ${49 + rowHeight}h0$`));
  });

  test('slack is a line to the day until which it may slip; the last item has none', () => {
    const value = roadmapOf(plan, state('slack=1&critical=1'), today);
    expect(row(value, 'd')!.slackTo).toBeGreaterThan(row(value, 'd')!.at);
    expect(row(value, 'g')).toMatchObject({ slackTo: null, critical: true });
    expect(row(roadmapOf(plan, state(), today), 'g')!.critical).toBe(false);
  });
});

describe('many items', () => {
  const many = (n: number): Plan =>
    aPlan({
      workstreams: [stream('w', 0)],
      items: Array.from({ length: n }, (_, i) =>
        anItem({ id: `i${i}`, workstreamId: 'w', start: addDays(day('2026-01-05'), i % 50), until: day('2026-03-10') }),
      ),
    });

  test('up to the limit lanes are open, above it closed as one path', () => {
    expect(roadmapOf(many(openUpTo), state('lanes=auto'), today).lanes[0]!.open).toBe(true);
    const [lane] = roadmapOf(many(openUpTo + 1), state('lanes=auto'), today).lanes;
    expect(lane!.open).toBe(false);
    expect(lane!.strips!.most).toBe(openUpTo + 1);
  });

  test('an open lane is drawn page by page', () => {
    const pages = (search: string) => roadmapOf(many(300), state(`lanes=open${search}`), today).lanes[0]!;
    expect(pages('')).toMatchObject({ page: 1, pages: 4, count: 300 });
    expect(pages('').rows).toHaveLength(rowsPerPage);
    expect(pages('&page=w.4').rows).toHaveLength(60);
    expect(pages('&page=w.99')).toMatchObject({ page: 4 });
  });
});

describe('table', () => {
  test('the same items in the same order as the picture', () => {
    const table = roadmapTable(plan, state(), today);
    expect(table.rows.map(({ id }) => id)).toEqual(lanes(roadmapOf(plan, state(), today)).flatMap(([, ids]) => ids));
  });

  test('says last day, hours, phase and what it waits for', () => {
    expect(roadmapTable(plan, state('q=b'), today).rows[0]).toMatchObject({
      id: 'b',
      first: '2026-01-26',
      last: '2026-02-08',
      hours: 12,
      phase: { nl: 'f1' },
      outside: true,
      predecessors: [{ id: 'a', type: 'FS' }],
    });
  });
});

test('the next gate is the first that is not done and not past', () => {
  expect(nextGate(plan, today)).toMatchObject({ day: '2026-04-13' });
  expect(nextGate(plan, day('2026-04-14'))).toBeNull();
});

test('a plan without anything gives an empty roadmap', () => {
  expect(roadmapOf(aPlan(), state(), today)).toMatchObject({ lanes: [], height: 0, totals: { all: 0, shown: 0 } });
});
