// The tables as the database itself knows them, parents first, and their rows as lines of a data file.
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../client.server';

export type Table = {
  name: string;
  /** Those that are written; generated columns follow from them. */
  columns: string[];
  /** Columns of the primary key, in its order; empty when there is none. */
  key: string[];
  /** Columns that count by themselves. */
  counted: string[];
  /** Tables its foreign keys point at, other than itself. */
  parents: string[];
};

const BATCH = 500;
const quoted = (name: string) => sql.identifier(name);

/** The hashes of the migrations a database has had, oldest first; empty when it was never migrated. */
export async function appliedMigrations(tx: Db): Promise<string[]> {
  const [table] = rowsOf<{ there: boolean }>(
    await tx.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`),
  );
  if (!table?.there) return [];
  const rows = rowsOf<{ hash: string }>(
    await tx.execute(sql`select hash from drizzle.__drizzle_migrations order by created_at, id`),
  );
  return rows.map(({ hash }) => hash);
}

/** The tables of the product in foreign-key order; alphabetical where that leaves a choice. */
export async function findTables(tx: Db): Promise<Table[]> {
  const rows = rowsOf<{ entry: string }>(
    await tx.execute(sql`
      select json_build_object(
        'name', c.relname,
        'columns', (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
        'counted', (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) is not null),
        'key', (select coalesce(json_agg(a.attname order by k.place), '[]')
          from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(number, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
          where i.indrelid = c.oid and i.indisprimary),
        'parents', (select coalesce(json_agg(distinct p.relname), '[]')
          from pg_constraint f join pg_class p on p.oid = f.confrelid
          where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid)
      )::text as entry
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relpersistence = 'p'
      order by c.relname collate "C"`),
  );
  return parentsFirst(rows.map(({ entry }) => JSON.parse(entry) as Table));
}

function parentsFirst(tables: Table[]): Table[] {
  const ordered: Table[] = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.find(({ name, parents }) => !placed.has(name) && parents.every((parent) => placed.has(parent)));
    if (!next) {
      const left = tables.filter(({ name }) => !placed.has(name)).map(({ name }) => name);
      throw new Error(`No order of loading satisfies the foreign keys between ${left.join(', ')}`);
    }
    ordered.push(next);
    placed.add(next.name);
  }
  return ordered;
}

/**
 * Makes PostgreSQL write values the same way wherever it runs, and wait when a disk is slow between two batches; for the
 * rest of the transaction.
 */
export async function writePlainly(tx: Db): Promise<void> {
  await tx.execute(sql`set local timezone to 'UTC'`);
  await tx.execute(sql`set local idle_in_transaction_session_timeout to 0`);
  await tx.execute(sql`set local extra_float_digits to 1`);
  await tx.execute(sql`set local bytea_output to 'hex'`);
  await tx.execute(sql`set local intervalstyle to 'postgres'`);
}

/** The rows of a table as lines of a data file, by primary key; inside a transaction, one batch in memory at a time. */
export async function* linesOfTable(tx: Db, { name, key }: Table): AsyncGenerator<string> {
  const line = sql`'{' || to_json(${name}::text)::text || ':' || row_to_json(t)::text || '}'`;
  // "C" is the one collation that every server has and sorts the same
  const order = key.length > 0 ? key.map((column) => sql`t.${quoted(column)}::text collate "C"`) : [sql`1`];
  await tx.execute(
    sql`declare lines_of_table cursor for select ${line} as line from ${quoted(name)} t order by ${sql.join(order, sql`, `)}`,
  );
  for (;;) {
    const rows = rowsOf<{ line: string }>(await tx.execute(sql.raw(`fetch ${BATCH} from lines_of_table`)));
    for (const row of rows) yield row.line;
    if (rows.length < BATCH) break;
  }
  await tx.execute(sql`close lines_of_table`);
}

/** Loads the lines of one table in one statement, so that rows that refer to each other may come in any order. */
export async function loadLines(tx: Db, table: Table, lines: AsyncIterable<string>): Promise<void> {
  await tx.execute(sql`create temporary table loading (line json not null) on commit drop`);
  for await (const batch of inBatches(lines)) {
    await tx.execute(
      sql`insert into loading select value from json_array_elements(${`[${batch.join(',')}]`}::text::json)`,
    );
  }
  const columns = sql.join(table.columns.map((column) => quoted(column)), sql`, `); // prettier-ignore
  const name = quoted(table.name);
  await tx.execute(
    sql`insert into ${name} (${columns}) overriding system value
      select ${sql.join(table.columns.map((column) => sql`r.${quoted(column)}`), sql`, `)}
      from loading, json_populate_record(null::${name}, line -> ${table.name}::text) r`, // prettier-ignore
  );
  for (const column of table.counted) {
    await tx.execute(
      sql`select setval(pg_get_serial_sequence(quote_ident(${table.name}::text), ${column}::text), max(${quoted(column)}))
        from ${name} having max(${quoted(column)}) is not null`,
    );
  }
  await tx.execute(sql`drop table loading`);
}

async function* inBatches(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
