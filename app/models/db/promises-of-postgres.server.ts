// A PostgreSQL that may lose what it has acknowledged, or that cannot write every name, is not worked with.
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from './client.server';

type Settings = { version: number; fsync: string; whole_pages: string; commit: string; encoding: string };

/** What is wrong with the server for our purpose, a sentence each. */
export function brokenPromises({ version, fsync, whole_pages, commit, encoding }: Settings): string[] {
  const mistakes: [boolean, string][] = [
    [version < 150_000, 'PostgreSQL 15 or newer is needed'],
    [fsync !== 'on', 'fsync is off: after a power cut the database may be lost as a whole'],
    [whole_pages !== 'on', 'full_page_writes is off: after a power cut the database may be damaged'],
    [commit === 'off', 'synchronous_commit is off: what people saved last may be lost'],
    [encoding !== 'UTF8', `the encoding of the database is ${encoding}; it has to be UTF8`],
  ];
  return mistakes.flatMap(([wrong, sentence]) => (wrong ? [sentence] : []));
}

export async function findBrokenPromises(db: Db): Promise<string[]> {
  const rows = await db.execute(sql`select current_setting('server_version_num')::int as version,
    current_setting('fsync') as fsync, current_setting('full_page_writes') as whole_pages,
    current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding`);
  return brokenPromises(rowsOf<Settings>(rows)[0]!);
}
