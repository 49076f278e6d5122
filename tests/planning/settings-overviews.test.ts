// The tables of phases, milestones and the calendar year, and freezes hit by a calendar that moves nothing.
import { describe, expect, test } from 'vitest';
import { freezesHit, newFreezeHits } from '~/models/planning/calendar-change';
import { calendarYear } from '~/models/planning/calendar-year';
import { day } from '~/models/planning/day';
import { aheadAndReached, milestoneRows } from '~/models/planning/milestone-overview';
import { phaseRows } from '~/models/planning/phase-overview';
import type { CalendarException } from '~/models/planning/working-calendar';
import { anItem, aPhase, aPlan } from '../factories';

const anException = (rest: Partial<CalendarException>): CalendarException => ({
  id: 'x1',
  kind: 'freeze',
  sort: 'freeze',
  from: day('2026-02-02'),
  until: day('2026-02-07'),
  label: { nl: 'Freeze', en: null },
  departmentId: null,
  region: null,
  verify: false,
  source: null,
  ...rest,
});

describe('phases', () => {
  test('in order, with the last day as people read it, and what falls outside', () => {
    const plan = aPlan({
      phases: [
        aPhase({ id: 'f2', position: 1, start: day('2026-01-12'), until: day('2026-01-17'), workDays: 5 }),
        aPhase({ id: 'f1', position: 0, start: day('2026-01-05'), until: day('2026-01-10'), workDays: 5 }),
      ],
      items: [
        anItem({ id: 'in', phaseId: 'f1', start: day('2026-01-05'), until: day('2026-01-06') }),
        anItem({ id: 'out', phaseId: 'f1', start: day('2026-01-09'), until: day('2026-01-13') }),
        anItem({ id: 'gone', phaseId: 'f1', retired: true, start: day('2026-03-09'), until: day('2026-03-13') }),
      ],
    });
    const rows = phaseRows(plan);
    expect(rows.map((row) => row.id)).toEqual(['f1', 'f2']);
    expect(rows[0]).toMatchObject({ last: '2026-01-09', items: 2, outside: [{ id: 'out' }] });
  });

  test('nothing is outside a phase that is skipped', () => {
    const phase = aPhase({ id: 'f1', active: false, start: day('2026-01-05'), until: day('2026-01-10') });
    const item = anItem({ id: 'i', phaseId: 'f1', start: day('2026-05-05'), until: day('2026-05-06') });
    expect(phaseRows(aPlan({ phases: [phase], items: [item] }))[0]).toMatchObject({ items: 1, outside: [] });
  });
});

describe('milestones', () => {
  const moment = (id: string, on: string, rest = {}) =>
    anItem({ id, kind: 'milestone', start: day(on), until: day(on), workDays: 0, ...rest });

  test('by date; late only when its day has passed and it was not reported reached', () => {
    const items = [
      moment('tomorrow', '2026-03-02'),
      moment('today', '2026-03-01'),
      moment('missed', '2026-02-28'),
      moment('reached', '2026-02-27', { progress: 'done' }),
      moment('retired', '2026-02-01', { retired: true }),
      anItem({ id: 'work' }),
    ];
    const rows = milestoneRows(aPlan({ items }), day('2026-03-01'));
    expect(rows.map((row) => [row.id, row.state])).toEqual([
      ['reached', 'reached'],
      ['missed', 'late'],
      ['today', 'planned'],
      ['tomorrow', 'planned'],
    ]);
  });

  test('what is to come stands before what was reached, which goes back in time', () => {
    const done = { progress: 'done' } as const;
    const items = [
      moment('old', '2026-01-05', done),
      moment('missed', '2026-02-02'),
      moment('new', '2026-02-09', done),
      moment('next', '2026-03-09'),
    ];
    const { ahead, reached } = aheadAndReached(milestoneRows(aPlan({ items }), day('2026-03-01')));
    expect([ahead, reached].map((rows) => rows.map(({ id }) => id))).toEqual([
      ['missed', 'next'],
      ['new', 'old'],
    ]);
  });

  test('counts its own criteria, the hard ones apart', () => {
    const criterion = (id: string, hard: boolean, state: 'open' | 'met' | 'not_met', itemId = 'g') => ({
      id,
      itemId,
      text: { nl: id, en: null },
      hard,
      state,
      ownerId: null,
      evidence: '',
      test: null,
      position: 0,
    });
    const criteria = [
      criterion('a', true, 'met'),
      criterion('b', true, 'not_met'),
      criterion('c', false, 'met'),
      criterion('d', true, 'met', 'other'),
    ];
    const plan = aPlan({ items: [moment('g', '2026-03-01', { kind: 'gate' })], criteria });
    expect(milestoneRows(plan, day('2026-01-01'))[0]?.criteria).toEqual({
      total: 3,
      met: 2,
      notMet: 1,
      hard: 2,
      hardMet: 1,
    });
  });
});

describe('the calendar year', () => {
  test('2026 without Good Friday: 261 weekdays less the seven holidays on a weekday', () => {
    const { holidays, workDays } = calendarYear({ rules: { goodFriday: false }, exceptions: [] }, 2026);
    expect(holidays.filter((row) => row.means === 'free').map((row) => row.key)).toEqual([
      'new_year',
      'easter_monday',
      'kings_day',
      'liberation_day',
      'ascension',
      'whit_monday',
      'christmas_1',
    ]);
    expect(workDays).toBe(261 - 7);
    expect(calendarYear({ rules: { goodFriday: true }, exceptions: [] }, 2026).workDays).toBe(261 - 8);
  });

  test('an own working day turns a holiday back; one of a single department does not', () => {
    const worked = anException({ kind: 'working', from: day('2026-05-05'), until: day('2026-05-06') });
    const means = (exceptions: CalendarException[]) =>
      calendarYear({ rules: { goodFriday: false }, exceptions }, 2026).holidays.find(
        (row) => row.key === 'liberation_day',
      )?.means;
    expect(means([worked])).toBe('worked');
    expect(means([{ ...worked, departmentId: 'd1' }])).toBe('free');
  });
});

describe('freezes', () => {
  const item = anItem({ id: 'i', kind: 'calendar_item', start: day('2026-01-26'), until: day('2026-02-03') });

  test('count on the day something goes live: its last day', () => {
    const plan = (rest: Partial<CalendarException>) =>
      aPlan({ calendar: { rules: { goodFriday: false }, exceptions: [anException(rest)] } });
    expect(freezesHit(plan({}), item)).toHaveLength(1);
    expect(freezesHit(plan({ from: day('2026-02-03') }), item)).toEqual([]);
    expect(freezesHit(plan({ departmentId: 'd1' }), item)).toEqual([]);
    expect(
      freezesHit(plan({ departmentId: 'd1' }), { ...item, departments: [{ departmentId: 'd1', impact: 3 }] }),
    ).toHaveLength(1);
    expect(freezesHit(plan({}), { ...item, kind: 'activity' })).toEqual([]);
  });

  test('are new only when the calendar before had none there, and never for what is done', () => {
    const without = aPlan({ items: [item] });
    const calendar = { rules: { goodFriday: false }, exceptions: [anException({})] };
    expect(newFreezeHits(without, { ...without, calendar })).toHaveLength(1);
    expect(newFreezeHits({ ...without, calendar }, { ...without, calendar })).toEqual([]);
    const done = aPlan({ items: [{ ...item, progress: 'done' }] });
    expect(newFreezeHits(done, { ...done, calendar })).toEqual([]);
  });
});
