// People, who stands in for them, and groups: by administrators alone, in history, and never without an administrator.
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as t from '~/models/db/schema';
import { createDeputy, editDeputy, findDeputies, getDeputy, removeDeputy } from '~/models/deputy.server';
import {
  createMapping,
  editMapping,
  findGifts,
  findMappings,
  getMapping,
  removeMapping,
} from '~/models/group-mapping.server';
import { findOrganisationHistory, getOrganisationEntry } from '~/models/organisation-history.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { createPerson, editPerson, findPeople, getPerson, type PersonFields, renameSelf } from '~/models/people.server';
import { addDays, day } from '~/models/planning/day';
import { organisationCollections } from '~/models/planning/organisation-row';
import { type Actor, may, mayFor, type Role } from '~/models/planning/permission';
import { findSecurityEvents } from '~/models/security.server';
import { personOfSession, startSession } from '~/models/user.server';
import { addPerson, aTownHall } from '../support/people';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let admin: Actor;
let departmentId: string;
let stranger: Actor;
const today = day('2026-11-23');
const noon = new Date('2026-11-23T12:00:00Z');

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  ({ admin, departmentId } = await aTownHall('hier'));
  stranger = (await aTownHall('elders')).admin;
});

const add = (name: string, role: Role = 'reader') => addPerson(admin, { name, role });
const change = async (id: string, fields: Partial<PersonFields>, as = admin) => {
  const { id: _id, position: _position, ...now } = (await getPerson(admin, id))!;
  return editPerson(as, { id, fields: { ...now, ...fields } });
};
const history = () => findOrganisationHistory(admin, { collections: organisationCollections });

describe('people', () => {
  it('are added with role and departments, and stand in the history with who did it', async () => {
    const fields = { name: 'Kim', email: 'kim@hier.example', role: 'department_head', departmentIds: [departmentId] };
    const made = await createPerson(admin, fields as PersonFields);
    expect(made).toMatchObject({ status: 'saved' });
    const people = await findPeople(admin);
    expect(people.find(({ name }) => name === 'Kim')).toMatchObject({
      ...{ role: 'department_head', departmentIds: [departmentId], active: true },
      ...{ hasPassword: false, hasIdentity: false, lastSignIn: null },
    });
    // Somebody else who signed in says nothing of Kim.
    await startSession(admin.userId, admin.organisationId, noon);
    const [first, kim] = await findPeople(admin);
    expect([first!.lastSignIn === null, kim!.lastSignIn]).toEqual([false, null]);
    expect(await history()).toMatchObject([{ collection: 'people', userName: 'Beheer hier', title: { nl: 'Kim' } }]);
    expect(await findSecurityEvents(admin, { kinds: ['person_added'] })).toMatchObject([
      {
        kind: 'person_added',
        userName: 'Kim',
        byName: 'Beheer hier',
        detail: 'department_head:1',
        origin: '192.0.2.1',
      },
    ]);
  });

  it.each([
    ['an address that somebody has', { email: 'BEHEER@hier.example' }, 'email', 'email_taken'],
    ['a department of somebody else', { departmentIds: ['elders'] }, 'departmentIds[]', 'choose'],
  ])('are not added with %s', async (_name, wrong, field, why) => {
    const fields = { name: 'Kim', email: 'kim@hier.example', role: 'reader' as const, departmentIds: [] };
    expect(await createPerson(admin, { ...fields, ...wrong })).toMatchObject({ status: 'refused', field, why });
  });

  it('are managed by administrators alone, each their own', async () => {
    const { actor } = await add('Kim', 'project_leader');
    const fields = { name: 'Nep', email: 'nep@hier.example', role: 'administrator' as const, departmentIds: [] };
    expect(await createPerson(actor, fields)).toEqual({ status: 'forbidden' });
    expect(await change(actor.userId, { role: 'administrator' }, actor)).toEqual({ status: 'forbidden' });
    expect(await change(actor.userId, { role: 'administrator' }, stranger)).toBeNull();
    expect(await findPeople(actor)).toEqual([]);
    expect((await findPeople(stranger)).map(({ name }) => name)).toEqual(['Beheer elders']);
    expect((await getPerson(admin, actor.userId))!.role).toBe('project_leader');
  });

  it('get another session id when their role or departments change, with the new rights at once', async () => {
    const { actor } = await add('Kim');
    const id = await startSession(actor.userId, actor.organisationId, noon);
    expect((await personOfSession(id, noon))!.session.renew).toBe(false);
    await change(actor.userId, { name: 'Kim Jansen' });
    expect((await personOfSession(id, noon))!.session.renew).toBe(false);
    await change(actor.userId, { role: 'steering' });
    const person = (await personOfSession(id, noon))!;
    expect([person.session.renew, may(person.actor, 'gate.decide')]).toEqual([true, true]);
    const [event] = await findSecurityEvents(admin, { kinds: ['rights_changed'] });
    expect(event).toMatchObject({ userName: 'Kim Jansen', detail: 'reader:0 steering:0' });
  });

  it('may rename themselves, and change nothing else', async () => {
    const { actor } = await add('Kim');
    expect(await renameSelf(actor, 'Kim de Groot')).toEqual({ status: 'saved' });
    expect(await getPerson(admin, actor.userId)).toMatchObject({ name: 'Kim de Groot', role: 'reader' });
    expect((await history())[0]).toMatchObject({ userName: 'Kim de Groot', after: { name: 'Kim de Groot' } });
  });

  it('cannot be left without an administrator: not by role, not by switching off, not by two at once', async () => {
    expect(await change(admin.userId, { role: 'reader' })).toMatchObject({ field: 'role', why: 'last_administrator' });
    expect(await change(admin.userId, { active: false })).toMatchObject({ why: 'last_administrator' });
    const second = (await add('Bo', 'administrator')).actor;
    const both = await Promise.all([
      change(admin.userId, { role: 'reader' }, second),
      change(second.userId, { role: 'reader' }, admin),
    ]);
    expect(both.map((answer) => answer?.status).sort()).toEqual(['refused', 'saved']);
    const left = await database.db
      .select()
      .from(t.userAccount)
      .where(and(eq(t.userAccount.organisationId, admin.organisationId), eq(t.userAccount.role, 'administrator')));
    expect(left).toHaveLength(1);
  });

  it('nor by turning a change round', async () => {
    const { actor } = await add('Bo');
    await change(actor.userId, { role: 'administrator' });
    const [made] = await history();
    await change(admin.userId, { role: 'reader' });
    const undone = await undoOrganisationChange(actor, made!.id, today);
    // Who did it may not any more, and who may would leave nobody.
    expect(undone).toEqual({ status: 'forbidden' });
    const bo: Actor = { ...actor, role: 'administrator' };
    expect(await undoOrganisationChange(bo, made!.id, today)).toMatchObject({ answer: { why: 'last_administrator' } });
  });

  it('a change is turned round; that somebody was added is not', async () => {
    const { actor } = await add('Kim');
    const [added] = await history();
    await change(actor.userId, { role: 'steering' });
    const [changed] = await history();
    expect(await undoOrganisationChange(admin, changed!.id, today)).toMatchObject({ answer: { status: 'saved' } });
    expect((await getPerson(admin, actor.userId))!.role).toBe('reader');
    expect(await undoOrganisationChange(admin, added!.id, today)).toMatchObject({ answer: { status: 'refused' } });
  });
});

describe('the history of people', () => {
  it('is for who manages people: others see neither the change nor its page', async () => {
    const { actor } = await add('Kim', 'project_leader');
    const [entry] = await history();
    expect(await findOrganisationHistory(actor, { collections: organisationCollections })).toEqual([]);
    expect(await getOrganisationEntry(actor, entry!.id)).toBeNull();
    expect(await getOrganisationEntry(stranger, entry!.id)).toBeNull();
    expect(await getOrganisationEntry(admin, entry!.id)).not.toBeNull();
  });
});

describe('standing in', () => {
  const from = today;
  const until = addDays(today, 10);

  async function headAndDeputy() {
    const made = await createPerson(admin, {
      ...{ name: 'Hoofd', email: 'hoofd@hier.example', role: 'department_head', departmentIds: [departmentId] },
    });
    if (made.status !== 'saved') throw new Error(made.status);
    return { headId: made.id, deputy: (await add('Bo')).actor };
  }

  it('gives role and departments from the first day, and ends by itself', async () => {
    const { headId, deputy } = await headAndDeputy();
    const id = await startSession(deputy.userId, deputy.organisationId, noon);
    const asked = { absentId: headId, userId: deputy.userId, from: addDays(today, 1), until: addDays(today, 2) };
    expect(await createDeputy(admin, asked)).toMatchObject({ status: 'saved' });
    const on = async (moment: string) => {
      const fresh = await startSession(deputy.userId, deputy.organisationId, new Date(moment));
      const person = (await personOfSession(fresh, new Date(moment)))!;
      return [mayFor(person.actor, 'rollout.change', departmentId), person.standsInFor.map(({ name }) => name)];
    };
    expect(await on('2026-11-23T22:59:00Z')).toEqual([false, []]);
    // Midnight in Amsterdam.
    expect(await on('2026-11-23T23:00:00Z')).toEqual([true, ['Hoofd']]);
    expect(await on('2026-11-24T22:59:00Z')).toEqual([true, ['Hoofd']]);
    expect(await on('2026-11-24T23:00:00Z')).toEqual([false, []]);
    expect((await personOfSession(id, noon))!.session.renew).toBe(true);
  });

  it('is not for who is away for good, and gives no more than what the absent have themselves', async () => {
    const { headId, deputy } = await headAndDeputy();
    const third = (await add('Cas')).actor;
    await createDeputy(admin, { absentId: headId, userId: deputy.userId, from, until });
    await createDeputy(admin, { absentId: deputy.userId, userId: third.userId, from, until });
    const rights = async ({ userId, organisationId }: Actor) =>
      (await personOfSession(await startSession(userId, organisationId, noon), noon))!.actor;
    expect(may(await rights(deputy), 'rollout.change')).toBe(true);
    expect(may(await rights(third), 'rollout.change')).toBe(false);
    await change(headId, { active: false });
    expect(may(await rights(deputy), 'rollout.change')).toBe(false);
  });

  it.each([
    ['for oneself', (id: string) => ({ absentId: id, userId: id }), 'same_person'],
    ['by somebody elsewhere', (id: string) => ({ absentId: id, userId: stranger.userId }), 'choose'],
    ['for somebody elsewhere', (id: string) => ({ absentId: stranger.userId, userId: id }), 'choose'],
    ['backwards in time', (id: string) => ({ absentId: admin.userId, userId: id, until: from }), 'last_before_start'],
  ])('is refused %s', async (_name, wrong, why) => {
    const { deputy } = await headAndDeputy();
    const asked = { from, until, ...wrong(deputy.userId) };
    expect(await createDeputy(admin, asked)).toMatchObject({ status: 'refused', why });
  });

  it('is changed, ended and turned round by administrators of its own municipality', async () => {
    const { headId, deputy } = await headAndDeputy();
    const asked = { absentId: headId, userId: deputy.userId, from, until };
    const made = await createDeputy(admin, asked);
    if (made.status !== 'saved') throw new Error(made.status);
    expect(await createDeputy(deputy, asked)).toEqual({ status: 'forbidden' });
    expect(await editDeputy(stranger, { id: made.id, fields: asked })).toBeNull();
    expect(await removeDeputy(stranger, made.id)).toBeNull();
    expect(await getDeputy(stranger, made.id)).toBeNull();
    expect(await findDeputies(deputy, today)).toEqual([]);
    expect(await editDeputy(admin, { id: made.id, fields: { ...asked, until: addDays(until, 5) } })).toMatchObject({
      status: 'saved',
    });
    expect(await findDeputies(admin, today)).toMatchObject([
      { name: 'Bo', absentName: 'Hoofd', until: addDays(until, 5) },
    ]);
    expect(await findDeputies(admin, addDays(until, 5))).toEqual([]);
    const removed = await removeDeputy(admin, made.id);
    expect(await findDeputies(admin, today)).toEqual([]);
    if (removed?.status !== 'removed') throw new Error('not removed');
    expect(await undoOrganisationChange(admin, removed.changeId!, today)).toMatchObject({
      answer: { status: 'saved' },
    });
    expect(await findDeputies(admin, today)).toHaveLength(1);
  });
});

describe('groups', () => {
  const gift = { group: 'zgw-lezers', role: 'reader' as const, departmentId: null };

  it('are added, changed, removed and turned round, by administrators of their own municipality', async () => {
    const made = await createMapping(admin, gift);
    if (made.status !== 'saved') throw new Error(made.status);
    expect(await createMapping((await add('Kim')).actor, gift)).toEqual({ status: 'forbidden' });
    expect(await getMapping(stranger, made.id)).toBeNull();
    expect(await editMapping(stranger, { id: made.id, fields: gift })).toBeNull();
    expect(await removeMapping(stranger, made.id)).toBeNull();
    expect(await findGifts(stranger.organisationId)).toEqual([]);
    expect(await editMapping(admin, { id: made.id, fields: { ...gift, departmentId } })).toMatchObject({
      status: 'saved',
    });
    expect((await findMappings(admin)).rows).toMatchObject([{ group: 'zgw-lezers', departmentId }]);
    const [changed] = await history();
    await undoOrganisationChange(admin, changed!.id, today);
    expect((await findMappings(admin)).rows).toMatchObject([{ departmentId: null }]);
    expect(await removeMapping(admin, made.id)).toMatchObject({ status: 'removed' });
  });

  it('give something, once, and no department of somebody else', async () => {
    await createMapping(admin, gift);
    expect(await createMapping(admin, gift)).toMatchObject({ why: 'group_taken' });
    expect(await createMapping(admin, { ...gift, role: null })).toMatchObject({ why: 'choose' });
    expect(await createMapping(admin, { ...gift, departmentId: 'elders' })).toMatchObject({ field: 'departmentId' });
    expect(await createMapping(stranger, gift)).toMatchObject({ status: 'saved' });
  });
});
