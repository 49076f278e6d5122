// What change load is counted with, as one JSON document: read with every plan, and where a plan is made.
import { type SQL, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import { list } from './db/json.server';
import type { ChangeLoadFacts } from './planning/change-load/facts';
import type { Actor } from './planning/permission';

/** The {@link ChangeLoadFacts} of the organisation that the query around it calls `o`; `said`: a list of what departments said. */
const documentWith = (said: SQL) => sql`json_build_object(
  'weights', json_build_object('low', o.weight_low, 'medium', o.weight_medium, 'high', o.weight_high),
  'limits', json_build_object('organisation', o.limit_organisation, 'top', o.limit_top, 'deeper', o.limit_deeper),
  'hoursPerWeek', o.change_hours,
  'sizes', ${list(sql`select json_agg(json_build_object('departmentId', id, 'headcount', headcount, 'users', users,
    'hoursPerWeek', change_hours) order by position, key) from department where organisation_id = o.id`)},
  'said', ${said})`;

/** Of the programme that the query around it calls `p`. */
export const changeLoadDocument = documentWith(
  list(sql`select json_agg(json_build_object('itemId', item_id, 'departmentId', department_id, 'impact', impact)
    order by item_id, department_id) from department_impact where programme_id = p.id and organisation_id = o.id`),
);

/** Of a programme that is still to be made: no department said anything of it. */
export async function getChangeLoadFacts(actor: Actor, tx: Db = db()): Promise<ChangeLoadFacts> {
  const result = await tx.execute(sql`select ${documentWith(sql`'[]'::json`)}::text as document
    from organisation o where o.id = ${actor.organisationId}`);
  return JSON.parse(rowsOf<{ document: string }>(result)[0]!.document) as ChangeLoadFacts;
}
