// loadPlan(actor, programmeId): one aggregated value; a plan already read at this version is not read again.
import { sql } from 'drizzle-orm';
import { capacityDocument } from './capacity-rows.server';
import { changeLoadDocument } from './change-load-rows.server';
import { type Db, db, rememberedOf, rowsOf } from './db/client.server';
import { label, list } from './db/json.server';
import { atOnce } from './at-once';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';

type Stamp = { version: number; revision: number };
type Kept = Stamp & { organisationId: string; plan: Plan };

// Plans are immutable values and the database says at every read which version is current, so keeping some is safe,
// also with several processes on one database.
const keptPlans = rememberedOf(() => ({ plans: new Map<string, Kept>(), items: 0 }));
/** So many items, of however many programmes: one of a thousand takes some megabytes, with what is worked out from it. */
const keepAtMost = 50_000;

function keep(programmeId: string, entry: Kept): void {
  const kept = keptPlans();
  const drop = (id: string) => {
    kept.items -= kept.plans.get(id)?.plan.items.length ?? 0;
    kept.plans.delete(id);
  };
  drop(programmeId);
  kept.plans.set(programmeId, entry);
  kept.items += entry.plan.items.length;
  while (kept.items > keepAtMost && kept.plans.size > 1) drop(kept.plans.keys().next().value!);
}

/** Remembers the plan as it was saved, once the transaction is committed. */
export function rememberPlan(plan: Plan, revision: number): void {
  const { id, organisationId, version } = plan.programme;
  keep(id, { organisationId, version, revision, plan });
}

const items = sql`select json_agg(json_build_object(
    'id', i.id, 'key', i.key, 'kind', i.kind, 'title', ${label('i.title', 'i.title_en')}, 'description', i.description,
    'workstreamId', i.workstream_id, 'phaseId', i.phase_id, 'mode', i.mode, 'start', i.start_day, 'until', i.until_day,
    'workDays', i.work_days, 'notBefore', i.not_before, 'deadline', i.deadline, 'dateSource', i.date_source,
    'progress', i.progress,
    'role', case when i.role is null then null else ${label('i.role', 'i.role_en')} end, 'ownerId', i.owner_id,
    'teamHours', coalesce(th.list, '[]'::json), 'allDepartments', i.all_departments,
    'departments', coalesce(de.list, '[]'::json), 'competences', coalesce(co.list, '[]'::json),
    'raises', coalesce(ra.list, '[]'::json),
    'effects', coalesce(ef.list, '[]'::json), 'acceptanceValue', i.acceptance_value, 'pinned', i.pinned,
    'border', i.border, 'conditionOf', i.condition_of,
    'sources', i.sources, 'retired', i.retired) order by i.start_day, i.key, i.id)
  from item i
  left join (select item_id, json_agg(json_build_object('teamId', team_id, 'hours', hours) order by hours desc, team_id) list
    from item_team_hours where programme_id = p.id group by item_id) th on th.item_id = i.id
  left join (select item_id, json_agg(json_build_object('departmentId', department_id, 'impact', impact) order by department_id) list
    from item_department where programme_id = p.id group by item_id) de on de.item_id = i.id
  left join (select item_id, json_agg(json_build_object('competenceId', competence_id, 'level', level) order by position, competence_id) list
    from item_competence where programme_id = p.id group by item_id) co on co.item_id = i.id
  left join (select item_id, json_agg(json_build_object('teamId', team_id, 'competenceId', competence_id, 'level', level) order by team_id, competence_id) list
    from item_raise where programme_id = p.id group by item_id) ra on ra.item_id = i.id
  left join (select item_id, json_agg(json_build_object('metricKey', metric_key, 'direction', direction, 'size', size,
      'lagWeeks', lag_weeks) order by position, metric_key) list
    from item_effect where programme_id = p.id group by item_id) ef on ef.item_id = i.id
  where i.programme_id = p.id`;

const document = sql`json_build_object(
  'programme', json_build_object('id', p.id, 'organisationId', p.organisation_id, 'name', p.name,
    'description', p.description, 'goLive', p.go_live, 'prepWeeks', p.prep_weeks, 'start', p.start_day,
    'blueprintId', p.blueprint_id, 'version', p.version),
  'phases', ${list(sql`select json_agg(json_build_object('id', id, 'key', key, 'title', ${label('title', 'title_en')},
    'description', ${label('description', 'description_en')}, 'position', position, 'active', active,
    'workDays', work_days, 'start', start_day, 'until', until_day) order by position, id)
    from phase where programme_id = p.id`)},
  'workstreams', ${list(sql`select json_agg(json_build_object('id', id, 'key', key, 'title', ${label('title', 'title_en')},
    'position', position, 'hue', hue, 'nature', nature) order by position, id) from workstream where programme_id = p.id`)},
  'items', ${list(items)},
  'dependencies', ${list(sql`select json_agg(json_build_object('id', id, 'fromId', from_id, 'toId', to_id, 'type', type,
    'lag', lag) order by id) from dependency where programme_id = p.id`)},
  'criteria', ${list(sql`select json_agg(json_build_object('id', id, 'itemId', item_id, 'text', ${label('text', 'text_en')},
    'hard', hard, 'state', state, 'ownerId', owner_id, 'evidence', evidence, 'position', position,
    'test', case when metric_key is null then null else json_build_object('metricKey', metric_key,
      'departmentId', department_id, 'atLeast', at_least, 'level', level, 'periods', periods) end) order by item_id, position, id)
    from criterion where programme_id = p.id`)},
  'figureConditions', ${list(sql`select json_agg(json_build_object('id', id, 'itemId', item_id, 'metricKey', metric_key,
    'departmentId', department_id, 'atLeast', at_least, 'level', level, 'periods', periods, 'metOn', met_on,
    'expectedOn', expected_on, 'expectedFrom', expected_from, 'expectedUntil', expected_until, 'waivedOn', waived_on,
    'waivedBy', waived_by, 'waivedReason', waived_reason) order by id)
    from figure_condition where programme_id = p.id`)},
  'products', ${list(sql`select json_agg(json_build_object('id', id, 'key', key, 'title', ${label('title', 'title_en')},
    'departmentId', department_id, 'complexity', complexity, 'volumePer10k', volume_per_10k, 'batch', batch,
    'itemId', item_id, 'hoursPerTeam', hours_per_team, 'sources', sources) order by batch, key, id)
    from product where programme_id = p.id`)},
  'measures', ${list(sql`select json_agg(json_build_object('id', id, 'key', key, 'title', ${label('title', 'title_en')},
    'reason', ${label('reason', 'reason_en')}, 'from', from_day, 'until', until_day) order by from_day, key, id)
    from measure where programme_id = p.id`)},
  'decisions', ${list(sql`select json_agg(json_build_object('id', id, 'itemId', item_id, 'outcome', outcome, 'on', on_day,
    'decider', decider, 'recordedBy', recorded_by, 'reason', reason, 'position', position) order by on_day, id)
    from decision where programme_id = p.id`)},
  'cutoverTasks', ${list(sql`select json_agg(json_build_object('id', id, 'title', ${label('title', 'title_en')}, 'note', note,
    'ownerId', owner_id, 'teamId', team_id, 'start', start, 'minutes', minutes, 'after', after,
    'pointOfNoReturn', point_of_no_return, 'startedAt', started_at, 'doneAt', done_at) order by start, id)
    from cutover_task where programme_id = p.id`)},
  'promises', (select json_build_object('baselineId', b.id, 'name', b.name, 'days', a.days) from plan_adoption a
    join plan_baseline b on b.id = a.baseline_id where a.programme_id = p.id order by a.position desc limit 1),
  'people', ${list(sql`select json_agg(json_build_object('id', id, 'name', name, 'active', active) order by name, id)
    from user_account where organisation_id = o.id`)},
  'calendar', json_build_object('rules', json_build_object('goodFriday', o.good_friday),
    'exceptions', ${list(sql`select json_agg(json_build_object('id', id, 'kind', kind, 'sort', sort, 'from', from_day,
      'until', until_day, 'label', ${label('label', 'label_en')}, 'departmentId', department_id, 'region', region,
      'verify', verify, 'source', source) order by from_day, id)
      from calendar_exception where organisation_id = o.id`)}),
  'departments', ${list(sql`select json_agg(json_build_object('id', id, 'key', key, 'name', ${label('name', 'name_en')},
    'parentId', parent_id) order by position, key) from department where organisation_id = o.id`)},
  'metrics', ${list(sql`select json_agg(json_build_object('key', key, 'title', ${label('name', 'name_en')},
    'unit', ${label('unit', 'unit_en')}, 'decimals', decimals, 'direction', direction, 'active', active) order by position, key)
    from metric where organisation_id = o.id`)},
  'capacity', ${capacityDocument},
  'changeLoad', ${changeLoadDocument}
)::text`;

/** Which programme, and as of when: a plan that was read at this version and revision is the plan as it is now. */
export type Stamped = Stamp & { id: string };

async function findStamp(actor: Actor, programmeId: string, tx: Db): Promise<Stamp | undefined> {
  const result = await tx.execute(sql`select p.version, o.revision
    from programme p join organisation o on o.id = p.organisation_id
    where p.id = ${programmeId} and p.organisation_id = ${actor.organisationId}`);
  return rowsOf<Stamp>(result)[0];
}

/** Of all programmes of the municipality at one moment, by id. */
export async function findStamps(actor: Actor, tx: Db = db()): Promise<Stamped[]> {
  const result = await tx.execute(sql`select p.id, p.version, o.revision
    from programme p join organisation o on o.id = p.organisation_id
    where p.organisation_id = ${actor.organisationId} order by p.id`);
  return rowsOf<Stamped>(result);
}

export type Loaded = { plan: Plan; revision: number };

async function readPlan({ organisationId }: Actor, programmeId: string, tx: Db): Promise<Kept | null> {
  const result = await tx.execute(sql`select p.version, o.revision, ${document} as document
    from programme p join organisation o on o.id = p.organisation_id
    where p.id = ${programmeId} and p.organisation_id = ${organisationId}`);
  const row = rowsOf<Stamp & { document: string }>(result)[0];
  if (!row) return null;
  return { organisationId, version: row.version, revision: row.revision, plan: JSON.parse(row.document) as Plan };
}

const onePlan = rememberedOf(() => atOnce<Kept | null>());

/** The plan of a programme of which the database just said as of when it is. */
export async function loadPlanAt(actor: Actor, { id, ...stamp }: Stamped, tx: Db = db()): Promise<Loaded | null> {
  const known = keptPlans().plans.get(id);
  if (known?.organisationId === actor.organisationId) {
    if (stamp.version === known.version && stamp.revision === known.revision) {
      keep(id, known);
      return { plan: known.plan, revision: known.revision };
    }
  }
  // Inside a transaction the rows may never be committed; only what the process-wide connection reads is kept.
  if (tx !== db()) return readPlan(actor, id, tx);
  const asked = `${actor.organisationId} ${id} ${stamp.version} ${stamp.revision}`;
  return onePlan()(asked, async () => {
    const read = await readPlan(actor, id, tx);
    if (read) keep(id, read);
    return read;
  });
}

/** The programme's plan, or null when it is not one of the actor's organisation. */
export async function loadPlanWithRevision(actor: Actor, programmeId: string, tx: Db = db()): Promise<Loaded | null> {
  // Asked by itself: merely preparing the statement of the whole document costs the database several milliseconds.
  const stamp = await findStamp(actor, programmeId, tx);
  return stamp ? loadPlanAt(actor, { id: programmeId, ...stamp }, tx) : null;
}

/** The programme's plan, or null when it is not one of the actor's organisation. */
export async function loadPlan(actor: Actor, programmeId: string, tx: Db = db()): Promise<Plan | null> {
  return (await loadPlanWithRevision(actor, programmeId, tx))?.plan ?? null;
}
