// What a municipality counts with when it says how much change departments can bear: points per impact, limits, hours per person.
import { eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { editRow, type RuledTable, undoRow } from './organisation-rows.server';
import { type ChangeLoadRules, faultIn } from './planning/change-load/rules';
import type { Actor } from './planning/permission';

type RulesRow = ChangeLoadRules & { id: string; position: number };
export type ChangeLoadRefusal = { status: 'refused'; reason: 'change_load'; field: string; why: string };

/** The rules of the actor's own municipality. */
export async function getChangeLoadRules(actor: Actor, tx: Db = db()): Promise<RulesRow | null> {
  const { id, weightLow, weightMedium, weightHigh, limitOrganisation, limitTop, limitDeeper, changeHours } =
    t.organisation;
  const columns = { id, weightLow, weightMedium, weightHigh, limitOrganisation, limitTop, limitDeeper, changeHours };
  const [row] = await tx.select(columns).from(t.organisation).where(eq(t.organisation.id, actor.organisationId));
  return row ? { ...row, position: 0 } : null;
}

/** One row that is neither made nor removed here. */
const table: RuledTable<ChangeLoadRules, ChangeLoadRefusal, object> = {
  collection: 'change_load',
  action: 'teams.change',
  titleOf: () => null,
  get: async (actor, id, tx) => (id === actor.organisationId ? getChangeLoadRules(actor, tx) : null),
  refusalOf: (_actor, _id, fields) => {
    const fault = faultIn(fields);
    return Promise.resolve(fault && { status: 'refused', reason: 'change_load', ...fault });
  },
  usageOf: () => Promise.resolve({}),
  nextPosition: () => Promise.resolve(0),
  insert: () => Promise.resolve(),
  update: (tx, { organisationId }, { id: _id, position: _position, ...rules }) =>
    tx.update(t.organisation).set(rules).where(eq(t.organisation.id, organisationId)),
  remove: () => Promise.resolve(),
};

/** Changes what the actor's municipality counts with. */
export const editChangeLoadRules = (actor: Actor, fields: ChangeLoadRules, seen: Seen = null, tx: Db = db()) =>
  editRow(tx, actor, table, { id: actor.organisationId, fields, seen });

/** Turns a change of the rules round. */
export const undoChangeLoadRules = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);
