// What a request changed, row by row, as the database itself saw it: a trigger on every table, put there by the test.
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '~/models/db/client.server';

export type Row = Record<string, unknown>;
/** One row from before the request to after it: null where it was not there. */
export type Seen = { table: string; key: string[]; was: Row | null; is: Row | null };

export async function watchChanges(db: Db): Promise<() => Promise<Seen[]>> {
  const keys = new Map(
    rowsOf<{ table: string; key: string[] }>(
      await db.execute(sql`select c.relname::text as table, json_agg(a.attname::text) as key from pg_class c
        join pg_index i on i.indrelid = c.oid and i.indisprimary join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where c.relnamespace = 'public'::regnamespace group by 1`),
    ).map(({ table, key }) => [table, key]),
  );
  const tables = rowsOf<{ name: string }>(
    await db.execute(sql`select tablename::text as name from pg_tables where schemaname = 'public'`),
  );
  const statements = [
    `create schema if not exists seen`,
    `create table seen.change (nth bigint generated always as identity, name text not null, was jsonb, "is" jsonb)`,
    `create function seen.note() returns trigger language plpgsql as $$ begin
      insert into seen.change (name, was, "is") values (tg_table_name,
        case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
      return null; end $$`,
    ...tables.map(
      ({ name }) =>
        `create trigger seen after insert or update or delete on "${name}" for each row execute function seen.note()`,
    ),
  ];
  for (const statement of statements) await db.execute(sql.raw(statement));
  return async () => {
    const notes = rowsOf<{ name: string; was: Row | null; is: Row | null }>(
      await db.execute(sql`select name, was, "is" from seen.change order by nth`),
    );
    await db.execute(sql`delete from seen.change`);
    return netOf(notes, keys);
  };
}

/** What is left of several steps: a row that was taken away and put back as it was did not change. */
function netOf(notes: { name: string; was: Row | null; is: Row | null }[], keys: Map<string, string[]>): Seen[] {
  const rows = new Map<string, Seen>();
  for (const { name: table, was, is } of notes) {
    const key = keys.get(table) ?? Object.keys((is ?? was)!);
    const of = JSON.stringify([table, ...key.map((column) => (is ?? was)![column])]);
    const known = rows.get(of);
    if (known) known.is = is;
    else rows.set(of, { table, key, was, is });
  }
  return [...rows.values()].filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
}

/** The columns of a row that differ. */
export const columnsThatDiffer = ({ was, is }: Seen): string[] =>
  Object.keys(is ?? was ?? {}).filter((column) => JSON.stringify(was?.[column]) !== JSON.stringify(is?.[column]));
