// An edit made on an older plan goes on, unless the very field it sets was changed meanwhile to something else.
import { describe, expect, it } from 'vitest';
import { differenceBetween } from '~/models/planning/difference';
import type { Plan } from '~/models/planning/plan';
import { planChange, type PlanChangeInput } from '~/models/planning/plan-change';
import { staleFields } from '~/models/planning/stale';
import { accepted, base } from './change-plan';

/** Which fields of `mine` were changed by `theirs`: `id field mine/theirs`. */
function stale(mine: PlanChangeInput, theirs: PlanChangeInput[], from: Plan = base): string[] {
  let plan = from;
  const meanwhile = theirs.flatMap((input) => {
    const before = plan;
    ({ plan } = accepted(plan, input));
    return differenceBetween(before, plan);
  });
  return staleFields(planChange.parse(mine), plan, meanwhile).map(
    (row) => `${row.collection} ${row.id} ${row.field} ${JSON.stringify(row.mine)}/${JSON.stringify(row.theirs)}`,
  );
}

const title = (nl: string) => ({ nl, en: null });
const edit = (itemId: string, fields: Extract<PlanChangeInput, { kind: 'edit_item' }>['fields']): PlanChangeInput => ({
  kind: 'edit_item',
  itemId,
  fields,
});
const move = (itemId: string, start: string, last: string | null = null): PlanChangeInput => ({
  kind: 'move_item',
  itemId,
  start,
  last,
});

it('nothing happened meanwhile', () => {
  expect(stale(move('C', '2026-02-09'), [])).toEqual([]);
});

describe('the same field, to something else', () => {
  it.each<[string, PlanChangeInput, PlanChangeInput[], string[]]>([
    [
      'a title',
      edit('A', { title: title('Mijn'), description: 'ook' }),
      [edit('A', { title: title('Hun') })],
      ['items A title {"nl":"Mijn","en":null}/{"nl":"Hun","en":null}'],
    ],
    [
      'a fixed item moved',
      move('C', '2026-02-09'),
      [move('C', '2026-02-16')],
      ['items C start "2026-02-09"/"2026-02-16"'],
    ],
    [
      'an automatic item moved: its floor',
      move('B', '2026-02-09'),
      [move('B', '2026-02-16')],
      ['items B notBefore "2026-02-09"/"2026-02-16"'],
    ],
    [
      'a length, said as last days',
      { kind: 'stretch_item', itemId: 'C', last: '2026-02-10' },
      [{ kind: 'stretch_item', itemId: 'C', last: '2026-02-06' }],
      ['items C workDays "2026-02-10"/"2026-02-06"'],
    ],
    [
      'a move that also sets the length',
      move('C', '2026-02-02', '2026-02-03'),
      [{ kind: 'stretch_item', itemId: 'C', last: '2026-02-06' }],
      ['items C workDays "2026-02-03"/"2026-02-06"'],
    ],
    [
      'progress',
      { kind: 'set_progress', itemId: 'A', progress: 'done', on: '2026-01-09' },
      [{ kind: 'set_progress', itemId: 'A', progress: 'started', on: '2026-01-05' }],
      ['items A progress "done"/"started"'],
    ],
    [
      'a link',
      { kind: 'edit_link', dependencyId: 'AB', type: 'SS', lag: 0 },
      [{ kind: 'edit_link', dependencyId: 'AB', type: 'FS', lag: 4 }],
      ['dependencies AB lag 0/4'],
    ],
    [
      'the programme',
      { kind: 'edit_programme', fields: { name: 'Mijn', start: '2026-01-12' } },
      [{ kind: 'edit_programme', fields: { name: 'Hun' } }],
      ['programme p1 name "Mijn"/"Hun"'],
    ],
    [
      'a phase',
      { kind: 'edit_phase', phaseId: 'F1', fields: { workDays: 5 } },
      [{ kind: 'edit_phase', phaseId: 'F1', fields: { workDays: 6 } }],
      ['phases F1 workDays 5/6'],
    ],
    [
      'a workstream',
      { kind: 'edit_workstream', workstreamId: 'W1', fields: { hue: 5 } },
      [{ kind: 'edit_workstream', workstreamId: 'W1', fields: { hue: 6 } }],
      ['workstreams W1 hue 5/6'],
    ],
    [
      'a criterion',
      { kind: 'edit_criterion', criterionId: 'K', fields: { state: 'met' } },
      [{ kind: 'edit_criterion', criterionId: 'K', fields: { state: 'not_met' } }],
      ['criteria K state "met"/"not_met"'],
    ],
    [
      'changed twice: the last value counts',
      edit('A', { title: title('Mijn') }),
      [edit('A', { title: title('Eerst') }), edit('A', { title: title('Hun') })],
      ['items A title {"nl":"Mijn","en":null}/{"nl":"Hun","en":null}'],
    ],
  ])('%s', (_name, mine, theirs, expected) => {
    expect(stale(mine, theirs)).toEqual(expected);
  });
});

describe('no reason to refuse', () => {
  it.each<[string, PlanChangeInput, PlanChangeInput[]]>([
    ['another field', edit('A', { title: title('Mijn') }), [edit('A', { description: 'Hun' })]],
    ['another item', edit('A', { title: title('Mijn') }), [edit('B', { title: title('Hun') })]],
    ['the same value', edit('A', { title: title('Zelfde') }), [edit('A', { title: title('Zelfde') })]],
    ['a field I leave open', edit('A', { title: undefined, description: 'ook' }), [edit('A', { title: title('Hun') })]],
    [
      'changed and changed back to what I want',
      move('C', '2026-02-02'),
      [move('C', '2026-02-09'), move('C', '2026-02-02')],
    ],
    ['it only followed: nobody said so', move('B', '2026-02-09'), [move('A', '2026-01-19')]],
    [
      'it only followed, with the length it had',
      move('B', '2026-02-09', '2026-02-11'),
      [move('A', '2026-01-19'), { kind: 'edit_link', dependencyId: 'AB', type: 'FS', lag: 3 }],
    ],
    [
      'it was stretched to the same day',
      { kind: 'stretch_item', itemId: 'C', last: '2026-02-10' },
      [{ kind: 'stretch_item', itemId: 'C', last: '2026-02-10' }],
    ],
    ['a new item: nothing was there', { kind: 'retire_item', itemId: 'C' }, [move('A', '2026-01-19')]],
    ['both retired it', { kind: 'restore_item', itemId: 'R' }, [edit('A', { title: title('Hun') })]],
    [
      'a new link',
      { kind: 'link_items', dependencyId: 'N', fromId: 'A', toId: 'G', type: 'FS', lag: 0 },
      [move('A', '2026-01-19')],
    ],
    ['a calendar that changed', { kind: 'recalculate', cause: 'calendar' }, [move('A', '2026-01-19')]],
  ])('%s', (_name, mine, theirs) => {
    expect(stale(mine, theirs)).toEqual([]);
  });

  it('an item that is gone, or was made meanwhile: the change itself says what is wrong', () => {
    const gone = { collection: 'items' as const, id: 'A', before: { title: title('A') }, after: null };
    const without = { ...base, items: base.items.filter((item) => item.id !== 'A') };
    expect(staleFields(planChange.parse(edit('A', { title: title('Mijn') })), without, [gone])).toEqual([]);
    const made = { collection: 'items' as const, id: 'A', before: null, after: { title: title('A') } };
    expect(staleFields(planChange.parse(edit('A', { title: title('Mijn') })), base, [made])).toEqual([]);
  });
});
