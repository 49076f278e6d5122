// Two plans compared: what was added, removed, moved so many working days, and what else changed, with totals.
import { describe, expect, it } from 'vitest';
import { comparePlans, comparisonOf } from '~/models/planning/compare';
import { shiftOf } from '~/models/planning/compare-totals';
import { type CompareFilter, groupOf, itemLines, keptChanges, otherLines } from '~/models/planning/compare-view';
import { day } from '~/models/planning/day';
import { namesIn } from '~/models/planning/names';
import type { Criterion, Plan } from '~/models/planning/plan';
import { contentOf } from '~/models/planning/snapshot';
import { aLink, anItem, aPhase, aPlan } from '../factories';
import { accepted, base, fields, itemIn } from './change-plan';
import { randomPlan } from './random-plan';

const compared = (before: Plan, after: Plan) => comparePlans(contentOf(before), after);
const change = (before: Plan, after: Plan, id: string) => compared(before, after).items.find((row) => row.id === id);

const stream = (id: string, position: number) => ({ id, key: id, title: { nl: id, en: null }, position, hue: 0 });
const criterion = (id: string, rest: Partial<Criterion> = {}): Criterion => ({
  ...{ id, itemId: 'A', text: { nl: `tekst ${id}`, en: null }, hard: true, state: 'open', ownerId: null },
  ...{ evidence: '', test: null, position: 0, ...rest },
});
/** 2026: Monday 5 January; Good Friday is worked, Easter Monday 6 April is not. */
const a = anItem({ id: 'A', workstreamId: 'W1', workDays: 5, start: day('2026-01-05'), until: day('2026-01-10') });

describe('the same plan', () => {
  it('has no differences, whatever the order of its rows', () => {
    const { items, phases, links, others, goLive, programme, totals, workstreams } = compared(base, {
      ...base,
      items: [...base.items].reverse(),
      dependencies: [...base.dependencies].reverse(),
    });
    expect([items, phases, links, others, programme, workstreams]).toEqual([[], [], [], [], [], []]);
    expect(goLive).toBeNull();
    expect(totals).toEqual({ added: 0, removed: 0, later: 0, earlier: 0, otherwise: 0, days: 0, hours: 0 });
  });

  it('is the same when only the order inside a list differs', () => {
    const hours = [
      { teamId: 't1', hours: 4 },
      { teamId: 't2', hours: 6 },
    ];
    const before = aPlan({ items: [{ ...a, teamHours: hours }] });
    expect(compared(before, aPlan({ items: [{ ...a, teamHours: [...hours].reverse() }] })).items).toEqual([]);
  });
});

describe('an item', () => {
  it('that was made or restored is added; that was retired or taken away is removed, still named', () => {
    const before = aPlan({ items: [a, anItem({ id: 'gone' }), anItem({ id: 'back', retired: true })] });
    const after = aPlan({ items: [{ ...a, retired: true }, anItem({ id: 'back' }), anItem({ id: 'new' })] });
    const found = compared(before, after).items.map(({ id, what, title }) => [id, what, title.nl]);
    expect(found.sort()).toEqual([
      ['A', 'removed', 'A'],
      ['back', 'added', 'back'],
      ['gone', 'removed', 'gone'],
      ['new', 'added', 'new'],
    ]);
  });

  it('retired in both is not there', () => {
    const retired = aPlan({ items: [{ ...a, retired: true }] });
    expect(compared(retired, aPlan({ items: [{ ...a, retired: true, title: { nl: 'B', en: null } }] })).items).toEqual(
      [],
    );
  });

  it.each([
    // Easter Monday, 6 April 2026, is no working day.
    ['2026-04-02', '2026-04-03', '2026-04-07', '2026-04-08', 2],
    ['2026-04-07', '2026-04-08', '2026-04-02', '2026-04-03', -2],
    // Over a weekend: one working day.
    ['2026-01-09', '2026-01-10', '2026-01-12', '2026-01-13', 1],
    // Over New Year's Day.
    ['2026-12-31', '2027-01-01', '2027-01-04', '2027-01-05', 1],
  ])('that moved from %s–%s to %s–%s did so by %i working days', (from, until, is, isUntil, moved) => {
    const at = (start: string, end: string) =>
      aPlan({ items: [{ ...a, workDays: 1, start: day(start), until: day(end) }] });
    expect(change(at(from, until), at(is, isUntil), 'A')).toMatchObject({ start: moved, finish: moved, length: 0 });
  });

  it('that became longer begins where it did and is finished later', () => {
    const longer = { ...a, workDays: 7, until: day('2026-01-14') };
    const found = change(aPlan({ items: [a] }), aPlan({ items: [longer] }), 'A')!;
    expect(found).toMatchObject({ start: 0, finish: 2, length: 2, what: 'changed' });
    expect(shiftOf(found)).toBe(2);
  });

  it('that begins later and is finished on the same day counts by its beginning', () => {
    const shorter = { ...a, workDays: 3, start: day('2026-01-07') };
    const found = change(aPlan({ items: [a] }), aPlan({ items: [shorter] }), 'A')!;
    expect(found).toMatchObject({ start: 2, finish: 0, length: -2 });
    expect(groupOf(found)).toBe('later');
  });

  it('that moved between days off is told, though by no working day', () => {
    const saturday = {
      ...a,
      kind: 'milestone' as const,
      workDays: 0,
      start: day('2026-01-10'),
      until: day('2026-01-10'),
    };
    const sunday = { ...saturday, start: day('2026-01-11'), until: day('2026-01-11') };
    const found = change(aPlan({ items: [saturday] }), aPlan({ items: [sunday] }), 'A')!;
    expect([found.start, found.finish, groupOf(found)]).toEqual([0, 0, 'otherwise']);
  });

  it('says every other field that changed, with both values', () => {
    const changed = {
      ...a,
      title: { nl: 'Nieuwe naam', en: null },
      kind: 'calendar_item' as const,
      ownerId: 'u1',
      phaseId: 'F1',
      workstreamId: 'W2',
      progress: 'done' as const,
      deadline: day('2026-02-01'),
      teamHours: [{ teamId: 't1', hours: 12 }],
      departments: [{ departmentId: 'd1', impact: 3 }],
    };
    const found = change(aPlan({ items: [a] }), aPlan({ items: [changed] }), 'A')!;
    expect(found.hours).toBe(12);
    expect(found.fields).toEqual([
      { field: 'kind', before: 'activity', after: 'calendar_item' },
      { field: 'title', before: a.title, after: changed.title },
      { field: 'workstreamId', before: 'W1', after: 'W2' },
      { field: 'phaseId', before: null, after: 'F1' },
      { field: 'deadline', before: null, after: '2026-02-01' },
      { field: 'progress', before: 'planned', after: 'done' },
      { field: 'ownerId', before: null, after: 'u1' },
      { field: 'teamHours', before: [], after: changed.teamHours },
      { field: 'departments', before: [], after: changed.departments },
    ]);
  });

  it('says which links, criteria and decisions came, went or changed', () => {
    const items = ['A', 'B', 'C'].map((id) => anItem({ id }));
    const before = aPlan({
      items,
      dependencies: [aLink('1', 'B', 'A'), aLink('2', 'A', 'C')],
      criteria: [criterion('k1'), criterion('k2')],
    });
    const decision = {
      id: 'd',
      itemId: 'A',
      outcome: 'go' as const,
      on: day('2026-02-02'),
      decider: 'x',
      reason: 'y',
      position: 0,
    };
    const after = aPlan({
      items,
      dependencies: [aLink('1', 'B', 'A', { lag: 2 }), aLink('3', 'C', 'A')],
      criteria: [criterion('k1', { state: 'met' }), criterion('k3')],
      decisions: [{ ...decision, recordedBy: null }],
    });
    expect(change(before, after, 'A')!.fields).toEqual([
      { field: 'predecessor', before: end('B', 0), after: end('B', 2) },
      { field: 'predecessor', before: null, after: end('C', 0) },
      { field: 'successor', before: end('C', 0), after: null },
      { field: 'state', before: 'open', after: 'met', of: criterion('k1').text },
      { field: 'criterion', before: null, after: criterion('k3').text },
      { field: 'criterion', before: criterion('k2').text, after: null },
      { field: 'decision', before: null, after: { outcome: 'go', on: '2026-02-02' } },
    ]);
    expect(compared(before, after).links.map(({ what, before: was, after: is }) => [what, (is ?? was)!.id])).toEqual([
      ['changed', '1'],
      ['added', '3'],
      ['removed', '2'],
    ]);
  });
});

const end = (itemId: string, lag: number) => ({ itemId, type: 'FS', lag });

describe('the rest of the plan', () => {
  it('says how go-live, the programme and the phases moved', () => {
    const phase = aPhase({ id: 'F1', start: day('2026-01-05'), until: day('2026-01-31') });
    const before = aPlan({ phases: [phase, aPhase({ id: 'F2', start: day('2026-02-02'), until: day('2026-02-14') })] });
    const later = { ...phase, until: day('2026-02-07'), workDays: 25 };
    const after = aPlan({
      programme: { ...before.programme, goLive: day('2026-04-20'), name: 'Anders' },
      phases: [later, aPhase({ id: 'F3', start: day('2026-02-09'), until: day('2026-02-14') })],
    });
    const { goLive, programme, phases } = compared(before, after);
    expect(goLive).toEqual({ before: '2026-04-13', after: '2026-04-20', workDays: 5 });
    expect(programme).toEqual([{ field: 'name', before: 'Proef', after: 'Anders' }]);
    expect(phases.map(({ id, what, start, finish }) => [id, what, start, finish])).toEqual([
      ['F1', 'changed', 0, 5],
      ['F3', 'added', 0, 0],
      ['F2', 'removed', 0, 0],
    ]);
    expect(phases[0]!.fields).toEqual([{ field: 'workDays', before: 1, after: 25 }]);
  });

  it('names links by both ends and leaves no id to read', () => {
    const after = accepted(base, { kind: 'unlink_items', dependencyId: 'AB' }).plan;
    const [line] = otherLines(compared(base, after), namesIn([base, after]));
    expect(line).toMatchObject({ collection: 'dependencies', what: 'removed', title: { nl: 'A → B', en: null } });
    const found = compared(base, after);
    const [item] = itemLines(found, namesIn([base, after]), keptChanges(found, { what: null, workstream: null }));
    expect(item!.fields).toContainEqual({
      field: 'successor',
      before: { ...end('B', 0), itemId: itemIn(base, 'B').title },
      after: null,
    });
  });
});

describe('totals', () => {
  const before = aPlan({
    workstreams: [stream('W2', 1), stream('W1', 0)],
    items: [a, { ...a, id: 'B', workstreamId: 'W2' }, { ...a, id: 'C', workstreamId: null }, { ...a, id: 'D' }],
  });
  const week = { start: day('2026-01-12'), until: day('2026-01-17') };
  const after = aPlan({
    workstreams: before.workstreams,
    items: [
      { ...a, ...week, teamHours: [{ teamId: 't', hours: 8 }] },
      { ...a, id: 'B', workstreamId: 'W2', start: day('2025-12-29'), until: day('2026-01-03') },
      { ...a, id: 'C', workstreamId: null, acceptanceValue: 3 },
      { ...a, id: 'E', workstreamId: 'W2', teamHours: [{ teamId: 't', hours: 2.5 }] },
    ],
  });

  it('are counted per workstream, in their order, and over all', () => {
    const { workstreams, totals } = compared(before, after);
    expect(
      workstreams.map(({ id, added, removed, later, earlier, otherwise, days, hours }) => [
        id,
        ...[added, removed, later, earlier, otherwise, days, hours],
      ]),
    ).toEqual([
      ['W1', 0, 1, 1, 0, 0, 5, 8],
      // Finished on 2 January instead of 9 January.
      ['W2', 1, 0, 0, 1, 0, -5, 2.5],
      [null, 0, 0, 0, 0, 1, 0, 0],
    ]);
    expect(totals).toEqual({ added: 1, removed: 1, later: 1, earlier: 1, otherwise: 1, days: 0, hours: 10.5 });
  });

  it('the filter keeps one kind, or one workstream', () => {
    const shown = (what: CompareFilter['what'], workstream: string | null) =>
      keptChanges(compared(before, after), { what, workstream }).map(({ id }) => id);
    expect(shown(null, null)).toEqual(['D', 'A', 'B', 'E', 'C']);
    expect(shown('later', null)).toEqual(['A']);
    expect(shown(null, 'W2')).toEqual(['B', 'E']);
    expect(shown(null, 'none')).toEqual(['C']);
  });
});

describe('a comparison that is kept', () => {
  it('is that of these two plans, also after others were compared with one of them', () => {
    const after = aPlan({ items: [{ ...a, acceptanceValue: 3 }] });
    const [one, other] = [aPlan({ items: [a] }), aPlan({ items: [{ ...a, acceptanceValue: 3 }] })];
    expect(comparisonOf(one, after)).toEqual(comparePlans(one, after));
    expect(comparisonOf(one, after)).toBe(comparisonOf(one, after));
    expect(comparisonOf(other, after).items).toEqual([]);
    expect(comparisonOf(one, after).totals.otherwise).toBe(1);
  });
});

describe('any two plans', () => {
  it('compared the other way round have the opposite shifts and totals', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const shape = { seed, items: 30, links: 30, exceptions: 4, oneCalendar: true, rings: false };
      const before = randomPlan(shape);
      const moved = before.items.map((item, at) => (at % 3 === 0 ? { ...item, start: item.until } : item));
      const after = { ...before, items: moved.slice(2) };
      const [there, back] = [compared(before, after), compared(after, before)];
      expect(back.items.map((row) => [row.id, -row.start || 0, -row.finish || 0, -row.hours || 0]).sort()).toEqual(
        there.items.map((row) => [row.id, row.start, row.finish, row.hours]).sort(),
      );
      expect(back.totals).toMatchObject({
        added: there.totals.removed,
        removed: there.totals.added,
        later: there.totals.earlier,
        earlier: there.totals.later,
        otherwise: there.totals.otherwise,
      });
    }
  });

  it('a created item is the only difference', () => {
    const after = accepted(base, { kind: 'create_item', itemId: 'N', fields, start: '2026-01-12', workDays: 2 }).plan;
    expect(compared(base, after).items.map(({ id, what }) => [id, what])).toEqual([['N', 'added']]);
  });
});
