// Groups give the strongest role and all departments; what a token says is read the way Entra ID and Keycloak write it.
import { describe, expect, it } from 'vitest';
import { parseGroups } from '~/env-sign-in.server';
import { type GroupGift, groupsIn, rightsOfGroups, roleOrder } from '~/models/planning/group-rights';
import { roles } from '~/models/planning/permission';

const gift = (group: string, role: GroupGift['role'], departmentId: string | null = null) => ({
  ...{ group, role, departmentId },
});

describe('rightsOfGroups', () => {
  const gifts = [
    gift('beheer', 'administrator'),
    gift('hoofden', 'department_head'),
    gift('vth', null, 'd-vth'),
    gift('burgerzaken', 'department_head', 'd-bz'),
    gift('lezers', 'reader'),
  ];
  it('knows an order of all roles', () => expect([...roleOrder].sort()).toEqual([...roles].sort()));
  it('gives nothing to who is in no group with a role', () => {
    expect(rightsOfGroups([], gifts)).toBeNull();
    expect(rightsOfGroups(['vth', 'iets anders'], gifts)).toBeNull();
  });
  it('gives the strongest role and every department', () => {
    expect(rightsOfGroups(['lezers', 'beheer'], gifts)).toEqual({ role: 'administrator', departmentIds: [] });
    expect(rightsOfGroups(['vth', 'burgerzaken', 'lezers'], gifts)).toEqual({
      ...{ role: 'department_head', departmentIds: ['d-bz', 'd-vth'] },
    });
  });
  it('takes no notice of capitals and of the slash of a path', () => {
    expect(rightsOfGroups(['/Beheer'], gifts)?.role).toBe('administrator');
    expect(rightsOfGroups(['beheer/sub'], gifts)).toBeNull();
  });
});

describe('groupsIn', () => {
  it.each([
    [{ groups: ['a', 'b'] }, 'groups', { groups: ['a', 'b'] }],
    [{ groups: 'a' }, 'groups', { groups: ['a'] }],
    [{ groups: ['a', 7, null] }, 'groups', { groups: ['a'] }],
    [{ realm_access: { roles: ['a'] } }, 'realm_access.roles', { groups: ['a'] }],
    [{ 'https://gemeente.nl/groups': ['a'] }, 'https://gemeente.nl/groups', { groups: ['a'] }],
    [{}, 'groups', 'missing'],
    [{ groups: 7 }, 'groups', 'missing'],
    [{ _claim_names: { groups: 'src1' } }, 'groups', 'overage'],
  ])('%j at %s', (claims, path, found) => expect(groupsIn(claims, path)).toEqual(found));
});

describe('groups of the environment', () => {
  it('are pairs of a group and a role, a department or both', () => {
    expect(parseGroups('beheer=administrator; cn=vth,ou=x=department_head:VTH\n bz=:BZ;')).toEqual([
      { group: 'beheer', role: 'administrator', departmentKey: null },
      { group: 'cn=vth,ou=x', role: 'department_head', departmentKey: 'VTH' },
      { group: 'bz', role: null, departmentKey: 'BZ' },
    ]);
  });
  it.each(['beheer', 'beheer=baas', '=reader', 'beheer=', 'beheer=:'])('refuses %j', (text) =>
    expect(parseGroups(text)).toBeNull(),
  );
});
