// Another level than data say at a question of the assessment, with the reason, as long as the round is open; what it was and what it became stands in the municipality's history.
import { and, eq } from 'drizzle-orm';
import { getRoundRow, type RoundKey } from './assessment-rows.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { lockOrganisation } from './organisation.server';
import { type Contradicted, type OrganisationEntry, tellChange } from './organisation-history.server';
import { type PrefilledQuestion, prefilledQuestions } from './planning/assessment/prefill';
import { sameValue } from './planning/difference';
import { meantSince, type OvertakenField } from './planning/organisation-row';
import { type Actor, may } from './planning/permission';

/** Another level than data say, with the reason; null: as the data say. */
export type Overruled = { level: number; reason: string } | null;

export type OverruleAnswer =
  | { status: 'saved' | 'closed' }
  /** Somebody else did so meanwhile; `now` is what is filled in. */
  | { status: 'stale'; fields: OvertakenField[]; now: Overruled }
  | { status: 'forbidden' };

/** As fields of a form: nothing where nobody put another level in its place. */
const asFields = (said: Overruled) => ({ level: said?.level ?? null, reason: said?.reason ?? null });
const asSaid = ({ level, reason }: ReturnType<typeof asFields>): Overruled =>
  level === null ? null : { level, reason: reason?.trim() ?? '' };

type Filled = { question: PrefilledQuestion; roundId: string };

const p = t.assessmentPrefill;
const rowOf = (actor: Actor, { question, roundId }: Filled) =>
  and(eq(p.organisationId, actor.organisationId), eq(p.roundId, roundId), eq(p.question, question));

/** What stands in the place of what data say; undefined when there is nothing to overrule. */
async function saidAt(tx: Db, actor: Actor, filled: Filled): Promise<Overruled | undefined> {
  const [known] = await tx
    .select({ level: p.overruledLevel, reason: p.overruledReason })
    .from(p)
    .where(rowOf(actor, filled));
  return known && asSaid(known);
}

type Change = { title: string; was: Overruled; is: Overruled; undoes?: string };

/** Of the round one field, called as the question is. */
async function write(tx: Db, actor: Actor, filled: Filled, { title, was, is, undoes }: Change): Promise<string> {
  const { level, reason } = asFields(is);
  const overruledBy = level === null ? null : actor.userId;
  await tx.update(p).set({ overruledLevel: level, overruledReason: reason, overruledBy }).where(rowOf(actor, filled));
  const { roundId: rowId, question } = filled;
  const difference = { before: { [question]: was }, after: { [question]: is } };
  const told = { collection: 'assessment_rounds', rowId, title: { nl: title, en: null }, ...difference } as const;
  return tellChange(tx, actor, { ...told, undoes });
}

/** Says another level than data, or as the data say again; `seen`: what its form was made from. Null when there is nothing to overrule. */
export async function overrulePrefill(
  actor: Actor,
  { question, seen, ...asked }: RoundKey & { question: PrefilledQuestion; seen?: Overruled },
  said: Overruled,
  tx: Db = db(),
): Promise<OverruleAnswer | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner): Promise<OverruleAnswer | null> => {
    const step = inner as unknown as Db;
    // As everywhere that one first: what is told of it is numbered there.
    await lockOrganisation(step, actor.organisationId);
    const round = await getRoundRow(actor, asked, step, true);
    if (!round) return null;
    if (round.state === 'closed') return { status: 'closed' };
    const filled = { question, roundId: round.id };
    const was = await saidAt(step, actor, filled);
    if (was === undefined) return null;
    const meant = meantSince(asFields(said), asFields(was), seen === undefined ? null : asFields(seen));
    if (meant.overtaken.length > 0) return { status: 'stale', fields: meant.overtaken, now: was };
    // Of what its reader left as it was, what somebody else said meanwhile stays.
    const is = asSaid(meant.fields);
    if (!sameValue(is, was)) await write(step, actor, filled, { title: round.title, was, is });
    return { status: 'saved' };
  });
}

/** The question at which a change of a round put another level; undefined when it was a change of something else. */
export const overruledIn = ({ before, after }: OrganisationEntry): PrefilledQuestion | undefined =>
  before && after ? prefilledQuestions.find((question) => question in after) : undefined;

export type OverruleUndone = { status: 'saved'; id: string; changeId: string } | { status: 'forbidden' } | Contradicted;

/** Turns that round; refused when the round was closed since or something else was said. Null when it is not there. */
export async function undoOverrule(
  actor: Actor,
  { id: undoes, rowId, before, after }: OrganisationEntry,
  { programmeId, question }: { programmeId: string; question: PrefilledQuestion },
  tx: Db = db(),
): Promise<OverruleUndone | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  const refused = (field: string): Contradicted => ({ status: 'refused', reason: 'contradicted', fields: [field] });
  return tx.transaction(async (inner): Promise<OverruleUndone | null> => {
    const step = inner as unknown as Db;
    await lockOrganisation(step, actor.organisationId);
    const round = await getRoundRow(actor, { programmeId, roundId: rowId }, step, true);
    if (!round) return null;
    if (round.state === 'closed') return refused('closedAt');
    const filled = { question, roundId: rowId };
    const was = await saidAt(step, actor, filled);
    if (was === undefined || !sameValue(was, after?.[question])) return refused(question);
    const is = (before?.[question] ?? null) as Overruled;
    const changeId = await write(step, actor, filled, { title: round.title, was, is, undoes });
    return { status: 'saved', id: rowId, changeId };
  });
}
