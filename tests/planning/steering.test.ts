// What a steering committee sees: since when it looks, what it is asked, how phases and gates stand, and which promises moved.
import { describe, expect, it, test } from 'vitest';
import { day } from '~/models/planning/day';
import {
  advicesAsked,
  agreementsAsked,
  type Decided,
  gatesAsked,
  type MoveEntry,
  promisesMoved,
  readingOn,
  sinceWhen,
  stands,
} from '~/models/planning/home/steering';
import type { Criterion, Item } from '~/models/planning/plan';
import type { MomentMove } from '~/models/planning/slip';
import { statusTree } from '~/models/planning/status/roll-up';
import type { LatestStatus, StatusColour, StatusKind } from '~/models/planning/status/status-entry';
import { aCapacity, anItem, aPhase, aPlan, aTeam } from '../factories';

const today = day('2026-11-23');
const gate = (id: string, start: string, rest: Partial<Item> = {}) =>
  anItem({ id, kind: 'gate', workDays: 0, start: day(start), until: day(start), ...rest });

describe('the day since which is looked', () => {
  const decided = (on: string, what: Decided['what']): Decided => ({ on: day(on), what });
  test.each<[string, string | null, Decided[], string, string]>([
    ['nothing was ever decided: four weeks ago', null, [], '2026-10-26', 'weeks'],
    [
      'the last decision, whatever it was',
      null,
      [decided('2026-09-01', 'gate'), decided('2026-11-10', 'baseline'), decided('2026-10-05', 'proposal')],
      ...(['2026-11-10', 'baseline'] as const),
    ],
    [
      'of one day the gate',
      null,
      [decided('2026-11-10', 'baseline'), decided('2026-11-10', 'gate')],
      '2026-11-10',
      'gate',
    ],
    [
      'not a decision of today',
      null,
      [decided('2026-11-23', 'gate'), decided('2026-11-22', 'proposal')],
      '2026-11-22',
      'proposal',
    ],
    ['nor one that is dated ahead', null, [decided('2026-12-01', 'gate')], '2026-10-26', 'weeks'],
    ['what was asked goes before', '2026-05-01', [decided('2026-11-10', 'gate')], '2026-05-01', 'asked'],
  ])('%s', (_name, asked, decisions, on, why) => {
    expect(sinceWhen(asked === null ? null : day(asked), decisions, today)).toEqual({ day: on, why });
  });
});

describe('gates that are asked', () => {
  const criterion = (itemId: string, hard: boolean, state: Criterion['state']): Criterion => ({
    ...{ id: `${itemId}-${hard}-${state}`, itemId, text: { nl: 'x', en: null }, hard, state },
    ...{ ownerId: null, evidence: '', test: null, position: 0 },
  });
  const plan = aPlan({
    items: [
      gate('soon', '2026-12-01'),
      gate('last day', '2027-01-03'),
      gate('too far', '2027-01-04'),
      gate('due', '2026-11-02'),
      gate('done', '2026-11-30', { progress: 'done' }),
      gate('given up', '2026-11-30', { retired: true }),
      gate('decided', '2026-11-30'),
      anItem({ id: 'milestone', kind: 'milestone', start: day('2026-12-01') }),
    ],
    criteria: [
      ...[criterion('soon', true, 'met'), criterion('soon', true, 'open'), criterion('soon', false, 'open')],
      criterion('due', true, 'not_met'),
    ],
    decisions: [
      {
        ...{ id: 'd', itemId: 'decided', outcome: 'go', on: day('2026-11-20'), decider: 'Stuurgroep' },
        ...{ recordedBy: null, reason: 'Omdat', position: 0 },
      },
    ],
  });

  it('are those due and those of the coming six weeks, with what the criteria leave to choose', () => {
    expect(gatesAsked(plan, today)).toMatchObject([
      { id: 'due', late: true, criteria: 1, met: 0, hardOpen: 1, verdict: 'only_no_go' },
      { id: 'soon', late: false, criteria: 3, met: 1, hardOpen: 1, verdict: 'conditional_at_most' },
      { id: 'last day', late: false, criteria: 0, hardOpen: 0, verdict: 'free' },
    ]);
  });
});

describe('agreements that are asked', () => {
  const plan = aPlan({
    capacity: aCapacity({
      teams: [aTeam({ id: 'A', pivotal: true }), aTeam({ id: 'B', pivotal: true }), aTeam({ id: 'C', pivotal: false })],
    }),
  });
  const agreed = (id: string, teamId: string, until: string) => ({
    ...{ id, teamId, text: id, until: day(until), proposalId: null },
  });
  const ask = (agreements: ReturnType<typeof agreed>[], full: string[]) =>
    agreementsAsked(plan, agreements, { full: new Set(full), today }).map((row) => [row.teamId, row.why]);

  test.each<[string, ReturnType<typeof agreed>[], string[], string[][]]>([
    ['none where no pivotal team is full', [], ['C'], []],
    ['one to be made for a full team', [], ['A'], [['A', 'none']]],
    ['none for a full team of which it was agreed for long', [agreed('a', 'A', '2027-03-01')], ['A'], []],
    ['one that ends within four weeks, full or not', [agreed('a', 'A', '2026-12-21')], [], [['A', 'ends']]],
    ['not one that ends a day later', [agreed('a', 'A', '2026-12-22')], [], []],
    ['one that ended where it is still needed', [agreed('a', 'A', '2026-11-23')], ['A'], [['A', 'ended']]],
    ['not one that ended and is needed no more', [agreed('a', 'A', '2026-11-23')], [], []],
    ['not one that another goes beyond', [agreed('a', 'A', '2026-12-01'), agreed('b', 'A', '2027-03-01')], ['A'], []],
    ['not of a team that is not pivotal', [agreed('c', 'C', '2026-12-01')], [], []],
  ])('%s', (_name, agreements, full, expected) => {
    expect(ask(agreements, full)).toEqual(expected);
  });
});

it('asks of advice what is open and undecided', () => {
  const advice = (state: string, decision: string | null = null) => ({ state, decision });
  const open = advice('open');
  expect(advicesAsked([open, advice('open', 'ja'), advice('planned'), advice('done'), advice('dropped')])).toEqual([
    open,
  ]);
});

describe('phases and gates', () => {
  let entries = 0;
  const said = (kind: StatusKind, id: string, colour: StatusColour): LatestStatus => ({
    ...{ kind, id, entryId: `e${++entries}`, position: entries, colour, headline: id, text: '', earlier: 0 },
    ...{ day: day('2026-11-20'), time: '12:00', userName: null },
  });
  const plan = aPlan({
    phases: [
      aPhase({ id: 'over', start: day('2026-01-05'), until: day('2026-06-01') }),
      aPhase({ id: 'now', start: day('2026-06-01'), until: day('2027-02-01') }),
      aPhase({ id: 'next', start: day('2027-02-01'), until: day('2027-04-01') }),
    ],
    items: [
      gate('inside', '2026-12-14', { phaseId: 'now' }),
      gate('left behind', '2026-05-01', { phaseId: 'over' }),
      anItem({ id: 'spoken milestone', kind: 'milestone', phaseId: 'now', start: day('2026-12-01') }),
    ],
    promises: { baselineId: 'b', name: 'v1', days: { inside: day('2026-12-07') } },
  });
  const latest = [
    said('phase', 'now', 'green'),
    said('item', 'inside', 'red'),
    said('item', 'spoken milestone', 'red'),
  ];
  const rows = stands(
    plan,
    statusTree(plan, latest, today),
    new Map([
      ['now', day('2027-02-01')],
      ['next', day('2027-03-01')],
    ]),
  );

  it('are phases that are not over, each followed by its gates, and gates of no such phase last', () => {
    expect(rows.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'phase now',
      'gate inside',
      'phase next',
      'gate left behind',
    ]);
  });
  it('say what was promised in working days later, of a kept promise none, and null where nothing was', () => {
    expect(rows.map(({ promised }) => promised && [promised.day, promised.workDays])).toEqual([
      ['2027-01-31', 0],
      ['2026-12-07', 5],
      // 1 March is a Monday; Good Friday and Easter Monday lie before 31 March.
      ['2027-02-28', 21],
      null,
    ]);
  });
  it('show of a phase what goes before its own, as said of something below', () => {
    expect(rows.map(({ said: one, fromBelow }) => [one?.headline ?? null, fromBelow])).toEqual([
      ['spoken milestone', true],
      ['inside', false],
      [null, false],
      [null, false],
    ]);
  });
});

describe('promises that moved', () => {
  const move = (
    itemId: string,
    before: string | null,
    after: string | null,
    rest: Partial<MomentMove> = {},
  ): MomentMove => ({
    ...{ itemId, before: before === null ? null : day(before), after: after === null ? null : day(after) },
    ...{ promised: null, slipped: 0, ...rest },
  });
  let changes = 0;
  const entry = (on: string, moments: MomentMove[], rest: Partial<MoveEntry> = {}): MoveEntry => ({
    ...{ id: `c${++changes}`, undoes: null, on: day(on), reason: null, reasonCode: null, moments },
    ...rest,
  });
  const plan = aPlan({
    items: ['A', 'B', 'C'].map((id) => gate(id, '2026-12-14')),
    promises: { baselineId: 'b', name: 'v1', days: { A: day('2026-12-07') } },
  });
  const since = day('2026-11-09');
  const of = (...entries: MoveEntry[]) => promisesMoved(plan, entries, since);

  it('take all changes since the day together, and none of the day itself', () => {
    const moves = of(
      entry('2026-11-09', [move('A', '2026-11-02', '2026-12-07')]),
      entry('2026-11-10', [move('A', '2026-12-07', '2026-12-21')]),
      entry('2026-11-17', [move('A', '2026-12-21', '2026-12-14')]),
    );
    expect(moves).toMatchObject([
      { itemId: 'A', how: 'later', before: '2026-12-07', after: '2026-12-14', workDays: 5, promised: '2026-12-07' },
    ]);
  });
  it('are none where it moved there and back', () => {
    expect(
      of(
        entry('2026-11-10', [move('A', '2026-12-07', '2026-12-21')]),
        entry('2026-11-11', [move('A', '2026-12-21', '2026-12-07')]),
      ),
    ).toEqual([]);
  });
  it('are given up first, then later by how far, then earlier, then new', () => {
    const moves = of(
      entry('2026-11-10', [
        ...[
          move('new', null, '2026-12-14'),
          move('A', '2026-12-11', '2026-12-14'),
          move('B', '2026-12-07', '2026-12-14'),
        ],
        ...[move('C', '2026-12-21', '2026-12-14'), move('gone', '2026-12-14', null)],
      ]),
    );
    expect(moves.map(({ itemId, how, workDays }) => [itemId, how, workDays])).toEqual([
      ['gone', 'given_up', 0],
      ['B', 'later', 5],
      ['A', 'later', 1],
      ['C', 'earlier', -5],
      ['new', 'new', 0],
    ]);
    expect(moves[0]!.title).toBeNull();
  });
  it('come with the last reason that was given, its code only where a promise was broken', () => {
    const broken = { promised: day('2026-12-07'), slipped: 5 };
    const [a, b] = of(
      entry('2026-11-10', [move('A', '2026-12-07', '2026-12-14', broken), move('B', '2026-12-10', '2026-12-14')], {
        ...{ reason: 'Leverancier te laat', reasonCode: 'supplier' },
      }),
      entry('2026-11-11', [move('A', '2026-12-14', '2026-12-14')]),
    );
    expect(a).toMatchObject({ itemId: 'A', code: 'supplier', reason: 'Leverancier te laat' });
    expect(b).toMatchObject({ itemId: 'B', code: null, reason: 'Leverancier te laat' });
  });
  it('do not tell the reason of a change that was taken back', () => {
    const first = entry('2026-11-10', [move('A', '2026-12-07', '2026-12-21')], { reason: 'Vergissing' });
    const undo = entry('2026-11-11', [move('A', '2026-12-21', '2026-12-07')], { undoes: first.id });
    const second = entry('2026-11-12', [move('A', '2026-12-07', '2026-12-14')]);
    expect(of(first, undo, second)).toMatchObject([{ itemId: 'A', how: 'later', reason: null }]);
  });
});

it('takes the last reading that was made by a day', () => {
  const readings = ['2026-11-01', '2026-11-08', '2026-11-15'].map((on) => ({ day: day(on) }));
  expect(readingOn(readings, day('2026-11-14'))?.day).toBe('2026-11-08');
  expect(readingOn(readings, day('2026-11-15'))?.day).toBe('2026-11-15');
  expect(readingOn(readings, day('2026-10-31'))).toBeNull();
});
