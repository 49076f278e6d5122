// What is held on a person can be asked for; somebody who left is named no more, and the record shows why it changed.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import { addComment } from '~/models/conversation.server';
import * as t from '~/models/db/schema';
import { findHistory } from '~/models/history.server';
import { createPerson, editPerson, getPerson } from '~/models/people.server';
import { changePlan, loadPlan } from '~/models/plan.server';
import type { Actor } from '~/models/planning/permission';
import { heldOn } from '~/models/person-data.server';
import { erasePerson, lookAtErasing } from '~/models/person-erase.server';
import { verifyRecords } from '~/models/record.server';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { aLeader, sharedProgramme } from '../support/writers';

let database: TestDatabase;
let admin: Actor;
let programmeId: string;
let itemId: string;
let personId: string;
let commentId: string;
const name = 'Wilhelmina Proefkonijn';
const email = 'W.Proefkonijn@voorbeeld.example';
const earlier = 'Mina Kwartel-Vos';
const fields = { email, role: 'project_leader' as const, departmentIds: [], active: true };

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.reset();
  const leader = await aLeader();
  admin = { ...leader, role: 'administrator' };
  await database.db.execute(sql`update user_account set role = 'administrator' where id = ${leader.userId}`);
  const plan = await sharedProgramme(leader, 1);
  [programmeId, itemId] = [plan.programme.id, plan.items[0]!.id];
  const made = await createPerson(admin, { ...fields, name: earlier });
  if (made.status !== 'saved') throw new Error(made.status);
  personId = made.id;
  await editPerson(admin, { id: personId, fields: { ...fields, name } });
  const self: Actor = {
    userId: personId,
    organisationId: admin.organisationId,
    role: 'project_leader',
    departmentIds: [],
  };
  const description = `Bel ${name}\n${name.toUpperCase()} weet het. Niet Proefkonijnen.`;
  await changePlan(self, programmeId, { kind: 'edit_item', itemId, fields: { description } });
  const said = await addComment(self, programmeId, {
    subject: { kind: 'item', id: itemId },
    text: `Mail mij op ${email.toLowerCase()}`,
    chosen: [],
  });
  commentId = said?.status === 'saved' ? said.commentId : '';
  const { organisationId } = admin;
  await database.db
    .insert(t.localAccount)
    .values({ userId: personId, organisationId, login: email.toLowerCase(), passwordHash: 'geheim' });
  await database.db
    .insert(t.identity)
    .values({ issuer: 'https://idp.example', subject: 's', organisationId, userId: personId });
  await database.db
    .insert(t.knownDevice)
    .values({ hash: 'h', organisationId, userId: personId, seenAt: new Date().toISOString() });
});

/** In how many columns of how many tables a word stands, however it is written. */
async function hitsOf(word: string): Promise<string[]> {
  const columns = rowsOf<{ table: string; column: string }>(
    await database.db.execute(sql`select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`),
  );
  const hits: string[] = [];
  for (const { table, column } of columns) {
    const found = await database.db.execute(sql`select 1 from ${sql.identifier(table)}
      where ${sql.identifier(column)}::text ilike ${`%${word}%`}`);
    if (rowsOf(found).length > 0) hits.push(`${table}.${column}`);
  }
  return hits;
}

const leave = async () => editPerson(admin, { id: personId, fields: { ...fields, name, active: false } });
const broken = async () => (await verifyRecords()).flatMap((verdict) => verdict.broken ?? []);

it('leaves nothing of the name, the names before it, the address and the login, and the record unbroken', async () => {
  for (const word of [name, earlier, email]) expect((await hitsOf(word)).length).toBeGreaterThan(1);
  await loadPlan(admin, programmeId);
  await leave();
  expect(await erasePerson(admin, personId)).toMatchObject({ status: 'erased', name: 'Oud-medewerker 1' });
  for (const word of [name, earlier, email, 'Kwartel', 's@idp']) expect(await hitsOf(word)).toEqual([]);
  expect(await broken()).toEqual([]);
  // The plan that was kept in memory says so too, and words that only look like the name stay.
  const plan = (await loadPlan(admin, programmeId))!;
  expect(plan.items.find(({ id }) => id === itemId)!.description).toBe(
    'Bel Oud-medewerker 1\nOud-medewerker 1 weet het. Niet Proefkonijnen.',
  );
  const [entry] = await findHistory(admin, programmeId);
  expect(entry).toMatchObject({ userId: personId, userName: 'Oud-medewerker 1', kind: 'edit_item' });
  const [comment] = await database.db
    .select()
    .from(t.comment)
    .where(sql`id = ${commentId}`);
  expect(comment).toMatchObject({ authorId: personId, text: 'Mail mij op Oud-medewerker 1' });
  for (const table of ['local_account', 'identity', 'known_device', 'notice', 'session'])
    expect(
      rowsOf(await database.db.execute(sql`select 1 from ${sql.identifier(table)} where user_id = ${personId}`)),
    ).toEqual([]);
});

it('is proven: a row that is changed after it is found', async () => {
  await leave();
  await erasePerson(admin, personId);
  const proofs = await database.db.select().from(t.recordProof);
  expect(proofs).toMatchObject([{ kind: 'erasure', reason: 'Oud-medewerker 1', byId: admin.userId }]);
  expect(proofs[0]!.counts).toMatchObject({ plan_history: 1, item: 1, comment: 1 });
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update organisation_history set title = '{"nl":"Wie?"}' where row_id = ${personId}`);
  });
  expect(await broken()).toMatchObject([{ why: 'changed', source: 'organisation_history' }]);
});

it('is for who is let in no more, so never for the last administrator; and once', async () => {
  expect(await erasePerson(admin, personId)).toEqual({ status: 'refused', why: 'still_active' });
  expect(await erasePerson(admin, admin.userId)).toEqual({ status: 'refused', why: 'still_active' });
  const own = (await getPerson(admin, admin.userId))!;
  const alone = await editPerson(admin, { id: own.id, fields: { ...own, active: false } });
  expect(alone).toMatchObject({ status: 'refused', why: 'last_administrator' });
  await leave();
  await erasePerson(admin, personId);
  expect(await erasePerson(admin, personId)).toEqual({ status: 'refused', why: 'erased' });
  const again = (await getPerson(admin, personId))!;
  expect(await editPerson(admin, { id: personId, fields: { ...again, active: true } })).toMatchObject({
    why: 'erased',
  });
});

it('shows beforehand where the name stands', async () => {
  const look = await lookAtErasing(admin, personId);
  const places = look!.named.map(({ table, column }) => `${table}.${column}`);
  expect(places).toContain('item.description');
  expect(places).toContain('comment.text');
  expect(look!.named.find(({ table }) => table === 'item')!.excerpt).toContain(name);
});

it('tells what is held, with no key and no password, to the person and to administrators', async () => {
  const self: Actor = {
    userId: personId,
    organisationId: admin.organisationId,
    role: 'project_leader',
    departmentIds: [],
  };
  const held = (await heldOn(self, personId))!;
  expect(held.person).toEqual({ id: personId, name, email });
  expect(Object.keys(held.rows)).toEqual(
    expect.arrayContaining(['user_account', 'local_account', 'identity', 'known_device', 'comment', 'plan_history']),
  );
  expect(JSON.stringify(held)).not.toContain('geheim');
  expect(held.named.length).toBeGreaterThan(0);
  const [event] = await database.db
    .select()
    .from(t.securityEvent)
    .where(sql`kind = 'person_exported'`);
  expect(event).toMatchObject({ userId: personId, byId: personId });
  expect(await heldOn(self, admin.userId)).toBeNull();
});

it('knows nobody of another municipality', async () => {
  const stranger: Actor = { ...(await aLeader()), role: 'administrator' };
  await leave();
  expect(await erasePerson(stranger, personId)).toBeNull();
  expect(await heldOn(stranger, personId)).toBeNull();
  expect(await lookAtErasing(stranger, personId)).toBeNull();
  expect(await erasePerson({ ...admin, role: 'reader' }, personId)).toEqual({ status: 'forbidden' });
  expect(await hitsOf(name)).not.toEqual([]);
});
