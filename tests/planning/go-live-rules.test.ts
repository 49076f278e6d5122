// Each rule about a good day to go live, on both sides of its border.
import { describe, expect, it } from 'vitest';
import { day } from '~/models/planning/day';
import { type GoLiveInput, goLiveWarnings, type Warning } from '~/models/planning/go-live-rules';
import type { CalendarException } from '~/models/planning/working-calendar';

let made = 0;
function period(sort: CalendarException['sort'], from: string, until: string, rest: Partial<CalendarException> = {}) {
  const row: CalendarException = {
    id: `x${made++}`,
    kind: sort === 'closing' ? 'non_working' : sort === 'freeze' ? 'freeze' : 'neutral',
    sort,
    from: day(from),
    until: day(until),
    label: { nl: sort, en: null },
    departmentId: null,
    region: null,
    verify: false,
    source: null,
    ...rest,
  };
  return row;
}

const warnings = (goLive: string, exceptions: CalendarException[] = [], rest: Partial<GoLiveInput> = {}) =>
  goLiveWarnings({
    goLive: day(goLive),
    calendar: { rules: { goodFriday: false }, exceptions },
    region: 'noord',
    ...rest,
  });
const rules = (...args: Parameters<typeof warnings>) => warnings(...args).map((warning) => warning.rule);
const only = <R extends Warning['rule']>(rule: R, found: Warning[]) =>
  found.filter((warning): warning is Extract<Warning, { rule: R }> => warning.rule === rule);

it('on a good Monday there is nothing to say', () => {
  expect(warnings('2027-04-12')).toEqual([]);
  expect(warnings('2027-09-07')).toEqual([]);
});

describe('the summer holidays of the region, with a week on both sides', () => {
  const north = period('school_holiday', '2026-07-04', '2026-08-17', { region: 'noord', verify: true });
  const middle = period('school_holiday', '2026-07-18', '2026-08-31', { region: 'midden' });
  const autumn = period('school_holiday', '2026-10-10', '2026-10-19', { region: 'noord' });
  it.each([
    ['2026-06-26', null],
    ['2026-06-27', 'before'],
    ['2026-07-03', 'before'],
    ['2026-07-04', 'during'],
    ['2026-08-16', 'during'],
    ['2026-08-17', 'after'],
    ['2026-08-23', 'after'],
    ['2026-08-24', null],
    ['2026-10-12', null],
  ])('%s: %s', (goLive, place) => {
    const found = only('summer_holiday', warnings(goLive, [north, middle, autumn]));
    expect(found.map((warning) => warning.place)).toEqual(place === null ? [] : [place]);
    if (place !== null)
      expect(found[0]!.period).toMatchObject({ exceptionId: north.id, from: '2026-07-04', verify: true });
  });

  it('of another region say nothing, of no region and where no region is known they do', () => {
    expect(rules('2026-08-25', [middle])).not.toContain('summer_holiday');
    expect(rules('2026-08-25', [middle], { region: 'midden' })).toContain('summer_holiday');
    expect(rules('2026-08-25', [middle], { region: null })).toContain('summer_holiday');
    expect(rules('2026-08-25', [{ ...middle, region: null }])).toContain('summer_holiday');
  });

  it('a construction holiday is not one', () => {
    expect(rules('2026-07-20', [period('construction_holiday', '2026-07-18', '2026-08-09')])).not.toContain(
      'summer_holiday',
    );
  });
});

describe('around New Year', () => {
  it.each([
    ['2026-12-09', false],
    ['2026-12-10', true],
    ['2026-12-31', true],
    ['2027-01-01', true],
    ['2027-01-20', true],
    ['2027-01-21', false],
  ])('%s: %s', (goLive, expected) => {
    const found = only('turn_of_year', warnings(goLive));
    expect(found).toEqual(expected ? [{ rule: 'turn_of_year', from: '2026-12-10', until: '2027-01-21' }] : []);
  });
});

describe('the months that go best', () => {
  it.each([
    // 15 January, 15 March, 15 April, 15 June and 15 November 2029 are in the weeks of Mondays 15-1, 12-3, 9-4, 11-6 and 12-11
    ['2029-01-14', false],
    ['2029-01-15', true],
    ['2029-03-18', true],
    ['2029-03-19', false],
    ['2029-04-08', false],
    ['2029-04-09', true],
    ['2029-06-17', true],
    ['2029-06-18', false],
    ['2029-08-31', false],
    ['2029-09-01', true],
    ['2029-11-18', true],
    ['2029-11-19', false],
    ['2029-12-31', false],
  ])('%s is in one: %s', (goLive, expected) => {
    expect(rules(goLive).includes('not_preferred')).toBe(!expected);
  });

  it('the spring does not count in the year of council elections, nor when the calendar has another election then', () => {
    const provincial = period('election', '2027-02-03', '2027-04-01');
    const why = (goLive: string, ...exceptions: CalendarException[]) =>
      only('not_preferred', warnings(goLive, exceptions)).map((warning) => `${warning.why} ${warning.next.from}`);
    expect(why('2026-02-02')).toEqual(['election_year 2026-04-13']);
    expect(why('2030-02-04')).toEqual(['election_year 2030-04-15']);
    expect(why('2027-01-25')).toEqual([]);
    expect(why('2027-01-25', provincial)).toEqual(['election_year 2027-04-12']);
    expect(why('2026-05-04', period('election', '2026-02-04', '2026-04-02'))).toEqual([]);
  });

  it('names the next window that does, past one that does not', () => {
    const next = (goLive: string) => only('not_preferred', warnings(goLive))[0]!.next;
    expect(next('2026-07-06')).toEqual({ from: '2026-09-01', until: '2026-11-16' });
    expect(next('2026-12-01')).toEqual({ from: '2027-01-11', until: '2027-03-22' });
    expect(next('2029-12-04')).toEqual({ from: '2030-04-15', until: '2030-06-17' });
    expect(next('2028-03-28')).toEqual({ from: '2028-04-10', until: '2028-06-19' });
  });
});

describe('the day itself', () => {
  it.each([
    ['2026-04-13', []],
    ['2026-04-14', []],
    ['2026-04-15', ['not_monday_or_tuesday 3']],
    ['2026-04-17', ['not_monday_or_tuesday 5']],
    ['2026-04-18', ['not_monday_or_tuesday 6', 'day_off weekend']],
    ['2026-04-27', ['day_off holiday kings_day']],
    ['2026-05-04', ['before_holiday liberation_day 2026-05-05']],
    ['2026-05-05', ['day_off holiday liberation_day']],
    ['2026-05-13', ['not_monday_or_tuesday 3', 'before_holiday ascension 2026-05-14']],
    ['2026-05-24', ['not_monday_or_tuesday 7', 'day_off holiday whit_sunday', 'before_holiday whit_monday 2026-05-25']],
  ])('%s: %j', (goLive, expected) => {
    const found = warnings(goLive).flatMap((warning) => {
      if (warning.rule === 'not_monday_or_tuesday') return [`${warning.rule} ${warning.weekday}`];
      if (warning.rule === 'day_off') return [[warning.rule, warning.why, warning.holiday ?? ''].join(' ').trim()];
      return warning.rule === 'before_holiday' ? [`${warning.rule} ${warning.holiday} ${warning.day}`] : [];
    });
    expect(found).toEqual(expected);
  });

  it('a closing of the organisation is a day off, of one department it is not; a worked weekend is none', () => {
    const closed = period('closing', '2028-04-10', '2028-04-11');
    expect(warnings('2028-04-10', [closed])).toEqual([{ rule: 'day_off', why: 'closed', holiday: null }]);
    expect(rules('2028-04-10', [{ ...closed, departmentId: 'd:KCC' }])).toEqual([]);
    const worked = period('other', '2028-05-13', '2028-05-14', { kind: 'working' });
    expect(rules('2028-05-13', [worked])).toEqual(['not_monday_or_tuesday']);
  });

  it('the day before a holiday that is worked is an ordinary day', () => {
    expect(rules('2027-05-04', [period('other', '2027-05-05', '2027-05-06', { kind: 'working' })])).toEqual([]);
  });

  it('Good Friday counts where it is free', () => {
    const calendar = { rules: { goodFriday: true }, exceptions: [] };
    expect(rules('2028-04-13', [], { calendar })).toContain('before_holiday');
    expect(rules('2028-04-13')).not.toContain('before_holiday');
  });
});

describe('aftercare of six weeks', () => {
  const may = period('school_holiday', '2027-04-24', '2027-05-03');
  const second = period('school_holiday', '2027-05-03', '2027-05-10');
  const closing = period('closing', '2027-05-10', '2027-05-12');
  const care = (exceptions: CalendarException[], rest: Partial<GoLiveInput> = {}) =>
    only('aftercare_in_holidays', warnings('2027-04-12', exceptions, rest));

  it('may hold two weeks of holidays and not a day more', () => {
    expect(care([may, second])).toEqual([]);
    expect(care([may, second, closing])).toEqual([
      { rule: 'aftercare_in_holidays', weeks: 6, holidayWeeks: 2.4, allowed: 2, until: '2027-05-24' },
    ]);
  });

  it('counts a day once, however many periods it is in', () => {
    expect(care([may, second, { ...may, id: 'again' }, { ...second, id: 'also' }])).toEqual([]);
  });

  it('counts the region, and the weeks that were asked for', () => {
    const summer = period('school_holiday', '2027-05-17', '2027-06-30', { region: 'zuid' });
    expect(care([may, second, summer])).toEqual([]);
    expect(care([may, second, summer], { region: 'zuid' })).toMatchObject([{ holidayWeeks: 3 }]);
    expect(care([may, second, summer], { region: 'zuid', aftercareWeeks: 5 })).toEqual([]);
    expect(care([may, second, summer], { region: 'zuid', aftercareWeeks: 10 })).toMatchObject([
      { weeks: 10, holidayWeeks: 7, until: '2027-06-21' },
    ]);
  });
});

describe('periods of the calendar', () => {
  it.each([
    ['2027-02-02', false],
    ['2027-02-03', true],
    ['2027-03-31', true],
    ['2027-04-01', false],
  ])('an election, in its whole window: %s %s', (goLive, expected) => {
    const election = period('election', '2027-02-03', '2027-04-01', { verify: true });
    const found = only('election', warnings(goLive, [election]));
    expect(found.map((warning) => [warning.period.exceptionId, warning.period.verify])).toEqual(
      expected ? [[election.id, true]] : [],
    );
  });

  it('a freeze of the organisation or of any department', () => {
    const all = period('freeze', '2026-04-13', '2026-04-15');
    const one = period('freeze', '2026-04-01', '2026-04-14', { departmentId: 'd:KCC' });
    const hit = (goLive: string) =>
      only('freeze', warnings(goLive, [all, one])).map((warning) => warning.period.departmentId);
    expect(hit('2026-04-13')).toEqual([null, 'd:KCC']);
    expect(hit('2026-04-14')).toEqual([null]);
    expect(hit('2026-04-20')).toEqual([]);
  });

  it('other periods say nothing', () => {
    for (const sort of ['budget_cycle', 'low_presence', 'construction_holiday', 'other'] as const) {
      expect(warnings('2028-04-10', [period(sort, '2028-04-01', '2028-06-01')])).toEqual([]);
    }
  });
});

describe('the budget cycle', () => {
  it.each([
    ['2026-12-31', []],
    ['2027-01-01', ['closing 2027-01-01 2027-04-01']],
    ['2027-03-31', ['closing 2027-01-01 2027-04-01']],
    ['2027-04-01', []],
    ['2027-10-31', []],
    ['2027-11-01', ['budget 2027-11-01 2027-12-01']],
    ['2027-11-30', ['budget 2027-11-01 2027-12-01']],
    ['2027-12-01', []],
  ])('%s: %j', (goLive, expected) => {
    const found = only('budget_cycle', warnings(goLive));
    expect(found.map(({ what, from, until }) => `${what} ${from} ${until}`)).toEqual(expected);
  });
});

describe('forming a coalition after council elections', () => {
  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-07-31', true],
    ['2026-08-01', false],
    ['2027-04-12', false],
    ['2028-05-01', false],
    ['2030-05-06', true],
  ])('%s: %s', (goLive, expected) => {
    const year = goLive.slice(0, 4);
    const window = { rule: 'coalition', from: `${year}-03-01`, until: `${year}-08-01` };
    expect(only('coalition', warnings(goLive))).toEqual(expected ? [window] : []);
  });
});

describe('training in the summer', () => {
  const summer = (from: string, until: string) =>
    only('training_in_summer', warnings('2026-04-13', [], { training: { from: day(from), until: day(until) } })).map(
      (warning) => `${warning.from} ${warning.until} ${warning.attendance}`,
    );
  it.each([
    ['2026-06-01', '2026-07-01', []],
    ['2026-06-01', '2026-07-02', ['2026-07-01 2026-07-02 0.6']],
    ['2026-08-31', '2026-10-01', ['2026-08-31 2026-09-01 0.6']],
    ['2026-09-01', '2026-10-01', []],
    ['2026-07-06', '2026-07-11', ['2026-07-06 2026-07-11 0.6']],
    ['2026-06-01', '2027-09-15', ['2026-07-01 2026-09-01 0.6', '2027-07-01 2027-09-01 0.6']],
    ['2026-10-01', '2027-01-01', []],
  ])('%s to %s: %j', (from, until, expected) => {
    expect(summer(from, until)).toEqual(expected);
  });
});

it('a very bad day says everything, in a fixed order', () => {
  const exceptions = [
    period('freeze', '2026-07-01', '2026-09-01'),
    period('election', '2026-07-01', '2026-09-01'),
    period('school_holiday', '2026-07-18', '2026-08-31'),
  ];
  const training = { from: day('2026-07-01'), until: day('2026-08-01') };
  expect(rules('2026-07-25', exceptions, { training })).toEqual([
    'summer_holiday',
    'not_preferred',
    'not_monday_or_tuesday',
    'day_off',
    'aftercare_in_holidays',
    'election',
    'coalition',
    'freeze',
    'training_in_summer',
  ]);
});
