// Administrators look through rights and are told when those of another administrator change, and when many sign-ins fail.
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as t from '~/models/db/schema';
import { createDeputy } from '~/models/deputy.server';
import { getOrganisation } from '~/models/organisation.server';
import { createPerson, editPerson } from '~/models/people.server';
import { addDays, day } from '~/models/planning/day';
import type { Actor, Role } from '~/models/planning/permission';
import { failuresPeak, reviewEveryDays } from '~/models/planning/rights-review';
import { confirmRights, getLastReview, tellReviews } from '~/models/rights-review.server';
import { signInWithPassword } from '~/models/sign-in.server';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
const everyMonth = Array<number>(12).fill(1);
const actorOf = (userId: string, role: Role = 'administrator', organisationId = 'een'): Actor => ({
  ...{ userId, role, organisationId, departmentIds: [] },
});
const ann = actorOf('ann');

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  const organisation = (id: string) => ({ id, name: id, availability: everyMonth, season: everyMonth });
  await database.db.insert(t.organisation).values([organisation('een'), organisation('twee')]);
  const person = (id: string, role: string, organisationId = 'een') => ({
    ...{ id, organisationId, key: id, name: id, email: `${id}@example.nl`, role },
  });
  const people = [person('ann', 'administrator'), person('bob', 'administrator'), person('carl', 'reader')];
  await database.db.insert(t.userAccount).values([...people, person('dora', 'administrator', 'twee')]);
});

async function told(): Promise<[string, unknown][]> {
  const rows = await database.db.select().from(t.notice).where(eq(t.notice.kind, 'rights'));
  return rows.map(({ userId, facts }): [string, unknown] => [userId, (facts as { what: string }).what]).sort();
}
const promote = (role: Role, id = 'carl') =>
  editPerson(ann, { id, fields: { name: id, email: `${id}@example.nl`, role, departmentIds: [], active: true } });

test('the other administrators are told when somebody becomes one, or no longer is', async () => {
  await promote('steering');
  expect(await told()).toEqual([]);
  await promote('administrator');
  // Whoever did it knows; the new one is told as well.
  expect(await told()).toEqual([
    ['bob', 'administrator'],
    ['carl', 'administrator'],
  ]);
  await promote('reader');
  expect((await told()).filter(([id]) => id === 'bob')).toHaveLength(2);
});

test('they are told when one is added, and when somebody stands in for one', async () => {
  await createPerson(ann, { name: 'eva', email: 'eva@example.nl', role: 'administrator', departmentIds: [] });
  expect((await told()).filter(([id]) => id === 'bob')).toHaveLength(1);
  await createDeputy(ann, { absentId: 'ann', userId: 'carl', from: day('2026-01-01'), until: day('2027-01-01') });
  expect((await told()).filter(([id]) => id === 'bob')).toHaveLength(2);
  expect((await told()).some(([id]) => id === 'dora' || id === 'carl')).toBe(false);
});

test('a review is put on record, unless somebody was changed since the list was made', async () => {
  const { revision } = (await getOrganisation(ann))!;
  expect(await getLastReview(ann)).toBeNull();
  await promote('steering');
  expect(await confirmRights(ann, revision)).toEqual({ status: 'stale' });
  expect(await getLastReview(ann)).toBeNull();
  expect(await confirmRights(ann, (await getOrganisation(ann))!.revision)).toEqual({ status: 'saved' });
  expect(await getLastReview(ann)).toMatchObject({ byName: 'ann' });
  const [event] = await database.db.select().from(t.securityEvent).where(eq(t.securityEvent.kind, 'rights_reviewed'));
  expect(event).toMatchObject({ byId: 'ann', detail: '3', organisationId: 'een' });
});

test('nobody else reviews, and nobody sees the review of another municipality', async () => {
  const { revision } = (await getOrganisation(ann))!;
  for (const role of ['reader', 'project_leader', 'steering', 'department_head'] as const)
    expect(await confirmRights(actorOf('carl', role), revision)).toEqual({ status: 'forbidden' });
  await confirmRights(ann, revision);
  expect(await getLastReview(actorOf('dora', 'administrator', 'twee'))).toBeNull();
  expect(await getLastReview(actorOf('carl', 'reader'))).toBeNull();
});

test('administrators are told once that the last review is too long ago', async () => {
  await confirmRights(ann, (await getOrganisation(ann))!.revision);
  const { on } = (await getLastReview(ann))!;
  await tellReviews(addDays(on, reviewEveryDays));
  expect(await told()).toEqual([]);
  for (const days of [1, 1, 2]) await tellReviews(addDays(on, reviewEveryDays + days));
  expect(await told()).toEqual([
    ['ann', 'review'],
    ['bob', 'review'],
  ]);
});

test('many failed sign-ins in an hour are put on record and told once', async () => {
  await database.db.delete(t.userAccount).where(eq(t.userAccount.organisationId, 'twee'));
  await database.db.delete(t.organisation).where(eq(t.organisation.id, 'twee'));
  const now = new Date();
  const attempt = (n: number) =>
    signInWithPassword(
      {
        login: `niemand${n}@example.nl`,
        password: 'fout',
        door: { address: `10.0.0.${n}`, device: '' },
        deviceToken: null,
      },
      now,
    );
  for (let n = 1; n < failuresPeak; n++) expect((await attempt(n)).status).toBe('refused');
  expect(await told()).toEqual([]);
  for (let n = failuresPeak; n < failuresPeak + 3; n++) await attempt(n);
  expect(await told()).toEqual([
    ['ann', 'failures'],
    ['bob', 'failures'],
  ]);
  const peaks = await database.db
    .select()
    .from(t.securityEvent)
    .where(and(eq(t.securityEvent.kind, 'failures_peak'), eq(t.securityEvent.organisationId, 'een')));
  expect(peaks).toHaveLength(1);
});
