// A round of the assessment as a row of its own: it is closed, its name and day change, and one that nobody answered goes; all of it stands in the municipality's history.
import { and, asc, eq, sql } from 'drizzle-orm';
import { overruledIn, undoOverrule } from './assessment-prefill.server';
import { getRoundRow } from './assessment-rows.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { lockOrganisation } from './organisation.server';
import { type OrganisationEntry, type Seen, tellChange } from './organisation-history.server';
import { editRow, removeRow, type RuledTable, undoRow } from './organisation-rows.server';
import type { Day } from './planning/day';
import { type Actor, may } from './planning/permission';

type Link = Pick<typeof t.assessmentLink.$inferSelect, 'id' | 'role' | 'tokenHash'>;
type Prefill = Omit<typeof t.assessmentPrefill.$inferSelect, 'organisationId' | 'programmeId' | 'roundId'>;

/** What a form says of a round. */
export type RoundNaming = { title: string; heldOn: Day };

/**
 * All there is of a round before anybody answers, so that one that was removed comes back as it was: its addresses work again.
 * Of a token only the hash is here.
 */
type RoundFields = RoundNaming & {
  programmeId: string;
  form: string;
  closedAt: string | null;
  createdBy: string | null;
  links: Link[];
  prefills: Prefill[];
};
type RoundRow = RoundFields & { id: string; position: number };

export type NamingRefusal = { status: 'refused'; reason: 'assessment_round'; field: 'title'; why: string };

/** What keeps a round from being removed. */
export type RoundUsage = { answers: { id: string }[]; recommendations: { id: string; text: string }[] };

const [r, link, prefill] = [t.assessmentRound, t.assessmentLink, t.assessmentPrefill];
const own = (actor: Actor, id: string) => and(eq(r.id, id), eq(r.organisationId, actor.organisationId));

async function getRow(actor: Actor, id: string, tx: Db): Promise<RoundRow | null> {
  const [row] = await tx.select().from(r).where(own(actor, id));
  if (!row) return null;
  const links = await tx
    .select({ id: link.id, role: link.role, tokenHash: link.tokenHash })
    .from(link)
    .where(and(eq(link.organisationId, actor.organisationId), eq(link.roundId, id)))
    .orderBy(asc(link.id));
  const rows = await tx
    .select()
    .from(prefill)
    .where(and(eq(prefill.organisationId, actor.organisationId), eq(prefill.roundId, id)))
    .orderBy(asc(prefill.question));
  const prefills = rows.map(({ organisationId: _o, programmeId: _p, roundId: _r, ...said }) => said);
  const { programmeId, form, title, closedAt, createdBy } = row;
  return {
    ...{ id, programmeId, form, title, heldOn: row.heldOn as Day, closedAt, createdBy },
    ...{ links, prefills, position: 0 },
  };
}

/** Waits for who answers, closes or makes addresses, so that what was looked at is what is written. */
async function lockRound(actor: Actor, id: string, tx: Db): Promise<void> {
  await tx.select({ id: r.id }).from(r).where(own(actor, id)).for('update');
}

/** What keeps a round from being removed, by name; null when it is not there. */
export async function getRoundUsage(
  actor: Actor,
  { programmeId, roundId }: { programmeId: string; roundId: string },
  tx: Db = db(),
): Promise<RoundUsage | null> {
  return (await getRoundRow(actor, { programmeId, roundId }, tx)) && usageOf(actor, roundId, tx);
}

async function usageOf(actor: Actor, roundId: string, tx: Db): Promise<RoundUsage | null> {
  await lockRound(actor, roundId, tx);
  if (!(await getRow(actor, roundId, tx))) return null;
  const [answer, advice] = [t.assessmentAnswer, t.assessmentRecommendation];
  const { organisationId } = actor;
  const answers = await tx
    .select({ id: answer.id })
    .from(answer)
    .where(and(eq(answer.organisationId, organisationId), eq(answer.roundId, roundId)))
    .limit(1);
  const recommendations = await tx
    .select({ id: advice.id, text: advice.text })
    .from(advice)
    .where(and(eq(advice.organisationId, organisationId), eq(advice.roundId, roundId)))
    .orderBy(asc(advice.id));
  return { answers, recommendations };
}

const table: RuledTable<RoundFields, NamingRefusal, RoundUsage> = {
  collection: 'assessment_rounds',
  action: 'assessment.manage',
  titleOf: ({ title }) => ({ nl: title, en: null }),
  get: getRow,
  refusalOf: async (actor, id, { title }, tx) => {
    if (id !== null) await lockRound(actor, id, tx);
    return title.trim() === ''
      ? { status: 'refused', reason: 'assessment_round', field: 'title', why: 'required' }
      : null;
  },
  usageOf,
  nextPosition: () => Promise.resolve(0),
  insert: async (tx, { organisationId }, { links, prefills, position: _position, ...row }) => {
    const of = { organisationId, programmeId: row.programmeId, roundId: row.id };
    await tx.insert(r).values({ ...row, organisationId });
    if (links.length > 0) await tx.insert(link).values(links.map((one) => ({ ...one, ...of })));
    if (prefills.length > 0) await tx.insert(prefill).values(prefills.map((one) => ({ ...one, ...of })));
  },
  update: (tx, actor, { id, title, heldOn }) => tx.update(r).set({ title: title.trim(), heldOn }).where(own(actor, id)),
  remove: (tx, actor, id) => tx.delete(r).where(own(actor, id)),
};

type RoundKey = { programmeId: string; roundId: string };

/** Gives a round another name or day; what data filled in stays as it was. Null when it is not there. */
export async function editRound(
  actor: Actor,
  { programmeId, roundId }: RoundKey,
  { naming, seen }: { naming: RoundNaming; seen: Seen },
  tx: Db = db(),
) {
  const current = await getRow(actor, roundId, tx);
  if (current?.programmeId !== programmeId) return null;
  const { id: _id, position: _position, ...rest } = current;
  return editRow(tx, actor, table, { id: roundId, fields: { ...rest, ...naming }, seen });
}

/** Removes a round that nobody answered and that advises nothing; otherwise says what keeps it. Null when it is not there. */
export async function removeRound(actor: Actor, { programmeId, roundId }: RoundKey, tx: Db = db()) {
  if (!(await getRoundRow(actor, { programmeId, roundId }, tx))) return null;
  return removeRow(tx, actor, table, roundId);
}

/** Turns a change of a round round, other than that it was closed, which is for good. */
export async function undoRoundChange(actor: Actor, entry: OrganisationEntry, tx: Db = db()) {
  const question = overruledIn(entry);
  if (question) {
    const programmeId = await programmeOfRound(actor, entry, tx);
    return programmeId === null ? null : undoOverrule(actor, entry, { programmeId, question }, tx);
  }
  return undoRow(tx, actor, table, entry);
}

/** The programme whose round a change was of; null when it cannot be told any more. */
export async function programmeOfRound(actor: Actor, entry: OrganisationEntry, tx: Db = db()): Promise<string | null> {
  const said = entry.before?.['programmeId'] ?? entry.after?.['programmeId'];
  return typeof said === 'string' ? said : ((await getRow(actor, entry.rowId, tx))?.programmeId ?? null);
}

/** That a round was made or closed, in the transaction in which it is. */
export async function tellRound(tx: Db, actor: Actor, id: string, what: 'made' | 'closed'): Promise<void> {
  const row = (await getRow(actor, id, tx))!;
  const { id: rowId, links: _links, prefills: _prefills, position: _position, ...said } = row;
  const difference =
    what === 'made'
      ? { before: null, after: said }
      : { before: { closedAt: null }, after: { closedAt: said.closedAt } };
  await tellChange(tx, actor, { collection: table.collection, rowId, title: table.titleOf(row), ...difference });
}

export type CloseAnswer = { status: 'saved' | 'closed' } | { status: 'forbidden' };

/** Closes a round for good: nobody answers any more, and its results are seen. Null when it is not there. */
export async function closeAssessment(actor: Actor, asked: RoundKey, tx: Db = db()): Promise<CloseAnswer | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner): Promise<CloseAnswer | null> => {
    const step = inner as unknown as Db;
    await lockOrganisation(step, actor.organisationId);
    const round = await getRoundRow(actor, asked, step, true);
    if (!round) return null;
    if (round.state === 'closed') return { status: 'closed' };
    await step
      .update(r)
      .set({ closedAt: sql`now()` })
      .where(own(actor, round.id));
    await tellRound(step, actor, round.id, 'closed');
    await forgetOrder(actor, asked, step);
    return { status: 'saved' };
  });
}

/**
 * Writes answers and links anew, each in the order of their random ids: until then an answer and the link it came by lie in
 * their tables in the same order, written by the same transaction.
 */
async function forgetOrder(actor: Actor, { programmeId, roundId }: RoundKey, tx: Db): Promise<void> {
  const ofRound = sql`programme_id = ${programmeId} and round_id = ${roundId} and organisation_id = ${actor.organisationId}`;
  await tx.execute(sql`with taken as (delete from assessment_answer where ${ofRound} returning *)
    insert into assessment_answer (id, organisation_id, programme_id, round_id, respondent_group, scores)
    select id, organisation_id, programme_id, round_id, respondent_group, scores from taken order by id`);
  await tx.execute(sql`with taken as (delete from assessment_link where ${ofRound} returning *)
    insert into assessment_link (id, organisation_id, programme_id, round_id, role, token_hash, used)
    select id, organisation_id, programme_id, round_id, role, token_hash, used from taken order by id`);
}
