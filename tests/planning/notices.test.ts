// Who is told of what: once per kind, only of what is theirs, whatever a change moves.
import { describe, expect, test } from 'vitest';
import type { LateFigures } from '~/models/planning/adoption/late';
import { addDays, day } from '~/models/planning/day';
import type { Decision } from '~/models/planning/gate';
import {
  type Reachable,
  toldOfDecision,
  toldOfLate,
  toldOfMoves,
  toldOfRed,
} from '~/models/planning/notices/recipients';
import type { Role } from '~/models/planning/permission';
import type { Item } from '~/models/planning/plan';
import { anItem, aPlan } from '../factories';

const person = (id: string, role: Role, departmentIds: string[] = []): Reachable => ({
  id,
  posts: [{ role, departmentIds }],
});
const leader = person('leader', 'project_leader');
const board = person('board', 'steering');
const head = person('head', 'department_head', ['d1']);
const other = person('other', 'department_head', ['d2']);
const reader = person('reader', 'reader');
const deputy: Reachable = {
  id: 'deputy',
  posts: [
    { role: 'reader', departmentIds: [] },
    { role: 'department_head', departmentIds: ['d1'] },
  ],
};
const everybody = [leader, board, head, other, reader, deputy];

const span = { from: day('2026-12-01'), until: day('2026-12-02') };
const later = { from: day('2026-12-08'), until: day('2026-12-09') };
const moved = (...items: Item[]) => ({
  moved: items.map(({ id }) => ({
    itemId: id,
    before: span,
    after: later,
    origin: { kind: 'typed' as const },
    followed: true,
  })),
});
const told = (items: Item[], people = everybody) =>
  toldOfMoves(aPlan({ items }), moved(...items), people, 'c1').map(({ userId, facts }) =>
    'items' in facts ? [userId, facts.kind, facts.items.map(({ itemId }) => itemId)] : [],
  );

describe('items that moved', () => {
  const asking = (id: string, departmentId: string) => anItem({ id, departments: [{ departmentId, impact: 1 }] });

  test('are told to who sees to them and whose department they ask, to nobody else', () => {
    expect(told([anItem({ id: 'a', ownerId: 'reader' }), asking('b', 'd1'), anItem({ id: 'c' })])).toEqual([
      ['head', 'moved_department', ['b']],
      ['reader', 'moved_own', ['a']],
      ['deputy', 'moved_department', ['b']],
    ]);
  });
  test('are one notice per person and kind, however many there are', () => {
    const own = Array.from({ length: 200 }, (_, at) => anItem({ id: `i${at}`, ownerId: 'head', allDepartments: true }));
    const answers = told(own);
    expect(answers.map(([userId, kind, items]) => [userId, kind, items?.length])).toEqual([
      ['head', 'moved_own', 200],
      ['other', 'moved_department', 200],
      ['deputy', 'moved_department', 200],
    ]);
  });
  test('say from when to when; what was retired is not told', () => {
    const [one] = toldOfMoves(
      aPlan({ items: [anItem({ id: 'a', ownerId: 'head' })] }),
      moved(anItem({ id: 'a' })),
      [head],
      'c1',
    );
    expect(one?.facts).toEqual({
      kind: 'moved_own',
      changeId: 'c1',
      items: [{ itemId: 'a', title: { nl: 'a', en: null }, before: span, after: later }],
    });
    expect(told([anItem({ id: 'a', ownerId: 'head', retired: true })])).toEqual([]);
    expect(told([])).toEqual([]);
  });
});

describe('a decision about a gate', () => {
  const gate = anItem({ id: 'gate', kind: 'gate', ownerId: 'other' });
  const criterion = {
    ...{ id: 'k', itemId: 'gate', text: { nl: 'k', en: null }, hard: true, state: 'open' as const, ownerId: 'reader' },
    ...{ evidence: '', position: 0, test: null },
  } as const;
  const decision: Decision = {
    ...{ id: 'x', itemId: 'gate', outcome: 'conditional', on: day('2026-12-01'), decider: 'Stuurgroep' },
    ...{ recordedBy: 'leader', reason: 'x', position: 0 },
  };
  test('is told to who leads or decides, and to who sees to the gate, a criterion or a condition', () => {
    const plan = aPlan({
      items: [gate, anItem({ id: 'c', conditionOf: 'gate', ownerId: 'head' })],
      criteria: [criterion],
    });
    expect(toldOfDecision(plan, decision, everybody).map(({ userId }) => userId)).toEqual([
      ...['leader', 'board', 'head', 'other', 'reader'],
    ]);
    expect(toldOfDecision(aPlan(), decision, everybody)).toEqual([]);
  });
});

describe('red', () => {
  const said = { kind: 'item', id: 'm', colour: 'red', headline: 'Vast' } as const;
  const plan = aPlan({ items: [anItem({ id: 'm', kind: 'milestone', ownerId: 'head' })] });
  const people = (colour: 'red' | 'amber', before: 'red' | 'amber' | null) =>
    toldOfRed(plan, { ...said, colour }, before && { colour: before }, everybody).map(({ userId }) => userId);
  test.each([
    ['red', null, ['leader', 'board', 'head']],
    ['red', 'amber', ['leader', 'board', 'head']],
    ['red', 'red', []],
    ['amber', 'red', []],
  ] as const)('%s after %s', (now, before, whom) => {
    expect(people(now, before)).toEqual(whom);
  });
});

describe('late figures', () => {
  const today = day('2026-12-09');
  const october = { kind: 'month', start: day('2026-10-01') } as const;
  const november = { kind: 'month', start: day('2026-11-01') } as const;
  const late = (ownerId: string | null, ...periods: LateFigures['periods']): LateFigures => ({
    ...{ metricKey: 'M02', departmentId: 'd1', periods, ownerId },
  });
  const names = {
    metrics: [{ key: 'M02', title: { nl: 'Digitaal', en: null } }],
    departments: [{ id: 'd1', name: { nl: 'SD', en: null } }],
  };
  const ask = (rows: LateFigures[], before = new Map(), on = today) => toldOfLate(rows, names, before, on);
  const line = {
    ...{
      metricKey: 'M02',
      departmentId: 'd1',
      metric: names.metrics[0]!.title,
      department: names.departments[0]!.name,
    },
    ...{ since: '2026-10', latest: '2026-11', periods: 2 },
  };

  test('are told to who delivers them, after a week', () => {
    expect(ask([late('head', october, november)])).toEqual([
      { userId: 'head', facts: { kind: 'figures_late', lines: [line] } },
    ]);
    const soon = addDays(day('2026-12-01'), 6);
    expect(ask([late('head', november)], new Map(), soon)).toEqual([]);
    expect(ask([late(null, november)])).toEqual([]);
  });
  test('each gap once: what was told is not told again until another period is late too', () => {
    const before = new Map([['head', [line]]]);
    expect(ask([late('head', october, november)], before)).toEqual([]);
    expect(ask([late('head', october, november)], new Map([['head', [{ ...line, latest: '2026-10' }]]]))).toHaveLength(
      1,
    );
  });
});
