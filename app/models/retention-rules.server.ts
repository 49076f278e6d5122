// How long a municipality keeps each kind of data, and which programmes it holds on to; every change stands in its history.
import { and, asc, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { editRow, type RuledTable, undoRow } from './organisation-rows.server';
import { type Actor, may } from './planning/permission';
import { faultInRule, proposed, type RetentionCategory, retentionCategories } from './planning/retention';

export type RuleFields = { days: number; reason: string };
export type HoldFields = { reason: string };
export type RetentionRefusal = { status: 'refused'; reason: 'retention'; field: string; why: string };

const isCategory = (id: string): id is RetentionCategory => (retentionCategories as readonly string[]).includes(id);

/** As the municipality has it, or as proposed. */
export async function findRules(organisationId: string, tx: Db = db()): Promise<Record<RetentionCategory, RuleFields>> {
  const rows = await tx.select().from(t.retentionRule).where(eq(t.retentionRule.organisationId, organisationId));
  const chosen = new Map(rows.map((row) => [row.category, row]));
  const rules = retentionCategories.map((category) => {
    const { days, reason } = chosen.get(category) ?? { days: proposed[category].days, reason: '' };
    return [category, { days, reason }];
  });
  return Object.fromEntries(rules) as Record<RetentionCategory, RuleFields>;
}

const rules: RuledTable<RuleFields, RetentionRefusal, object> = {
  collection: 'retention',
  action: 'people.change',
  titleOf: ({ id }) => ({ nl: id, en: null }),
  get: async (actor, id, tx) =>
    isCategory(id) ? { id, position: 0, ...(await findRules(actor.organisationId, tx))[id] } : null,
  refusalOf: (_actor, id, fields) => {
    const fault = faultInRule(id as RetentionCategory, fields);
    return Promise.resolve(fault && { status: 'refused', reason: 'retention', ...fault });
  },
  usageOf: () => Promise.resolve({}),
  nextPosition: () => Promise.resolve(0),
  insert: () => Promise.resolve(),
  update: async (tx, { organisationId }, { id, days, reason }) => {
    // What is proposed and stays as it is, is no choice of the municipality.
    const now = (await findRules(organisationId, tx))[id as RetentionCategory];
    if (now.days === days && now.reason === reason) return;
    await tx
      .insert(t.retentionRule)
      .values({ organisationId, category: id as RetentionCategory, days, reason })
      .onConflictDoUpdate({
        target: [t.retentionRule.organisationId, t.retentionRule.category],
        set: { days, reason },
      });
  },
  remove: () => Promise.resolve(),
};

/** Every programme with why it is held; an empty reason: it is not. Nobody's for who may not say so. */
export async function findHolds(actor: Actor, tx: Db = db()): Promise<{ id: string; name: string; reason: string }[]> {
  if (!may(actor, 'people.change')) return [];
  const rows = await tx
    .select({ id: t.programme.id, name: t.programme.name, reason: t.legalHold.reason })
    .from(t.programme)
    .leftJoin(t.legalHold, eq(t.legalHold.programmeId, t.programme.id))
    .where(eq(t.programme.organisationId, actor.organisationId))
    .orderBy(asc(t.programme.name), asc(t.programme.id));
  return rows.map((row) => ({ ...row, reason: row.reason ?? '' }));
}

const ofHold = ({ organisationId }: Actor, programmeId: string) =>
  and(eq(t.legalHold.programmeId, programmeId), eq(t.legalHold.organisationId, organisationId));

type HoldRow = HoldFields & { id: string; position: number; name: string };

/** A programme that is not held has an empty reason. */
const holds: RuledTable<HoldFields & { name: string }, RetentionRefusal, object> = {
  collection: 'retention',
  action: 'people.change',
  titleOf: ({ name }) => ({ nl: name, en: null }),
  get: async (actor, id, tx): Promise<HoldRow | null> => {
    const row = (await findHolds(actor, tx)).find((hold) => hold.id === id);
    return row ? { ...row, position: 0 } : null;
  },
  refusalOf: () => Promise.resolve(null),
  usageOf: () => Promise.resolve({}),
  nextPosition: () => Promise.resolve(0),
  insert: () => Promise.resolve(),
  update: async (tx, actor, { id, reason }) => {
    await tx.delete(t.legalHold).where(ofHold(actor, id));
    if (reason !== '')
      await tx.insert(t.legalHold).values({ programmeId: id, organisationId: actor.organisationId, reason });
  },
  remove: () => Promise.resolve(),
};

/** Changes how long a kind of data is kept; shorter than its floor asks for a reason. Null when there is no such kind. */
export const editRule = (actor: Actor, category: string, fields: RuleFields, seen: Seen = null, tx: Db = db()) =>
  editRow(tx, actor, rules, { id: category, fields, seen });

/** Holds on to a programme, or no longer (no reason). Null when it is not one of the actor's. */
export async function editHold(actor: Actor, programmeId: string, reason: string, tx: Db = db()) {
  const row = (await findHolds(actor, tx)).find((hold) => hold.id === programmeId);
  if (!row && may(actor, 'people.change')) return null;
  return editRow(tx, actor, holds, { id: programmeId, fields: { name: row?.name ?? '', reason: reason.trim() } });
}

/** Turns such a change round. */
export const undoRetentionChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  isCategory(entry.rowId) ? undoRow(tx, actor, rules, entry) : undoRow(tx, actor, holds, entry);
