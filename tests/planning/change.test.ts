// Every kind of change: what it does when it is allowed, and each reason for which it is not.
import { describe, expect, it } from 'vitest';
import { applyChange } from '~/models/planning/change';
import { noEffects } from '~/models/planning/change/effects';
import { day } from '~/models/planning/day';
import { chainPhases } from '~/models/planning/phase-chain';
import type { Item, Plan } from '~/models/planning/plan';
import { type ChangeKind, planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import { accepted, base, change, fields, frozen, itemIn } from './change-plan';
import { everyDay, placeOf } from './reference-scheduler';

/** `first…last`, or the day of a moment. */
const where = (item: Item) =>
  item.until === item.start
    ? item.start.slice(5)
    : `${item.start.slice(5)}…${everyDay[placeOf(item.until) - 1]!.slice(5)}`;
const at = (plan: Plan, id: string) => where(itemIn(plan, id));

it('the plan these tests begin with is at rest', () => {
  const { plan, effects } = accepted(base, { kind: 'recalculate', cause: 'import' });
  expect(plan).toBe(base);
  expect(effects).toEqual(noEffects);
  expect(chainPhases(base)).toBe(base);
});

describe('refusals', () => {
  const rows = (fieldsOf: Record<string, unknown>) => [
    { collection: 'items' as const, id: 'A', before: fieldsOf, after: fieldsOf },
  ];
  it.each<[PlanChangeInput, Record<string, unknown>]>([
    [
      { kind: 'create_item', itemId: 'A', fields, start: '2026-02-02' },
      { reason: 'id_taken', id: 'A' },
    ],
    [
      { kind: 'create_item', itemId: 'R', fields, start: '2026-02-02' },
      { reason: 'id_taken', id: 'R' },
    ],
    [
      { kind: 'create_item', itemId: 'N', fields: { ...fields, phaseId: 'F9' }, start: '2026-02-02' },
      { reason: 'unknown_reference', field: 'phaseId', id: 'F9' },
    ],
    [
      { kind: 'edit_item', itemId: 'X', fields: {} },
      { reason: 'not_found', what: 'item', id: 'X' },
    ],
    [
      { kind: 'edit_item', itemId: 'R', fields: {} },
      { reason: 'item_retired', itemId: 'R' },
    ],
    [
      { kind: 'edit_item', itemId: 'A', fields: { workstreamId: 'W9' } },
      { reason: 'unknown_reference', field: 'workstreamId', id: 'W9' },
    ],
    [
      { kind: 'edit_item', itemId: 'A', fields: { teamHours: [{ teamId: 't9', hours: 1 }] } },
      { reason: 'unknown_reference', field: 'teamHours', id: 't9' },
    ],
    [
      { kind: 'edit_item', itemId: 'A', fields: { departments: [{ departmentId: 'd9', impact: 1 }] } },
      { reason: 'unknown_reference', field: 'departments', id: 'd9' },
    ],
    [
      { kind: 'move_item', itemId: 'X', start: '2026-02-02' },
      { reason: 'not_found', what: 'item', id: 'X' },
    ],
    [
      { kind: 'move_item', itemId: 'R', start: '2026-02-02' },
      { reason: 'item_retired', itemId: 'R' },
    ],
    [
      { kind: 'move_item', itemId: 'S', start: '2026-02-02' },
      { reason: 'past_is_frozen', itemId: 'S' },
    ],
    [
      { kind: 'move_item', itemId: 'E', start: '2026-02-02' },
      { reason: 'past_is_frozen', itemId: 'E' },
    ],
    [
      { kind: 'move_item', itemId: 'G', start: '2026-02-02', last: '2026-02-03' },
      { reason: 'moment_has_no_length', itemId: 'G' },
    ],
    [
      { kind: 'move_item', itemId: 'A', start: '2026-02-02', last: '2026-02-01' },
      { reason: 'last_before_start', itemId: 'A', start: '2026-02-02', last: '2026-02-01' },
    ],
    [
      { kind: 'stretch_item', itemId: 'X', last: '2026-02-02' },
      { reason: 'not_found', what: 'item', id: 'X' },
    ],
    [
      { kind: 'stretch_item', itemId: 'R', last: '2026-04-02' },
      { reason: 'item_retired', itemId: 'R' },
    ],
    [
      { kind: 'stretch_item', itemId: 'G', last: '2026-02-02' },
      { reason: 'moment_has_no_length', itemId: 'G' },
    ],
    [
      { kind: 'stretch_item', itemId: 'E', last: '2026-02-02' },
      { reason: 'past_is_frozen', itemId: 'E' },
    ],
    [
      { kind: 'stretch_item', itemId: 'B', last: '2026-01-11' },
      { reason: 'last_before_start', itemId: 'B', start: '2026-01-12', last: '2026-01-11' },
    ],
    [
      { kind: 'set_progress', itemId: 'X', progress: 'done', on: '2026-02-02' },
      { reason: 'not_found', what: 'item', id: 'X' },
    ],
    [
      { kind: 'set_progress', itemId: 'R', progress: 'done', on: '2026-02-02' },
      { reason: 'item_retired', itemId: 'R' },
    ],
    [
      { kind: 'retire_item', itemId: 'X' },
      { reason: 'not_found', what: 'item', id: 'X' },
    ],
    [
      { kind: 'retire_item', itemId: 'R' },
      { reason: 'item_retired', itemId: 'R' },
    ],
    [
      { kind: 'restore_item', itemId: 'X' },
      { reason: 'not_found', what: 'item', id: 'X' },
    ],
    [
      { kind: 'restore_item', itemId: 'A' },
      { reason: 'item_not_retired', itemId: 'A' },
    ],
    [
      { kind: 'link_items', dependencyId: 'N', fromId: 'A', toId: 'A', type: 'FS', lag: 0 },
      { reason: 'link_to_itself', itemId: 'A' },
    ],
    [
      { kind: 'link_items', dependencyId: 'N', fromId: 'A', toId: 'X', type: 'FS', lag: 0 },
      { reason: 'not_found', what: 'item', id: 'X' },
    ],
    [
      { kind: 'link_items', dependencyId: 'N', fromId: 'R', toId: 'A', type: 'FS', lag: 0 },
      { reason: 'item_retired', itemId: 'R' },
    ],
    [
      { kind: 'link_items', dependencyId: 'AB', fromId: 'A', toId: 'C', type: 'FS', lag: 0 },
      { reason: 'id_taken', id: 'AB' },
    ],
    [
      { kind: 'link_items', dependencyId: 'N', fromId: 'A', toId: 'B', type: 'SS', lag: 0 },
      { reason: 'link_exists', fromId: 'A', toId: 'B' },
    ],
    [
      { kind: 'link_items', dependencyId: 'N', fromId: 'G', toId: 'A', type: 'FS', lag: 0 },
      { reason: 'cycle', path: ['B', 'G', 'A', 'B'] },
    ],
    [
      { kind: 'edit_link', dependencyId: 'X', type: 'FS', lag: 0 },
      { reason: 'not_found', what: 'dependency', id: 'X' },
    ],
    [
      { kind: 'unlink_items', dependencyId: 'X' },
      { reason: 'not_found', what: 'dependency', id: 'X' },
    ],
    [
      {
        kind: 'create_phase',
        phaseId: 'F1',
        title: fields.title,
        description: fields.title,
        workDays: 1,
        afterId: null,
      },
      { reason: 'id_taken', id: 'F1' },
    ],
    [
      {
        kind: 'create_phase',
        phaseId: 'N',
        title: fields.title,
        description: fields.title,
        workDays: 1,
        afterId: 'F9',
      },
      { reason: 'not_found', what: 'phase', id: 'F9' },
    ],
    [
      { kind: 'edit_phase', phaseId: 'F9', fields: {} },
      { reason: 'not_found', what: 'phase', id: 'F9' },
    ],
    [
      { kind: 'remove_phase', phaseId: 'F9' },
      { reason: 'not_found', what: 'phase', id: 'F9' },
    ],
    [
      { kind: 'remove_phase', phaseId: 'F1' },
      { reason: 'in_use', what: 'phase', id: 'F1', itemIds: ['A', 'B'] },
    ],
    [
      { kind: 'create_workstream', workstreamId: 'W1', title: fields.title, hue: 0 },
      { reason: 'id_taken', id: 'W1' },
    ],
    [
      { kind: 'edit_workstream', workstreamId: 'W9', fields: {} },
      { reason: 'not_found', what: 'workstream', id: 'W9' },
    ],
    [
      { kind: 'remove_workstream', workstreamId: 'W9' },
      { reason: 'not_found', what: 'workstream', id: 'W9' },
    ],
    [
      { kind: 'remove_workstream', workstreamId: 'W1' },
      { reason: 'in_use', what: 'workstream', id: 'W1', itemIds: ['A'] },
    ],
    [
      { kind: 'create_criterion', criterionId: 'N', itemId: 'X', text: fields.title, hard: true },
      { reason: 'not_found', what: 'item', id: 'X' },
    ],
    [
      { kind: 'create_criterion', criterionId: 'N', itemId: 'A', text: fields.title, hard: true },
      { reason: 'criteria_need_a_moment', itemId: 'A' },
    ],
    [
      { kind: 'create_criterion', criterionId: 'K', itemId: 'G', text: fields.title, hard: true },
      { reason: 'id_taken', id: 'K' },
    ],
    [
      { kind: 'edit_criterion', criterionId: 'X', fields: {} },
      { reason: 'not_found', what: 'criterion', id: 'X' },
    ],
    [
      { kind: 'remove_criterion', criterionId: 'X' },
      { reason: 'not_found', what: 'criterion', id: 'X' },
    ],
    [
      { kind: 'undo', changeId: 'h', rows: rows({ title: { nl: 'Anders', en: null } }) },
      {
        reason: 'contradicted',
        conflicts: [
          {
            collection: 'items',
            id: 'A',
            field: 'title',
            expected: { nl: 'Anders', en: null },
            found: { nl: 'A', en: null },
          },
        ],
      },
    ],
    [
      {
        kind: 'apply_blueprint',
        blueprintId: 'b',
        rows: [{ collection: 'phases', id: 'F1', before: null, after: {} }],
      },
      {
        reason: 'contradicted',
        conflicts: [{ collection: 'phases', id: 'F1', field: 'id', expected: null, found: 'F1' }],
      },
    ],
  ])('$kind', (input, refusal) => {
    expect(change(base, input)).toEqual({ ok: false, ...refusal });
  });

  it('a phase that only a retired item is in is in use: it may be restored', () => {
    const { plan } = accepted(base, { kind: 'edit_phase', phaseId: 'F3', fields: { active: true } });
    const { plan: used } = accepted(plan, { kind: 'edit_item', itemId: 'C', fields: { phaseId: 'F3' } });
    const { plan: retired } = accepted(used, { kind: 'retire_item', itemId: 'C' });
    expect(change(retired, { kind: 'remove_phase', phaseId: 'F3' })).toMatchObject({
      reason: 'in_use',
      itemIds: ['C'],
    });
  });

  it('restoring an item that closes a ring', () => {
    const { plan: open } = accepted(base, { kind: 'retire_item', itemId: 'B' });
    const ring = {
      kind: 'link_items' as const,
      dependencyId: 'N',
      fromId: 'G',
      toId: 'A',
      type: 'FS' as const,
      lag: 0,
    };
    const { plan: linked } = accepted(open, ring);
    expect(change(linked, { kind: 'restore_item', itemId: 'B' })).toMatchObject({ ok: false, reason: 'cycle' });
  });
});

describe('items', () => {
  const made = (input: Partial<Extract<PlanChangeInput, { kind: 'create_item' }>>) =>
    accepted(base, { kind: 'create_item', itemId: 'N', fields, start: '2026-02-02', ...input }).plan;

  it.each<[string, Partial<Extract<PlanChangeInput, { kind: 'create_item' }>>, string]>([
    ['manual, on its day', { workDays: 3 }, '02-02…02-04'],
    ['manual, in a weekend: the Monday after', { start: '2026-02-07', workDays: 2 }, '02-09…02-10'],
    ['automatic, not before its day', { fields: { ...fields, mode: 'automatic' }, workDays: 2 }, '02-02…02-03'],
    [
      'automatic, its own floor goes first',
      { fields: { ...fields, mode: 'automatic', notBefore: '2026-02-10' } },
      '02-10…02-10',
    ],
    ['a gate takes no days', { fields: { ...fields, kind: 'gate' }, workDays: 9 }, '02-02'],
  ])('makes one: %s', (_name, input, expected) => {
    expect(at(made(input), 'N')).toBe(expected);
  });

  it('makes one with what was said of it', () => {
    const plan = made({ key: 'X-1', dateSource: 'import', sources: ['EJ'] });
    expect(itemIn(plan, 'N')).toEqual({
      ...fields,
      id: 'N',
      conditionOf: null,
      key: 'X-1',
      start: '2026-02-02',
      until: '2026-02-03',
      workDays: 1,
      dateSource: 'import',
      progress: 'planned',
      sources: ['EJ'],
      retired: false,
    });
    expect(plan.items.slice(0, -1)).toEqual(base.items);
  });

  it('keeps hours and departments in one fixed order, so that the saved row is the same row', () => {
    const many = {
      teamHours: [
        { teamId: 't2', hours: 5 },
        { teamId: 't1', hours: 9 },
      ],
      departments: [
        { departmentId: 'd:KCC', impact: 1 },
        { departmentId: 'd:DIV', impact: 2 },
      ],
    };
    const expected = {
      teamHours: [
        { teamId: 't1', hours: 9 },
        { teamId: 't2', hours: 5 },
      ],
      departments: [
        { departmentId: 'd:DIV', impact: 2 },
        { departmentId: 'd:KCC', impact: 1 },
      ],
    };
    expect(itemIn(made({ fields: { ...fields, ...many } }), 'N')).toMatchObject(expected);
    expect(itemIn(accepted(base, { kind: 'edit_item', itemId: 'A', fields: many }).plan, 'A')).toMatchObject(expected);
  });

  it('edits the fields that are stated and no others', () => {
    const { plan } = accepted(base, {
      kind: 'edit_item',
      itemId: 'A',
      fields: { title: { nl: 'Anders', en: 'Other' }, description: undefined, phaseId: undefined, workstreamId: null },
    });
    expect(itemIn(plan, 'A')).toEqual({
      ...itemIn(base, 'A'),
      title: { nl: 'Anders', en: 'Other' },
      workstreamId: null,
    });
  });

  it('a new floor was typed by somebody; the same floor was not', () => {
    const { plan } = accepted(base, { kind: 'edit_item', itemId: 'C', fields: { mode: 'automatic' } });
    const imported = frozen({ ...plan, items: plan.items.map((item) => ({ ...item, dateSource: 'import' as const })) });
    const edit = (notBefore: string | null) =>
      itemIn(accepted(imported, { kind: 'edit_item', itemId: 'C', fields: { notBefore } }).plan, 'C').dateSource;
    expect([edit('2026-03-02'), edit(null)]).toEqual(['typed', 'import']);
  });

  it('work becomes a moment and a moment work', () => {
    const moment = accepted(base, { kind: 'edit_item', itemId: 'C', fields: { kind: 'gate' } }).plan;
    expect([at(moment, 'C'), itemIn(moment, 'C').workDays]).toEqual(['02-02', 0]);
    const work = accepted(moment, { kind: 'edit_item', itemId: 'C', fields: { kind: 'activity' } }).plan;
    expect([at(work, 'C'), itemIn(work, 'C').workDays]).toEqual(['02-02…02-02', 1]);
  });

  it.each<[string, PlanChangeInput, string, Record<string, unknown>]>([
    [
      'manual, length kept',
      { kind: 'move_item', itemId: 'C', start: '2026-02-05' },
      '02-05…02-09',
      { dateSource: 'typed' },
    ],
    ['manual, to a weekend', { kind: 'move_item', itemId: 'C', start: '2026-02-07' }, '02-09…02-11', {}],
    [
      'manual, with another length',
      { kind: 'move_item', itemId: 'C', start: '2026-02-05', last: '2026-02-06' },
      '02-05…02-06',
      { workDays: 2 },
    ],
    [
      'manual, with a last day in the weekend',
      { kind: 'move_item', itemId: 'C', start: '2026-02-05', last: '2026-02-08' },
      '02-05…02-06',
      { workDays: 2 },
    ],
    [
      'automatic: a floor',
      { kind: 'move_item', itemId: 'B', start: '2026-01-20' },
      '01-20…01-22',
      { notBefore: '2026-01-20' },
    ],
    [
      'automatic, held back by its predecessor',
      { kind: 'move_item', itemId: 'B', start: '2026-01-06' },
      '01-12…01-14',
      { notBefore: '2026-01-06' },
    ],
    ['a moment', { kind: 'move_item', itemId: 'G', start: '2026-01-21' }, '01-21', { workDays: 0 }],
    [
      'stretched',
      { kind: 'stretch_item', itemId: 'B', last: '2026-01-20' },
      '01-12…01-20',
      { workDays: 7, notBefore: null },
    ],
    ['shortened', { kind: 'stretch_item', itemId: 'A', last: '2026-01-05' }, '01-05…01-05', { workDays: 1 }],
    [
      'started work may take longer',
      { kind: 'stretch_item', itemId: 'S', last: '2026-01-16' },
      '01-05…01-16',
      { workDays: 10 },
    ],
    [
      'stretched to a weekend day',
      { kind: 'stretch_item', itemId: 'C', last: '2026-02-08' },
      '02-02…02-06',
      { workDays: 5 },
    ],
    [
      'started when planned',
      { kind: 'set_progress', itemId: 'A', progress: 'started', on: '2026-01-05' },
      '01-05…01-09',
      { progress: 'started' },
    ],
    [
      'started later',
      { kind: 'set_progress', itemId: 'A', progress: 'started', on: '2026-01-07' },
      '01-07…01-13',
      { workDays: 5 },
    ],
    [
      'started on a Saturday',
      { kind: 'set_progress', itemId: 'A', progress: 'started', on: '2026-01-10' },
      '01-10…01-16',
      { workDays: 5 },
    ],
    [
      'done earlier',
      { kind: 'set_progress', itemId: 'A', progress: 'done', on: '2026-01-07' },
      '01-05…01-07',
      { workDays: 3 },
    ],
    [
      'done before it was to start',
      { kind: 'set_progress', itemId: 'C', progress: 'done', on: '2026-01-20' },
      '01-20…01-20',
      { workDays: 1 },
    ],
    [
      'done on a Saturday',
      { kind: 'set_progress', itemId: 'A', progress: 'done', on: '2026-01-10' },
      '01-05…01-10',
      { workDays: 5 },
    ],
    [
      'a moment that was',
      { kind: 'set_progress', itemId: 'G', progress: 'done', on: '2026-01-24' },
      '01-24',
      { workDays: 0 },
    ],
    [
      'not started after all',
      { kind: 'set_progress', itemId: 'S', progress: 'planned', on: '2026-01-20' },
      '01-05…01-08',
      { progress: 'planned' },
    ],
    ['retired where it stands', { kind: 'retire_item', itemId: 'C' }, '02-02…02-04', { retired: true }],
    ['restored: back under the scheduler', { kind: 'restore_item', itemId: 'R' }, '01-05…01-05', { retired: false }],
  ])('%s', (_name, input, expected, fieldsThen) => {
    const { plan } = accepted(base, input);
    const id = 'itemId' in input ? input.itemId : '';
    expect(at(plan, id)).toBe(expected);
    expect(itemIn(plan, id)).toMatchObject(fieldsThen);
    // Nothing but this item and its followers B and G is touched.
    for (const item of plan.items) if (![id, 'B', 'G'].includes(item.id)) expect(item).toBe(itemIn(base, item.id));
  });

  it('started work stays where it is when what it waits for moves', () => {
    const { plan } = accepted(base, { kind: 'set_progress', itemId: 'B', progress: 'started', on: '2026-01-12' });
    const { plan: moved } = accepted(plan, { kind: 'move_item', itemId: 'A', start: '2026-01-19' });
    expect([at(moved, 'A'), at(moved, 'B'), at(moved, 'G')]).toEqual(['01-19…01-23', '01-12…01-14', '01-15']);
  });

  it('an item of one department moves and stretches by the days that department works', () => {
    const row = (kind: 'working' | 'non_working', from: string, until: string) => ({
      id: kind,
      kind,
      sort: 'other' as const,
      from: day(from),
      until: day(until),
      label: { nl: kind, en: null },
      departmentId: 'd:DIV',
      region: null,
      verify: false,
      source: null,
    });
    const exceptions = [row('working', '2026-02-14', '2026-02-15'), row('non_working', '2026-02-10', '2026-02-11')];
    for (const mode of ['manual', 'automatic'] as const) {
      const given = frozen({
        ...base,
        calendar: { ...base.calendar, exceptions },
        items: base.items.map((item) =>
          item.id === 'C' ? { ...item, mode, departments: [{ departmentId: 'd:DIV', impact: 3 }] } : item,
        ),
      });
      const move = (start: string, last: string | null = null) =>
        accepted(given, { kind: 'move_item', itemId: 'C', start, last }).plan;
      expect([mode, at(move('2026-02-09'), 'C')]).toEqual([mode, '02-09…02-12']);
      expect([mode, at(move('2026-02-10'), 'C')]).toEqual([mode, '02-11…02-13']);
      expect([mode, at(move('2026-02-13'), 'C')]).toEqual([mode, '02-13…02-16']);
      expect([mode, at(move('2026-02-12', '2026-02-14'), 'C')]).toEqual([mode, '02-12…02-14']);
      const stretched = accepted(move('2026-02-12'), { kind: 'stretch_item', itemId: 'C', last: '2026-02-14' }).plan;
      expect([mode, at(stretched, 'C'), itemIn(stretched, 'C').workDays]).toEqual([mode, '02-12…02-14', 3]);
    }
  });

  it.each([
    ['2199-12-31', ['2199', '2199', '2199']],
    ['1900-01-01', ['1900', '2026', '1900']],
  ])('moving to %s is silly and safe', (start, years) => {
    const found = ['A', 'G', 'C'].map((id) =>
      itemIn(accepted(base, { kind: 'move_item', itemId: id, start }).plan, id),
    );
    expect(found.map((item) => item.start.slice(0, 4))).toEqual(years);
  });

  it('a length of decades is what was typed', () => {
    const { plan } = accepted(base, { kind: 'move_item', itemId: 'C', start: '2026-02-02', last: '2056-02-02' });
    expect(at(plan, 'C')).toBe('02-02…02-02');
    expect(itemIn(plan, 'C').until).toBe('2056-02-03');
  });

  it.each(['9999-12-31', '0001-01-01', '2026-02-30', 'soon'])('%s is not a day a form may send', (start) => {
    expect(planChange.safeParse({ kind: 'move_item', itemId: 'A', start }).success).toBe(false);
  });
});

describe('links', () => {
  it('a new link moves its successor', () => {
    const { plan } = accepted(base, {
      kind: 'link_items',
      dependencyId: 'N',
      fromId: 'C',
      toId: 'G',
      type: 'FS',
      lag: 2,
    });
    expect(plan.dependencies.at(-1)).toEqual({ id: 'N', fromId: 'C', toId: 'G', type: 'FS', lag: 2 });
    expect(at(plan, 'G')).toBe('02-09');
  });

  it('another type and lag', () => {
    const { plan } = accepted(base, { kind: 'edit_link', dependencyId: 'AB', type: 'SS', lag: 1 });
    expect(plan.dependencies[0]).toEqual({ id: 'AB', fromId: 'A', toId: 'B', type: 'SS', lag: 1 });
    expect([at(plan, 'B'), at(plan, 'G')]).toEqual(['01-06…01-08', '01-09']);
  });

  it('without it the successor goes back to its floor', () => {
    const { plan } = accepted(base, { kind: 'unlink_items', dependencyId: 'AB' });
    expect(plan.dependencies.map((link) => link.id)).toEqual(['BG']);
    expect([at(plan, 'B'), at(plan, 'G')]).toEqual(['01-05…01-07', '01-08']);
  });

  it('both ways is a ring even when one of the items is manual', () => {
    const { plan } = accepted(base, {
      kind: 'link_items',
      dependencyId: 'N',
      fromId: 'C',
      toId: 'A',
      type: 'FS',
      lag: 0,
    });
    expect(
      change(plan, { kind: 'link_items', dependencyId: 'M', fromId: 'A', toId: 'C', type: 'SS', lag: 0 }),
    ).toMatchObject({
      reason: 'cycle',
    });
  });
});

describe('programme, phases and workstreams', () => {
  const phases = (plan: Plan) =>
    [...plan.phases]
      .sort((a, b) => a.position - b.position)
      .map((phase) => `${phase.id} ${phase.start.slice(5)}…${everyDay[placeOf(phase.until) - 1]!.slice(5)}`);

  it('another start of the programme moves all phases and what has its floor there', () => {
    const { plan } = accepted(base, { kind: 'edit_programme', fields: { start: '2026-01-12', name: undefined } });
    expect(plan.programme).toEqual({ ...base.programme, start: '2026-01-12' });
    expect(phases(plan)).toEqual(['F1 01-12…02-06', 'F2 02-09…02-20', 'F3 02-16…02-20']);
    expect([at(plan, 'A'), at(plan, 'B'), at(plan, 'C')]).toEqual(['01-12…01-16', '01-19…01-21', '02-02…02-04']);
  });

  it('another name moves nothing', () => {
    const { plan, effects } = accepted(base, {
      kind: 'edit_programme',
      fields: { name: 'Anders', description: 'Meer' },
    });
    expect(plan.programme).toEqual({ ...base.programme, name: 'Anders', description: 'Meer' });
    expect(effects).toEqual(noEffects);
    expect(plan.items).toBe(base.items);
  });

  it.each([
    [null, ['N 01-05…01-09', 'F1 01-12…02-06', 'F2 02-09…02-20', 'F3 02-16…02-20']],
    ['F1', ['F1 01-05…01-30', 'N 02-02…02-06', 'F2 02-09…02-20', 'F3 02-16…02-20']],
    ['F2', ['F1 01-05…01-30', 'F2 02-02…02-13', 'N 02-16…02-20', 'F3 02-16…02-20']],
    ['F3', ['F1 01-05…01-30', 'F2 02-02…02-13', 'F3 02-16…02-20', 'N 02-16…02-20']],
  ])('a new phase after %s', (afterId, expected) => {
    const title = { nl: 'Nieuw', en: 'New' };
    const { plan } = accepted(base, {
      kind: 'create_phase',
      phaseId: 'N',
      title,
      description: title,
      workDays: 5,
      afterId,
    });
    expect(phases(plan)).toEqual(expected);
    expect(new Set(plan.phases.map((phase) => phase.position)).size).toBe(4);
    expect(plan.phases.find((phase) => phase.id === 'N')).toMatchObject({
      title,
      description: title,
      active: true,
      key: null,
    });
  });

  it.each<[string, Extract<PlanChangeInput, { kind: 'edit_phase' }>['fields'], string[]]>([
    ['longer', { workDays: 22 }, ['F1 01-05…02-03', 'F2 02-04…02-17', 'F3 02-16…02-20']],
    ['shorter', { workDays: 15 }, ['F1 01-05…01-23', 'F2 01-26…02-06', 'F3 02-16…02-20']],
    ['switched off', { active: false }, ['F1 01-05…01-30', 'F2 01-05…01-16', 'F3 02-16…02-20']],
    [
      'renamed',
      { title: { nl: 'Anders', en: null }, workDays: undefined },
      ['F1 01-05…01-30', 'F2 02-02…02-13', 'F3 02-16…02-20'],
    ],
  ])('a phase is %s', (_name, fieldsNow, expected) => {
    expect(phases(accepted(base, { kind: 'edit_phase', phaseId: 'F1', fields: fieldsNow }).plan)).toEqual(expected);
  });

  it('switched on again', () => {
    const { plan } = accepted(base, { kind: 'edit_phase', phaseId: 'F3', fields: { active: true, workDays: 2 } });
    expect(phases(plan)[2]).toBe('F3 02-16…02-17');
  });

  it('removed, when nothing is in it', () => {
    expect(phases(accepted(base, { kind: 'remove_phase', phaseId: 'F3' }).plan)).toEqual([
      'F1 01-05…01-30',
      'F2 02-02…02-13',
    ]);
  });

  const streams = (plan: Plan) =>
    [...plan.workstreams].sort((a, b) => a.position - b.position).map((stream) => `${stream.id}${stream.position}`);

  it('a new workstream comes last', () => {
    const title = { nl: 'Nieuw', en: null };
    const { plan } = accepted(base, { kind: 'create_workstream', workstreamId: 'N', title, hue: 7 });
    expect(plan.workstreams.at(-1)).toEqual({
      ...{ id: 'N', key: null, title, position: 3, hue: 7, nature: 'delivery' },
    });
  });

  it.each([
    [0, ['W30', 'W11', 'W22']],
    [1, ['W10', 'W31', 'W22']],
    [2, ['W10', 'W21', 'W32']],
    [99, ['W10', 'W21', 'W32']],
  ])('a workstream is put in place %i', (position, expected) => {
    expect(streams(accepted(base, { kind: 'edit_workstream', workstreamId: 'W3', fields: { position } }).plan)).toEqual(
      expected,
    );
  });

  it('a workstream is renamed or removed', () => {
    const title = { nl: 'Anders', en: null };
    const { plan } = accepted(base, { kind: 'edit_workstream', workstreamId: 'W2', fields: { title, hue: undefined } });
    expect(plan.workstreams[1]).toEqual({ id: 'W2', key: 'W2', title, position: 1, hue: 1 });
    expect(streams(accepted(plan, { kind: 'remove_workstream', workstreamId: 'W2' }).plan)).toEqual(['W10', 'W32']);
  });
});

describe('criteria', () => {
  const text = { nl: 'Alles getest', en: null };
  it('are made, changed and removed', () => {
    const { plan: two } = accepted(base, {
      kind: 'create_criterion',
      criterionId: 'L',
      itemId: 'G',
      text,
      hard: false,
    });
    expect(two.criteria.at(-1)).toEqual({
      id: 'L',
      itemId: 'G',
      text,
      hard: false,
      state: 'open',
      ownerId: null,
      evidence: '',
      test: null,
      position: 1,
    });
    const { plan: met } = accepted(two, {
      kind: 'edit_criterion',
      criterionId: 'K',
      fields: { state: 'met', hard: undefined },
    });
    expect(met.criteria[0]).toEqual({ ...base.criteria[0], state: 'met' });
    const { plan: one, effects } = accepted(met, { kind: 'remove_criterion', criterionId: 'K' });
    expect(one.criteria.map((row) => row.id)).toEqual(['L']);
    expect(effects).toEqual(noEffects);
  });

  it('get a place of their own when one in between was removed', () => {
    let plan = base;
    for (const criterionId of ['L', 'M']) {
      plan = accepted(plan, { kind: 'create_criterion', criterionId, itemId: 'G', text, hard: false }).plan;
    }
    plan = accepted(plan, { kind: 'remove_criterion', criterionId: 'L' }).plan;
    plan = accepted(plan, { kind: 'create_criterion', criterionId: 'N', itemId: 'G', text, hard: false }).plan;
    expect(new Set(plan.criteria.map((row) => row.position)).size).toBe(3);
    expect([...plan.criteria].sort((a, b) => a.position - b.position).map((row) => row.id)).toEqual(['K', 'M', 'N']);
  });
});

it('after the calendar changed everything is placed again, and only that', () => {
  const closing = {
    id: 'x',
    kind: 'non_working' as const,
    sort: 'closing' as const,
    from: day('2026-01-07'),
    until: day('2026-01-10'),
    label: { nl: 'Dicht', en: null },
    departmentId: null,
    region: null,
    verify: false,
    source: null,
  };
  const closed = frozen({ ...base, calendar: { ...base.calendar, exceptions: [closing] } });
  const { plan, effects } = accepted(closed, { kind: 'recalculate', cause: 'calendar' });
  expect(['A', 'B', 'G', 'C', 'S'].map((id) => at(plan, id))).toEqual([
    '01-05…01-14',
    '01-15…01-19',
    '01-20',
    '02-02…02-04',
    '01-05…01-08',
  ]);
  expect(effects.moved.map((row) => [row.itemId, row.followed])).toEqual([
    ['A', true],
    ['B', true],
    ['G', true],
  ]);
  expect(effects.phases.map((row) => row.phaseId)).toEqual(['F1', 'F2']);
});

it('every kind of change is in these tests', () => {
  const kinds = planChange.options.map((option) => option.shape.kind.value);
  const tried: Record<ChangeKind, true> = {
    // in tests of their own: measures, bulk, go-live, gate, cutover, figure conditions
    apply_measures: true,
    move_items: true,
    assign_items: true,
    retire_items: true,
    shift_go_live: true,
    decide_gate: true,
    create_cutover_task: true,
    edit_cutover_task: true,
    remove_cutover_task: true,
    stamp_cutover_task: true,
    create_figure_condition: true,
    edit_figure_condition: true,
    remove_figure_condition: true,
    waive_figure_condition: true,
    follow_figures: true,
    create_item: true,
    edit_item: true,
    move_item: true,
    stretch_item: true,
    set_progress: true,
    retire_item: true,
    restore_item: true,
    link_items: true,
    edit_link: true,
    unlink_items: true,
    edit_programme: true,
    create_phase: true,
    edit_phase: true,
    remove_phase: true,
    create_workstream: true,
    edit_workstream: true,
    remove_workstream: true,
    create_criterion: true,
    edit_criterion: true,
    remove_criterion: true,
    recalculate: true,
    apply_blueprint: true,
    undo: true,
  };
  expect(Object.keys(tried).sort()).toEqual([...kinds].sort());
  expect(applyChange).toBeTypeOf('function');
});
