// Candidate weeks: which days, what speaks against each, what no longer fits, how full teams get, and the verdict.
import { describe, expect, it } from 'vitest';
import { applyChange } from '~/models/planning/change';
import { addDays, day, daysBetween, weekday } from '~/models/planning/day';
import {
  candidateDays,
  type Candidate,
  candidatesOf,
  goLiveCandidates,
  sortedCandidates,
  withoutTooEarly,
} from '~/models/planning/go-live-candidates';
import type { Plan } from '~/models/planning/plan';
import type { CalendarException } from '~/models/planning/working-calendar';
import { aCapacity, anItem, aPhase, aPlan, aTeam } from '../factories';
import { frozen } from './change-plan';

const on = day('2026-01-07');
const text = (nl: string) => ({ nl, en: null });
const period = (
  id: string,
  sort: CalendarException['sort'],
  from: string,
  until: string,
  region: string | null = null,
) => ({
  id,
  kind: sort === 'closing' ? ('non_working' as const) : sort === 'freeze' ? ('freeze' as const) : ('neutral' as const),
  sort,
  from: day(from),
  until: day(until),
  label: text(id),
  departmentId: null,
  region,
  verify: false,
  source: null,
});

const team = (id: string, fteFormation: number | null) =>
  aTeam({ id, title: text(id), fteFormation, runHoursMonth: 80 });

const plan: Plan = frozen(
  aPlan({
    programme: { ...aPlan().programme, start: day('2026-01-05'), goLive: day('2026-06-01') },
    phases: [aPhase({ id: 'F', start: day('2026-01-05'), until: day('2026-05-30'), workDays: 95 })],
    calendar: {
      rules: { goodFriday: false },
      exceptions: [
        period('zomer', 'school_holiday', '2026-07-18', '2026-08-31', 'midden'),
        period('zomer noord', 'school_holiday', '2026-07-04', '2026-08-17', 'noord'),
        period('stil', 'freeze', '2026-09-14', '2026-09-19'),
        period('dicht', 'closing', '2026-12-24', '2027-01-02'),
      ],
    },
    items: [
      anItem({
        id: 'prep',
        mode: 'manual',
        workDays: 10,
        start: day('2026-05-11'),
        until: day('2026-05-23'),
        teamHours: [{ teamId: 't1', hours: 100 }],
      }),
      anItem({
        id: 'pinned',
        mode: 'manual',
        pinned: true,
        workDays: 5,
        start: day('2026-06-15'),
        until: day('2026-06-20'),
        teamHours: [{ teamId: 't1', hours: 60 }],
      }),
    ],
    dependencies: [{ id: 'l', fromId: 'prep', toId: 'pinned', type: 'FS', lag: 0 }],
    capacity: aCapacity({ productiveHours: 1800, teams: [team('t1', 1), team('onbekend', null)] }),
  }),
);

const { rows, planned } = goLiveCandidates(plan, { on, region: 'midden' });
/** The same plan, in which nothing waits for anything. */
const { rows: free } = goLiveCandidates({ ...plan, dependencies: [] }, { on, region: 'midden' });
const at = (goLive: string) => rows.find((row) => row.goLive === goLive)!;
const rules = (goLive: string) => at(goLive).warnings.map((warning) => warning.rule);

describe('the days', () => {
  it('are the Mondays of the next 52 weeks, or the next working day of that week', () => {
    const days = candidateDays(plan, on);
    expect(days).toHaveLength(52);
    expect(days[0]).toBe('2026-01-12');
    expect(days.filter((row) => weekday(row) !== 1)).toEqual(['2026-04-07', '2026-04-28', '2026-05-26']);
    // closed from 24 December: Monday 28 December is no day to work, nor is the rest of that week
    expect(days).toContain('2026-12-28');
  });

  it('begin the week after today, also on a Monday', () => {
    expect(candidateDays(plan, day('2026-01-12'))[0]).toBe('2026-01-19');
  });

  it('are none once go-live has been', () => {
    expect(goLiveCandidates(plan, { on: day('2026-06-01'), region: null }).rows).toEqual([]);
  });
});

describe('a candidate', () => {
  it('is the plan itself on the day that is planned', () => {
    expect(at('2026-06-01')).toMatchObject({ planned: true, weeks: 0, misfits: [], over: planned.over });
    expect(rows.filter((row) => row.planned)).toHaveLength(1);
    expect(at('2026-06-08')).toMatchObject({ planned: false, weeks: 1 });
    expect(at('2026-05-04').weeks).toBe(-4);
  });

  it('knows the rules its day breaks and the periods around it, of its own region', () => {
    expect(rules('2026-07-20')).toContain('summer_holiday');
    expect(rules('2026-09-14')).toContain('freeze');
    expect(rules('2026-12-14')).toContain('turn_of_year');
    expect(at('2026-06-08').periods.map((row) => row.id)).toEqual(['zomer']);
    // two weeks before to six weeks after: 18 July is within six weeks of 8 June, not of 1 June
    expect(at('2026-06-01').periods).toEqual([]);
    expect(at('2026-09-28').periods.map((row) => row.id)).toEqual(['stil']);
    expect(at('2026-10-05').periods).toEqual([]);
  });

  it('knows the public holidays around it on which people would have worked', () => {
    const holidays = (goLive: string) => at(goLive).holidays.map(({ key }) => key);
    // From 30 March to 24 May: Easter Sunday is a Sunday, Liberation Day a Tuesday; Whit Monday comes the day after.
    expect(holidays('2026-04-13')).toEqual(['easter_monday', 'kings_day', 'liberation_day', 'ascension']);
    expect(holidays('2026-09-07')).toEqual([]);
    const worked = { ...period('werkdag', 'other', '2026-05-05', '2026-05-06'), kind: 'working' as const };
    const calendar = { ...plan.calendar, exceptions: [worked] };
    const row = goLiveCandidates({ ...plan, calendar }, { on, region: null }).rows.find(
      (r) => r.goLive === '2026-04-13',
    );
    expect(row!.holidays.map(({ key }) => key)).toEqual(['easter_monday', 'kings_day', 'ascension']);
  });

  it('knows what no longer fits: a pinned item before what it waits for, work in the past', () => {
    expect(at('2026-06-22').misfits).toEqual([]);
    // six weeks later the preparation ends after the pinned item begins
    expect(at('2026-07-13').misfits).toContainEqual({ reason: 'order', count: 1, titles: [text('pinned')] });
    expect(at('2026-07-13').verdict).toBe('unfit');
    const short = { ...plan, phases: [], programme: { ...plan.programme, start: day('2026-01-01') } };
    const early = goLiveCandidates(short, { on, region: null }).rows[0]!;
    expect(early.misfits).toContainEqual({ reason: 'past', count: 1, titles: [text('prep')] });
  });

  it('names only what fitted before', () => {
    const already = { ...plan, items: plan.items.map((item) => ({ ...item, deadline: day('2026-02-01') })) };
    expect(
      goLiveCandidates(already, { on, region: null }).rows.flatMap((row) => row.misfits.map((m) => m.reason)),
    ).not.toContain('deadline');
  });

  it('says why the plan cannot move there at all', () => {
    const refused = at('2026-01-12');
    expect(refused).toMatchObject({ verdict: 'unfit', peak: null, warnings: [] });
    expect(refused.refusal?.reason).toBe('go_live_too_early');
  });

  it('gives the busiest team and month, and how many team months are over', () => {
    // 150 hours a month, 80 of them regular: 100 hours in May and 60 in June
    expect(planned).toEqual({ over: 1, peak: { teamId: 't1', title: text('t1'), month: '2026-05-01', ratio: 1.2 } });
    // three weeks later both fall in June: 240 of 150
    expect(at('2026-06-29').peak).toMatchObject({ month: '2026-06-01', ratio: 1.6 });
    expect(at('2026-06-29').over).toBe(1);
  });

  it('fits when nothing speaks against it', () => {
    expect(free.find((row) => row.goLive === '2026-10-05')).toMatchObject({
      warnings: [],
      misfits: [],
      verdict: 'fits',
    });
    expect(at('2026-10-05').verdict).toBe('unfit');
    // A coalition is being formed.
    expect(at('2026-06-08')).toMatchObject({ misfits: [], verdict: 'warnings' });
  });

  it('says exactly what moving there would give', () => {
    for (const { goLive, refusal, over, peak } of rows) {
      const moved = applyChange(plan, { kind: 'shift_go_live', goLive, on });
      expect(moved.ok).toBe(refusal === null);
      if (!moved.ok) continue;
      expect(daysBetween(plan.programme.goLive, moved.plan.programme.goLive)).toBe(
        daysBetween(plan.programme.goLive, goLive),
      );
      const now = goLiveCandidates(moved.plan, { on, region: null }).planned;
      expect(now).toEqual({ over, peak });
    }
  });
});

describe('in order', () => {
  const goLives = (order: Parameters<typeof sortedCandidates>[1]) => sortedCandidates(free, order);

  it('by week, by verdict, by peak and by months over', () => {
    expect(goLives('week')).toEqual(free);
    const verdicts = goLives('verdict').map((row) => row.verdict);
    expect(verdicts[0]).toBe('fits');
    expect(verdicts.indexOf('warnings')).toBeGreaterThan(verdicts.lastIndexOf('fits'));
    expect(verdicts.indexOf('unfit')).toBeGreaterThan(verdicts.lastIndexOf('warnings'));
    const peaks = goLives('peak').flatMap((row) => (row.peak ? [row.peak.ratio] : []));
    expect(peaks).toEqual([...peaks].sort((a, b) => a - b));
    // what cannot be at all comes last
    expect(goLives('over').at(-1)!.refusal).not.toBeNull();
    expect(goLives('peak').at(-1)!.refusal).not.toBeNull();
  });
});

it('weeks that are too early are one line, the others stay in their order', () => {
  const [first, second, ...others] = rows as [Candidate, Candidate, ...Candidate[]];
  const earliest = day('2026-01-21');
  const refusal = { reason: 'go_live_too_early', earliest } as const;
  expect(first.refusal?.reason).toBe(refusal.reason);
  const early = [first, { ...second, refusal }];
  const { rows: rest, tooEarly } = withoutTooEarly([...early, ...others]);
  expect(rest).toEqual(others);
  expect(tooEarly).toMatchObject({ count: early.length, from: early[0]!.goLive, last: early.at(-1)!.goLive });
  expect(tooEarly!.earliest > tooEarly!.last && tooEarly!.earliest <= rest[0]!.goLive).toBe(true);
  expect(withoutTooEarly(rest)).toEqual({ rows: rest, tooEarly: null });
});

it('a plan is tried once for a day', () => {
  const first = candidatesOf(plan, { on, region: null });
  expect(candidatesOf(plan, { on, region: null })).toBe(first);
  expect(candidatesOf(plan, { on: addDays(on, 1), region: null })).not.toBe(first);
});
