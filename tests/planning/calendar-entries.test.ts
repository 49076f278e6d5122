// The calendar's windows, states, filters, periods and lists: boundaries, year ends and what belongs nowhere.
import { describe, expect, it } from 'vitest';
import { dayList, entriesIn, pageOfDays, withoutRunning } from '~/models/planning/calendar-entries';
import { passes, stateOf } from '~/models/planning/calendar-filter';
import { periodsIn, shortName } from '~/models/planning/calendar-period';
import { calendarWindow, defaultDate } from '~/models/planning/calendar-window';
import { day } from '~/models/planning/day';
import { municipalRules } from '~/models/planning/holidays';
import { teamsOverLimit } from '~/models/planning/month-limits';
import type { CalendarException } from '~/models/planning/working-calendar';
import { placeInYear, yearStrip, yearStrips } from '~/models/planning/year-strip';
import { aCapacity, anItem, aPlan, aTeam, noFilter } from '../factories';

const today = day('2026-11-22');
const november = { from: day('2026-11-01'), until: day('2026-12-01') };
const item = (id: string, start: string, until: string, rest = {}) =>
  anItem({ id, start: day(start), until: day(until), ...rest });

describe('windows', () => {
  it('a month has its own days and whole weeks around them', () => {
    expect(calendarWindow('month', day('2026-11-22'))).toEqual({
      window: november,
      grid: { from: '2026-10-26', until: '2026-12-07' },
      previous: '2026-10-01',
      next: '2026-12-01',
    });
  });

  it('a week crosses the year end; a year is twelve months from any month', () => {
    expect(calendarWindow('week', day('2027-01-02')).window).toEqual({ from: '2026-12-28', until: '2027-01-04' });
    const year = calendarWindow('year', day('2026-07-09'));
    expect([year.window.from, year.window.until, year.previous, year.next]).toEqual([
      '2026-07-01',
      '2027-07-01',
      '2025-07-01',
      '2027-07-01',
    ]);
    expect(defaultDate('year', today)).toBe('2026-01-01');
    expect(defaultDate('list', today)).toBe(today);
  });
});

describe('a condition', () => {
  it('says which gate asked for it; other work says nothing', () => {
    const gate = item('g', '2026-11-02', '2026-11-02', { kind: 'gate', title: { nl: 'GO6', en: null } });
    const plan = aPlan({ items: [gate, item('a', '2026-11-09', '2026-11-10', { conditionOf: 'g' })] });
    const entries = entriesIn(plan, november, noFilter, today);
    expect(entries.map((entry) => [entry.id, entry.conditionOf])).toEqual([
      ['g', undefined],
      ['a', { nl: 'GO6', en: null }],
    ]);
  });
});

describe('states', () => {
  it.each([
    ['planned before today is late', item('a', '2026-11-21', '2026-12-01'), 'late'],
    ['planned from today is planned', item('a', '2026-11-22', '2026-12-01'), 'planned'],
    ['started and not over is started', item('a', '2026-11-01', '2026-11-23', { progress: 'started' }), 'started'],
    ['started and over is late', item('a', '2026-11-01', '2026-11-22', { progress: 'started' }), 'late'],
    ['done is done', item('a', '2026-11-01', '2026-11-02', { progress: 'done' }), 'done'],
    ['a moment of today is not late', item('a', '2026-11-22', '2026-11-22', { kind: 'gate' }), 'planned'],
    ['a moment of yesterday is', item('a', '2026-11-21', '2026-11-21', { kind: 'gate' }), 'late'],
  ])('%s', (_name, one, state) => {
    expect(stateOf(one, today)).toBe(state);
    expect(passes(one, { ...noFilter, status: stateOf(one, today) }, today)).toBe(true);
  });

  it('filters by department, also the one that all items ask, and by none', () => {
    const everybody = item('a', '2026-11-01', '2026-11-02', { allDepartments: true });
    const nobody = item('b', '2026-11-01', '2026-11-02');
    const asks = (departments: string[]) =>
      [everybody, nobody].map((one) => passes(one, { ...noFilter, departments }, today));
    expect(asks(['d1'])).toEqual([true, false]);
    expect(asks(['none'])).toEqual([false, true]);
    expect(passes({ ...everybody, retired: true }, noFilter, today)).toBe(false);
  });
});

describe('the list of a month', () => {
  const plan = aPlan({
    items: [
      item('through', '2026-10-01', '2026-12-05'),
      item('ends', '2026-10-01', '2026-11-21'),
      item('begins', '2026-11-30', '2026-12-02'),
      item('inside', '2026-11-09', '2026-11-11'),
      item('oneDay', '2026-11-09', '2026-11-10'),
      item('gate', '2026-11-09', '2026-11-09', { kind: 'gate' }),
      item('before', '2026-10-01', '2026-11-01'),
      item('after', '2026-12-01', '2026-12-02'),
      item('momentAfter', '2026-12-01', '2026-12-01', { kind: 'milestone' }),
    ],
  });
  const entries = entriesIn(plan, november, noFilter, today);

  it('has what touches the window, and nothing else', () => {
    expect(entries.map(({ id }) => id).sort()).toEqual(['begins', 'ends', 'gate', 'inside', 'oneDay', 'through']);
  });

  it('says of each day what takes place, ends and begins, in that order', () => {
    const { running, days } = dayList(entries, [], november);
    expect(running.map(({ id }) => id)).toEqual(['through']);
    expect(days.map(({ day: on, lines }) => [on, lines.map((line) => `${line.entry.id} ${line.occasion}`)])).toEqual([
      ['2026-11-09', ['gate moment', 'oneDay day', 'inside starts']],
      ['2026-11-10', ['inside ends']],
      ['2026-11-20', ['ends ends']],
      ['2026-11-30', ['begins starts']],
    ]);
  });

  it('is cut into pages between days', () => {
    const { days } = dayList(entries, [], november);
    expect(pageOfDays(days, 1, 4)).toMatchObject({ pages: 2, days: [{ day: '2026-11-09' }, { day: '2026-11-10' }] });
    expect(pageOfDays(days, 99, 4).days.map((one) => one.day)).toEqual(['2026-11-20', '2026-11-30']);
    expect(pageOfDays([], 1)).toEqual({ days: [], pages: 1 });
  });

  it('leaves out of the grid what covers all of it', () => {
    expect(withoutRunning(entries, november).some(({ id }) => id === 'through')).toBe(false);
    expect(withoutRunning(entries, november)).toHaveLength(5);
  });
});

describe('periods', () => {
  const exception = (id: string, from: string, until: string, rest: Partial<CalendarException>): CalendarException => ({
    id,
    kind: 'neutral',
    sort: 'other',
    from: day(from),
    until: day(until),
    label: { nl: id, en: null },
    departmentId: null,
    region: null,
    verify: false,
    source: null,
    ...rest,
  });
  const year = { from: day('2026-01-01'), until: day('2027-01-01') };
  const exceptions = [
    exception('freeze', '2026-12-15', '2027-01-05', { kind: 'freeze', sort: 'freeze' }),
    exception('school', '2026-07-04', '2026-08-17', { sort: 'school_holiday' }),
    exception('vote', '2026-03-18', '2026-03-19', { sort: 'election' }),
    exception('budget', '2026-09-01', '2026-10-01', { sort: 'budget_cycle' }),
    exception('worked', '2026-05-16', '2026-05-17', { kind: 'working' }),
    exception('theirs', '2026-06-01', '2026-06-02', { kind: 'non_working', departmentId: 'd1' }),
  ];
  const calendar = { rules: municipalRules, exceptions };

  it('are told apart by what they mean, context only when asked, a department’s own only for that department', () => {
    const looks = (options: Parameters<typeof periodsIn>[2]) =>
      periodsIn(calendar, year, options).flatMap(({ id, look, name }) =>
        typeof name === 'string' ? [] : [`${id} ${look}`],
      );
    expect(looks({ context: false })).toEqual(['vote election', 'school holiday', 'freeze freeze']);
    expect(looks({ context: true, departments: ['d1'] })).toContain('budget context');
    expect(looks({ context: true, departments: ['d1'] })).toContain('theirs closed');
  });

  it('include the public holidays of both years of a window', () => {
    const window = { from: day('2026-12-20'), until: day('2027-01-10') };
    const keys = periodsIn({ rules: municipalRules, exceptions: [] }, window, { context: false }).map(
      ({ name }) => name,
    );
    expect(keys).toEqual(['christmas_1', 'christmas_2', 'new_year']);
  });

  it('lie on a strip of twelve equal months', () => {
    expect(placeInYear(day('2026-01-01'), day('2026-04-16'))).toBe(29.17);
    const periods = periodsIn(calendar, year, { context: true });
    const { main, context } = yearStrips(year.from, periods, day('2026-04-13'), today);
    expect(main.goLive).toBe(28.33);
    expect(main.bands.find(({ period }) => period.id === 'freeze')).toMatchObject({
      width: 4.57,
      name: { anchor: 'end' },
    });
    expect(context.bands.map(({ period }) => period.id)).toEqual(['budget']);
    expect(yearStrip(year.from, [], day('2025-04-13'), today)).toMatchObject({ bands: [], lanes: 0, goLive: null });
  });

  it('never share a lane with a name that touches them', () => {
    const { bands } = yearStrip(year.from, periodsIn(calendar, year, { context: true }), day('2026-04-13'), today);
    for (const a of bands)
      for (const b of bands) {
        if (a === b || a.lane !== b.lane || !a.name || !b.name) continue;
        expect(a.at + a.width <= b.at || b.at + b.width <= a.at).toBe(true);
      }
  });

  it('find a place for a name longer than the strip', () => {
    const long = exception('x'.repeat(200), '2026-06-01', '2026-06-02', { sort: 'election' });
    const wide = exception('y'.repeat(60), '2026-05-20', '2026-08-10', { sort: 'election' });
    const periods = periodsIn({ rules: municipalRules, exceptions: [long, wide] }, year, { context: false });
    const { bands } = yearStrip(year.from, periods, day('2026-04-13'), today);
    expect(bands.filter(({ name }) => name !== null).map(({ lane }) => lane)).toEqual([1, 2]);
  });

  it('have short names', () => {
    expect(shortName('Zomervakantie 2026 (regio noord)')).toBe('Zomervakantie');
    expect(shortName('(regio)')).toBe('(regio)');
  });
});

describe('teams over their limit', () => {
  const team = (id: string, fteFormation: number | null) => aTeam({ id, fteFormation, runHoursMonth: 0 });

  it('are named with the most pressed first; unknown capacity is never red, nobody at all is worst', () => {
    const hours = ['a', 'b', 'c', 'd'].map((teamId) => ({ teamId, hours: 300 }));
    const plan = aPlan({
      items: [anItem({ id: 'i', start: day('2026-03-02'), until: day('2026-03-28'), teamHours: hours })],
      capacity: aCapacity({
        productiveHours: 1200,
        teams: [team('a', 2), team('b', 1), team('c', null), team('d', 0)],
      }),
    });
    const [march, april] = teamsOverLimit(plan, [day('2026-03-01'), day('2026-04-01')], new Map());
    expect(march?.map(({ key, ratio }) => [key, ratio])).toEqual([
      ['d', null],
      ['b', 3],
      ['a', 1.5],
    ]);
    expect(april).toEqual([]);
  });

  it('are over when the programmes of the municipality together ask too much, each alone not', () => {
    const hours = [{ teamId: 'a', hours: 90 }];
    const plan = aPlan({
      items: [anItem({ id: 'i', start: day('2026-03-02'), until: day('2026-03-28'), teamHours: hours })],
      capacity: aCapacity({ productiveHours: 1200, teams: [team('a', 1)] }),
    });
    const march = day('2026-03-01');
    expect(teamsOverLimit(plan, [march], new Map())).toEqual([[]]);
    const others = new Map([['a', new Map([[march, { hours: 90, parallel: 1 }]])]]);
    expect(teamsOverLimit(plan, [march], others)[0]?.map(({ ratio }) => ratio)).toEqual([1.8]);
  });
});
