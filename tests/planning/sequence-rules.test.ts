// Each rule about what had better come first, on both sides of its border, and the shipped blueprint, which keeps to them.
import { describe, expect, it } from 'vitest';
import { shippedBlueprint } from '~/models/blueprint-file.server';
import { instantiate } from '~/models/planning/blueprint/instantiate';
import { day } from '~/models/planning/day';
import type { Item, Plan, Product } from '~/models/planning/plan';
import { type SequenceWarning, sequenceWarnings } from '~/models/planning/sequence-rules';
import type { CalendarException } from '~/models/planning/working-calendar';
import { anItem, aPlan, contextFor } from '../factories';

const item = (key: string, from: string, until: string, rest: Partial<Item> = {}) =>
  anItem({ id: key.toLowerCase(), key, start: day(from), until: day(until), ...rest });
const moment = (key: string, at: string, rest: Partial<Item> = {}) =>
  item(key, at, at, { kind: 'milestone', workDays: 0, ...rest });
/** Go-live is 2026-04-13. */
const found = (items: Item[], rest: Partial<Plan> = {}) => sequenceWarnings(aPlan({ items, ...rest }));
const only = <R extends SequenceWarning['rule']>(rule: R, of: SequenceWarning[]) =>
  of.filter((warning): warning is Extract<SequenceWarning, { rule: R }> => warning.rule === rule);

it('an empty plan has nothing in the wrong order', () => {
  expect(found([])).toEqual([]);
});

describe('decisions of the executive while a coalition is formed', () => {
  const decided = (...items: Item[]) =>
    only('decision_in_coalition', found(items)).map(({ itemId, day }) => `${itemId} ${day}`);

  it('are warned for by the day they are due, in years with council elections', () => {
    expect(decided(item('DIV-09', '2026-01-05', '2026-03-01'))).toEqual([]);
    expect(decided(item('DIV-09', '2026-01-05', '2026-03-03'))).toEqual(['div-09 2026-03-02']);
    expect(decided(item('EDV-02', '2026-07-01', '2026-08-01'), item('STU-06', '2026-07-01', '2026-08-04'))).toEqual([
      'edv-02 2026-07-31',
    ]);
    expect(decided(item('DIV-09', '2027-01-05', '2027-04-02'))).toEqual([]);
  });

  it('are not when they are done or gone', () => {
    expect(decided(item('DIV-09', '2026-03-02', '2026-03-07', { progress: 'done' }))).toEqual([]);
    expect(decided(item('DIV-09', '2026-03-02', '2026-03-07', { retired: true }))).toEqual([]);
  });
});

describe('an e-service and its case types', () => {
  const product = (id: string, itemId: string | null): Product => ({
    id,
    key: id,
    title: { nl: id, en: null },
    departmentId: null,
    complexity: 'S',
    volumePer10k: 1,
    batch: 1,
    itemId,
    hoursPerTeam: [],
    sources: [],
  });
  const products = [product('p1', 'edv-03'), product('p2', 'edv-03'), product('p3', null)];

  it.each([
    ['ready the day before go-live', '2026-04-13', true],
    ['ready on the day', '2026-04-14', false],
  ])('%s', (_name, until, expected) => {
    const warnings = found([item('EDV-03', '2026-03-02', until), item('X', '2026-03-02', '2026-03-03')], { products });
    expect(warnings).toEqual(
      expected
        ? [
            {
              rule: 'e_service_before_go_live',
              itemId: 'edv-03',
              ready: '2026-04-12',
              goLive: '2026-04-13',
              productIds: ['p1', 'p2'],
            },
          ]
        : [],
    );
  });

  it('go-live is where milestone MS12 is, unless it is retired', () => {
    const items = (retired: boolean) => [
      item('EDV-03', '2026-03-02', '2026-05-02'),
      moment('MS12', '2026-06-01', { retired }),
    ];
    expect(found(items(false), { products })).toMatchObject([{ ready: '2026-05-01', goLive: '2026-06-01' }]);
    expect(found(items(true), { products })).toEqual([]);
  });

  it('retired, or without products: nothing', () => {
    const early = item('EDV-03', '2026-03-02', '2026-03-03');
    expect(found([{ ...early, retired: true }], { products })).toEqual([]);
    expect(found([early])).toEqual([]);
  });
});

describe('releases', () => {
  const workstreams = ['EDV', 'KOP', 'PRO', 'SYS', 'OPL'].map((key, position) => ({
    id: `w:${key}`,
    key,
    title: { nl: key, en: null },
    position,
    hue: 0,
  }));
  const of = (...ids: string[]) => ids.map((departmentId) => ({ departmentId, impact: 2 }));
  const release = (id: string, last: string, rest: Partial<Item> = {}) =>
    anItem({
      id,
      kind: 'calendar_item',
      workstreamId: 'w:EDV',
      start: day('2026-05-04'),
      until: day(last),
      departments: of('d:BZ'),
      ...rest,
    });
  const departments = ['d:BZ', 'd:KCC', 'd:VTH'].map((id) => ({
    id,
    key: id,
    name: { nl: id, en: null },
    parentId: null,
  }));
  const releases = (items: Item[], rest: Partial<Plan> = {}) => found(items, { workstreams, departments, ...rest });
  const pairs = (items: Item[]) =>
    only('releases_close_together', releases(items)).map(
      (row) => `${row.itemId}-${row.nextItemId} ${row.days} ${row.departmentIds.join()}`,
    );

  it('names both, their days and the departments', () => {
    const both = [
      release('A', '2026-06-06'),
      release('B', '2026-06-20', { workstreamId: 'w:SYS', departments: of('d:KCC', 'd:BZ') }),
    ];
    expect(releases(both)).toEqual([
      {
        rule: 'releases_close_together',
        itemId: 'A',
        day: '2026-06-05',
        nextItemId: 'B',
        nextDay: '2026-06-19',
        days: 14,
        departmentIds: ['d:BZ'],
      },
    ]);
  });

  it.each<[string, Item[], string[]]>([
    ['three weeks apart is far enough', [release('A', '2026-06-06'), release('B', '2026-06-27')], []],
    ['a day less is not', [release('A', '2026-06-06'), release('B', '2026-06-26')], ['A-B 20 d:BZ']],
    ['on one day, by id', [release('B', '2026-06-06'), release('A', '2026-06-06')], ['A-B 0 d:BZ']],
    ['other departments', [release('A', '2026-06-06'), release('B', '2026-06-06', { departments: of('d:KCC') })], []],
    [
      'all departments against one',
      [release('A', '2026-06-06', { allDepartments: true, departments: [] }), release('B', '2026-06-13')],
      ['A-B 7 d:BZ'],
    ],
    [
      'all against all',
      [release('A', '2026-06-06', { allDepartments: true }), release('B', '2026-06-13', { allDepartments: true })],
      ['A-B 7 d:BZ,d:KCC,d:VTH'],
    ],
    [
      'only releases that follow each other',
      [release('A', '2026-06-06'), release('B', '2026-06-12'), release('C', '2026-06-18')],
      ['A-B 6 d:BZ', 'B-C 6 d:BZ'],
    ],
    [
      'a department that the organisation no longer lists',
      [
        release('A', '2026-06-06', { departments: of('d:OLD') }),
        release('B', '2026-06-07', { departments: of('d:OLD') }),
      ],
      ['A-B 1 d:OLD'],
    ],
    ['a retired one', [release('A', '2026-06-06'), release('B', '2026-06-12', { retired: true })], []],
    ['an activity', [release('A', '2026-06-06'), release('B', '2026-06-12', { kind: 'activity' })], []],
    ['training', [release('A', '2026-06-06'), release('B', '2026-06-12', { workstreamId: 'w:OPL' })], []],
    ['no workstream', [release('A', '2026-06-06'), release('B', '2026-06-12', { workstreamId: null })], []],
    [
      'both done',
      [release('A', '2026-06-06', { progress: 'done' }), release('B', '2026-06-12', { progress: 'done' })],
      [],
    ],
    [
      'one of them done',
      [release('A', '2026-06-06', { progress: 'done' }), release('B', '2026-06-12')],
      ['A-B 6 d:BZ'],
    ],
  ])('%s', (_name, items, expected) => {
    expect(pairs(items)).toEqual(expected);
    expect(pairs([...items].reverse())).toEqual(expected);
  });

  describe('in a school holiday', () => {
    const holiday: CalendarException = {
      id: 'x',
      kind: 'neutral',
      sort: 'school_holiday',
      from: day('2026-10-10'),
      until: day('2026-10-19'),
      label: { nl: 'Herfst', en: 'Autumn' },
      departmentId: null,
      region: 'noord',
      verify: true,
      source: null,
    };
    const hits = (last: string, rest: Partial<Item> = {}, exception: Partial<CalendarException> = {}) =>
      releases([release('A', last, rest)], {
        calendar: { rules: { goodFriday: false }, exceptions: [{ ...holiday, ...exception }] },
      });

    it('is said with the day and the holiday', () => {
      expect(hits('2026-10-15')).toEqual([
        {
          rule: 'release_in_school_holiday',
          itemId: 'A',
          day: '2026-10-14',
          exceptionId: 'x',
          label: { nl: 'Herfst', en: 'Autumn' },
          verify: true,
        },
      ]);
    });

    it.each<[string, string, Partial<Item>, Partial<CalendarException>, number]>([
      ['its last day', '2026-10-19', {}, {}, 1],
      ['the day after', '2026-10-20', {}, {}, 0],
      ['the day before', '2026-10-10', {}, {}, 0],
      ['its first day', '2026-10-11', {}, {}, 1],
      ['not when done', '2026-10-15', { progress: 'done' }, {}, 0],
      ['not a training', '2026-10-15', { workstreamId: 'w:OPL' }, {}, 0],
      ['not another kind of period', '2026-10-15', {}, { sort: 'construction_holiday' }, 0],
      ['of a department it asks', '2026-10-15', {}, { departmentId: 'd:BZ' }, 1],
      ['not of a department it does not ask', '2026-10-15', {}, { departmentId: 'd:KCC' }, 0],
    ])('%s', (_name, until, rest, exception, count) => {
      expect(hits(until, rest, exception)).toHaveLength(count);
    });
  });
});

describe('first optimise, then new scope', () => {
  const first = item('SYS-08', '2026-06-08', '2026-07-11');
  it.each([
    ['PRO-06', '2026-06-05', true],
    ['PRO-06', '2026-06-08', false],
    ['EDV-03', '2026-06-05', true],
    ['EDV-03', '2026-06-09', false],
    ['EDV-04', '2026-06-05', false],
  ])('%s on %s: %s', (key, start, expected) => {
    expect(found([first, item(key, start, '2026-12-01')])).toEqual(
      expected
        ? [
            {
              rule: 'new_scope_before_optimisation',
              itemId: key.toLowerCase(),
              start,
              firstItemId: 'sys-08',
              firstStart: '2026-06-08',
            },
          ]
        : [],
    );
  });

  it('both, in the order of the rule; none without the round, or when an end is retired', () => {
    const scope = [item('EDV-03', '2026-05-01', '2026-12-01'), item('PRO-06', '2026-05-01', '2026-12-01')];
    expect(found([first, ...scope]).map((row) => row.rule === 'new_scope_before_optimisation' && row.itemId)).toEqual([
      'pro-06',
      'edv-03',
    ]);
    expect(found(scope)).toEqual([]);
    expect(found([{ ...first, retired: true }, ...scope])).toEqual([]);
    expect(found([first, ...scope.map((row) => ({ ...row, retired: true }))])).toEqual([]);
  });
});

describe('the substitution decision before the paper backlog', () => {
  const decision = item('DIV-09', '2026-06-01', '2026-10-03');
  it.each([
    ['2026-10-02', true],
    ['2026-10-03', false],
    ['2026-10-05', false],
  ])('clearance from %s: %s', (start, expected) => {
    expect(found([decision, item('DIV-10', start, '2027-01-01')])).toEqual(
      expected
        ? [
            {
              rule: 'clearance_before_substitution',
              itemId: 'div-10',
              start,
              decisionItemId: 'div-09',
              decided: '2026-10-02',
            },
          ]
        : [],
    );
    expect(found([item('DIV-10', start, '2027-01-01')])).toEqual([]);
    expect(found([{ ...decision, retired: true }, item('DIV-10', start, '2027-01-01')])).toEqual([]);
  });
});

it.each([
  ['2026-04-13', false],
  ['2026-04-14', true],
])('retention data ready before go-live: until %s warns %s', (until, expected) => {
  const retention = item('DIV-02', '2026-01-05', until);
  expect(found([retention])).toEqual(
    expected ? [{ rule: 'retention_after_go_live', itemId: 'div-02', ready: '2026-04-13', goLive: '2026-04-13' }] : [],
  );
  expect(found([{ ...retention, retired: true }])).toEqual([]);
});

describe('wave 2 waits for the quality of wave 1', () => {
  const wave = item('PRO-06', '2026-08-03', '2026-11-07');
  const milestone = moment('MS18', '2026-11-09');
  const text = { nl: 'M10 >= 85%', en: null };
  const criteria = (state: 'open' | 'met' | 'not_met', itemId = 'ms18') => [
    { id: 'K', itemId, text, hard: false, state, ownerId: null, evidence: '', test: null, position: 0 },
  ];
  it.each(['open', 'not_met'] as const)('a reminder while it is %s', (state) => {
    expect(found([wave, milestone], { criteria: criteria(state) })).toEqual([
      {
        rule: 'wave_2_needs_quality',
        itemId: 'pro-06',
        start: '2026-08-03',
        milestoneItemId: 'ms18',
        criterionId: 'K',
        text,
        state,
      },
    ]);
  });

  it('none when it is met, when wave 2 is done, or when either is absent or retired', () => {
    expect(found([wave, milestone], { criteria: criteria('met') })).toEqual([]);
    const open = { criteria: criteria('open') };
    expect(found([{ ...wave, progress: 'done' }, milestone], open)).toEqual([]);
    expect(found([{ ...wave, retired: true }, milestone], open)).toEqual([]);
    expect(found([wave, { ...milestone, retired: true }], open)).toEqual([]);
    expect(found([milestone], open)).toEqual([]);
    expect(found([wave, milestone], { criteria: criteria('open', 'other') })).toEqual([]);
  });
});

it('the shipped blueprint keeps to the order: what is left is the reminder and releases that are close together', () => {
  const document = shippedBlueprint();
  const context = contextFor(document);
  for (const prepWeeks of [26, 52]) {
    const choices = {
      programmeId: 'p1',
      organisationId: 'o1',
      blueprintId: 'b1',
      name: 'Proef',
      // A year without council elections.
      goLive: day('2027-04-12'),
      prepWeeks,
      drivers: {},
      departmentKeys: context.departments.map((department) => department.key),
    };
    const warnings = sequenceWarnings(instantiate(document, choices, context, (name) => name));
    const counted = new Set(warnings.map((warning) => warning.rule));
    expect(counted).toEqual(new Set(['releases_close_together', 'wave_2_needs_quality']));
    expect(only('wave_2_needs_quality', warnings)).toMatchObject([
      { itemId: 'item:PRO-06', milestoneItemId: 'item:MS18' },
    ]);
  }
});
