// What a municipality counts with when it says what teams can carry: productive hours, the year of leave, the season, the cost of working twice.
import { eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { editRow, type RuledTable, undoRow } from './organisation-rows.server';
import type { Capacity } from './planning/capacity/supply';
import type { Actor } from './planning/permission';

export type CapacityRules = Omit<Capacity, 'teams' | 'availability' | 'season'> & {
  /** Twelve numbers each, January first. */
  availability: number[];
  season: number[];
};
type RulesRow = CapacityRules & { id: string; position: number };

/** The rules of the actor's own municipality. */
export async function getCapacityRules(actor: Actor, tx: Db = db()): Promise<RulesRow | null> {
  const { id, productiveHours, availability, season, doubleSurcharge, switchingLoss } = t.organisation;
  const [row] = await tx
    .select({ id, productiveHours, availability, season, doubleSurcharge, switchingLoss })
    .from(t.organisation)
    .where(eq(t.organisation.id, actor.organisationId));
  return row ? { ...row, position: 0 } : null;
}

/** One row that is neither made nor removed here. */
const table: RuledTable<CapacityRules, never, object> = {
  collection: 'capacity',
  action: 'teams.change',
  titleOf: () => null,
  get: async (actor, id, tx) => (id === actor.organisationId ? getCapacityRules(actor, tx) : null),
  refusalOf: () => Promise.resolve(null),
  usageOf: () => Promise.resolve({}),
  nextPosition: () => Promise.resolve(0),
  insert: () => Promise.resolve(),
  update: (tx, { organisationId }, { id: _id, position: _position, ...rules }) =>
    tx.update(t.organisation).set(rules).where(eq(t.organisation.id, organisationId)),
  remove: () => Promise.resolve(),
};

/** Changes what the actor's municipality counts with. */
export const editCapacityRules = (actor: Actor, fields: CapacityRules, seen: Seen = null, tx: Db = db()) =>
  editRow(tx, actor, table, { id: actor.organisationId, fields, seen });

/** Turns a change of the rules round. */
export const undoRulesChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, table, entry);
