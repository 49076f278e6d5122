// What was agreed about teams that are asked too much, until a day; every change stands in the municipality's history.
import { and, asc, eq } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry, Seen } from './organisation-history.server';
import { createRow, editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import type { Day } from './planning/day';
import { type Actor, may } from './planning/permission';
import { getTeam } from './team.server';

export type AgreementFields = {
  programmeId: string;
  teamId: string;
  text: string;
  /** The first day on which it no longer answers the overload. */
  until: Day;
  /** The proposal it was agreed with; null: agreed by itself. */
  proposalId: string | null;
};
export type Agreement = AgreementFields & { id: string; position: number };
export type AgreementRefusal = { status: 'refused'; reason: 'agreement'; field: 'teamId' | 'text'; why: string };

const a = t.teamAgreement;
const own = (actor: Actor, id: string) => and(eq(a.id, id), eq(a.organisationId, actor.organisationId));

const columns = {
  ...{ id: a.id, programmeId: a.programmeId, teamId: a.teamId, text: a.text, until: a.untilDay },
  ...{ proposalId: a.proposalId, position: a.position },
};
const typed = <R extends { until: string }>(row: R) => ({ ...row, until: row.until as Day });

/** The agreements of a programme, the one that holds longest first; those that hold no longer are among them. */
export async function findAgreements(actor: Actor, programmeId: string, tx: Db = db()): Promise<Agreement[]> {
  const rows = await tx
    .select(columns)
    .from(a)
    .where(and(eq(a.organisationId, actor.organisationId), eq(a.programmeId, programmeId)))
    .orderBy(asc(a.untilDay), asc(a.id));
  return rows.map(typed).reverse();
}

/** One agreement, or null. */
export async function getAgreement(actor: Actor, id: string, tx: Db = db()): Promise<Agreement | null> {
  const [row] = await tx.select(columns).from(a).where(own(actor, id));
  return row ? typed(row) : null;
}

const refused = (field: AgreementRefusal['field'], why: string): AgreementRefusal => ({
  ...{ status: 'refused', reason: 'agreement', field, why },
});

async function refusalOf(actor: Actor, _id: string | null, fields: AgreementFields, tx: Db) {
  if (fields.text.trim() === '') return refused('text', 'required');
  const [programme] = await tx
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.id, fields.programmeId), eq(t.programme.organisationId, actor.organisationId)));
  const team = programme && (await getTeam(actor, fields.teamId, tx));
  return team ? null : refused('teamId', 'choose');
}

function valuesOf({ id: _id, until, ...fields }: Agreement) {
  return { ...fields, untilDay: until };
}

/** How agreements are written; also where they are written together with other rows. */
export const agreementTable: RuledTable<AgreementFields, AgreementRefusal, object> = {
  collection: 'team_agreements',
  // As a decision at a gate: the project leader may record what the committee agreed.
  action: 'gate.decide',
  // The id of its team, which has its name elsewhere and may get another.
  titleOf: ({ teamId }) => ({ nl: teamId, en: null }),
  get: getAgreement,
  refusalOf,
  usageOf: async (actor, id, tx) => ((await getAgreement(actor, id, tx)) ? {} : null),
  nextPosition: () => Promise.resolve(0),
  insert: (tx, { organisationId }, row) => tx.insert(a).values({ ...valuesOf(row), id: row.id, organisationId }),
  update: (tx, actor, row) => tx.update(a).set(valuesOf(row)).where(own(actor, row.id)),
  remove: (tx, actor, id) => tx.delete(a).where(own(actor, id)),
};

/** Agrees something about a team of the same municipality. */
export const createAgreement = (actor: Actor, fields: AgreementFields, tx: Db = db()) =>
  createRow(tx, actor, agreementTable, fields);

type Forbidden = { status: 'forbidden' };

/** What was agreed with a proposal is the committee's: it changes with it, or by whoever decides on proposals. */
async function isKept(actor: Actor, id: string, tx: Db): Promise<boolean> {
  const row = may(actor, 'proposal.decide') ? null : await getAgreement(actor, id, tx);
  return row !== null && row.proposalId !== null;
}

/** Changes an agreement. Null when it is not there. */
export async function editAgreement(
  actor: Actor,
  asked: { id: string; fields: AgreementFields; seen?: Seen },
  tx: Db = db(),
): Promise<Awaited<ReturnType<typeof editRow<AgreementFields, AgreementRefusal, object>>> | Forbidden> {
  if (await isKept(actor, asked.id, tx)) return { status: 'forbidden' };
  return editRow(tx, actor, agreementTable, asked);
}

/** Takes an agreement away: from then on the overload is unanswered again. Null when it is not there. */
export async function removeAgreement(
  actor: Actor,
  id: string,
  tx: Db = db(),
): Promise<Awaited<ReturnType<typeof removeRow<AgreementFields, AgreementRefusal, object>>> | Forbidden> {
  if (await isKept(actor, id, tx)) return { status: 'forbidden' };
  return removeRow(tx, actor, agreementTable, id);
}

/** Turns a change of an agreement round. */
export const undoAgreementChange = (actor: Actor, entry: OrganisationEntry, tx: Db = db()) =>
  undoRow(tx, actor, agreementTable, entry);

/** The programme that a change of an agreement was of; null when it cannot be told any more. */
export async function programmeOfAgreement(actor: Actor, entry: OrganisationEntry, tx: Db = db()) {
  const said = entry.before?.['programmeId'] ?? entry.after?.['programmeId'];
  return typeof said === 'string' ? said : ((await getAgreement(actor, entry.rowId, tx))?.programmeId ?? null);
}
