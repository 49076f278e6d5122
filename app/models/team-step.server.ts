// Steps of a team's regular work: from a month on other hours, or another share on paper and digital at once.
import { and, asc, eq, ne } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import type { Month, RegularStep } from './planning/capacity/supply';
import type { Actor } from './planning/permission';
import type { SupplyRefusal } from './team-staffing.server';
import { getTeam } from './team.server';

export type StepFields = RegularStep & { teamId: string; note: string };
export type StepRow = StepFields & { id: string; position: number };

const columns = {
  id: t.teamStep.id,
  teamId: t.teamStep.teamId,
  from: t.teamStep.fromMonth,
  hoursMonth: t.teamStep.hoursMonth,
  doubleShare: t.teamStep.doubleShare,
  note: t.teamStep.note,
  position: t.teamStep.position,
};

const typed = <R extends { from: string }>(row: R) => ({ ...row, from: row.from as Month });

const own = (actor: Actor, id: string) =>
  and(eq(t.teamStep.id, id), eq(t.teamStep.organisationId, actor.organisationId));

/** The steps of a team by month. */
export async function findSteps(actor: Actor, teamId: string, tx: Db = db()): Promise<StepRow[]> {
  const rows = await tx
    .select(columns)
    .from(t.teamStep)
    .where(and(eq(t.teamStep.organisationId, actor.organisationId), eq(t.teamStep.teamId, teamId)))
    .orderBy(asc(t.teamStep.fromMonth));
  return rows.map(typed);
}

/** One step, or null. */
export async function getStep(actor: Actor, id: string, tx: Db = db()): Promise<StepRow | null> {
  const [row] = await tx.select(columns).from(t.teamStep).where(own(actor, id));
  return row ? typed(row) : null;
}

const refused = (field: string, why: string): SupplyRefusal => ({ status: 'refused', reason: 'supply', field, why });

async function refusalOf(actor: Actor, id: string | null, fields: StepFields, tx: Db): Promise<SupplyRefusal | null> {
  const { teamId, from, hoursMonth, doubleShare } = fields;
  if (!(await getTeam(actor, teamId, tx))) return refused('team', 'choose');
  if (hoursMonth === null && doubleShare === null) return refused('hoursMonth', 'step_says_nothing');
  const [same] = await tx
    .select({ id: t.teamStep.id })
    .from(t.teamStep)
    .where(
      and(
        eq(t.teamStep.organisationId, actor.organisationId),
        eq(t.teamStep.teamId, teamId),
        eq(t.teamStep.fromMonth, from),
        ne(t.teamStep.id, id ?? ''),
      ),
    );
  return same ? refused('from', 'step_taken') : null;
}

function valuesOf({ id: _id, from, ...fields }: StepRow) {
  return { ...fields, fromMonth: from };
}

const table: RuledTable<StepFields, SupplyRefusal, object> = {
  collection: 'team_steps',
  action: 'teams.change',
  // The id of its team, which has its name elsewhere and may get another.
  titleOf: ({ teamId }) => ({ nl: teamId, en: null }),
  get: getStep,
  refusalOf,
  usageOf: async (actor, id, tx) => ((await getStep(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: (tx, { organisationId }, row) =>
    tx.insert(t.teamStep).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(t.teamStep).set(valuesOf(row)).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.teamStep).where(own(actor, id)),
};

/** Adds a step, one a month, to a team of the same municipality. */
export const createStep = (actor: Actor, fields: StepFields, tx: Db = db()) => createRow(tx, actor, table, fields);

/** Changes a step. Null when it is not there. */
export const editStep = (actor: Actor, asked: { id: string; fields: StepFields; seen?: Seen }, tx: Db = db()) =>
  editRow(tx, actor, table, asked);

/** Takes a step away: what was before it holds on. Null when it is not there. */
export const removeStep = (actor: Actor, id: string, tx: Db = db()) => removeRow(tx, actor, table, id);

/** Turns a change of a step round. */
export const undoStepChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);
