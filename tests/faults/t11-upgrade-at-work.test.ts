// T11: the next release brings the tables up to date while people work at the one before, which goes on on the new tables until it is
// stopped: nobody notices. The long form does it with a release from the history as well.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyRecords } from '~/models/record.server';
import { countOf, faultless, held } from './support/ledger';
import { amount, form, report } from './support/measure';
import { copyOf, inDatabase, type Place, type PostgresPlace, postgresPlace } from './support/place';
import { nextRelease, olderCommit, olderRelease } from './support/release';
import { type Amounts, upgradedAtWork, type Upgraded } from './support/upgrade';

const amounts = {
  reading: amount('FAULT_READERS', 2, 5),
  pages: amount('FAULT_PAGES', 12, 60),
  changes: amount('FAULT_CHANGES', 20, 100),
};
/** Enough to see that everything fails. */
const few = { reading: 1, pages: 3, changes: 6 };
/** PostgreSQL gives up for whoever waits as long for a lock. */
const tooLongMs = 2_000;

let place: PostgresPlace;
beforeAll(async () => {
  place = await postgresPlace();
}, 240_000);
afterAll(() => place?.remove());

/** This release at work, and the same with one migration more beside it, in a database of its own. */
async function toNext(name: string, statements: readonly string[], amounts: Amounts) {
  const next = nextRelease(statements);
  const databaseUrl = await copyOf(place.databaseUrl, name);
  try {
    return await upgradedAtWork({ place, databaseUrl, env: place.env, from: '.', to: next.folder, ...amounts });
  } finally {
    next.remove();
  }
}

/** Nobody noticed, nothing is lost, and the record of what was done is whole. */
async function insistOnNothing(run: Upgraded, at: Place): Promise<void> {
  expect(run.failed).toEqual([]);
  expect(run.ready).toEqual(['200 ready schema_newer', '200 ready']);
  expect(run.answeredByFirst).toBeGreaterThan(0);
  expect(run.lockWait.longestMs, run.lockWait.what).toBeLessThan(tooLongMs);
  expect(run.bugs).toEqual([]);
  expect(run.codes).toEqual([0, 0]);
  await inDatabase({ databaseUrl: run.databaseUrl }, async (connection) => {
    expect((await held(connection, at, run.ledger)).verdict).toEqual(faultless);
    expect((await verifyRecords()).filter(({ broken }) => broken !== null)).toEqual([]);
  });
}

const told = (from: string, run: Upgraded) => ({
  ...{ from, writes: countOf(run.ledger, 'acknowledged'), pages: run.pagesRead, failed: 0, lost: 0, torn: 0 },
  ...{ answeredOnNewTables: run.answeredByFirst, lockWaitMaxMs: run.lockWait.longestMs },
  longestAnswerMs: run.longestAnswerMs,
});

/** In the worst order: whoever saves comes to the history last. */
const expanding = [
  'alter table plan_history add column told_by text',
  'create index plan_history_told_by on plan_history (programme_id, told_by)',
  'alter table item add column nickname text, add column stars integer not null default 0',
  'create index item_nickname on item (programme_id, nickname)',
  `create table item_star (programme_id text not null, item_id text not null, user_id text not null,
    foreign key (programme_id, item_id) references item (programme_id, id))`,
];

test('this release goes on while the next brings the tables up to date: no request fails, nobody waits long, nothing is lost', async () => {
  const run = await toNext('expanding', expanding, amounts);
  await insistOnNothing(run, place);
  report('T11', told('this release', run));
}, 240_000);

// The release comes from the history and is built, which takes minutes.
if (form === 'long')
  test('a release that does not know the newest tables goes on while this one brings them up to date: the same', async () => {
    const commit = olderCommit();
    const from = await olderRelease(commit);
    const older = await postgresPlace({}, from);
    try {
      const { databaseUrl, env } = older;
      const run = await upgradedAtWork({ place: older, databaseUrl, env, from, to: '.', ...amounts });
      await insistOnNothing(run, older);
      report('T11 older release', told(commit, run));
    } finally {
      await older.remove();
    }
  }, 1_200_000);

test('negative control: what keeps a table for itself, and takes away what the release before uses, is found', async () => {
  const run = await toNext(
    'taking',
    [
      'lock table item in access exclusive mode',
      'select pg_sleep(3)',
      'alter table item rename column description to words',
    ],
    few,
  );
  // Some are given up just before that was looked at.
  expect(run.lockWait.longestMs).toBeGreaterThan(0.75 * tooLongMs);
  expect(run.failed.filter((one) => one.includes('503'))).not.toEqual([]);
  expect(run.failed.filter((one) => one.includes('500'))).not.toEqual([]);
  expect(run.bugs).not.toEqual([]);
}, 240_000);
