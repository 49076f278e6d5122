// The milestone trend on small histories: made, moved, retired, restored, reached; and which days are looked back from.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import {
  chosenLines,
  milestoneTrend,
  reportsOf,
  type TrendEntry,
  type TrendLine,
  trendMoves,
} from '~/models/planning/milestone-trend';
import type { Item } from '~/models/planning/plan';
import type { MomentMove } from '~/models/planning/slip';
import type { CalendarException } from '~/models/planning/working-calendar';
import { anItem, aPlan } from '../factories';

const at = (text: string | null) => (text === null ? null : day(`2026-${text}`));
const move = (before: string | null, after: string | null, rest: Partial<MomentMove> = {}): MomentMove => ({
  itemId: 'M',
  before: at(before),
  after: at(after),
  promised: null,
  slipped: 0,
  ...rest,
});

/** Each change a version, on its day. */
const history = (...changes: [on: string, ...moments: MomentMove[]][]): TrendEntry[] =>
  changes.map(([on, ...moments], index) => ({ version: index + 1, on: at(on)!, moments }));

const moment = (start: string, rest: Partial<Item> = {}) =>
  anItem({ id: 'M', kind: 'gate', workDays: 0, start: at(start)!, until: at(start)!, ...rest });

const reports = reportsOf(day('2026-01-05'), [], day('2026-04-15'));

function lineOf(item: Item, entries: TrendEntry[], over = reports): TrendLine {
  const [line] = milestoneTrend(aPlan({ items: [item] }), entries, over);
  return line!;
}
const promised = (line: TrendLine) => line.promised.map((value) => value?.slice(5) ?? null);

const closing: CalendarException = {
  id: 'x',
  kind: 'non_working',
  sort: 'closing',
  from: day('2026-03-09'),
  until: day('2026-03-21'),
  label: { nl: 'Dicht', en: null },
  departmentId: null,
  region: null,
  verify: false,
  source: null,
};

it('the total slip is what the calendars of the moves said, whatever the calendar says now', () => {
  const moves = [move('03-02', '03-16', { workDays: 10 }), move('03-16', '03-23', { workDays: 5 })];
  const line = lineOf(moment('03-23'), history(['02-02', moves[0]!], ['02-09', moves[1]!]));
  expect(line.slip).toBe(15);
  const closed = aPlan({
    items: [moment('03-23')],
    calendar: { ...aPlan().calendar, exceptions: [closing] },
  });
  const [again] = milestoneTrend(closed, history(['02-02', moves[0]!], ['02-09', moves[1]!]), reports);
  expect(again!.slip).toBe(15);
});

describe('the days looked back from', () => {
  it('are the beginning, the first of each month, each baseline and today, each once', () => {
    const baselines = [
      { on: day('2026-02-17'), name: 'v1', version: 4 },
      { on: day('2026-03-01'), name: 'v2', version: 9 },
    ];
    expect(reportsOf(day('2026-01-05'), baselines, day('2026-03-20'))).toEqual([
      { on: '2026-01-05', baseline: null },
      { on: '2026-02-01', baseline: null },
      { on: '2026-02-17', baseline: { name: 'v1', version: 4 } },
      { on: '2026-03-01', baseline: { name: 'v2', version: 9 } },
      { on: '2026-03-20', baseline: null },
    ]);
  });

  it.each([
    ['a programme of today', '2026-03-20', '2026-03-20', ['2026-03-20']],
    ['begun on the first', '2026-03-01', '2026-04-01', ['2026-03-01', '2026-04-01']],
    [
      'over the year end and a leap day',
      '2027-12-31',
      '2028-03-01',
      ['2027-12-31', '2028-01-01', '2028-02-01', '2028-03-01'],
    ],
  ])('%s', (_name, began, today, expected) => {
    expect(reportsOf(day(began), [], day(today)).map(({ on }) => on)).toEqual(expected);
  });
});

describe('a line', () => {
  it.each<[string, Item, TrendEntry[], (string | null)[], Partial<TrendLine>]>([
    [
      'never moved',
      moment('05-04'),
      history(['01-05', move(null, '05-04')]),
      ['05-04', '05-04', '05-04', '05-04', '05-04'],
      { moves: 0, slip: 0, first: day('2026-05-04') },
    ],
    [
      'moved later twice; a move on a reporting day counts that day',
      moment('06-01'),
      history(['01-05', move(null, '05-04')], ['02-01', move('05-04', '05-11')], ['03-20', move('05-11', '06-01')]),
      ['05-04', '05-11', '05-11', '06-01', '06-01'],
      // Twenty weekdays without Liberation Day, Ascension Day and Whit Monday.
      { moves: 2, slip: 17, first: day('2026-05-04'), last: day('2026-06-01') },
    ],
    [
      'moved earlier',
      moment('04-27'),
      history(['01-05', move(null, '05-04')], ['02-10', move('05-04', '04-28')]),
      ['05-04', '05-04', '04-28', '04-28', '04-28'],
      { moves: 1 },
    ],
    [
      'made later: nothing before',
      moment('05-04'),
      history(['02-15', move(null, '05-04')]),
      [null, null, '05-04', '05-04', '05-04'],
      { moves: 0 },
    ],
    [
      'retired, and restored on another day',
      moment('05-11'),
      history(['01-05', move(null, '05-04')], ['01-20', move('05-04', null)], ['03-15', move(null, '05-11')]),
      ['05-04', null, null, '05-11', '05-11'],
      { moves: 1, slip: 4, retired: false },
    ],
    [
      'retired: the line ends',
      moment('05-04', { retired: true }),
      history(['01-05', move(null, '05-04')], ['02-20', move('05-04', null)]),
      ['05-04', '05-04', null, null, null],
      { moves: 0, retired: true, reached: null },
    ],
    [
      'reached',
      moment('03-10', { progress: 'done' }),
      history(['01-05', move(null, '03-09')], ['03-10', move('03-09', '03-10')]),
      ['03-09', '03-09', '03-09', '03-10', '03-10'],
      { moves: 1, slip: 1, reached: day('2026-03-10') },
    ],
    [
      'of which only a later move is known: before that it stood where that move found it',
      moment('06-01'),
      history(['03-05', move('05-04', '06-01')]),
      ['05-04', '05-04', '05-04', '06-01', '06-01'],
      { moves: 1 },
    ],
    ['of which nothing is known', moment('05-04'), [], ['05-04', '05-04', '05-04', '05-04', '05-04'], { moves: 0 }],
  ])('%s', (_name, item, entries, days, rest) => {
    const line = lineOf(item, entries);
    expect(promised(line)).toEqual(days);
    expect(line).toMatchObject(rest);
  });

  it('has at a baseline what the baseline kept, also when it moved later that day', () => {
    const entries = history(['01-05', move(null, '05-04')], ['02-17', move('05-04', '05-11')]);
    const baseline = { on: day('2026-02-17'), name: 'v1', version: 1 };
    const line = lineOf(moment('05-11'), entries, reportsOf(day('2026-01-05'), [baseline], day('2026-03-02')));
    expect(promised(line)).toEqual(['05-04', '05-04', '05-04', '05-11', '05-11']);
  });

  it('is never changed by what came after: a longer history begins as the shorter one', () => {
    const entries = history(
      ['01-05', move(null, '05-04')],
      ['02-10', move('05-04', '05-18')],
      ['04-10', move('05-18', '06-01')],
    );
    const early = reportsOf(day('2026-01-05'), [], day('2026-03-01'));
    const then = lineOf(moment('05-18'), entries.slice(0, 2), early);
    const now = lineOf(moment('06-01'), entries);
    expect(now.promised.slice(0, early.length)).toEqual(then.promised);
  });

  it('is not drawn for work, and not for what the plan does not know', () => {
    const plan = aPlan({ items: [anItem({ id: 'A' })] });
    expect(milestoneTrend(plan, history(['01-05', move(null, '05-04')]), reports)).toEqual([]);
  });
});

describe('choosing', () => {
  const items = [
    moment('05-04'),
    moment('05-05', { id: 'N', kind: 'milestone' }),
    moment('05-06', { id: 'X', retired: true }),
  ];
  const entries = history([
    '01-05',
    move(null, '05-04'),
    move(null, '05-04', { itemId: 'N' }),
    move(null, '05-06', { itemId: 'X' }),
  ]);
  const moved = [...entries, { version: 2, on: day('2026-02-02'), moments: [move('05-04', '05-05', { itemId: 'N' })] }];
  const lines = milestoneTrend(aPlan({ items }), moved, reports);
  it.each([
    ['gates', [], ['M']],
    ['milestones', [], ['N']],
    ['moved', [], ['N']],
    ['all', [], ['M', 'N']],
    ['gates', ['N', 'X'], ['N', 'X']],
  ] as const)('%s %j', (choice, ids, expected) => {
    expect(chosenLines(lines, choice, ids).map((line) => line.itemId)).toEqual(expected);
  });

  it('lists the moves of the lines, the last first, and a reason only where a promise was broken', () => {
    const told = { id: 'h', kind: 'move_item', reason: 'Zo ging het', reasonCode: 'scope' as const, userName: 'Iris' };
    const broken = { promised: day('2026-05-04'), slipped: 5 };
    const history = [
      { ...told, version: 2, on: day('2026-02-02'), moments: [move('05-04', '05-11', broken)] },
      {
        ...told,
        version: 3,
        on: day('2026-02-03'),
        moments: [move('05-11', '05-08'), move(null, '06-01', { itemId: 'N' })],
      },
    ];
    expect(trendMoves(aPlan({ items }), history, lines)).toMatchObject([
      { itemId: 'M', from: '2026-05-11', to: '2026-05-08', workDays: -1, code: null },
      { itemId: 'M', from: '2026-05-04', to: '2026-05-11', workDays: 4, code: 'scope', reason: 'Zo ging het' },
    ]);
  });
});
