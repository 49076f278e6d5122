// Searching a municipality of 50 programmes of 1,000 items: a rare word, two words, a common one; on both databases.
import { sql } from 'drizzle-orm';
import { findByWords } from '~/models/search.server';
import { readQuery } from '~/models/planning/search/query';
import { type BenchDatabase, benchDatabase, writeProgramme } from '../database';
import { measure } from '../measure';
import { type Finding, timed } from '../result';

const size = { programmes: 50, items: 1_000 };
/** Milliseconds on the server. */
const must = 60;

const queries = {
  'a rare word': 'onderdeel 471',
  'two words': 'zaakgericht 99',
  'a word that every item has': 'invoeren',
  nothing: 'bestaatniet',
};

/** One programme by the product's own way, the others as copies of its rows: what is searched are rows. */
async function writeProgrammes(database: BenchDatabase) {
  const { connection, leader } = database;
  await writeProgramme(database, 'p0', { seed: 1, items: size.items, links: size.items });
  await connection.db.execute(sql`insert into programme (id, organisation_id, name, go_live, prep_weeks, start_day)
    select 'p' || n, organisation_id, 'Programma ' || n, go_live, prep_weeks, start_day
    from programme, generate_series(1, ${sql.raw(String(size.programmes - 1))}) n where id = 'p0'`);
  await connection.db
    .execute(sql`insert into item (id, organisation_id, programme_id, key, kind, title, description, mode,
      start_day, until_day, work_days)
    select 'p' || n || '-' || i.id, i.organisation_id, 'p' || n, i.key, i.kind, i.title, i.description, i.mode, i.start_day,
      i.until_day, i.work_days
    from item i, generate_series(1, ${sql.raw(String(size.programmes - 1))}) n where i.programme_id = 'p0'
      and i.organisation_id = ${leader.organisationId}`);
  await connection.db.execute(sql`analyze`);
}

export async function searchCases(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const driver of ['postgres', 'pglite'] as const) {
    const database = await benchDatabase(driver);
    try {
      const { connection, leader, elsewhere } = database;
      await writeProgrammes(database);
      const times = await measure(
        Object.entries(queries).map(([id, text]) => {
          const { words } = readQuery(text);
          return { id, run: () => findByWords(leader, { words, language: 'nl' }, connection.db), elsewhere };
        }),
      );
      for (const id of Object.keys(queries)) {
        const name = `${driver}: search, ${id}, ${size.programmes} × ${size.items} items`;
        findings.push(timed({ goal: '–', name, must }, times.get(id)!));
      }
    } finally {
      await database.close();
    }
  }
  return findings;
}
