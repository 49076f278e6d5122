// What the database says of a change, whom it is told, and who else looks.
import { describe, expect, it } from 'vitest';
import { concerns, liveKinds, othersPresent, readLiveChange } from '~/models/planning/live/live-change';

describe('what the database says', () => {
  it.each(liveKinds)('%s of a programme and of a municipality', (kind) => {
    expect(readLiveChange(`${kind} o1 p1`)).toEqual({ kind, organisationId: 'o1', programmeId: 'p1' });
    expect(readLiveChange(`${kind} o1 -`)).toEqual({ kind, organisationId: 'o1', programmeId: null });
  });
  it('access of a person', () => expect(readLiveChange('access u1 -')).toEqual({ kind: 'access', userId: 'u1' }));
  it.each(['', 'plan', 'plan o1', 'plan o1 p1 more', 'nonsense o1 p1', ' o1 p1'])('%j is nothing', (payload) =>
    expect(readLiveChange(payload)).toBeNull(),
  );
});

describe('whom a change is told', () => {
  const me = { organisationId: 'o1', programmeId: 'p1', userId: 'u1' };
  it.each([
    ['plan o1 p1', true],
    ['plan o1 p2', false],
    ['plan o2 p1', false],
    ['settings o1 -', true],
    ['settings o2 -', false],
    ['access u1 -', true],
    ['access u2 -', false],
  ])('%s: %s', (payload, is) => expect(concerns(readLiveChange(payload)!, me)).toBe(is));
});

describe('who else looks', () => {
  const at = (userId: string, place: string) => ({ userId, name: userId.toUpperCase(), place });
  it('nobody, when it is oneself on another screen', () =>
    expect(othersPresent([at('a', '/x'), at('a', '/y')], { userId: 'a', place: '/x' })).toEqual({
      here: [],
      elsewhere: [],
    }));
  it('each once, by name, here when any of their screens is this one', () =>
    expect(
      othersPresent([at('c', '/x'), at('b', '/y'), at('b', '/x'), at('d', '/z'), at('d', '/q'), at('a', '/x')], {
        userId: 'a',
        place: '/x',
      }),
    ).toEqual({ here: ['B', 'C'], elsewhere: ['D'] }));
});
