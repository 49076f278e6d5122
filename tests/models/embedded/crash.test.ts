// Killed at any moment, the database opens again with everything it acknowledged, and nothing by halves.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '~/models/db/embedded/open.server';
import { randomNumbers } from './random';
import { closedDatabase, ended, open, startProcess, templateDir } from './rig';

const KILLS = 8;
const SEED = 20_261_122;

type Faults = { lost: string[]; torn: string[] };

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

async function check(dir: string, acknowledged: string[]): Promise<Faults & { kept: number }> {
  const { client, close } = await open({ dir });
  const items = await client.query<{ id: string }>('SELECT id FROM crash_item');
  const audits = await client.query<{ id: string }>('SELECT item_id AS id FROM crash_audit');
  await close();
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return { ...findFaults(acknowledged, ids(items.rows), ids(audits.rows)), kept: items.rows.length };
}

test(`${KILLS} kills in the middle of writing: 0 acknowledged transactions lost, 0 torn`, async () => {
  const dir = await closedDatabase(prepared);
  const random = randomNumbers(SEED);
  const ledger: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    ledger.push(...(await writeAndKill(dir, kill, 'honest', random(1, 300))));
  }
  const { lost, torn, kept } = await check(dir, ledger);
  expect({ lost, torn }).toEqual({ lost: [], torn: [] });
  expect(kept).toBeGreaterThanOrEqual(ledger.length);
  expect(ledger.length).toBeGreaterThan(KILLS);
}, 300_000);

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
  60_000,
);
