// Killed at any moment, the database opens again with everything it acknowledged, and nothing by halves.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { findDamage } from '~/models/db/embedded/integrity.server';
import { openEmbedded } from '~/models/db/embedded/open.server';
import { randomNumbers } from './random';
import { closedDatabase, ended, open, startProcess, templateDir } from './rig';

/** CRASH_KILLS=200 asks for a longer run than the gate's. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 4);
const SEED = 20_261_122;

type Faults = { lost: string[]; torn: string[] };
type Checked = Faults & { kept: number; damage: string[] };

/** Acknowledged but not there; there with only one of its two rows. */
function findFaults(acknowledged: string[], items: string[], audits: string[]): Faults {
  const itemIds = new Set(items);
  const auditIds = new Set(audits);
  const lost = acknowledged.filter((id) => !itemIds.has(id));
  const torn = [...items.filter((id) => !auditIds.has(id)), ...audits.filter((id) => !itemIds.has(id))];
  return { lost, torn };
}

let prepared: string;

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'dok-crash-'));
  prepared = join(home, 'template');
  const { client, close } = await openEmbedded(prepared, { templateDir: await templateDir() });
  await client.exec('CREATE TABLE crash_item (id text PRIMARY KEY); CREATE TABLE crash_audit (item_id text NOT NULL)');
  await close();
  return () => rm(home, { recursive: true, force: true });
});

/** Starts a writer and kills it while it writes, after `acks` acknowledgements; returns all it managed to say. */
async function writeAndKill(dir: string, run: number, mode: string, acks: number): Promise<string[]> {
  const writer = startProcess('crash-writer.ts', [dir, String(run), mode]);
  let seen = 0;
  writer.stdout?.on('data', (data: Buffer) => {
    seen += data.toString().split('ack ').length - 1;
    if (seen >= acks) writer.kill('SIGKILL');
  });
  await ended(writer);
  expect(writer.signalCode, writer.output()).toBe('SIGKILL');
  return writer.output().split('\n').filter((line) => line.startsWith('ack ')).map((line) => line.slice(4)); // prettier-ignore
}

async function check(dir: string, acknowledged: string[]): Promise<Checked> {
  const { client, close } = await open({ dir, extensions: ['amcheck'] });
  const items = await client.query<{ id: string }>('SELECT id FROM crash_item');
  const audits = await client.query<{ id: string }>('SELECT item_id AS id FROM crash_audit');
  const { damage } = await client.withBudget(60_000, () => findDamage(client));
  await close();
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return { ...findFaults(acknowledged, ids(items.rows), ids(audits.rows)), kept: items.rows.length, damage };
}

test(
  `${KILLS} kills in the middle of writing: 0 acknowledged transactions lost, 0 torn, 0 damaged`,
  async () => {
    const dir = await closedDatabase(prepared);
    const random = randomNumbers(SEED);
    const ledger: string[] = [];
    let kept = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      ledger.push(...(await writeAndKill(dir, kill, 'honest', random(1, 300))));
      const { lost, torn, damage, ...rest } = await check(dir, ledger);
      expect({ kill, lost, torn, damage }).toEqual({ kill, lost: [], torn: [], damage: [] });
      kept = rest.kept;
    }
    expect(kept).toBeGreaterThanOrEqual(ledger.length);
    expect(ledger.length).toBeGreaterThan(KILLS);
  },
  120_000 + KILLS * 30_000,
);

test.each([
  ['acknowledges before it commits', 'early', 'lost'],
  ['writes its two rows in two transactions', 'split', 'torn'],
] as const)(
  'negative control: a writer that %s is found out',
  async (_what, mode, fault) => {
    const dir = await closedDatabase(prepared);
    const random = randomNumbers(SEED);
    const ledger: string[] = [];
    let found: string[] = [];
    for (let kill = 0; kill < 5 && found.length === 0; kill += 1) {
      ledger.push(...(await writeAndKill(dir, kill, mode, random(50, 200))));
      found = (await check(dir, ledger))[fault];
    }
    expect(found).not.toEqual([]);
  },
  300_000,
);

test('negative control: an index that misses rows of its table is found out, and so is a page that was overwritten', async () => {
  const dir = await closedDatabase(prepared);
  const write = async (from: number, to: number) => {
    const { client, close } = await open({ dir, extensions: ['amcheck'] });
    await client.query('INSERT INTO crash_item SELECT g::text FROM generate_series($1::int, $2::int) g', [from, to]);
    const { rows } = await client.query<{ heap: string; index: string }>(
      "SELECT pg_relation_filepath('crash_item') AS heap, pg_relation_filepath('crash_item_pkey') AS index",
    );
    expect((await findDamage(client)).damage).toEqual([]);
    await close();
    return { heap: join(dir, 'pg', rows[0]?.heap ?? ''), index: join(dir, 'pg', rows[0]?.index ?? '') };
  };
  const { index } = await write(1, 50);
  const old = await readFile(index);
  const { heap } = await write(51, 60);
  await writeFile(index, old);
  const damageOf = async () => {
    const { client, close } = await open({ dir, extensions: ['amcheck'] });
    const { damage } = await findDamage(client);
    await close();
    return damage;
  };
  expect(await damageOf()).toEqual([
    expect.stringMatching(/^crash_item_pkey: heap tuple .* lacks matching index tuple/),
  ]);
  const page = await readFile(heap);
  await writeFile(heap, page.fill(7, 4_000, 4_200));
  expect((await damageOf()).join()).toMatch(/crash_item: .*invalid page in block 0/);
}, 300_000);
