// Where somebody is named: every text of their municipality that holds their name or address as it is written.
import { sql, type SQL } from 'drizzle-orm';
import { type Db, rowsOf } from './db/client.server';

/** A table with the columns that hold words; `key` is its primary key. */
export type WordTable = { name: string; key: string[]; columns: { name: string; type: 'text' | 'jsonb' | 'text[]' }[] };

/** Every table that belongs to a municipality, from the catalogue: a new one needs nothing. */
export async function findWordTables(tx: Db): Promise<WordTable[]> {
  const rows = rowsOf<{ entry: string }>(
    await tx.execute(sql`select json_build_object('name', c.relname,
        'key', (select json_agg(a.attname) from pg_index i cross join unnest(i.indkey::int2[]) k(number)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where i.indrelid = c.oid and i.indisprimary),
        'columns', (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null))
            order by a.attnum), '[]') from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype))
      )::text as entry
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'record_%'
        and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'organisation_id')
      order by c.relname collate "C"`),
  );
  return rows.map(({ entry }) => JSON.parse(entry) as WordTable);
}

const special = /[.*+?^${}()|[\]\\]/g;

/** Words as they stand, not as a part of a longer word, in small letters or capitals; `json`: as they stand within jsonb. */
export function patternOf(words: readonly string[], json: boolean): string {
  const longestFirst = [...new Set(words)].sort((one, other) => other.length - one.length);
  const escaped = longestFirst.map((word) =>
    (json ? JSON.stringify(word).slice(1, -1) : word).replace(special, '\\$&'),
  );
  // In jsonb a new line is written with a letter, which is not part of the word after it.
  const begin = json ? '(?:(?<![[:alnum:]])|(?<=\\\\[nrtbf]))' : '(?<![[:alnum:]])';
  return `${begin}(?:${escaped.join('|')})(?![[:alnum:]])`;
}

const asText = ({ name, type }: WordTable['columns'][number]) =>
  type === 'text' ? sql`w.${sql.identifier(name)}` : sql`to_jsonb(w.${sql.identifier(name)})::text`;

export const namedIn = (column: WordTable['columns'][number], words: readonly string[]): SQL =>
  sql`${asText(column)} ~* ${patternOf(words, column.type !== 'text')}`;

/** A value with another word in the place of these. */
export function replacedIn(column: WordTable['columns'][number], words: readonly string[], by: string): SQL {
  const text = sql`regexp_replace(${asText(column)}, ${patternOf(words, column.type !== 'text')}, ${by}::text, 'gi')`;
  if (column.type === 'text') return text;
  if (column.type === 'jsonb') return sql`${text}::jsonb`;
  return sql`array(select jsonb_array_elements_text(${text}::jsonb))`;
}

export type Named = { table: string; column: string; row: string; excerpt: string };

/** At most so many places are shown per column. */
const shown = 20;

/** Where these words stand, with what stands around them. Not in what is of the person themself and goes with them. */
export async function findNamed(
  tx: Db,
  organisationId: string,
  words: readonly string[],
  without: readonly string[],
): Promise<Named[]> {
  const found: Named[] = [];
  for (const { name, key, columns } of await findWordTables(tx)) {
    if (without.includes(name)) continue;
    for (const column of columns) {
      const around = `.{0,40}${patternOf(words, column.type !== 'text')}.{0,40}`;
      const row = sql.join(key.map((part) => sql`w.${sql.identifier(part)}::text`), sql` || ' ' || `); // prettier-ignore
      const rows = await tx.execute(sql`select ${name}::text as table, ${column.name}::text as column, ${row} as row,
          substring(${asText(column)} from ${`(?i)(${around})`}) as excerpt
        from ${sql.identifier(name)} w where organisation_id = ${organisationId} and ${namedIn(column, words)}
        order by 3 limit ${shown}`);
      found.push(...rowsOf<Named>(rows));
    }
  }
  return found;
}
