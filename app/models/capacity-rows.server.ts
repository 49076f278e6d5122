// What a municipality's teams can carry, as one JSON document: read with every plan, and where a plan is made.
import { sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import { label, list } from './db/json.server';
import type { Actor } from './planning/permission';
import type { Capacity } from './planning/capacity/supply';

/** The `Capacity` of the organisation that the query around it calls `o`. */
export const capacityDocument = sql`json_build_object('productiveHours', o.productive_hours, 'availability', o.availability,
  'season', o.season, 'doubleSurcharge', o.double_surcharge, 'switchingLoss', o.switching_loss,
  'teams', ${list(sql`select json_agg(json_build_object('id', id, 'key', key, 'title', ${label('name', 'name_en')},
    'departmentId', department_id, 'fteFormation', fte_formation, 'staffing', coalesce(st.list, '[]'::json),
    'runHoursMonth', coalesce(run_hours_month, run_share * fte_formation * o.productive_hours / 12),
    'doubleShare', double_share, 'steps', coalesce(sp.list, '[]'::json), 'substitutionOn', substitution_on,
    'availability', availability, 'interchangeable', interchangeable, 'pivotal', pivotal, 'ofDepartments', of_departments, 'role', role) order by position, key)
    from team
    left join (select team_id, json_agg(json_build_object('kind', kind, 'fte', fte, 'from', from_day, 'until', until_day)
      order by from_day nulls first, id) list from team_staffing where organisation_id = o.id group by team_id) st on st.team_id = team.id
    left join (select team_id, json_agg(json_build_object('from', from_month, 'hoursMonth', hours_month,
      'doubleShare', double_share) order by from_month) list from team_step where organisation_id = o.id group by team_id) sp on sp.team_id = team.id
    where organisation_id = o.id`)})`;

/** What the teams of the actor's municipality can carry. */
export async function getCapacity(actor: Actor, tx: Db = db()): Promise<Capacity> {
  const result = await tx.execute(sql`select ${capacityDocument}::text as document
    from organisation o where o.id = ${actor.organisationId}`);
  return JSON.parse(rowsOf<{ document: string }>(result)[0]!.document) as Capacity;
}
