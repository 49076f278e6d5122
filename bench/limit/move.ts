// The bare minimum of a move: lock, read the network as one text, one pass, one update, commit. No history, no effects.
import { sql } from 'drizzle-orm';
import { db, rowsOf } from '~/models/db/client.server';
import { addDays, type Day, dayOf, toNumber } from '~/models/planning/day';

type Row = [id: string, start: Day, until: Day];

/** Moves the first of the items with this prefix and shifts all that follow it by the same number of days. */
export async function bareMove(programmeId: string, first: string, days: number): Promise<number> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select version from programme where id = ${programmeId} for update`);
    const result = await tx.execute(sql`select
      (select json_agg(json_build_array(id, start_day, until_day)) from item where programme_id = ${programmeId})::text as items,
      (select json_agg(json_build_array(from_id, to_id)) from dependency where programme_id = ${programmeId})::text as links`);
    const { items, links } = rowsOf<{ items: string; links: string }>(result)[0]!;
    const rows = JSON.parse(items) as Row[];
    const after = new Map<string, string[]>();
    for (const [from, to] of JSON.parse(links) as [string, string][]) {
      const known = after.get(from);
      if (known) known.push(to);
      else after.set(from, [to]);
    }
    const moved = new Set([first]);
    for (const id of moved) for (const next of after.get(id) ?? []) moved.add(next);
    const dates = rows
      .filter(([id]) => moved.has(id))
      .map(([id, start, until]) => ({ id, start: addDays(start, days), until: dayOf(toNumber(until) + days) }));
    await tx.execute(sql`update item set start_day = d.start, until_day = d.until
      from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as d(id text, start date, until date)
      where item.id = d.id and item.programme_id = ${programmeId}`);
    return dates.length;
  });
}
