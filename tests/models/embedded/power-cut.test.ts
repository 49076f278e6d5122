// The power fails at any moment: what was acknowledged is there, nothing is there by halves, and every index is whole.
// POWER_CUTS=200 asks for a longer run than the gate's; POWER_SEED for other moments.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDamage } from '~/models/db/embedded/integrity.server';
import { type EmbeddedClient, type EmbeddedDatabase, openEmbedded } from '~/models/db/embedded/open.server';
import { copyTree } from '~/models/db/embedded/tree.mjs';
import { afterPowerCut, checkpointMoments, type Fate, fates, moments } from './power-disk';
import { type Random, randomNumbers } from './random';
import { closedDatabase, scratch } from './rig';

const CUTS = Number(process.env['POWER_CUTS'] ?? 3);
const SEED = Number(process.env['POWER_SEED'] ?? 20_261_125);
const workerPath = join(process.cwd(), 'tests/models/embedded/recording-worker.mjs');

const SCHEMA = `
  CREATE TABLE cut_item (id text PRIMARY KEY, round int NOT NULL, body text NOT NULL, digest text NOT NULL);
  CREATE INDEX cut_item_body ON cut_item (left(body, 40));
  CREATE TABLE cut_audit (item_id text PRIMARY KEY REFERENCES cut_item);
  CREATE TABLE cut_total (n int NOT NULL);
  INSERT INTO cut_total VALUES (0)`;

/** What was acknowledged, and how long the diary was when we heard it. */
type Ledger = { id: string; at: number }[];

/** One change in three tables, big enough now and then to be kept outside its row. */
async function change(client: EmbeddedClient, id: string, round: number, random: Random): Promise<void> {
  await client.transaction(async (tx) => {
    const insert =
      'INSERT INTO cut_item SELECT $1, $2::int, b, md5(b) FROM (SELECT string_agg(md5($1 || g), $3) AS b FROM generate_series(1, $4::int) g)';
    await tx.query(insert, [id, round, '', random(1, 5) === 1 ? 400 : random(1, 20)]);
    await tx.query('INSERT INTO cut_audit VALUES ($1)', [id]);
    await tx.query('UPDATE cut_total SET n = n + 1');
  });
}

/** Everything that can be wrong with what the database holds, given what it must hold; empty when all is well. */
async function faults(client: EmbeddedClient, mustHave: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; audited: boolean; whole: boolean }>(
    `SELECT id, a.item_id IS NOT NULL AS audited, md5(body) = digest AS whole
     FROM cut_item i FULL JOIN cut_audit a ON a.item_id = i.id`,
  );
  const [total] = (await client.query<{ n: number }>('SELECT n FROM cut_total')).rows;
  const there = new Set(rows.map(({ id }) => id));
  const { damage, looked } = await findDamage(client);
  return [
    ...mustHave.filter((id) => !there.has(id)).map((id) => `${id} is lost`),
    ...rows.filter(({ audited, whole }) => !audited || !whole).map(({ id }) => `${id} is there by halves`),
    ...(total?.n === rows.length ? [] : [`the total is ${total?.n}, not ${rows.length}`]),
    ...(looked > 200 ? [] : [`only ${looked} indexes and tables were looked at`]),
    ...damage,
  ];
}

type Round = { found: string[]; ids: string[]; ledger: Ledger };

/** Opens, looks, writes and closes, while the diary is kept. */
async function live(
  dir: string,
  round: number,
  mustHave: readonly string[],
  random: Random,
  settings = {},
): Promise<Round> {
  const database = await openEmbedded(dir, { workerPath, settings, extensions: ['amcheck'], log: () => undefined });
  const { client, checkpoint } = database;
  const ledger: Ledger = [];
  try {
    if (round === 0) await client.exec(SCHEMA);
    const found = await client.withBudget(60_000, () => faults(client, mustHave));
    const { rows } = await client.query<{ id: string }>('SELECT id FROM cut_item');
    // a table of its own: files come and go as well
    await client.exec(`CREATE TABLE IF NOT EXISTS cut_round_${round} AS SELECT id FROM cut_item`);
    const count = random(30, 90);
    for (let n = 0; n < count; n += 1) {
      const id = `${round}-${n}`;
      await change(client, id, round, random);
      ledger.push({ id, at: diaryLength(dir) });
      const chance = random(1, 60);
      if (chance === 1) await checkpoint();
      if (chance === 2) await client.exec('VACUUM cut_total');
      if (chance === 3) await client.exec('SELECT pg_switch_wal()');
      if (chance === 4) await client.exec('DELETE FROM cut_total; INSERT INTO cut_total SELECT count(*) FROM cut_item');
      if (chance === 5 && round > 0) await client.exec(`DROP TABLE IF EXISTS cut_round_${round - 1}`);
    }
    return { found, ids: rows.map(({ id }) => id), ledger };
  } finally {
    await close(database);
  }
}

const diaryLength = (dir: string) => statSync(`${dir}.diary`).size;

/** A database that has just been found broken may also refuse to close. */
const close = (database: EmbeddedDatabase) => database.close().catch(() => undefined);

type Options = {
  seed: number;
  cuts: number;
  fate?: Fate;
  kind?: Kind;
  ignoresFlushes?: boolean;
  settings?: Record<string, string>;
};
type Outcome = { cuts: number; acknowledged: number; faults: string[] };

/** Cuts the power again and again, each time somewhere in the life that followed the one before; stops at a fault. */
async function cutAgainAndAgain({ seed, cuts, settings, ...options }: Options): Promise<Outcome> {
  const random = randomNumbers(seed);
  const home = await scratch();
  let dir = await closedDatabase();
  let mustHave: string[] = [];
  let acknowledged = 0;
  for (let round = 0; ; round += 1) {
    const before = join(home, `before-${round}`);
    await copyTree(dir, before);
    const lived = await live(dir, round, mustHave, random, settings).catch((error: Error) => ({
      ...{ found: [`it does not open or work: ${error.message}`], ids: [], ledger: [] },
    }));
    const found = lived.found.map((fault) => `after cut ${round}: ${fault}`);
    if (found.length > 0 || round === cuts) return { cuts: round, acknowledged, faults: found };

    const diary = readFileSync(`${dir}.diary`);
    // every kind meets every fate; the first cut comes after the tables were made
    const kind = options.kind ?? kinds[round % kinds.length] ?? 'anywhere';
    const fate = options.fate ?? fates[(round + Math.floor(round / kinds.length)) % fates.length] ?? 'nothing';
    const at = momentOf(kind, diary, lived.ledger, random);
    const heard = lived.ledger.filter((entry) => entry.at <= at).map(({ id }) => id);
    acknowledged += heard.length;
    // what was read after a power cut was on the disk, so the next one may not take it either
    mustHave = [...lived.ids, ...heard];
    const next = join(home, `data-${round + 1}`);
    afterPowerCut(before, diary, next, { at, random, fate, ignoresFlushes: options.ignoresFlushes });
    for (const old of [dir, before, `${dir}.diary`]) rmSync(old, { recursive: true, force: true });
    dir = next;
  }
}

/** Right after an acknowledgement, anywhere (the recovery from the cut before included), or in a checkpoint. */
const kinds = ['acknowledged', 'anywhere', 'checkpoint'] as const;
type Kind = (typeof kinds)[number];

function momentOf(kind: Kind, diary: Buffer, ledger: Ledger, random: Random): number {
  if (kind === 'acknowledged') return oneOf(ledger, random).at;
  return oneOf(kind === 'anywhere' ? moments(diary) : checkpointMoments(diary), random);
}

function oneOf<T>(values: readonly T[], random: Random): T {
  const value = values[random(0, values.length - 1)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

test(
  `${CUTS} power cuts: 0 acknowledged changes lost, 0 by halves, 0 damaged indexes or tables`,
  async () => {
    const outcome = await cutAgainAndAgain({ seed: SEED, cuts: CUTS });
    expect(outcome).toEqual({ cuts: CUTS, acknowledged: expect.any(Number) as number, faults: [] });
    expect(outcome.acknowledged).toBeGreaterThan(CUTS * 10);
  },
  120_000 + CUTS * 60_000,
);

test('negative control: on a disk whose flushes do nothing, acknowledged changes are lost and that is found', async () => {
  const outcome = await cutAgainAndAgain({ seed: SEED, cuts: 4, fate: 'nothing', ignoresFlushes: true });
  expect(outcome.faults).not.toEqual([]);
}, 300_000);

test('negative control: without images of whole pages in the log a torn page is found', async () => {
  const settings = { full_page_writes: 'off' };
  const outcome = await cutAgainAndAgain({ seed: SEED, cuts: 3, kind: 'checkpoint', fate: 'any sector', settings });
  expect(outcome.faults).not.toEqual([]);
}, 300_000);
