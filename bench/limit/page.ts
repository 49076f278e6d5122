// The bare minimum of a plan page: one query with an aggregated value, 64 rows of HTML and every item as compact text.
import { sql } from 'drizzle-orm';
import { db, rowsOf } from '~/models/db/client.server';

export async function barePage(programmeId: string): Promise<string> {
  const result = await db()
    .execute(sql`select string_agg(concat_ws('|', key, title, start_day, until_day, work_days), E'\n'
    order by start_day, key) as items from item where programme_id = ${programmeId}`);
  const { items } = rowsOf<{ items: string }>(result)[0]!;
  const rows = items.split('\n', 64).map((line) => {
    const [key, title, start, until] = line.split('|');
    return `<tr><th scope="row">${key}</th><td>${title}</td><td>${start}</td><td>${until}</td></tr>`;
  });
  return `<!doctype html><table>${rows.join('')}</table><script type="text/plain">${items}</script>`;
}
