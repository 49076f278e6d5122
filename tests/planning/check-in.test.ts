// A check-in: what is kept of an answer, what in it asks something, and what comes to a department in the next weeks.
import { describe, expect, test } from 'vitest';
import {
  answerFault,
  type CheckInAnswers,
  reasonsOf,
  type SaidAnswers,
  settledAnswers,
} from '~/models/planning/check-in/answers';
import { askedInWeeks } from '~/models/planning/check-in/coming';
import { day } from '~/models/planning/day';
import { toldOfCheckIn } from '~/models/planning/notices/recipients';
import { anItem, aPlan } from '../factories';

const calm: SaidAnswers = {
  ...{ right: true, contested: [], contestedText: '', time: 4, going: 'good', goingText: '', wish: '' },
};
const kept = (more: Partial<CheckInAnswers>): CheckInAnswers => ({ ...calm, contested: [], ...more });

describe('an answer', () => {
  test.each([
    ['nothing', {}, []],
    ['little time, which nobody asks anything about', { time: 1 }, []],
    ['it could be better, without a sentence', { going: 'could_be_better' }, []],
    ['contested dates', { right: false, contestedText: 'Te vroeg' }, ['dates']],
    ['not good', { going: 'not_good', goingText: 'Dubbel werk' }, ['not_good']],
    ['it could be better, with a sentence', { going: 'could_be_better', goingText: 'Traag' }, ['said']],
    ['a wish', { wish: 'Bel mij' }, ['said']],
    [
      'everything',
      { right: false, contestedText: 'x', going: 'not_good', goingText: 'y', wish: 'z' },
      ['dates', 'not_good', 'said'],
    ],
  ] as [string, Partial<CheckInAnswers>, string[]][])('asks: %s', (_name, more, reasons) => {
    expect(reasonsOf(kept(more))).toEqual(reasons);
  });

  test('keeps nothing that was not asked, and no spaces around it', () => {
    const typed: SaidAnswers = { ...calm, contested: ['a', 'a'], contestedText: ' x ', goingText: 'y', wish: ' z ' };
    expect(settledAnswers(typed)).toEqual({ ...calm, wish: 'z' });
    expect(settledAnswers({ ...typed, right: false, going: 'not_good' })).toMatchObject({
      ...{ contested: ['a'], contestedText: 'x', goingText: 'y' },
    });
  });

  test.each([
    [calm, null],
    [{ ...calm, right: false }, 'contestedText'],
    [{ ...calm, going: 'not_good' as const }, 'goingText'],
    [{ ...calm, going: 'could_be_better' as const }, null],
  ])('needs a sentence where something is wrong: %#', (said, field) => {
    expect(answerFault(settledAnswers(said))?.field ?? null).toBe(field);
  });

  test('is told to who leads, when it asks something', () => {
    const people = (['project_leader', 'steering', 'department_head', 'reader'] as const).map((role) => ({
      id: role,
      posts: [{ role, departmentIds: ['d1'] }],
    }));
    const facts = { kind: 'check_in', checkInId: 'c1', department: { nl: 'VTH', en: null } } as const;
    expect(toldOfCheckIn({ ...facts, reasons: ['dates'] }, people).map(({ userId }) => userId)).toEqual([
      'project_leader',
    ]);
    expect(toldOfCheckIn({ ...facts, reasons: [] }, people)).toEqual([]);
  });
});

describe('the next six weeks', () => {
  const today = day('2026-11-23');
  const departments = ['d1', 'd2'].map((id) => ({ id, key: id, name: { nl: id, en: null }, parentId: null }));
  const asks = (departmentId: string) => ({ departments: [{ departmentId, impact: 2 }] });
  const span = (start: string, until: string) => ({ start: day(start), until: day(until) });
  const idsOf = (items: ReturnType<typeof anItem>[]) =>
    askedInWeeks(aPlan({ departments, items }), 'd1', today).map(({ itemId }) => itemId);

  test('have what asks this department and is not over, in order; no gate, nobody else’s, nothing later', () => {
    expect(
      idsOf([
        anItem({ id: 'last-day', ...asks('d1'), ...span('2027-01-03', '2027-01-05') }),
        anItem({ id: 'seven-weeks', ...asks('d1'), ...span('2027-01-04', '2027-01-05') }),
        anItem({ id: 'running', ...asks('d1'), ...span('2026-11-02', '2026-11-24') }),
        anItem({ id: 'over', ...asks('d1'), ...span('2026-11-02', '2026-11-23') }),
        anItem({ id: 'done', ...asks('d1'), ...span('2026-12-01', '2026-12-02'), progress: 'done' }),
        anItem({ id: 'gate', kind: 'gate', ...asks('d1'), ...span('2026-12-01', '2026-12-01') }),
        anItem({ id: 'other', ...asks('d2'), ...span('2026-12-01', '2026-12-02') }),
        anItem({ id: 'all', allDepartments: true, ...span('2026-12-01', '2026-12-02') }),
        anItem({ id: 'retired', retired: true, ...asks('d1'), ...span('2026-12-01', '2026-12-02') }),
      ]),
    ).toEqual(['running', 'all', 'last-day']);
  });
});
