// Moving go-live: the whole chain when nothing has begun, the phase of today when it has; what stays, what goes along, what is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day, daysBetween, weekday } from '~/models/planning/day';
import { goLiveOutcome } from '~/models/planning/go-live-outcome';
import { localOf, minuteAt } from '~/models/planning/minute';
import { isFrozen, isMoment, type Plan } from '~/models/planning/plan';
import { aLink, anItem, aPhase, aPlan, workdays } from '../factories';
import { accepted, change, frozen, itemIn } from './change-plan';
import { randomPlan } from './random-plan';

const text = (nl: string) => ({ nl, en: null });
const phase = (id: string, position: number, from: string, workDays: number, until: string) =>
  aPhase({ id, position, start: day(from), until: day(until), workDays });

/**
 * 2026 without holidays in between: F1 5–30 January (20 days), F2 2–27 February (20), go-live on Monday 2 March in F3
 * 2–13 March (10), F4 16–27 March (10).
 */
const plan: Plan = frozen(
  aPlan({
    programme: { ...aPlan().programme, start: day('2026-01-05'), goLive: day('2026-03-02'), prepWeeks: 8 },
    phases: [
      phase('F1', 0, '2026-01-05', 20, '2026-01-31'),
      phase('F2', 1, '2026-02-02', 20, '2026-02-28'),
      phase('F3', 2, '2026-03-02', 10, '2026-03-14'),
      phase('F4', 3, '2026-03-16', 10, '2026-03-28'),
    ],
    workstreams: [{ id: 'W', key: 'W', title: text('Werk'), position: 0, hue: 1 }],
    items: [
      anItem({ id: 'done', progress: 'done', phaseId: 'F1', workstreamId: 'W' }),
      anItem({ id: 'started', progress: 'started', phaseId: 'F1', deadline: day('2026-02-20') }),
      anItem({
        id: 'fixed',
        mode: 'manual',
        phaseId: 'F2',
        workstreamId: 'W',
        workDays: 5,
        start: day('2026-02-09'),
        until: day('2026-02-14'),
        deadline: day('2026-02-20'),
      }),
      anItem({
        id: 'auto',
        phaseId: 'F2',
        workDays: 3,
        start: day('2026-02-16'),
        until: day('2026-02-19'),
        notBefore: day('2026-02-16'),
      }),
      anItem({ id: 'next', phaseId: 'F2', workDays: 2, start: day('2026-02-19'), until: day('2026-02-21') }),
      anItem({
        id: 'pinned',
        pinned: true,
        mode: 'manual',
        start: day('2026-02-24'),
        until: day('2026-02-25'),
        deadline: day('2026-02-26'),
      }),
      anItem({
        id: 'gate',
        kind: 'gate',
        mode: 'manual',
        workDays: 0,
        phaseId: 'F2',
        border: 'end',
        start: day('2026-02-27'),
        until: day('2026-02-27'),
      }),
      anItem({
        id: 'live',
        key: 'MS12',
        kind: 'milestone',
        mode: 'manual',
        workDays: 0,
        start: day('2026-03-02'),
        until: day('2026-03-02'),
      }),
    ],
    dependencies: [aLink('an', 'auto', 'next')],
    measures: [
      { id: 'past', key: null, title: text(''), reason: text(''), from: day('2026-01-05'), until: day('2026-01-20') },
      { id: 'ahead', key: null, title: text(''), reason: text(''), from: day('2026-02-23'), until: day('2026-03-14') },
    ],
    cutoverTasks: ['2026-02-27 17:00', '2026-03-02 08:00'].map((at, index) => ({
      id: `c${index}`,
      title: text(at),
      note: '',
      ownerId: null,
      teamId: null,
      start: minuteAt(day(at.slice(0, 10)), at.slice(11))!,
      minutes: 60,
      after: [],
      pointOfNoReturn: false,
      startedAt: null,
      doneAt: null,
    })),
  }),
);

const shift = (of: Plan, goLive: string, on: string) =>
  accepted(of, { kind: 'shift_go_live', goLive: day(goLive), on: day(on) });
const phases = (of: Plan) => of.phases.map(({ id, start, until }) => `${id} ${start} ${addDays(until, -1)}`);
const starts = (of: Plan) => Object.fromEntries(of.items.map((item) => [item.id, item.start]));

describe('before anything has begun', () => {
  const on = '2025-12-01';
  const none = { ...plan, items: plan.items.filter((item) => !isFrozen(item)) };

  it('the whole chain moves and keeps its lengths', () => {
    const { plan: after, effects } = shift(none, '2026-03-16', on);
    expect(after.programme).toMatchObject({ goLive: '2026-03-16', start: '2026-01-19', prepWeeks: 8 });
    expect(phases(after)).toEqual([
      'F1 2026-01-19 2026-02-13',
      'F2 2026-02-16 2026-03-13',
      'F3 2026-03-16 2026-03-27',
      // Good Friday is a working day here, Easter Monday is not
      'F4 2026-03-30 2026-04-13',
    ]);
    expect(effects.phases).toHaveLength(4);
    expect(starts(after)).toEqual({
      fixed: '2026-02-23',
      auto: '2026-03-02',
      next: '2026-03-05',
      pinned: '2026-02-24',
      gate: '2026-03-13',
      live: '2026-03-16',
    });
    expect(effects.stays).toEqual(['pinned']);
  });

  it('earlier as well', () => {
    const { plan: after } = shift(none, '2026-02-16', on);
    expect(after.programme).toMatchObject({ goLive: '2026-02-16', start: '2025-12-17' });
    expect(phases(after)[2]).toBe('F3 2026-02-16 2026-02-27');
  });
});

describe('once it has begun', () => {
  const on = '2026-02-04';

  it('the phase of today becomes longer, and go-live’s phase keeps its distance', () => {
    const { plan: after } = shift(plan, '2026-03-16', on);
    expect(after.programme).toMatchObject({ goLive: '2026-03-16', start: '2026-01-05', prepWeeks: 10 });
    expect(phases(after).slice(0, 3)).toEqual([
      'F1 2026-01-05 2026-01-30',
      'F2 2026-02-02 2026-03-13',
      'F3 2026-03-16 2026-03-27',
    ]);
    expect(after.phases[1]!.workDays).toBe(30);
  });

  it('or shorter', () => {
    const { plan: after } = shift(plan, '2026-02-23', on);
    expect(after.phases.map((row) => row.workDays)).toEqual([20, 15, 10, 10]);
    expect(phases(after)[2]).toBe('F3 2026-02-23 2026-03-06');
  });

  it('the phase of go-live itself when that has begun', () => {
    const within = { ...plan, programme: { ...plan.programme, goLive: day('2026-03-09') } };
    const { plan: after } = shift(within, '2026-03-16', '2026-03-04');
    expect(after.phases.map((row) => row.workDays)).toEqual([20, 20, 15, 10]);
    expect(phases(after).slice(0, 3)).toEqual([
      'F1 2026-01-05 2026-01-30',
      'F2 2026-02-02 2026-02-27',
      'F3 2026-03-02 2026-03-20',
    ]);
  });

  it('the last phase when go-live is after it, and none when that is over too', () => {
    const beyond = { ...plan, programme: { ...plan.programme, goLive: day('2026-06-01') } };
    const within = shift(beyond, '2026-06-08', '2026-03-18').plan;
    expect(within.phases.map((row) => row.workDays)).toEqual([20, 20, 10, 15]);
    const over = shift(beyond, '2026-06-08', '2026-04-20').plan;
    expect(over.phases).toEqual(beyond.phases);
    expect(over.programme.goLive).toBe('2026-06-08');
  });

  it('never shorter than what was worked: refused, with the earliest day, which is then accepted', () => {
    // Half of February is worked on the 13th; F3 lies two weeks before go-live here.
    const early = { ...plan, programme: { ...plan.programme, goLive: day('2026-03-12') } };
    const asked = { kind: 'shift_go_live', goLive: day('2026-02-16'), on: day('2026-02-13') } as const;
    const refused = change(early, asked);
    expect(refused).toEqual({ ok: false, reason: 'go_live_too_early', earliest: '2026-02-26' });
    const { plan: after } = shift(early, '2026-02-26', '2026-02-13');
    // tomorrow is Saturday, so the phase of today ends today
    expect(phases(after)[1]).toBe('F2 2026-02-02 2026-02-13');
    expect(change(early, { ...asked, goLive: day('2026-02-25') })).toMatchObject({ reason: 'go_live_too_early' });
  });
});

describe('what stays and what goes along', () => {
  const { plan: after, effects } = shift(plan, '2026-03-16', '2026-02-04');

  it('the past and what is pinned stay as they are', () => {
    for (const id of ['done', 'started', 'pinned']) expect(itemIn(after, id)).toBe(itemIn(plan, id));
    expect(effects.stays).toEqual(['pinned']);
    expect(effects.moved.map((row) => row.itemId).sort()).toEqual(['auto', 'fixed', 'gate', 'live', 'next']);
  });

  it('is not said of a pinned item that a predecessor pushes all the same', () => {
    const pushed = {
      ...plan,
      items: plan.items.map((item) => (item.id === 'next' ? { ...item, pinned: true } : item)),
    };
    const result = shift(pushed, '2026-03-16', '2026-02-04');
    expect(result.effects.stays).toEqual(['pinned']);
    expect(result.effects.moved.map((row) => row.itemId)).toContain('next');
  });

  it('deadlines and floors of what moves go along by as many calendar days', () => {
    expect(itemIn(after, 'fixed').deadline).toBe('2026-03-06');
    expect(itemIn(after, 'auto').notBefore).toBe('2026-03-02');
    expect(itemIn(after, 'pinned').deadline).toBe('2026-02-26');
  });

  it('a gate on a border sits on its phase', () => {
    expect(itemIn(after, 'gate').start).toBe('2026-03-13');
  });

  it('measures to come go along, those that began stay', () => {
    expect(after.measures.map(({ from, until }) => [from, until])).toEqual([
      ['2026-01-05', '2026-01-20'],
      ['2026-03-09', '2026-03-28'],
    ]);
  });

  it('the cut-over goes along by the clock, also over the change of the clocks', () => {
    const clock = (of: Plan) => of.cutoverTasks.map(({ start }) => `${localOf(start).day} ${localOf(start).time}`);
    expect(clock(after)).toEqual(['2026-03-13 17:00', '2026-03-16 08:00']);
    expect(clock(shift(plan, '2026-03-30', '2026-02-04').plan)).toEqual(['2026-03-27 17:00', '2026-03-30 08:00']);
    const begun = { ...plan, cutoverTasks: plan.cutoverTasks.map((row) => ({ ...row, startedAt: row.start })) };
    expect(clock(shift(begun, '2026-03-16', '2026-02-04').plan)).toEqual(clock(plan));
  });

  it('comes to a sentence: how many of each workstream', () => {
    const outcome = goLiveOutcome(plan, after, null);
    expect(outcome).toMatchObject({ was: '2026-03-02', goLive: '2026-03-16', moved: 5 });
    expect(outcome.streams.map(({ id, moved, stays, past }) => [id, moved, stays, past])).toEqual([
      ['W', 1, 0, 1],
      [null, 4, 1, 1],
    ]);
  });
});

describe('refused', () => {
  it.each([
    ['once go-live has been', '2026-04-06', '2026-03-02', { reason: 'go_live_passed', goLive: '2026-03-02' }],
    ['to today', '2026-02-04', '2026-02-04', { reason: 'go_live_not_ahead', on: '2026-02-04' }],
    ['to the past', '2026-01-26', '2026-02-04', { reason: 'go_live_not_ahead', on: '2026-02-04' }],
  ])('%s', (_when, goLive, on, refusal) => {
    const asked = { kind: 'shift_go_live', goLive: day(goLive), on: day(on) } as const;
    expect(change(plan, asked)).toEqual({ ok: false, ...refusal });
  });

  it('nothing changes when it is the same day', () => {
    expect(shift(plan, '2026-03-02', '2026-02-04').plan).toEqual(plan);
  });
});

describe('there and back', () => {
  it('gives the same plan when no holiday is in between', () => {
    for (const on of ['2025-12-01', '2026-02-04']) {
      for (const goLive of ['2026-03-09', '2026-03-16', '2026-02-23']) {
        const there = shift(plan, goLive, on).plan;
        expect(shift(there, '2026-03-02', on).plan).toEqual(plan);
      }
    }
  });
});

it('any plan: what is fixed by hand keeps its calendar days to go-live, up to the next working day', () => {
  const shapes = fc.record({ seed: fc.integer(), items: fc.constant(25), links: fc.constant(20) });
  const days = fc.integer({ min: -60, max: 200 });
  const offsets = fc.integer({ min: -150, max: 95 });
  fc.assert(
    fc.property(shapes, days, offsets, (shape, by, ago) => {
      const made = randomPlan({ ...shape, exceptions: 3, oneCalendar: true, rings: false });
      const { goLive } = made.programme;
      const on = addDays(goLive, ago - 100);
      const wanted: Day = addDays(goLive, by);
      const result = change(made, { kind: 'shift_go_live', goLive: wanted, on });
      if (!result.ok) {
        expect(['go_live_passed', 'go_live_not_ahead', 'go_live_too_early']).toContain(result.reason);
        return;
      }
      expect(result.plan.programme.goLive).toBe(wanted);
      for (const item of made.items) {
        const now = itemIn(result.plan, item.id);
        if (isFrozen(item)) expect(now).toEqual(item);
        else if (item.mode === 'manual' && by !== 0) {
          const asked = addDays(item.start, by);
          // no working day lies between the asked day and the day it got
          expect(now.start >= asked).toBe(true);
          expect(workdays(result.plan, asked, now.start)).toBe(0);
          if (!isMoment(item.kind)) expect(workdays(result.plan, now.start, now.until)).toBe(item.workDays);
        }
        expect(now.workDays).toBe(item.workDays);
      }
      // one phase at most changes its length, and the past of the chain stays
      const longer = result.plan.phases.filter((row, at) => row.workDays !== made.phases[at]!.workDays);
      expect(longer.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 400 },
  );
});

it('asks nothing of the weekday: a Saturday is a day to go live like another', () => {
  const { plan: after } = shift(plan, '2026-03-14', '2026-02-04');
  expect(weekday(after.programme.goLive)).toBe(6);
  expect(itemIn(after, 'live').start).toBe('2026-03-16');
  expect(daysBetween(after.programme.goLive, itemIn(after, 'live').start)).toBe(2);
});
