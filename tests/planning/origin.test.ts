// Every date says why it is what it is, and links that something fixed does not keep are named.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import { brokenLinks, isOutsidePhase, type Origin, originOf } from '~/models/planning/origin';
import type { Dependency, Item, LinkType, Plan } from '~/models/planning/plan';
import { schedule } from '~/models/planning/schedule';
import { aLink, anItem, aPhase, aPlan } from '../factories';

function solve(plan: Plan) {
  const result = schedule(plan);
  if (!result.ok) throw new Error('cycle');
  return result.schedule;
}

function origin(plan: Plan, id: string): Origin {
  const solved = solve(plan);
  return originOf(
    plan,
    solved,
    solved.network.items.findIndex((item) => item.id === id),
  );
}

const fixed = (id: string, from: string, until: string, rest: Partial<Item> = {}) =>
  anItem({ id, mode: 'manual', start: day(from), until: day(until), ...rest });
const phases = [
  aPhase({ id: 'on', start: day('2026-02-02'), until: day('2026-03-02') }),
  aPhase({ id: 'off', start: day('2026-02-02'), until: day('2026-03-02'), active: false }),
];

describe('without a predecessor that decides', () => {
  it.each<[string, Partial<Item>, Origin]>([
    ['started', { progress: 'started' }, { kind: 'frozen', progress: 'started' }],
    ['done, whatever its mode', { progress: 'done', mode: 'manual' }, { kind: 'frozen', progress: 'done' }],
    ['manual and typed', { mode: 'manual' }, { kind: 'typed' }],
    ['manual from the blueprint', { mode: 'manual', dateSource: 'blueprint' }, { kind: 'blueprint' }],
    ['a floor that was imported', { notBefore: day('2026-03-02'), dateSource: 'import' }, { kind: 'import' }],
    ['a floor that was typed', { notBefore: day('2026-03-02'), phaseId: 'on' }, { kind: 'typed' }],
    ['its phase', { phaseId: 'on', dateSource: 'blueprint' }, { kind: 'phase', phaseId: 'on' }],
    ['a phase that is switched off', { phaseId: 'off' }, { kind: 'programme_start' }],
    ['nothing else', {}, { kind: 'programme_start' }],
  ])('%s', (_name, item, expected) => {
    expect(origin(aPlan({ phases, items: [anItem({ id: 'B', ...item })] }), 'B')).toEqual(expected);
  });
});

describe('a predecessor that decides', () => {
  const a = fixed('A', '2026-03-02', '2026-03-07');
  it.each<[LinkType, string]>([
    ['FS', '2026-03-06'],
    ['SS', '2026-03-02'],
    ['FF', '2026-03-06'],
    ['SF', '2026-03-02'],
  ])('%s is named with its last or first day', (type, at) => {
    const plan = aPlan({ items: [a, anItem({ id: 'B' })], dependencies: [aLink('l', 'A', 'B', { type, lag: 1 })] });
    expect(origin(plan, 'B')).toEqual({ kind: 'predecessor', itemId: 'A', type, lag: 1, day: at });
  });

  it('a moment is named with its own day', () => {
    const gate = fixed('A', '2026-03-02', '2026-03-02', { kind: 'gate', workDays: 0 });
    const plan = aPlan({ items: [gate, anItem({ id: 'B' })], dependencies: [aLink('l', 'A', 'B')] });
    expect(origin(plan, 'B')).toMatchObject({ itemId: 'A', day: '2026-03-02' });
  });

  it.each<[string, string, string]>([
    ['the floor, when it is just as late', '2026-03-09', 'typed'],
    ['the floor, when it is a Saturday and so just as late', '2026-03-07', 'typed'],
    ['the predecessor, when the floor is earlier', '2026-03-06', 'predecessor'],
    ['the floor, when it is later', '2026-03-10', 'typed'],
  ])('%s', (_name, notBefore, kind) => {
    const items = [a, anItem({ id: 'B', notBefore: day(notBefore) })];
    expect(origin(aPlan({ items, dependencies: [aLink('l', 'A', 'B')] }), 'B').kind).toBe(kind);
  });

  it('of two that are just as late the first link is named, in whatever order they are reached', () => {
    const items = [a, fixed('C', '2026-03-02', '2026-03-06'), anItem({ id: 'B' })];
    const links = [aLink('1', 'C', 'B', { lag: 1 }), aLink('2', 'A', 'B')];
    for (const rows of [items, [...items].reverse()]) {
      expect(origin(aPlan({ items: rows, dependencies: links }), 'B')).toMatchObject({ itemId: 'C', lag: 1 });
    }
  });
});

describe('links that something fixed does not keep', () => {
  const a = fixed('A', '2026-03-02', '2026-03-07');
  it.each<[string, Item, Partial<Dependency>, boolean]>([
    ['the day after', fixed('B', '2026-03-09', '2026-03-10'), {}, false],
    ['on its last day', fixed('B', '2026-03-06', '2026-03-10'), {}, true],
    [
      'really started on the Saturday after',
      fixed('B', '2026-03-07', '2026-03-10', { progress: 'started' }),
      {},
      false,
    ],
    ['a day too early for the lag', fixed('B', '2026-03-09', '2026-03-10'), { lag: 1 }, true],
    ['late enough for the lag', fixed('B', '2026-03-10', '2026-03-11'), { lag: 1 }, false],
    ['finishing as late', fixed('B', '2026-03-05', '2026-03-07'), { type: 'FF' }, false],
    ['finishing too early', fixed('B', '2026-03-05', '2026-03-06'), { type: 'FF' }, true],
    ['starting as early', fixed('B', '2026-03-02', '2026-03-03'), { type: 'SS' }, false],
    ['finishing on the Friday before a start on Monday', fixed('B', '2026-02-26', '2026-02-28'), { type: 'SF' }, false],
    ['finishing on the Thursday before it', fixed('B', '2026-02-26', '2026-02-27'), { type: 'SF' }, true],
    [
      'a moment on the next working day',
      fixed('B', '2026-03-09', '2026-03-09', { kind: 'gate', workDays: 0 }),
      {},
      false,
    ],
  ])('%s: broken %s', (_name, b, link, broken) => {
    const plan = aPlan({ items: [a, b], dependencies: [aLink('l', 'A', 'B', link)] });
    expect(brokenLinks(plan, solve(plan))).toEqual(broken ? ['l'] : []);
  });

  it('an automatic item breaks none, a retired end none', () => {
    const items = [a, anItem({ id: 'B' }), fixed('C', '2026-01-05', '2026-01-06', { retired: true })];
    const plan = aPlan({ items, dependencies: [aLink('l', 'A', 'B'), aLink('m', 'A', 'C')] });
    expect(brokenLinks(plan, solve(plan))).toEqual([]);
  });

  it('a predecessor that really worked the Sunday is not yet finished on Saturday', () => {
    const items = [fixed('A', '2026-03-06', '2026-03-09'), fixed('B', '2026-03-07', '2026-03-10')];
    const plan = aPlan({ items, dependencies: [aLink('l', 'A', 'B')] });
    expect(brokenLinks(plan, solve(plan))).toEqual(['l']);
  });
});

describe('outside its phase', () => {
  it.each<[string, string, string, string | null, boolean]>([
    ['inside', '2026-02-02', '2026-03-02', 'on', false],
    ['a day too early', '2026-01-30', '2026-02-03', 'on', true],
    ['a day too late', '2026-02-27', '2026-03-03', 'on', true],
    ['a phase that is switched off', '2026-01-30', '2026-02-03', 'off', false],
    ['no phase', '2026-01-30', '2026-02-03', null, false],
    ['a moment on the border at its end', '2026-03-02', '2026-03-02', 'on', false],
    ['a moment past the border', '2026-03-03', '2026-03-03', 'on', true],
  ])('%s', (_name, from, until, phaseId, expected) => {
    expect(isOutsidePhase({ phases }, fixed('A', from, until, { phaseId }))).toBe(expected);
  });
});
