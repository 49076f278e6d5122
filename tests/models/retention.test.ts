// What is over is thrown away, per category, when its time has come and not before; with a proof, and not what is held.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { findOrganisationHistory } from '~/models/organisation-history.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { day } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { proposed, type RetentionCategory, retentionCategories } from '~/models/planning/retention';
import { verifyRecords } from '~/models/record.server';
import { findRuns, throwAway, whatWouldGo } from '~/models/retention.server';
import { editHold, editRule, findHolds, findRules } from '~/models/retention-rules.server';
import { type TestDatabase, testDatabase } from '../support/postgres';
import { aLeader, sharedProgramme } from '../support/writers';

let database: TestDatabase;
let admin: Actor;
let programmeId: string;
const now = new Date('2026-03-02T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** One row of every category, of which the time begins to count now. */
beforeEach(async () => {
  await database.reset();
  const leader = await aLeader();
  admin = { ...leader, role: 'administrator' };
  programmeId = (await sharedProgramme(leader, 1)).programme.id;
  const { organisationId, userId } = admin;
  const at = now.toISOString();
  const of = { organisationId, programmeId };
  const { db } = database;
  await db.insert(t.securityEvent).values({ id: 'event', organisationId, at, kind: 'signed_in', ok: true });
  await db.insert(t.securityEvent).values({ id: 'nobody', organisationId: null, at, kind: 'refused', ok: false });
  await db
    .insert(t.accountLink)
    .values({ hash: 'link', organisationId, userId, purpose: 'reset', createdAt: at, expiresAt: at });
  await db.insert(t.knownDevice).values({ hash: 'device', organisationId, userId, seenAt: at });
  const told = { organisationId, userId, kind: 'request', facts: {} as never, at };
  await db.insert(t.notice).values([
    { ...told, id: 'read', app: true, readAt: at },
    { ...told, id: 'unread', app: true },
    { ...told, id: 'mailed', app: true },
  ]);
  await db.insert(t.outbox).values({ noticeId: 'mailed', organisationId, userId, dueAt: at, sentAt: at });
  await db.insert(t.department).values({ id: 'd', organisationId, key: 'd', name: 'd' });
  const words = { code: 'm', name: 'm', unit: '%', direction: 'up', definition: {} };
  await db.insert(t.metric).values({ organisationId, key: 'm', ...words });
  const batch = { ...of, at, source: 'form', added: 1, changed: 1, position: 1 };
  await db.insert(t.figureBatch).values({ ...batch, id: 'batch' });
  const period = {
    metricKey: 'm',
    departmentId: 'd',
    periodKind: 'month',
    periodStart: '2026-03-01',
    numerator: 1,
    denominator: 2,
  };
  await db.insert(t.figure).values({ ...of, ...period, batchId: 'batch' });
  await db
    .insert(t.figureCorrection)
    .values({ ...of, ...period, id: 'c', batchId: 'batch', oldNumerator: 0, oldDenominator: 2 });
  const reading = { day: '2026-03-01', value: 1, scores: {} as never, version: 1 };
  await db.insert(t.stagnationReading).values({ ...of, ...reading, band: 'low' });
  await db
    .insert(t.surveyRound)
    .values({ ...of, id: 'round', kind: 'pressure', name: 'r', opensOn: '2026-03-01', lastDay: '2026-03-01' });
  await db
    .insert(t.checkIn)
    .values({ ...of, id: 'check', departmentId: 'd', tokenHash: '0'.repeat(64), askedAt: at, lastDay: '2026-03-01' });
});

const tables: Record<RetentionCategory, string[]> = {
  security_log: ['security_event'],
  account_links: ['account_link'],
  known_devices: ['known_device'],
  notices: ['notice'],
  outbox: ['outbox'],
  figures: ['figure', 'figure_correction', 'figure_batch'],
  index_readings: ['stagnation_reading'],
  surveys: ['survey_round'],
  check_ins: ['check_in'],
};

async function rowsLeft(category: RetentionCategory): Promise<number> {
  const counts = tables[category].map((table) => sql`(select count(*)::int from ${sql.identifier(table)})`);
  const [row] = rowsOf<{ n: number }>(await database.db.execute(sql`select ${sql.join(counts, sql` + `)} as n`));
  return row!.n;
}

describe.each(retentionCategories)('%s', (category) => {
  const { days, ofProgramme } = proposed[category];
  // An unread notice waits for its reader, and one of which the letter was sent is not read either.
  const stays = category === 'notices' ? 2 : 0;

  it('stays as long as it should, and then goes', async () => {
    const before = await rowsLeft(category);
    await throwAway(later(days - 1), { again: true });
    expect(await rowsLeft(category)).toBe(before);
    const dry = await throwAway(later(days + 2), { dryRun: true });
    expect(dry![0]!.counts[category]).toBe(1);
    expect(await rowsLeft(category)).toBe(before);
    await throwAway(later(days + 2), { again: true });
    expect(await rowsLeft(category)).toBe(stays);
    expect((await findRuns(admin))[0]!.counts[category]).toBe(1);
    expect((await verifyRecords()).flatMap(({ broken }) => broken ?? [])).toEqual([]);
  });

  it('goes as early as the municipality says', async () => {
    const floor = proposed[category].floor;
    if (floor > 1) {
      const refused = await editRule(admin, category, { days: floor - 1, reason: '' });
      expect(refused).toMatchObject({ status: 'refused', field: 'reason' });
    }
    await editRule(admin, category, { days: 1, reason: 'Zo is het afgesproken' });
    expect((await whatWouldGo(admin, later(3)))![category]).toBe(1);
    await throwAway(later(3), { again: true });
    expect(await rowsLeft(category)).toBe(stays);
  });

  it(`${ofProgramme ? 'stays' : 'goes all the same'} when its programme is held`, async () => {
    const before = await rowsLeft(category);
    await editHold(admin, programmeId, 'Er loopt een onderzoek');
    await throwAway(later(days + 2), { again: true });
    expect(await rowsLeft(category)).toBe(ofProgramme ? before : stays);
    expect(await findHolds(admin)).toMatchObject([{ id: programmeId, reason: 'Er loopt een onderzoek' }]);
    await editHold(admin, programmeId, '');
    await throwAway(later(days + 3), { again: true });
    expect(await rowsLeft(category)).toBe(stays);
  });
});

describe('a run', () => {
  it('is done once a day, with a proof, by whoever is first', async () => {
    const runs = await Promise.all([throwAway(later(1)), throwAway(later(1))]);
    expect(runs.filter((run) => run?.length === 1)).toHaveLength(1);
    expect(await throwAway(later(1))).toEqual([]);
    expect(await throwAway(later(2))).toHaveLength(1);
    expect(await findRuns(admin)).toHaveLength(2);
  });

  it('is told to administrators only', async () => {
    await throwAway(later(1));
    const reader: Actor = { ...admin, role: 'reader' };
    expect(await findRuns(reader)).toEqual([]);
    expect(await whatWouldGo(reader, now)).toBeNull();
    expect(await findHolds(reader)).toEqual([]);
    expect(await editRule(reader, 'notices', { days: 40, reason: '' })).toEqual({ status: 'forbidden' });
    expect(await editHold(reader, programmeId, 'x')).toMatchObject({ status: 'forbidden' });
  });

  it('knows nothing of another municipality', async () => {
    const stranger: Actor = { ...(await aLeader()), role: 'administrator' };
    expect(await editHold(stranger, programmeId, 'x')).toBeNull();
    await editRule(stranger, 'known_devices', { days: 1, reason: '' });
    await throwAway(later(30), { again: true });
    expect(await rowsLeft('known_devices')).toBe(1);
    expect((await findRules(admin.organisationId)).known_devices.days).toBe(180);
  });
});

it('a changed time stands in the history, and can be turned round', async () => {
  await editRule(admin, 'security_log', { days: 90, reason: 'Besluit van de CISO' });
  const [entry] = await findOrganisationHistory(admin, { collections: ['retention'] });
  expect(entry).toMatchObject({
    rowId: 'security_log',
    before: { days: 365 },
    after: { days: 90, reason: 'Besluit van de CISO' },
  });
  expect(await findOrganisationHistory({ ...admin, role: 'reader' }, { collections: ['retention'] })).toEqual([]);
  await undoOrganisationChange(admin, entry!.id, day('2026-03-02'));
  expect((await findRules(admin.organisationId)).security_log).toEqual({ days: 365, reason: '' });
});
