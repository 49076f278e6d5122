// What is saved, what history keeps and what undo turns round are one thing: row changes that lead there and back.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '~/models/planning/change';
import { day } from '~/models/planning/day';
import {
  collections,
  differenceBetween,
  reversed,
  type RowChange,
  sameValue,
  withRowChanges,
} from '~/models/planning/difference';
import { linkTypes, type Plan, progressStates } from '~/models/planning/plan';
import { planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import { accepted, base, change, fields, frozen, itemIn } from './change-plan';
import { randomPlan } from './random-plan';
import { everyDay } from './reference-scheduler';

/** Rows have an identity, not an order. */
function byId(plan: Plan): Plan {
  const sorted = collections.map((name) => {
    const rows = plan[name] as readonly { id: string }[];
    return [name, [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))];
  });
  return { ...plan, ...(Object.fromEntries(sorted) as Partial<Plan>) };
}

/** The same rows; said in full only when they are not. */
function expectSame(plan: Plan, expected: Plan) {
  const [a, b] = [byId(plan), byId(expected)];
  if (!isDeepStrictEqual(a, b)) expect(a).toEqual(b);
}

/** As history gives them back: through JSON. */
const stored = (rows: RowChange[]) => frozen(JSON.parse(JSON.stringify(rows)) as RowChange[]);

function withRows(plan: Plan, rows: readonly RowChange[]): Plan {
  const result = withRowChanges(plan, rows);
  if ('conflicts' in result) throw new Error(JSON.stringify(result.conflicts));
  return result.plan;
}

describe('the difference between two plans', () => {
  it('of a plan and itself is nothing', () => {
    expect(differenceBetween(base, base)).toEqual([]);
    expect(differenceBetween(base, structuredClone(base))).toEqual([]);
  });

  it('names only the fields that differ, of rows and of the programme', () => {
    const { plan } = accepted(base, { kind: 'move_item', itemId: 'C', start: '2026-02-03' });
    expect(differenceBetween(base, plan)).toEqual([
      {
        collection: 'items',
        id: 'C',
        before: { start: '2026-02-02', until: '2026-02-05' },
        after: { start: '2026-02-03', until: '2026-02-06' },
      },
    ]);
    const named = accepted(base, { kind: 'edit_programme', fields: { name: 'Anders' } }).plan;
    expect(differenceBetween(base, named)).toEqual([
      { collection: 'programme', id: 'p1', before: { name: 'Proef' }, after: { name: 'Anders' } },
    ]);
  });

  it('leaves version and identity of the programme to the database', () => {
    const other = { ...base, programme: { ...base.programme, version: 9, blueprintId: 'b', organisationId: 'o9' } };
    expect(differenceBetween(base, other)).toEqual([]);
  });

  it('has whole rows for what is made and what is removed', () => {
    const link = { id: 'N', fromId: 'C', toId: 'G', type: 'FS' as const, lag: 0 };
    const { plan } = accepted(base, { kind: 'link_items', dependencyId: 'N', ...link });
    expect(differenceBetween(base, plan).filter((row) => row.collection === 'dependencies')).toEqual([
      { collection: 'dependencies', id: 'N', before: null, after: link },
    ]);
    expect(differenceBetween(plan, base).filter((row) => row.collection === 'dependencies')).toEqual([
      { collection: 'dependencies', id: 'N', before: link, after: null },
    ]);
  });

  it.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, {}, false],
    [null, undefined, false],
    [{ a: undefined }, { b: undefined }, false],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [0, '0', false],
    [Number.NaN, Number.NaN, true],
  ])('%j and %j are the same value: %s', (a, b, expected) => {
    expect(sameValue(a, b)).toBe(expected);
    expect(sameValue(b, a)).toBe(expected);
  });
});

describe('row changes are refused where the plan is not what they start from', () => {
  it.each<[string, RowChange, { field: string; expected: unknown; found: unknown }]>([
    [
      'a field that holds something else',
      { collection: 'items', id: 'C', before: { workDays: 9 }, after: { workDays: 4 } },
      { field: 'workDays', expected: 9, found: 3 },
    ],
    [
      'a programme that holds something else',
      { collection: 'programme', id: 'p1', before: { name: 'X' }, after: { name: 'Y' } },
      { field: 'name', expected: 'X', found: 'Proef' },
    ],
    [
      'a row that is not there',
      { collection: 'items', id: 'X', before: { workDays: 9 }, after: { workDays: 4 } },
      { field: 'id', expected: 'X', found: null },
    ],
    [
      'a row to remove that is not there',
      { collection: 'dependencies', id: 'X', before: { id: 'X' }, after: null },
      { field: 'id', expected: 'X', found: null },
    ],
    [
      'a row to make that is there',
      { collection: 'dependencies', id: 'AB', before: null, after: { id: 'AB' } },
      { field: 'id', expected: null, found: 'AB' },
    ],
    [
      'a row to remove that is not as it was',
      { collection: 'criteria', id: 'K', before: { state: 'met' }, after: null },
      { field: 'state', expected: 'met', found: 'open' },
    ],
  ])('%s', (_name, row, conflict) => {
    expect(withRowChanges(base, [row])).toEqual({
      conflicts: [{ collection: row.collection, id: row.id, ...conflict }],
    });
  });

  it('all of them are named', () => {
    const rows: RowChange[] = [
      {
        collection: 'items',
        id: 'C',
        before: { workDays: 9, mode: 'automatic', title: { nl: 'C', en: null } },
        after: {},
      },
      { collection: 'items', id: 'X', before: {}, after: {} },
    ];
    const result = withRowChanges(base, rows);
    expect('conflicts' in result && result.conflicts.map((conflict) => `${conflict.id} ${conflict.field}`)).toEqual([
      'C workDays',
      'C mode',
      'X id',
    ]);
  });
});

describe('undo', () => {
  /** Does the changes, then undoes the first. */
  function undoFirst(...inputs: PlanChangeInput[]) {
    let plan = base;
    const rows = inputs.map((input) => {
      const before = plan;
      ({ plan } = accepted(plan, input));
      return stored(differenceBetween(before, plan));
    });
    return { plan, result: change(plan, { kind: 'undo', changeId: 'h', rows: reversed(rows[0]!) }) };
  }
  const conflictsOf = (...inputs: PlanChangeInput[]) => {
    const { result } = undoFirst(...inputs);
    if (result.ok || result.reason !== 'contradicted') throw new Error(result.ok ? 'accepted' : result.reason);
    return result.conflicts.map((row) => `${row.collection} ${row.id} ${row.field}`);
  };

  const moveA: PlanChangeInput = { kind: 'move_item', itemId: 'A', start: '2026-01-19' };
  const create: PlanChangeInput = {
    kind: 'create_item',
    itemId: 'N',
    fields: { ...fields, mode: 'automatic' },
    start: '2026-02-02',
  };
  const link = (id: string, fromId: string, toId: string): PlanChangeInput => ({
    kind: 'link_items',
    dependencyId: id,
    fromId,
    toId,
    type: 'FS',
    lag: 0,
  });

  it('gives the plan back, with everything that followed', () => {
    const { result } = undoFirst(moveA);
    expect(result.ok && byId(result.plan)).toEqual(byId(base));
    expect(result.ok && result.effects.moved.map((row) => row.itemId)).toEqual(['A', 'B', 'G']);
  });

  it.each<[string, PlanChangeInput[]]>([
    ['another item was edited', [{ kind: 'move_item', itemId: 'C', start: '2026-02-09' }]],
    ['another field was edited', [{ kind: 'edit_item', itemId: 'A', fields: { title: { nl: 'Anders', en: null } } }]],
    ['what followed went further for another reason', [{ kind: 'edit_link', dependencyId: 'AB', type: 'FS', lag: 5 }]],
    ['what followed got a floor of its own', [{ kind: 'move_item', itemId: 'B', start: '2026-03-02' }]],
    ['all phases moved', [{ kind: 'edit_programme', fields: { start: '2026-01-12' } }]],
  ])('still does its work after %s', (_name, others) => {
    const { plan, result } = undoFirst(moveA, ...others);
    if (!result.ok) throw new Error(JSON.stringify(result));
    // The plan is what the other changes alone make of the plan as it was.
    let alone = base;
    for (const input of others) ({ plan: alone } = accepted(alone, input));
    expect(byId(result.plan)).toEqual(byId(alone));
    expect(itemIn(plan, 'A').start).not.toBe(itemIn(result.plan, 'A').start);
  });

  it('of a new automatic item works after it was pushed on by a predecessor of its own that is gone again', () => {
    const { result } = undoFirst(
      create,
      link('L', 'C', 'N'),
      { kind: 'move_item', itemId: 'C', start: '2026-02-09' },
      { kind: 'unlink_items', dependencyId: 'L' },
    );
    expect(result.ok && result.plan.items.some((item) => item.id === 'N')).toBe(false);
  });

  it.each<[string, string[], PlanChangeInput[]]>([
    [
      'a moved item was moved again',
      ['items A notBefore'],
      [moveA, { kind: 'move_item', itemId: 'A', start: '2026-01-26' }],
    ],
    [
      'a fixed item was moved again',
      ['items C start', 'items C until'],
      [
        { kind: 'move_item', itemId: 'C', start: '2026-02-09' },
        { kind: 'move_item', itemId: 'C', start: '2026-02-16' },
      ],
    ],
    [
      'what followed has started since: its dates are the past',
      ['items B start', 'items B until'],
      [moveA, { kind: 'set_progress', itemId: 'B', progress: 'started', on: '2026-01-28' }],
    ],
    [
      'a link changed',
      ['dependencies L lag'],
      [link('L', 'C', 'G'), { kind: 'edit_link', dependencyId: 'L', type: 'FS', lag: 3 }],
    ],
    ['a link was removed', ['dependencies L id'], [link('L', 'C', 'G'), { kind: 'unlink_items', dependencyId: 'L' }]],
    [
      'a link was drawn again',
      ['dependencies AB toId'],
      [{ kind: 'unlink_items', dependencyId: 'AB' }, link('L', 'A', 'B')],
    ],
    ['a new item was linked', ['items N dependencies'], [create, link('L', 'A', 'N')]],
    [
      'a new item was edited',
      ['items N title'],
      [create, { kind: 'edit_item', itemId: 'N', fields: { title: { nl: 'X', en: null } } }],
    ],
    [
      'a new gate got a criterion',
      ['items N criteria'],
      [
        { ...create, fields: { ...fields, kind: 'gate' } },
        { kind: 'create_criterion', criterionId: 'L', itemId: 'N', text: fields.title, hard: true },
      ],
    ],
    [
      'a new workstream is used',
      ['workstreams N items'],
      [
        { kind: 'create_workstream', workstreamId: 'N', title: fields.title, hue: 1 },
        { kind: 'edit_item', itemId: 'A', fields: { workstreamId: 'N' } },
      ],
    ],
    [
      'the workstream an item came from is gone',
      ['items A workstreamId'],
      [
        { kind: 'edit_item', itemId: 'A', fields: { workstreamId: 'W2' } },
        { kind: 'remove_workstream', workstreamId: 'W1' },
      ],
    ],
    [
      'the phase an item came from is gone',
      ['items C phaseId'],
      [
        { kind: 'edit_item', itemId: 'C', fields: { phaseId: null } },
        { kind: 'remove_phase', phaseId: 'F2' },
      ],
    ],
    [
      'a retired item was restored',
      ['items C retired'],
      [
        { kind: 'retire_item', itemId: 'C' },
        { kind: 'restore_item', itemId: 'C' },
      ],
    ],
  ])('is refused when %s, naming the field', (_name, expected, inputs) => {
    expect(conflictsOf(...inputs)).toEqual(expected);
  });

  it('is refused when it closes a ring', () => {
    const { result } = undoFirst({ kind: 'unlink_items', dependencyId: 'AB' }, link('L', 'G', 'A'));
    expect(result).toMatchObject({ ok: false, reason: 'cycle' });
  });

  it('puts a team back on an item only when the team is still there', () => {
    const { plan } = accepted(base, { kind: 'edit_item', itemId: 'A', fields: { teamHours: [] } });
    const rows = reversed(differenceBetween(base, plan));
    const without = frozen({ ...plan, capacity: { ...plan.capacity, teams: [] } });
    expect(change(without, { kind: 'undo', changeId: 'h', rows })).toMatchObject({
      conflicts: [{ collection: 'items', id: 'A', field: 'teamHours', expected: 't1', found: null }],
    });
  });
});

describe('any sequence of changes', () => {
  const seed = Number(process.env.PLAN_SEED ?? 20_260_413);
  const text = (number: number) => ({ nl: `Tekst ${number}`, en: null });

  function start(of: number): Plan {
    const plan = randomPlan({ seed: of, items: 9, links: 7, exceptions: 4, oneCalendar: false, rings: false });
    const known = {
      ...base,
      ...plan,
      workstreams: base.workstreams,
      departments: ['d:DIV', 'd:KCC', 'd:BZ'].map((id) => ({ id, key: id, name: text(1), parentId: null })),
      capacity: base.capacity,
      programme: plan.programme,
      phases: plan.phases.map((phase, position) => ({ ...phase, position, workDays: 10 + position })),
    };
    return accepted(frozen(known), { kind: 'recalculate', cause: 'import' }).plan;
  }

  type Dice = { kind: number; a: number; b: number; days: number };

  /** Some change, possible or not, of things that are there or not. */
  function anyChange(plan: Plan, { kind, a, b, days }: Dice, fresh: string): PlanChangeInput {
    const item = (number: number) => plan.items[number % plan.items.length]?.id ?? 'none';
    const one = <T extends { id: string }>(rows: readonly T[], number: number) => rows[number % (rows.length + 1)]?.id;
    const when = day(everyDay[1460 + (days % 500)]!);
    const later = day(everyDay[1460 + (days % 500) + (b % 30)]!);
    const options: PlanChangeInput[] = [
      { kind: 'move_item', itemId: item(a), start: when },
      { kind: 'move_item', itemId: item(a), start: when, last: later },
      { kind: 'stretch_item', itemId: item(a), last: later },
      { kind: 'set_progress', itemId: item(a), progress: progressStates[b % 3]!, on: when },
      { kind: 'retire_item', itemId: item(a) },
      { kind: 'restore_item', itemId: item(a) },
      {
        kind: 'create_item',
        itemId: fresh,
        fields: {
          ...fields,
          mode: b % 2 ? 'automatic' : 'manual',
          kind: a % 3 ? 'activity' : 'gate',
          phaseId: one(plan.phases, b) ?? null,
        },
        start: when,
        workDays: 1 + (b % 9),
      },
      { kind: 'edit_item', itemId: item(a), fields: { mode: b % 2 ? 'automatic' : 'manual' } },
      { kind: 'edit_item', itemId: item(a), fields: { notBefore: b % 3 ? when : null, deadline: later } },
      { kind: 'edit_item', itemId: item(a), fields: { kind: b % 2 ? 'milestone' : 'activity' } },
      {
        kind: 'edit_item',
        itemId: item(a),
        fields: {
          title: text(b),
          workstreamId: one(plan.workstreams, b) ?? null,
          phaseId: one(plan.phases, days) ?? null,
          teamHours: [{ teamId: 't1', hours: b }],
          departments: b % 2 ? [{ departmentId: 'd:DIV', impact: 1 }] : [],
        },
      },
      {
        kind: 'link_items',
        dependencyId: fresh,
        fromId: item(a),
        toId: item(b),
        type: linkTypes[days % 4]!,
        lag: (days % 9) - 3,
      },
      { kind: 'edit_link', dependencyId: one(plan.dependencies, a) ?? 'none', type: linkTypes[b % 4]!, lag: days % 7 },
      { kind: 'unlink_items', dependencyId: one(plan.dependencies, a) ?? 'none' },
      { kind: 'edit_programme', fields: { start: when, name: `Naam ${b}` } },
      {
        kind: 'create_phase',
        phaseId: fresh,
        title: text(a),
        description: text(b),
        workDays: 1 + (b % 40),
        afterId: one(plan.phases, a) ?? null,
      },
      {
        kind: 'edit_phase',
        phaseId: one(plan.phases, a) ?? 'none',
        fields: { active: b % 2 === 0, workDays: 1 + (days % 40) },
      },
      { kind: 'remove_phase', phaseId: one(plan.phases, a) ?? 'none' },
      { kind: 'create_workstream', workstreamId: fresh, title: text(a), hue: b % 10 },
      { kind: 'edit_workstream', workstreamId: one(plan.workstreams, a) ?? 'none', fields: { position: b % 5 } },
      { kind: 'remove_workstream', workstreamId: one(plan.workstreams, a) ?? 'none' },
      { kind: 'create_criterion', criterionId: fresh, itemId: item(a), text: text(b), hard: true },
      {
        kind: 'edit_criterion',
        criterionId: one(plan.criteria, a) ?? 'none',
        fields: { state: b % 2 ? 'met' : 'open' },
      },
      { kind: 'remove_criterion', criterionId: one(plan.criteria, a) ?? 'none' },
    ];
    return options[kind % options.length]!;
  }

  /** Every reference leads somewhere and lengths fit their kind: what the database insists on. */
  function sound(plan: Plan) {
    const has = (rows: readonly { id: string }[], id: string | null) =>
      id === null || rows.some((row) => row.id === id);
    for (const item of plan.items) {
      expect(has(plan.phases, item.phaseId) && has(plan.workstreams, item.workstreamId)).toBe(true);
      const moment = item.kind === 'milestone' || item.kind === 'gate';
      if (moment) expect([item.id, item.until, item.workDays]).toEqual([item.id, item.start, 0]);
      else expect([item.id, item.until > item.start, item.workDays >= 1]).toEqual([item.id, true, true]);
    }
    for (const link of plan.dependencies) expect(has(plan.items, link.fromId) && has(plan.items, link.toId)).toBe(true);
    for (const criterion of plan.criteria) expect(has(plan.items, criterion.itemId)).toBe(true);
    expect(new Set(plan.dependencies.map((link) => `${link.fromId}>${link.toId}`)).size).toBe(plan.dependencies.length);
    for (const phase of plan.phases) expect(phase.start < phase.until).toBe(true);
    for (const name of collections) {
      const rows = plan[name] as readonly { id: string }[];
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    }
  }

  const dice = fc.record({
    kind: fc.nat(23),
    a: fc.nat(8),
    b: fc.nat(40),
    days: fc.nat(499),
  });

  it(
    'goes there and back by row changes, never writes in a plan it was given, and can be undone and redone',
    { timeout: 120_000 },
    async () => {
      const seen = { saved: 0, refused: 0, undone: 0, contradicted: 0 };
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.nat(1_000_000),
          fc.array(dice, { minLength: 8, maxLength: 16 }),
          fc.nat(3),
          async (of, throws, which) => {
            // Lets go now and then, so that the test runner can hear how it goes.
            if (++run % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
            const first = start(of);
            let plan = first;
            const history: RowChange[][] = [];
            throws.forEach((thrown, index) => {
              const result = applyChange(plan, planChange.parse(anyChange(plan, thrown, `new${index}`)));
              if (!result.ok) {
                seen.refused++;
                return;
              }
              const after = frozen(result.plan);
              const rows = stored(differenceBetween(plan, after));
              expectSame(withRows(plan, rows), after);
              expectSame(withRows(after, reversed(rows)), plan);
              sound(after);
              const undone = change(after, { kind: 'undo', changeId: 'h', rows: reversed(rows) });
              if (!undone.ok) expect.fail(`not undone: ${undone.reason}`);
              else expectSame(undone.plan, plan);
              if (rows.length > 0) history.push(rows);
              plan = after;
              seen.saved++;
            });
            const whole = stored(differenceBetween(first, plan));
            expectSame(withRows(first, whole), plan);
            expectSame(withRows(plan, reversed(whole)), first);

            const rows = history[which % Math.max(1, history.length)];
            if (!rows) return;
            const undone = change(plan, { kind: 'undo', changeId: 'h', rows: reversed(rows) });
            if (!undone.ok) {
              expect(['contradicted', 'cycle']).toContain(undone.reason);
              seen.contradicted++;
              return;
            }
            seen.undone++;
            const back = frozen(undone.plan);
            sound(back);
            const redone = change(back, {
              kind: 'undo',
              changeId: 'u',
              rows: reversed(stored(differenceBetween(plan, back))),
            });
            if (!redone.ok) expect.fail(`not redone: ${redone.reason}`);
            else expectSame(redone.plan, plan);
          },
        ),
        { seed, numRuns: 300 },
      );
      // All four happen often, or this test says little.
      for (const [what, count] of Object.entries(seen)) expect([what, count > 20]).toEqual([what, true]);
    },
  );
});
