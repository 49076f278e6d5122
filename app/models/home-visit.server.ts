// When somebody was here before, and what others changed in the plans since.
import { sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import type { Actor } from './planning/permission';

/** After so many minutes away the next opening is another visit. */
const apart = 60;
/** Who never was here before is told of so many days. */
const atFirst = 7;

/** Notes that somebody opens their home; answers since when they have not seen it, ISO timestamp. */
export async function visitHome({ organisationId, userId }: Actor, tx: Db = db()): Promise<string> {
  const result = await tx.execute(sql`insert into home_visit (organisation_id, user_id, since, seen_at)
    values (${organisationId}, ${userId}, clock_timestamp() - make_interval(days => ${atFirst}), clock_timestamp())
    on conflict (organisation_id, user_id) do update set seen_at = clock_timestamp(),
      since = case when home_visit.seen_at < clock_timestamp() - make_interval(mins => ${apart})
        then home_visit.seen_at else home_visit.since end
    returning since::text`);
  return rowsOf<{ since: string }>(result)[0]!.since;
}

export type ChangeSince = {
  id: string;
  programmeId: string;
  programmeName: string;
  kind: string;
  reason: string | null;
  userName: string | null;
  /** ISO timestamp. */
  at: string;
};

/** Changes that others made to any plan of the municipality, newest first: how many, and the first of them. */
export async function findChangesSince(
  actor: Actor,
  since: string,
  limit: number,
  tx: Db = db(),
): Promise<{ count: number; changes: ChangeSince[] }> {
  const result =
    await tx.execute(sql`select h.id, h.programme_id as "programmeId", p.name as "programmeName", h.kind, h.reason,
      u.name as "userName", h.at::text as at, count(*) over ()::int as count
    from plan_history h join programme p on p.id = h.programme_id left join user_account u on u.id = h.user_id
    where h.organisation_id = ${actor.organisationId} and h.at > ${since}::timestamptz
      and h.user_id is distinct from ${actor.userId} and h.kind <> 'apply_blueprint'
    order by h.at desc, h.id limit ${limit}`);
  const rows = rowsOf<ChangeSince & { count: number }>(result);
  return { count: rows[0]?.count ?? 0, changes: rows.map(({ count: _count, ...row }) => row) };
}
