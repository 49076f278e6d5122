// A data file goes into an empty database as a whole or not at all, and what is then there is compared with the file.
import { sql } from 'drizzle-orm';
import { type Connection, type Db, rowsOf } from '../client.server';
import { knownMigrations } from '../migrations.server';
import { checkDataFile, linesOf, type Manifest, tableOf, TableSummer } from './data-file.server';
import { DataRefusal } from './refusal';
import { appliedMigrations, findTables, linesOfTable, loadLines, type Table, writePlainly } from './tables.server';

/**
 * Reads the whole file and says what is in it; throws `DataRefusal` when it is damaged or made by a newer release. Needs
 * no database, so that a file that is refused has not even made an empty one.
 */
export async function checkImport(file: string): Promise<Manifest> {
  const manifest = await checkDataFile(file);
  const known = knownMigrations();
  if (manifest.migrations.every((hash, index) => known[index] === hash)) return manifest;
  const isNewer = known.every((hash, index) => manifest.migrations[index] === hash);
  throw new DataRefusal(
    'other_schema',
    isNewer
      ? `${file} was written by a newer release (${manifest.migrations.length} migrations; this one knows ${known.length}). ` +
          'Load it with that release or a later one.'
      : `${file} was written by a program with other tables than this one; it cannot be loaded here.`,
  );
}

/**
 * Loads a data file into a database that is empty or was never used: makes the tables as they were when the file was
 * written, loads and compares in one transaction, and then brings the tables up to date.
 */
export async function importData(connection: Connection, file: string): Promise<Manifest> {
  const manifest = await checkImport(file);
  const { db } = connection;
  await refuseUnlessEmpty(db, await findTables(db));
  const applied = await appliedMigrations(db);
  if (applied.length > manifest.migrations.length) {
    throw new DataRefusal(
      'newer_schema',
      'The tables of this database are newer than the file. Use a database, or a DATA_DIR, that was never used.',
    );
  }
  await connection.migrate(manifest.migrations.length);
  await db.transaction((tx) => load(tx, file, manifest));
  await connection.migrate();
  // fresh statistics: without them the first queries are planned for empty tables
  await db.execute(sql`analyze`);
  return manifest;
}

async function refuseUnlessEmpty(tx: Db, tables: Table[]): Promise<void> {
  for (const { name } of tables) {
    const rows = rowsOf(await tx.execute(sql`select 1 from ${sql.identifier(name)} limit 1`));
    if (rows.length === 0) continue;
    throw new DataRefusal(
      'not_empty',
      `This database holds data already (there are rows in ${name}). Use a database, or a DATA_DIR, that was never used.`,
    );
  }
}

async function load(tx: Db, file: string, manifest: Manifest): Promise<void> {
  await writePlainly(tx);
  // The file has the links of its record: none is made for its rows.
  await tx.execute(sql`set local dok.loading to 'on'`);
  const tables = await findTables(tx);
  const names = sql.join(tables.map(({ name }) => sql.identifier(name)), sql`, `); // prettier-ignore
  await tx.execute(sql`lock table ${names} in share row exclusive mode`);
  await refuseUnlessEmpty(tx, tables);
  const byName = new Map(tables.map((table) => [table.name, table]));
  const lines = new Sections(linesOf(file));
  for (let name = await lines.next(); name !== null; name = await lines.next()) {
    const table = byName.get(name);
    if (!table) throw new DataRefusal('other_schema', `${file} holds a table ${name}, which does not exist here.`);
    await loadLines(tx, table, lines.rows());
  }
  await compare(tx, tables, manifest);
}

/** What has been loaded is read back: a default, a trigger or a type that altered something is found here. */
async function compare(tx: Db, tables: Table[], manifest: Manifest): Promise<void> {
  const wanted = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const table of tables) {
    const summer = new TableSummer(table.name);
    for await (const line of linesOfTable(tx, table)) summer.add(line);
    const { rows, checksum } = summer.total;
    const there = wanted.get(table.name) ?? new TableSummer(table.name).total;
    if (rows === there.rows && checksum === there.checksum) continue;
    throw new DataRefusal(
      'not_equal',
      `After loading, ${table.name} was not equal to the file (${rows} rows, ${there.rows} expected). Nothing was kept.`,
    );
  }
}

/** Walks through a file table by table. */
class Sections {
  #line: string | null = null;

  constructor(private readonly lines: AsyncGenerator<string>) {}

  /** The name of the table that comes next, or null at the end. */
  async next(): Promise<string | null> {
    while (this.#line === null || tableOf(this.#line) === null) {
      const { value, done } = await this.lines.next();
      if (done) return null;
      this.#line = value;
    }
    return tableOf(this.#line);
  }

  /** The rows of that table. */
  async *rows(): AsyncGenerator<string> {
    const name = this.#line === null ? null : tableOf(this.#line);
    while (this.#line !== null && tableOf(this.#line) === name) {
      yield this.#line;
      const { value, done } = await this.lines.next();
      this.#line = done ? null : value;
    }
  }
}
