// Who stands in for somebody may do what both may, and nothing that neither may; a department head's rights stay with the department.
import { describe, expect, it } from 'vitest';
import { browserName } from '~/models/planning/browser-name';
import { type Actor, isHead, isOnlyHead, may, mayFor } from '~/models/planning/permission';

const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({
  ...{ userId: 'u', organisationId: 'o', role, departmentIds: [], ...more },
});
const head = actor('department_head', { departmentIds: ['a'] });

describe('standing in', () => {
  it('adds a role to a role', () => {
    const both = actor('reader', { alsoAs: [{ role: 'steering', departmentIds: [] }] });
    expect(may(both, 'gate.decide')).toBe(true);
    expect(may(both, 'plan.change')).toBe(false);
    expect(may(actor('reader'), 'gate.decide')).toBe(false);
  });

  it('for a department head, only of that department', () => {
    const both = actor('steering', {
      departmentIds: ['x', 'a'],
      alsoAs: [{ role: 'department_head', departmentIds: ['a'] }],
    });
    expect(mayFor(both, 'rollout.change', 'a')).toBe(true);
    expect(mayFor(both, 'rollout.change', 'x')).toBe(false);
    expect([isHead(both), isHead(both, 'a'), isHead(both, 'x'), isOnlyHead(both)]).toEqual([true, true, false, false]);
  });

  it('a department head for their own, a planner for all', () => {
    expect([mayFor(head, 'figures.deliver', 'a'), mayFor(head, 'figures.deliver', 'b')]).toEqual([true, false]);
    expect(mayFor(actor('project_leader'), 'figures.deliver', 'b')).toBe(true);
    expect(isOnlyHead(head)).toBe(true);
    const leads = actor('department_head', {
      departmentIds: ['a'],
      alsoAs: [{ role: 'project_leader', departmentIds: [] }],
    });
    expect([mayFor(leads, 'figures.deliver', 'b'), isOnlyHead(leads)]).toEqual([true, false]);
  });
});

describe('the kind of browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    ['curl/8', ''],
  ])('%s', (agent, name) => expect(browserName(agent)).toBe(name));
});
