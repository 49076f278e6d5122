// All data of an installation as one text file that can be checked before anything is believed.
//
// A data file is UTF-8 text, a JSON value a line, every line ended by \n:
//
//   {"format":"doorontwikkelkalender-data","version":1}     what it is
//   {"organisation":{"id":"…","name":"…",…}}                 a row: its table, then its columns as PostgreSQL writes them
//   {"department":{"id":"…",…}}
//   …
//   {"migrations":["…"],"tables":[{"name":"organisation","rows":1,"checksum":"…"},…],"sha256":"…"}
//
// Tables come parents first, rows by primary key, and nothing in the file tells the time or the place: the same data give
// the same bytes, on either database. `migrations` are the hashes of the migrations behind the tables, oldest first.
// `checksum` is the sum, modulo 2^128, of the first 16 bytes of the SHA-256 of every line of the table: it does not depend
// on the order. `sha256` is that of everything before it: the lines above and the two members of the last one, as
// `sealOf` puts them. A file without its last line was cut off.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { DataRefusal } from './refusal';

export const firstLine = '{"format":"doorontwikkelkalender-data","version":1}';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const manifest = z.strictObject({
  migrations: z.array(hash).min(1),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.number().int().nonnegative(),
      checksum: z.string().regex(/^[0-9a-f]{32}$/),
    }),
  ),
  sha256: hash,
});
export type Manifest = z.infer<typeof manifest>;
export type TableSum = Manifest['tables'][number];

const MODULUS = 1n << 128n;

/** Counts the lines of one table and adds them up, in whatever order they come. */
export class TableSummer {
  #rows = 0;
  #sum = 0n;

  constructor(private readonly name: string) {}

  add(line: string): void {
    this.#rows += 1;
    const digest = createHash('sha256').update(line).digest('hex').slice(0, 32);
    this.#sum = (this.#sum + BigInt(`0x${digest}`)) % MODULUS;
  }

  get total(): TableSum {
    return { name: this.name, rows: this.#rows, checksum: this.#sum.toString(16).padStart(32, '0') };
  }
}

/** The checksum over a whole file, given the running one over the lines above its last. */
export function sealOf(above: Hash, { migrations, tables }: Pick<Manifest, 'migrations' | 'tables'>): string {
  return above.copy().update(JSON.stringify({ migrations, tables })).digest('hex');
}

/** The table a row's line belongs to, or null when it is no row. */
export const tableOf = (line: string): string | null => /^\{"([a-z_0-9]+)":\{/.exec(line)?.[1] ?? null;

/** The lines of a file, which must each be ended; throws `DataRefusal` when the last one is not. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + (piece as string)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw cutOff(file);
}

/** Reads all of a file and says what is in it; throws `DataRefusal` when a single bit is not as it was written. */
export async function checkDataFile(file: string): Promise<Manifest> {
  const whole = createHash('sha256');
  const sums = new Map<string, TableSummer>();
  let previous: string | null = null;
  let first = true;
  for await (const line of linesOf(file)) {
    if (first && line !== firstLine) throw notOurs(file, line);
    first = false;
    if (previous !== null) {
      whole.update(`${previous}\n`);
      const table = tableOf(previous);
      if (table) sums.set(table, addTo(sums.get(table) ?? new TableSummer(table), previous));
      else if (previous !== firstLine) throw damaged(file, 'a line is no row');
    }
    previous = line;
  }
  if (previous === null || previous === firstLine || tableOf(previous)) throw cutOff(file);
  const found = parseManifest(file, previous);
  if (sealOf(whole, found) !== found.sha256) throw damaged(file, 'its contents do not have the checksum it says');
  for (const table of found.tables) {
    const sum = (sums.get(table.name) ?? new TableSummer(table.name)).total;
    if (sum.rows !== table.rows || sum.checksum !== table.checksum)
      throw damaged(file, `the rows of ${table.name} do not add up`);
    sums.delete(table.name);
  }
  for (const name of sums.keys()) throw damaged(file, `${name} is not in its list of tables`);
  return found;
}

function addTo(summer: TableSummer, line: string): TableSummer {
  summer.add(line);
  return summer;
}

function parseManifest(file: string, line: string): Manifest {
  try {
    const read = manifest.parse(JSON.parse(line));
    // written again it must be the same line: no spaces, no second spelling of a number
    if (JSON.stringify(read) === line) return read;
  } catch {
    // said below
  }
  throw damaged(file, 'its last line cannot be read');
}

function notOurs(file: string, line: string): DataRefusal {
  const isNewer = line.startsWith('{"format":"doorontwikkelkalender-data","version":');
  return isNewer
    ? new DataRefusal(
        'newer_format',
        `${file} was written by another version of this program, in a format unknown here.`,
      )
    : new DataRefusal('not_ours', `${file} is no data file of Doorontwikkelkalender.`);
}

const cutOff = (file: string) =>
  new DataRefusal('cut_off', `${file} ends too early: it was cut off, or is still being written.`);
const damaged = (file: string, why: string) =>
  new DataRefusal('damaged', `${file} has been changed or damaged: ${why}.`);
