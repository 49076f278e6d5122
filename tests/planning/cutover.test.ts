// The cut-over board: what is expected given the stamps, what decides the end, and changes to its tasks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CutoverTask, cutoverCycle, cutoverForecast } from '~/models/planning/cutover';
import { cutoverBoard } from '~/models/planning/cutover-board';
import { cutoverPicture } from '~/models/planning/cutover-picture';
import { minuteAt } from '~/models/planning/minute';
import { day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { aPlan } from '../factories';
import { accepted, base, change } from './change-plan';

const text = (nl: string) => ({ nl, en: null });
const ten = minuteAt(day('2026-04-11'), '10:00')!;

function task(id: string, start: number, minutes: number, rest: Partial<CutoverTask> = {}): CutoverTask {
  const nobody = { ownerId: null, teamId: null, startedAt: null, doneAt: null, note: '' };
  return { id, title: text(id), start: ten + start, minutes, after: [], pointOfNoReturn: false, ...nobody, ...rest };
}

/** A 10:00–11:00 → B 11:00–12:00 → D 12:30–13:00; C 10:00–10:30 → D. B is the point of no return. */
const tasks = (stamps: Partial<Record<string, Partial<CutoverTask>>> = {}): CutoverTask[] => [
  task('A', 0, 60, stamps.A),
  task('B', 60, 60, { after: ['A'], pointOfNoReturn: true, ...stamps.B }),
  task('C', 0, 30, stamps.C),
  task('D', 150, 30, { after: ['B', 'C'], ...stamps.D }),
];

const board = (all: CutoverTask[], now: number) => {
  const forecast = cutoverForecast(all, ten + now);
  const line = (id: string) => forecast.lines.find((row) => row.task.id === id)!;
  return { ...forecast, line, finish: forecast.expectedFinish! - ten };
};

describe('what is expected', () => {
  it('is the plan, before anything began', () => {
    const { lines, finish, plannedFinish, line } = board(tasks(), -60);
    expect(lines.map(({ task: { id }, state, late }) => [id, state, late])).toEqual([
      ['C', 'ready', 0],
      ['A', 'ready', 0],
      ['B', 'waiting', 0],
      ['D', 'waiting', 0],
    ]);
    expect([finish, plannedFinish]).toEqual([180, ten + 180]);
    expect(line('D').waitsFor).toEqual(['B', 'C']);
  });

  it('moves on with the clock when nobody starts', () => {
    // D has half an hour to spare: A at 10:40 makes the end ten minutes later.
    const { finish, line } = board(tasks(), 40);
    expect([line('A').from - ten, line('B').until - ten, finish]).toEqual([40, 160, 190]);
    expect([line('A').late, line('D').late]).toEqual([40, 10]);
  });

  it('takes what runs as long as it lasts, at least until now', () => {
    const started = tasks({ A: { startedAt: ten } });
    expect(board(started, 30).line('A')).toMatchObject({ state: 'running', until: ten + 60, late: 0 });
    expect(board(started, 90).line('A')).toMatchObject({ state: 'running', until: ten + 90, late: 30 });
    expect(board(started, 125).finish).toBe(125 + 60 + 30);
  });

  it('lets what is done stand, early or late', () => {
    const early = board(tasks({ A: { startedAt: ten - 20, doneAt: ten + 30 } }), 35);
    expect(early.line('A')).toMatchObject({ state: 'done', late: -30 });
    // Nothing starts before its own planned time.
    expect(early.line('B')).toMatchObject({ state: 'ready', from: ten + 60, late: 0 });
    const late = board(tasks({ A: { startedAt: ten, doneAt: ten + 100 } }), 110);
    expect(late.line('A').late).toBe(40);
    expect([late.line('B').from - ten, late.finish]).toEqual([110, 200]);
  });

  it('counts what was done without a start as having taken as long as planned', () => {
    expect(board(tasks({ C: { doneAt: ten + 70 } }), 80).line('C')).toMatchObject({
      from: ten + 40,
      until: ten + 70,
      late: 40,
    });
  });

  it('is over when all is done', () => {
    const done = (at: number) => ({ startedAt: ten + at - 10, doneAt: ten + at });
    const over = board(tasks({ A: done(60), B: done(120), C: done(30), D: done(199) }), 5_000);
    expect([over.finish, over.lines.every((row) => row.state === 'done')]).toEqual([199, true]);
    expect(over.lines.some((row) => row.critical)).toBe(false);
  });

  it('is nothing without tasks', () => {
    const none = cutoverForecast([], ten);
    expect(none).toEqual({ lines: [], plannedFinish: null, expectedFinish: null, pointOfNoReturn: null });
  });
});

describe('what decides the end', () => {
  it('is the chain without room', () => {
    const critical = (all: CutoverTask[], now: number) =>
      board(all, now)
        .lines.filter((row) => row.critical)
        .map((row) => row.task.id)
        .sort();
    // as planned D waits for its own time only
    expect(critical(tasks(), -60)).toEqual(['D']);
    expect(critical(tasks(), 40)).toEqual(['A', 'B', 'D']);
    expect(critical(tasks({ A: { startedAt: ten }, C: { doneAt: ten + 5 } }), 100)).toEqual(['A', 'B', 'D']);
    expect(critical(tasks({ A: { startedAt: ten, doneAt: ten + 100 } }), 110)).toEqual(['B', 'D']);
  });
});

describe('the point of no return', () => {
  it('is where its task starts, and passed from then on', () => {
    const at = (stamps: Parameters<typeof tasks>[0], now: number) => board(tasks(stamps), now).pointOfNoReturn!;
    expect(at({}, -60)).toEqual({ planned: ten + 60, expected: ten + 60, passed: false, taskId: 'B' });
    expect(at({}, 40)).toMatchObject({ expected: ten + 100, passed: false });
    expect(at({ B: { startedAt: ten + 70 } }, 80)).toMatchObject({ expected: ten + 70, passed: true });
    expect(at({ B: { doneAt: ten + 130 } }, 140)).toMatchObject({ passed: true });
  });

  it('is the earliest when there are more, and none when there is none', () => {
    const two = [...tasks(), task('E', 5, 10, { pointOfNoReturn: true })];
    expect(cutoverForecast(two, ten - 60).pointOfNoReturn?.taskId).toBe('E');
    expect(cutoverForecast([task('A', 0, 5)], ten).pointOfNoReturn).toBeNull();
  });
});

describe('any board', () => {
  const aTask = fc.record({
    start: fc.integer({ min: 0, max: 2_000 }),
    minutes: fc.integer({ min: 1, max: 400 }),
    after: fc.array(fc.nat(30), { maxLength: 3 }),
    began: fc.option(fc.integer({ min: -100, max: 100 }), { nil: null }),
    took: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
  });
  /** Predecessors come earlier in the list, so there is no way round. */
  const boards = fc.array(aTask, { minLength: 1, maxLength: 25 }).map((rows) =>
    rows.map(({ start, minutes, after, began, took }, at) => {
      const startedAt = began === null ? null : ten + start + began;
      return task(`t${at}`, start, minutes, {
        after: at === 0 ? [] : [...new Set(after.map((n) => `t${n % at}`))],
        startedAt,
        doneAt: startedAt === null || took === null ? null : startedAt + took,
      });
    }),
  );

  it('starts nothing before what it waits for, nothing in the past, and ends with its last task', () => {
    fc.assert(
      fc.property(boards, fc.integer({ min: -500, max: 4_000 }), (all, offset) => {
        const now = ten + offset;
        const forecast = cutoverForecast(all, now);
        const line = new Map(forecast.lines.map((row) => [row.task.id, row]));
        for (const row of forecast.lines) {
          expect(row.until).toBeGreaterThanOrEqual(row.from);
          if (row.state !== 'ready' && row.state !== 'waiting') continue;
          expect(row.from).toBeGreaterThanOrEqual(Math.max(now, row.task.start));
          for (const id of row.task.after) expect(row.from).toBeGreaterThanOrEqual(line.get(id)!.until);
          expect(row.state).toBe(row.waitsFor.length > 0 ? 'waiting' : 'ready');
        }
        expect(forecast.expectedFinish).toBe(Math.max(...forecast.lines.map((row) => row.until)));
      }),
      { numRuns: 500 },
    );
  });

  it('can be drawn: every bar within the picture', () => {
    fc.assert(
      fc.property(boards, (all) => {
        const plan = aPlan({ cutoverTasks: all });
        const picture = cutoverPicture(cutoverBoard(plan, { role: 'reader', userId: 'u' }, ten))!;
        for (const { at, width, plannedAt, plannedWidth } of picture.bars) {
          for (const edge of [at, at + width, plannedAt, plannedAt + plannedWidth]) {
            expect(edge).toBeGreaterThanOrEqual(0);
            expect(edge).toBeLessThanOrEqual(100.01);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('a round is found with its path', () => {
  expect(cutoverCycle(tasks())).toBeNull();
  const round = tasks({ A: { after: ['D'] } });
  const path = cutoverCycle(round)!;
  expect(path[0]).toBe(path.at(-1));
  expect([...new Set(path)].sort()).toEqual(['A', 'B', 'D']);
  // each step leads to a task that waits for the one before it
  path.slice(1).forEach((id, at) => expect(round.find((row) => row.id === id)!.after).toContain(path[at]));
});

describe('changes', () => {
  const people = [{ id: 'u1', name: 'Sanne', active: true }];
  const plan: Plan = { ...base, people, cutoverTasks: tasks() };
  const fields = {
    title: text('Nieuw'),
    note: '',
    ownerId: 'u1',
    teamId: 't1',
    start: ten,
    minutes: 20,
    after: ['C', 'A', 'C'],
    pointOfNoReturn: false,
  };
  const inPlan = (of: Plan, id: string) => of.cutoverTasks.find((row) => row.id === id)!;

  it('make and edit a task; predecessors are kept once', () => {
    const made = accepted(plan, { kind: 'create_cutover_task', taskId: 'N', fields }).plan;
    expect(inPlan(made, 'N')).toEqual({ id: 'N', ...fields, after: ['A', 'C'], startedAt: null, doneAt: null });
    const edited = accepted(made, { kind: 'edit_cutover_task', taskId: 'N', fields: { minutes: 45 } }).plan;
    expect(inPlan(edited, 'N')).toEqual({ ...inPlan(made, 'N'), minutes: 45 });
  });

  it.each([
    ['an id in use', { taskId: 'A', fields }, { reason: 'id_taken' }],
    [
      'a stranger',
      { taskId: 'N', fields: { ...fields, ownerId: 'x' } },
      { reason: 'unknown_reference', field: 'ownerId' },
    ],
    ['a team of elsewhere', { taskId: 'N', fields: { ...fields, teamId: 'x' } }, { reason: 'unknown_reference' }],
    ['no such predecessor', { taskId: 'N', fields: { ...fields, after: ['x'] } }, { reason: 'not_found', id: 'x' }],
    ['itself', { taskId: 'N', fields: { ...fields, after: ['N'] } }, { reason: 'cutover_cycle', path: ['N', 'N'] }],
  ])('refuse %s', (_what, rest, refusal) => {
    expect(change(plan, { kind: 'create_cutover_task', ...rest })).toMatchObject({ ok: false, ...refusal });
  });

  it('refuse a round with its path, and a task that is not there', () => {
    const round = change(plan, { kind: 'edit_cutover_task', taskId: 'A', fields: { after: ['D'] } });
    expect(round).toMatchObject({ ok: false, reason: 'cutover_cycle' });
    if (round.ok || round.reason !== 'cutover_cycle') return;
    expect([...new Set(round.path)].sort()).toEqual(['A', 'B', 'D']);
    expect(change(plan, { kind: 'edit_cutover_task', taskId: 'x', fields: {} })).toMatchObject({ reason: 'not_found' });
    expect(change(plan, { kind: 'remove_cutover_task', taskId: 'x' })).toMatchObject({ reason: 'not_found' });
  });

  it('connect again what a removed task connected', () => {
    const { plan: after } = accepted(plan, { kind: 'remove_cutover_task', taskId: 'B' });
    expect(after.cutoverTasks.map(({ id, after: before }) => [id, before])).toEqual([
      ['A', []],
      ['C', []],
      ['D', ['A', 'C']],
    ]);
  });

  it('stamp nothing that waits for what is not done, whichever stamp; what was stamped can be corrected', () => {
    const stampD = (of: Plan, stamp: 'started' | 'done', at: number | null = ten + 200) =>
      change(of, { kind: 'stamp_cutover_task', taskId: 'D', stamp, at });
    const withStamps = (stamps: Parameters<typeof tasks>[0]): Plan => ({ ...plan, cutoverTasks: tasks(stamps) });
    const refusal = { ok: false, reason: 'predecessors_open', taskId: 'D' };
    for (const stamp of ['started', 'done'] as const) {
      expect(stampD(plan, stamp)).toMatchObject({ ...refusal, openIds: ['B', 'C'] });
      expect(stampD(withStamps({ B: { startedAt: ten + 70 }, C: { doneAt: ten + 30 } }), stamp)).toMatchObject({
        ...refusal,
        openIds: ['B'],
      });
      expect(stampD(withStamps({ B: { doneAt: ten + 130 }, C: { doneAt: ten + 30 } }), stamp).ok).toBe(true);
    }
    const began = withStamps({ D: { startedAt: ten + 140 } });
    expect(stampD(began, 'started', ten + 145).ok).toBe(true);
    expect(stampD(began, 'started', null).ok).toBe(true);
    expect(stampD(began, 'done')).toMatchObject(refusal);
  });

  it('stamp: started, done, and back again', () => {
    const stamp = (of: Plan, kind: 'started' | 'done', at: number | null) =>
      change(of, { kind: 'stamp_cutover_task', taskId: 'A', stamp: kind, at: at === null ? null : ten + at });
    const ok = (result: ReturnType<typeof stamp>) => {
      if (!result.ok) throw new Error(result.reason);
      return result.plan;
    };
    const times = (of: Plan) => [inPlan(of, 'A').startedAt, inPlan(of, 'A').doneAt].map((at) => at && at - ten);
    const started = ok(stamp(plan, 'started', 5));
    const done = ok(stamp(started, 'done', 50));
    expect(times(done)).toEqual([5, 50]);
    expect(times(ok(stamp(done, 'done', null)))).toEqual([5, null]);
    expect(times(ok(stamp(done, 'started', null)))).toEqual([null, null]);
    expect(times(ok(stamp(plan, 'done', 50)))).toEqual([null, 50]);
    expect(times(ok(stamp(started, 'done', 5)))).toEqual([5, 5]);
    expect(stamp(started, 'done', 4)).toMatchObject({ ok: false, reason: 'done_before_started', taskId: 'A' });
    expect(stamp(done, 'started', 51)).toMatchObject({ ok: false, reason: 'done_before_started' });
    expect(stamp(plan, 'done', 50).ok && 'moved').toBe('moved');
  });

  it('of the board move no item', () => {
    const { effects } = accepted(plan, { kind: 'create_cutover_task', taskId: 'N', fields });
    expect(Object.values(effects).every((list) => list.length === 0)).toBe(true);
  });
});

describe('the board of a reader', () => {
  const people = [{ id: 'u1', name: 'Sanne', active: true }];
  const plan: Plan = { ...base, people, cutoverTasks: tasks({ A: { ownerId: 'u1', teamId: 't1', startedAt: ten } }) };
  const seenBy = (role: 'reader' | 'project_leader', userId: string, now = 30) =>
    cutoverBoard(plan, { role, userId }, ten + now);

  it('lets who plans stamp every task, an owner their own, and nobody else any', () => {
    const may = (of: ReturnType<typeof seenBy>) => of.lines.filter((line) => line.mayStamp).map((line) => line.id);
    expect(may(seenBy('project_leader', 'x')).sort()).toEqual(['A', 'B', 'C', 'D']);
    expect(may(seenBy('reader', 'u1'))).toEqual(['A']);
    expect(may(seenBy('reader', 'x'))).toEqual([]);
  });

  it('begins with what runs, then with what may start, each with names', () => {
    const { next, done, turning } = seenBy('reader', 'x');
    expect(next.map((line) => [line.id, line.state])).toEqual([
      ['A', 'running'],
      ['C', 'ready'],
    ]);
    expect(next[0]).toMatchObject({ owner: 'Sanne', team: text('t1'), planned: { from: ten, until: ten + 60 } });
    expect([done, turning?.title]).toEqual([0, text('B')]);
  });
});
