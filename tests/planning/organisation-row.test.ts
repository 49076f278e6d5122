// A row of the settings: what was meant, what was overtaken, how a change is turned round.
import { describe, expect, test } from 'vitest';
import { doneForGood, meantFields, turnedRound } from '~/models/planning/organisation-row';

const row = { id: 'a', key: 'A', size: 3, note: '' };

describe('meantFields', () => {
  const since = [{ id: 'a', before: { size: 3 }, after: { size: 5 } }];
  const now = { ...row, size: 5 };

  test.each([
    ['a field nobody touched', { key: 'B', size: 3, note: '' }, { key: 'B', size: 5, note: '' }, []],
    ['the same value as somebody else', { key: 'A', size: 5, note: '' }, { key: 'A', size: 5, note: '' }, []],
    ['nothing', { key: 'A', size: 3, note: '' }, { key: 'A', size: 5, note: '' }, []],
    [
      'another value',
      { key: 'A', size: 7, note: '' },
      { key: 'A', size: 7, note: '' },
      [{ field: 'size', mine: 7, theirs: 5 }],
    ],
  ])('%s', (_name, typed, fields, overtaken) => {
    expect(meantFields(typed, now, since)).toEqual({ fields, overtaken });
  });

  test('a change of another row does not count', () => {
    const other = [{ id: 'b', before: { size: 3 }, after: { size: 5 } }];
    expect(meantFields({ size: 7 }, row, other).overtaken).toEqual([]);
  });
});

describe('turnedRound', () => {
  const made = { id: 'a', before: null, after: { key: 'A', size: 3, note: '' } };
  const removed = { id: 'a', before: { key: 'A', size: 3, note: '' }, after: null };
  const edited = { id: 'a', before: { size: 2 }, after: { size: 3 } };

  test.each([
    ['an addition', row, made, { row: null }],
    ['an addition that was changed since', { ...row, size: 4 }, made, { conflicts: ['size'] }],
    ['an addition that is gone', null, made, { conflicts: ['id'] }],
    ['a removal', null, removed, { row }],
    ['a removal that came back', row, removed, { conflicts: ['id'] }],
    ['an edit', row, edited, { row: { ...row, size: 2 } }],
    ['an edit beside another', { ...row, note: 'x' }, edited, { row: { ...row, note: 'x', size: 2 } }],
    ['an edit of what changed again', { ...row, size: 9 }, edited, { conflicts: ['size'] }],
    ['an edit of what is gone', null, edited, { conflicts: ['id'] }],
  ])('%s', (_name, current, change, expected) => {
    expect(turnedRound(current, change)).toEqual(expected);
  });
});

describe('doneForGood', () => {
  const [before, after] = [{ closedAt: null }, { closedAt: '2026-11-27' }];
  test.each([
    ['an assessment that was closed', 'assessment_rounds', before, after, 'closed'],
    ['an assessment that was made', 'assessment_rounds', null, before, null],
    ['an assessment that was removed', 'assessment_rounds', after, null, null],
    ['another name of an assessment', 'assessment_rounds', { title: 'A' }, { title: 'B' }, null],
    ['a survey that was closed', 'survey_rounds', before, after, 'survey_closed'],
    ['a name that was taken out', 'people', { erasedAt: null }, { erasedAt: '2026-11-27' }, 'erased'],
    ['another right', 'people', { role: 'reader' }, { role: 'steering' }, null],
    ['the same field of another', 'teams', before, after, null],
  ] as const)('%s', (_name, collection, was, is, expected) => {
    expect(doneForGood({ collection, before: was, after: is })).toBe(expected);
  });
});
