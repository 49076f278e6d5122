// The municipality's programmes: the list, one made from a blueprint, one written back as a blueprint.
import { and, asc, eq, sql } from 'drizzle-orm';
import { getBlueprint } from './blueprint.server';
import { getCapacity } from './capacity-rows.server';
import { getChangeLoadFacts } from './change-load-rows.server';
import { type Db, db, rowsOf } from './db/client.server';
import { newId } from './id.server';
import { findMetrics } from './metric.server';
import * as t from './db/schema';
import { changePlan, loadPlan } from './plan.server';
import { type BlueprintContext, instantiate } from './planning/blueprint/instantiate';
import { exportBlueprint } from './planning/blueprint/export';
import { exportedMetrics } from './planning/blueprint/own-metrics';
import { type MissingFigures, missingFigures } from './planning/blueprint/missing';
import { scalingFor } from './planning/blueprint/size';
import { type BlueprintDocument, blueprintDocument } from './planning/blueprint/document';
import type { Day } from './planning/day';
import { differenceBetween, emptied } from './planning/difference';
import { type Actor, may } from './planning/permission';
import type { Plan } from './planning/plan';
import { type ProgrammeStatus, statusOf } from './planning/programme-status';
import type { CalendarException } from './planning/working-calendar';

export type ProgrammeSummary = {
  id: string;
  name: string;
  goLive: Day;
  start: Day;
  version: number;
  items: number;
  done: number;
};

/** All programmes of the municipality, first go-live first. */
export async function findProgrammes(actor: Actor, tx: Db = db()): Promise<ProgrammeSummary[]> {
  const result = await tx.execute(sql`select p.id, p.name, p.go_live::text as "goLive", p.start_day::text as start,
      p.version, count(i.id) filter (where not i.retired)::int as items,
      count(i.id) filter (where not i.retired and i.progress = 'done')::int as done
    from programme p left join item i on i.programme_id = p.id
    where p.organisation_id = ${actor.organisationId} group by p.id order by p.go_live, p.name`);
  return rowsOf<ProgrammeSummary>(result);
}

/** Ids of the first programmes, first go-live first: for who only asks whether there is one, or more than one. */
export async function findFirstProgrammes(actor: Actor, limit: number, tx: Db = db()): Promise<string[]> {
  const rows = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(eq(t.programme.organisationId, actor.organisationId))
    .orderBy(asc(t.programme.goLive), asc(t.programme.name))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function getProgramme(actor: Actor, id: string, tx: Db = db()) {
  const [row] = await tx
    .select({ id: t.programme.id, name: t.programme.name, goLive: t.programme.goLive, version: t.programme.version })
    .from(t.programme)
    .where(and(eq(t.programme.id, id), eq(t.programme.organisationId, actor.organisationId)));
  return row ?? null;
}

/** Of every programme of the municipality what its list says, first go-live first. */
export async function findProgrammeStatuses(actor: Actor, today: Day, tx: Db = db()): Promise<ProgrammeStatus[]> {
  const programmes = await findProgrammes(actor, tx);
  const plans = await Promise.all(programmes.map((programme) => loadPlan(actor, programme.id, tx)));
  return plans.flatMap((plan) => (plan ? [statusOf(plan, today)] : []));
}

export type OrganisationFigures = {
  /** For the size drivers of a blueprint: users of all departments together. */
  sizes: Record<string, number>;
  /** School region, null when the municipality has not said. */
  region: string | null;
};

/** What the municipality itself knows that a new programme needs. */
export async function organisationFigures(actor: Actor, tx: Db = db()): Promise<OrganisationFigures> {
  const [row] = await tx
    .select({ region: t.organisation.schoolRegion, users: sql<number>`coalesce(sum(${t.department.users}), 0)::int` })
    .from(t.organisation)
    .leftJoin(t.department, eq(t.department.organisationId, t.organisation.id))
    .where(eq(t.organisation.id, actor.organisationId))
    .groupBy(t.organisation.id);
  return { sizes: { licensed_users: row?.users ?? 0 }, region: row?.region ?? null };
}

/** What a blueprint is placed in: the municipality's calendar, departments, teams, competences and metrics. */
export async function blueprintContext(actor: Actor, tx: Db = db()): Promise<BlueprintContext> {
  const { organisationId } = actor;
  const [organisation] = await tx.select().from(t.organisation).where(eq(t.organisation.id, organisationId));
  if (!organisation) throw new Error(`no organisation ${organisationId}`);
  const departments = await tx
    .select()
    .from(t.department)
    .where(eq(t.department.organisationId, organisationId))
    .orderBy(asc(t.department.position), asc(t.department.key));
  const competences = await tx.select().from(t.competence).where(eq(t.competence.organisationId, organisationId));
  const exceptions = await tx
    .select()
    .from(t.calendarException)
    .where(eq(t.calendarException.organisationId, organisationId))
    .orderBy(asc(t.calendarException.fromDay), asc(t.calendarException.id));
  return {
    calendar: {
      rules: { goodFriday: organisation.goodFriday },
      exceptions: exceptions.map(
        (row) =>
          ({
            id: row.id,
            kind: row.kind,
            sort: row.sort,
            from: row.fromDay,
            until: row.untilDay,
            label: { nl: row.label, en: row.labelEn },
            departmentId: row.departmentId,
            region: row.region,
            verify: row.verify,
            source: row.source,
          }) as CalendarException,
      ),
    },
    departments: departments.map((row) => ({
      id: row.id,
      key: row.key,
      name: { nl: row.name, en: row.nameEn },
      parentId: row.parentId,
    })),
    capacity: await getCapacity(actor, tx),
    changeLoad: await getChangeLoadFacts(actor, tx),
    competences: competences.map((row) => ({ id: row.id, key: row.key })),
    metrics: (await findMetrics(actor, tx)).map(({ key }) => ({ key })),
  };
}

export type NewProgramme = {
  name: string;
  blueprintId: string;
  goLive: Day;
  prepWeeks: number;
  drivers: Readonly<Record<string, number>>;
  departmentKeys: readonly string[];
};

/** The plan a blueprint would give, without writing anything; null when the blueprint is not the municipality's. */
export async function previewProgramme(actor: Actor, input: NewProgramme, tx: Db = db()): Promise<Plan | null> {
  const blueprint = await getBlueprint(actor, input.blueprintId, tx);
  if (!blueprint) return null;
  return planFrom(actor, input, blueprint.document, await blueprintContext(actor, tx), newId(), newId);
}

function planFrom(
  actor: Actor,
  input: NewProgramme,
  document: BlueprintDocument,
  context: BlueprintContext,
  programmeId: string,
  makeId: () => string,
): Plan {
  const ids = new Map<string, string>();
  const id = (name: string) => {
    let known = ids.get(name);
    if (!known) ids.set(name, (known = makeId()));
    return known;
  };
  return instantiate(document, { ...input, programmeId, organisationId: actor.organisationId }, context, id);
}

export type ProgrammeMade =
  | { status: 'saved'; programmeId: string }
  | { status: 'name_taken' }
  | { status: 'no_blueprint' }
  /** Something waits for figures that this municipality cannot have. */
  | { status: 'missing'; figures: MissingFigures }
  | { status: 'forbidden' };

/**
 * Makes a programme from a blueprint: an empty programme, then one change that fills it, in one transaction.
 * `adjust` lets the demo mark work of the past as done before it is saved.
 */
export async function createProgramme(
  actor: Actor,
  input: NewProgramme,
  options: { tx?: Db; adjust?: (plan: Plan) => Plan; at?: string } = {},
): Promise<ProgrammeMade> {
  if (!may(actor, 'programme.create')) return { status: 'forbidden' };
  const make = async (tx: Db): Promise<ProgrammeMade> => {
    const blueprint = await getBlueprint(actor, input.blueprintId, tx);
    if (!blueprint) return { status: 'no_blueprint' };
    const programmeId = newId();
    const context = await blueprintContext(actor, tx);
    const figures = missingFigures(blueprint.document, context);
    if (figures) return { status: 'missing', figures };
    const made = planFrom(actor, input, blueprint.document, context, programmeId, newId);
    const plan = options.adjust ? options.adjust(made) : made;
    const { organisationId, name, goLive, prepWeeks, start, blueprintId } = plan.programme;
    const inserted = await tx
      .insert(t.programme)
      .values({ id: programmeId, organisationId, name, goLive, prepWeeks, startDay: start, blueprintId })
      .onConflictDoNothing({ target: [t.programme.organisationId, t.programme.name] })
      .returning({ id: t.programme.id });
    if (inserted.length === 0) return { status: 'name_taken' };
    const rows = differenceBetween(emptied(plan), plan);
    const answer = await changePlan(
      actor,
      programmeId,
      { kind: 'apply_blueprint', blueprintId: input.blueprintId, rows },
      { tx, source: 'blueprint', at: options.at },
    );
    if (answer?.status !== 'saved') throw new Error(`a blueprint could not be applied: ${JSON.stringify(answer)}`);
    return { status: 'saved', programmeId };
  };
  return options.tx ? make(options.tx) : db().transaction((tx) => make(tx as unknown as Db));
}

/** The programme as a blueprint document, or null. Words about metrics and sources come from the blueprint it was made of. */
export async function programmeAsBlueprint(actor: Actor, id: string, tx: Db = db()): Promise<BlueprintDocument | null> {
  const plan = await loadPlan(actor, id, tx);
  if (!plan || !may(actor, 'blueprint.export')) return null;
  const origin = plan.programme.blueprintId ? await getBlueprint(actor, plan.programme.blueprintId, tx) : null;
  const competences = await tx
    .select()
    .from(t.competence)
    .where(eq(t.competence.organisationId, actor.organisationId))
    .orderBy(asc(t.competence.key));
  const document = origin?.document;
  const written = exportBlueprint(
    plan,
    {
      format: 'dok-blueprint/1',
      key: document?.key ?? 'programme',
      version: document?.version ?? 1,
      title: document?.title ?? { nl: plan.programme.name, en: null },
      time_axis: document?.time_axis,
      evidence_note: document?.evidence_note,
      effect_sizes: document?.effect_sizes,
      scaling: document
        ? scalingFor(plan, document)
        : {
            default_prep_weeks: plan.programme.prepWeeks || 52,
            min_prep_weeks: 0,
            reference: {},
            drivers: [],
          },
      sources: document?.sources ?? [],
      teams: [],
      competences: [],
      metrics: exportedMetrics(document?.metrics ?? [], await findMetrics(actor, tx), plan),
    },
    competences.map((row) => ({ id: row.id, key: row.key, title: { nl: row.name, en: row.nameEn } })),
  ); // Parsed, so that fields stand in the order of the format and the same programme gives the same file.
  const parsed = blueprintDocument.safeParse(written);
  return parsed.success ? parsed.data : written;
}
