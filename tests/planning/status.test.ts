// What is shown of a programme: the worst below, unless the programme itself was spoken of later or as severely.
import { describe, expect, test } from 'vitest';
import { addDays, day } from '~/models/planning/day';
import { below, sayable, shownOf, statusTree, type StatusNode } from '~/models/planning/status/roll-up';
import {
  hasSubject,
  type LatestStatus,
  parseSubject,
  type StatusColour,
  type StatusKind,
  subjectText,
} from '~/models/planning/status/status-entry';
import { anItem, aPhase, aPlan } from '../factories';

const today = day('2026-11-22');
let entries = 0;

/** A later position is said later. */
function said(subject: `${StatusKind}:${string}`, colour: StatusColour, position = ++entries, ago = 1): LatestStatus {
  const on = addDays(today, -ago);
  return {
    ...parseSubject(subject)!,
    ...{ entryId: `e${position}`, position, colour, headline: colour, text: '', earlier: 0 },
    ...{ day: on, time: '12:00', userName: null },
  };
}

describe('what is shown', () => {
  const cases: [string, LatestStatus | null, LatestStatus[], string | null, string[]][] = [
    ['nothing was said', null, [], null, []],
    ['the worst below', null, [said('phase:a', 'green', 3), said('phase:b', 'red', 1)], 'e1', []],
    ['of equally severe ones the last', null, [said('phase:a', 'amber', 1), said('phase:b', 'amber', 2)], 'e2', []],
    ['its own when it is newer', said('programme:p', 'green', 5), [said('phase:a', 'red', 4)], 'e5', ['e4']],
    ['its own when it is equally severe', said('programme:p', 'red', 1), [said('phase:a', 'red', 4)], 'e1', []],
    ['its own when it is more severe', said('programme:p', 'red', 1), [said('phase:a', 'amber', 4)], 'e1', []],
    ['below when that is newer and worse', said('programme:p', 'amber', 1), [said('phase:a', 'red', 4)], 'e4', []],
    [
      'below only what is newer than its own: an old red does not lift a new amber',
      said('programme:p', 'green', 5),
      [said('phase:a', 'red', 4), said('phase:b', 'amber', 6)],
      'e6',
      ['e4'],
    ],
  ];
  test.each(cases)('%s', (_name, own, under, shown, aside) => {
    const answer = shownOf(own, under);
    expect(answer.shown?.entryId ?? null).toBe(shown);
    expect(answer.putAside.map(({ entryId }) => entryId)).toEqual(aside);
  });
});

const plan = aPlan({
  phases: [
    aPhase({ id: 'over', start: day('2026-01-05'), until: day('2026-06-01') }),
    aPhase({ id: 'now', start: day('2026-06-01'), until: day('2027-02-01') }),
    aPhase({ id: 'off', active: false, start: day('2027-02-01'), until: day('2027-04-01') }),
  ],
  workstreams: [{ id: 'w', key: null, title: { nl: 'w', en: null }, position: 0, hue: 0 }],
  items: [
    anItem({ id: 'gate', kind: 'gate', phaseId: 'now', workstreamId: 'w', start: day('2026-12-01') }),
    anItem({ id: 'far', kind: 'gate', phaseId: null, workstreamId: 'w', start: day('2027-12-01') }),
    anItem({ id: 'reached', kind: 'milestone', phaseId: 'now', start: day('2026-10-01'), progress: 'done' }),
    anItem({ id: 'given-up', kind: 'milestone', phaseId: 'now', start: day('2026-12-01'), retired: true }),
    anItem({ id: 'free', kind: 'milestone', phaseId: null, workstreamId: null, start: day('2026-12-01') }),
    anItem({ id: 'work', kind: 'activity', phaseId: 'now', start: day('2026-12-01') }),
  ],
});
const tree = (latest: LatestStatus[], on = today) => statusTree(plan, latest, on);
const names = (root: StatusNode) => below(root).map(subjectText);

describe('the tree', () => {
  test('has phases that are not over, workstreams, gates of the coming quarter, and moments that were spoken of', () => {
    expect(names(tree([]))).toEqual(['phase:now', 'item:gate', 'workstream:w']);
    const spoken = [said('item:far', 'red'), said('item:free', 'green'), said('item:work', 'red')];
    expect(names(tree(spoken))).toEqual(['phase:now', 'item:gate', 'workstream:w', 'item:far', 'item:free']);
  });
  test.each(['item:reached', 'item:given-up', 'phase:over', 'phase:off', 'item:gone'] as const)(
    '%s counts no more',
    (subject) => {
      expect(tree([said(subject, 'red')]).shown).toBeNull();
    },
  );
  test('a moment counts once: in its phase, which may say otherwise', () => {
    const red = said('item:gate', 'red');
    expect(tree([red]).shown).toBe(red);
    const summed = said('phase:now', 'amber');
    expect(tree([red, summed]).shown).toBe(summed);
    expect(tree([red, summed]).children.find(({ id }) => id === 'now')?.putAside).toEqual([red]);
    expect(tree([red, summed]).children.find(({ id }) => id === 'w')?.shown).toBeNull();
  });
  test('a moment of a phase that is over counts in its workstream', () => {
    const later = day('2027-02-01');
    const red = said('item:gate', 'red');
    expect(tree([red], later).children.find(({ id }) => id === 'w')?.shown).toBe(red);
  });
});

describe('silence', () => {
  test.each([
    [30, null],
    [31, 31],
    [34, 34],
  ])('of %i days', (ago, silent) => {
    expect(tree([said('workstream:w', 'green', 1, ago)]).children.find(({ id }) => id === 'w')?.silentDays).toBe(
      silent,
    );
  });
  test('is not told of a phase that has not begun', () => {
    const ahead = { ...plan, phases: [aPhase({ id: 'next', start: day('2027-01-04'), until: day('2027-02-01') })] };
    const [next] = statusTree(ahead, [said('phase:next', 'green', 1, 90)], today).children;
    expect([next?.id, next?.silentDays]).toEqual(['next', null]);
  });
});

describe('subjects', () => {
  test('are read back from their text', () => {
    expect(parseSubject(subjectText({ kind: 'phase', id: 'a:b' }))).toEqual({ kind: 'phase', id: 'a:b' });
    for (const text of ['', 'phase', 'phase:', 'team:x', ':x']) expect(parseSubject(text)).toBeNull();
  });
  test('are of the plan, and items only when they are moments', () => {
    const has = (text: string) => hasSubject(plan, parseSubject(text)!);
    expect(has(`programme:${plan.programme.id}`)).toBe(true);
    expect(has('phase:over')).toBe(true);
    expect(has('item:reached')).toBe(true);
    expect([has('item:work'), has('programme:other'), has('workstream:now')]).toEqual([false, false, false]);
  });
  test('to choose from are those that are still to come', () => {
    expect(sayable(plan, today).map(subjectText)).toEqual([
      `programme:${plan.programme.id}`,
      ...['phase:now', 'workstream:w', 'item:gate', 'item:free', 'item:far'],
    ]);
  });
});
