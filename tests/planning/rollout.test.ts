// The roll-out matrix: what is late and live, its totals, what a filter hides, and what a cell may become.
import { describe, expect, it, test } from 'vitest';
import {
  isLate,
  isLive,
  type Rollout,
  type RolloutCell,
  rolloutLists,
  rolloutMatrix,
  type RolloutSubject,
} from '~/models/planning/adoption/rollout';
import { rolloutFault, settledRollout, takesLiveBack, withSet } from '~/models/planning/adoption/rollout-change';
import {
  isRolloutSearched,
  readRolloutSearch,
  rolloutParams,
  type RolloutSearch,
} from '~/models/planning/adoption/rollout-search';
import { rolloutStages } from '~/models/planning/adoption/rollout-stage';
import { type Day, day } from '~/models/planning/day';

const today = day('2026-11-22');
const ever: RolloutSearch = readRolloutSearch(new URLSearchParams());

const unit = (id: string, parentId: string | null = null, depth = 0) => ({
  ...{ id, key: id.toUpperCase(), parentId, depth },
  name: { nl: id, en: null },
});
const subject = (id: string, kind: RolloutSubject['kind'], position: number): RolloutSubject => ({
  ...{ id, kind, position },
  name: { nl: id, en: null },
});
const cell = (
  subjectId: string,
  departmentId: string,
  stage: RolloutCell['stage'],
  plannedOn: Day | null = null,
): RolloutCell => ({
  ...{ subjectId, departmentId, stage, plannedOn, remark: '' },
  actualOn: isLive(stage) ? day('2026-04-13') : null,
});

// sd has two teams below it; `leeg` has nothing.
const rollout: Rollout = {
  units: [unit('bz'), unit('sd'), unit('wmo', 'sd', 1), unit('jeugd', 'sd', 1), unit('leeg')],
  subjects: [
    subject('golf 1', 'case_types', 0),
    subject('golf 2', 'case_types', 1),
    subject('aanvraag', 'e_service', 0),
  ],
  cells: [
    cell('golf 1', 'bz', 'secured', day('2026-04-13')),
    cell('golf 1', 'sd', 'live'),
    cell('golf 1', 'wmo', 'trained', day('2026-11-21')),
    cell('golf 2', 'bz', 'prepared', day('2026-11-22')),
    cell('golf 2', 'jeugd', 'not_started', day('2026-12-01')),
    cell('aanvraag', 'wmo', 'adopted'),
  ],
};

const seen = (search: Partial<RolloutSearch>) => {
  const matrix = rolloutMatrix(rollout, { ...ever, ...search }, today);
  return {
    ...matrix,
    rows: matrix.groups.flatMap(({ rows }) => rows.map((row) => row.subject.id)),
    across: matrix.columns.map((column) => column.unit.id),
    stagesSeen: matrix.groups.flatMap(({ rows }) => rows.map((row) => row.cells.map((one) => one?.stage ?? null))),
  };
};

describe('late and live', () => {
  test.each(rolloutStages.map((stage) => [stage, ['live', 'adopted', 'secured'].includes(stage)] as const))(
    '%s is live: %s',
    (stage, live) => {
      expect(isLive(stage)).toBe(live);
    },
  );

  it.each([
    ['2026-11-21', 'trained', true],
    ['2026-11-22', 'trained', false],
    ['2026-11-23', 'not_started', false],
    ['2026-11-21', 'live', false],
    [null, 'prepared', false],
  ] as const)('planned on %s and %s is late: %s', (on, stage, late) => {
    expect(isLate({ stage, plannedOn: on === null ? null : day(on) }, today)).toBe(late);
  });
});

describe('totals', () => {
  it('count per row, per column and together what is live of what it concerns, and what is late', () => {
    const { groups, columns, total } = seen({});
    expect(groups[0]!.rows[0]!.total).toEqual({ of: 3, live: 2, late: 1 });
    expect(groups[0]!.rows[1]!.total).toEqual({ of: 2, live: 0, late: 0 });
    expect(columns.map((column) => column.total.live)).toEqual([1, 1, 1, 0, 0]);
    expect(columns[4]!.total).toEqual({ of: 0, live: 0, late: 0 });
    expect(total).toEqual({ of: 6, live: 3, late: 1 });
  });

  it('say how many are in each stage and which day comes first', () => {
    const { stages, next } = seen({});
    expect(stages).toEqual({ not_started: 1, prepared: 1, trained: 1, live: 1, adopted: 1, secured: 1 });
    expect(next).toEqual({ on: '2026-11-22', count: 1 });
    expect(rolloutMatrix({ ...rollout, cells: [] }, ever, today).next).toBeNull();
  });
});

describe('the filter', () => {
  it('keeps a department with everything below it, and counts only that', () => {
    const { across, rows, total } = seen({ departments: ['sd'] });
    expect(across).toEqual(['sd', 'wmo', 'jeugd']);
    expect(rows).toEqual(['golf 1', 'golf 2', 'aanvraag']);
    expect(total).toEqual({ of: 4, live: 2, late: 1 });
  });

  it('keeps a kind, also when it has no cells', () => {
    expect(seen({ kind: 'e_service' }).rows).toEqual(['aanvraag']);
    expect(seen({ kind: 'e_service' }).across).toHaveLength(5);
  });

  it('hides cells in another stage, with the rows and columns in which nothing is left; totals count everything', () => {
    const { rows, across, stagesSeen, groups } = seen({ stage: 'trained' });
    expect([rows, across, stagesSeen]).toEqual([['golf 1'], ['wmo'], [['trained']]]);
    expect(groups[0]!.rows[0]!.total.of).toBe(3);
  });

  it('shows only what is late', () => {
    expect(seen({ late: true }).stagesSeen).toEqual([['trained']]);
    expect(seen({ late: true, kind: 'e_service' }).rows).toEqual([]);
    expect(seen({ departments: ['bestaatniet'] }).across).toEqual([]);
  });

  it('sorts within a kind', () => {
    expect(seen({ sort: 'live' }).rows).toEqual(['golf 2', 'golf 1', 'aanvraag']);
    expect(seen({ sort: 'late', order: 'down' }).rows).toEqual(['golf 1', 'golf 2', 'aanvraag']);
    expect(seen({ sort: 'name', order: 'down' }).rows).toEqual(['golf 2', 'golf 1', 'aanvraag']);
  });

  it('reads along the columns', () => {
    const lists = rolloutLists(rolloutMatrix(rollout, { ...ever, departments: ['sd'] }, today));
    expect(lists.map(({ unit: { id }, cells }) => [id, cells.map((one) => one.subject.id)])).toEqual([
      ['sd', ['golf 1']],
      ['wmo', ['golf 1', 'aanvraag']],
      ['jeugd', ['golf 2']],
    ]);
  });
});

describe('the address', () => {
  it('comes back as it was read', () => {
    const text = 'view=list&kind=e_service&stage=live&late=1&department=a&department=b&sort=late&order=down';
    const search = readRolloutSearch(new URLSearchParams(text));
    expect(rolloutParams(search)).toEqual({
      ...{ view: 'list', kind: 'e_service', stage: 'live', late: '1', sort: 'late', order: 'down' },
      department: ['a', 'b'],
    });
    expect(isRolloutSearched(search)).toBe(true);
  });

  it('counts what it cannot read as not asked', () => {
    const search = readRolloutSearch(
      new URLSearchParams(`view=x&kind=x&stage=x&late=ja&department=&department=${'x'.repeat(65)}&sort=x&order=x`),
    );
    expect(search).toEqual(ever);
    expect(isRolloutSearched(ever)).toBe(false);
  });
});

describe('what a cell may become', () => {
  it.each([
    ['prepared', null, null],
    ['live', null, { at: 'actualOn', why: 'required' }],
    ['live', '2026-11-22', null],
    ['secured', '2026-11-23', { at: 'actualOn', why: 'in_the_future' }],
  ] as const)('%s on %s', (stage, on, fault) => {
    expect(rolloutFault({ stage, actualOn: on === null ? null : day(on) }, today)).toEqual(fault);
  });

  it('loses the day it went live when it goes back before that', () => {
    const live = { stage: 'live', actualOn: day('2026-04-13') } as const;
    expect(settledRollout(live)).toEqual(live);
    expect(settledRollout({ ...live, stage: 'trained' }).actualOn).toBeNull();
    expect(takesLiveBack('adopted', 'trained')).toBe(true);
    expect(takesLiveBack('adopted', 'live')).toBe(false);
    expect(takesLiveBack(null, 'prepared')).toBe(false);
    expect(takesLiveBack('trained', 'prepared')).toBe(false);
  });

  it('of several at once keeps what was not set, and the day of what is live', () => {
    const was = { stage: 'live', plannedOn: day('2026-04-01'), actualOn: day('2026-04-13'), remark: 'pas op' } as const;
    expect(withSet(was, { stage: 'adopted', actualOn: today })).toEqual({ ...was, stage: 'adopted' });
    expect(withSet(was, { plannedOn: today })).toEqual({ ...was, plannedOn: today });
    expect(withSet(was, { stage: 'trained' })).toEqual({ ...was, stage: 'trained', actualOn: null });
    expect(withSet(null, { plannedOn: today })).toEqual({
      ...{ stage: 'not_started', plannedOn: today, actualOn: null, remark: '' },
    });
  });
});
