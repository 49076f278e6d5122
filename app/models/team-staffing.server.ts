// Staffing of teams over time: vacancies, absence and hire, in fte and never by name. Every change stands in the municipality's history.
import { and, asc, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import type { Staffing, StaffingKind } from './planning/capacity/supply';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';
import { getTeam } from './team.server';

/** `until` is the first day it no longer holds. */
export type StaffingFields = Staffing & { teamId: string; note: string };
export type StaffingRow = StaffingFields & { id: string; position: number };

/** Which field cannot be as asked, with a reason as forms give it. */
export type SupplyRefusal = { status: 'refused'; reason: 'supply'; field: string; why: string };

const columns = {
  id: t.teamStaffing.id,
  teamId: t.teamStaffing.teamId,
  kind: t.teamStaffing.kind,
  fte: t.teamStaffing.fte,
  from: t.teamStaffing.fromDay,
  until: t.teamStaffing.untilDay,
  note: t.teamStaffing.note,
  position: t.teamStaffing.position,
};

type Read = { kind: string; from: string | null; until: string | null };
const typed = <R extends Read>(row: R) => ({
  ...row,
  kind: row.kind as StaffingKind,
  from: row.from as Day | null,
  until: row.until as Day | null,
});

const own = (actor: Actor, id: string) =>
  and(eq(t.teamStaffing.id, id), eq(t.teamStaffing.organisationId, actor.organisationId));

/** The staffing of a team: what always was so first, then by first day. */
export async function findStaffing(actor: Actor, teamId: string, tx: Db = db()): Promise<StaffingRow[]> {
  const rows = await tx
    .select(columns)
    .from(t.teamStaffing)
    .where(and(eq(t.teamStaffing.organisationId, actor.organisationId), eq(t.teamStaffing.teamId, teamId)))
    .orderBy(asc(t.teamStaffing.position), asc(t.teamStaffing.id));
  const order = (day: Day | null) => day ?? '';
  return rows.map(typed).sort((a, b) => (order(a.from) < order(b.from) ? -1 : order(a.from) > order(b.from) ? 1 : 0));
}

/** One row, or null. */
export async function getStaffing(actor: Actor, id: string, tx: Db = db()): Promise<StaffingRow | null> {
  const [row] = await tx.select(columns).from(t.teamStaffing).where(own(actor, id));
  return row ? typed(row) : null;
}

function valuesOf({ id: _id, from, until, ...fields }: StaffingRow) {
  return { ...fields, fromDay: from, untilDay: until };
}

/** How staffing is written; also where it is written together with other rows. */
export const staffingTable: RuledTable<StaffingFields, SupplyRefusal, object> = {
  collection: 'team_staffing',
  action: 'teams.change',
  // The id of its team, which has its name elsewhere and may get another.
  titleOf: ({ teamId }) => ({ nl: teamId, en: null }),
  get: getStaffing,
  refusalOf: async (actor, _id, { teamId, from, until }, tx) => {
    if (!(await getTeam(actor, teamId, tx)))
      return { status: 'refused', reason: 'supply', field: 'team', why: 'choose' };
    if (from === null || until === null || from < until) return null;
    return { status: 'refused', reason: 'supply', field: 'last', why: 'last_before_start' };
  },
  usageOf: async (actor, id, tx) => ((await getStaffing(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: (tx, { organisationId }, row) =>
    tx.insert(t.teamStaffing).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(t.teamStaffing).set(valuesOf(row)).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(t.teamStaffing).where(own(actor, id)),
};

/** Adds staffing to a team of the same municipality. */
export const createStaffing = (actor: Actor, fields: StaffingFields, tx: Db = db()) =>
  createRow(tx, actor, staffingTable, fields);

/** Changes staffing. Null when it is not there. */
export const editStaffing = (actor: Actor, asked: { id: string; fields: StaffingFields; seen?: Seen }, tx: Db = db()) =>
  editRow(tx, actor, staffingTable, asked);

/** Removes staffing. Null when it is not there. */
export const removeStaffing = (actor: Actor, id: string, tx: Db = db()) => removeRow(tx, actor, staffingTable, id);

/** Turns a change of staffing round. */
export const undoStaffingChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, staffingTable, entry);
