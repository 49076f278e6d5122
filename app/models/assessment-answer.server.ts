// Answering the assessment, without signing in: whoever has a link answers once, and nothing is kept of who or when.
import { and, eq } from 'drizzle-orm';
import { findPrefills, hashOf, type PrefillRow, roundOf } from './assessment-rows.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import {
  areScores,
  type AssessmentForm,
  groupOf,
  type RespondentRole,
  type Scores,
} from './planning/assessment/questions';
import type { Day } from './planning/day';

export type AskedAssessment = {
  title: string;
  form: AssessmentForm;
  heldOn: Day;
  role: RespondentRole;
  municipality: string;
  theme: string;
  state: 'open' | 'closed' | 'answered';
};

/** As links are made; anything else is asked of no database. */
const isToken = (token: string) => /^[0-9a-z]{32}$/.test(token);

type Found = { asked: AskedAssessment; link: typeof t.assessmentLink.$inferSelect };

async function findLink(token: string, tx: Db): Promise<Found | null> {
  if (!isToken(token)) return null;
  const [l, r, o] = [t.assessmentLink, t.assessmentRound, t.organisation];
  const [row] = await tx
    .select({ link: l, round: r, municipality: o.name, theme: o.theme })
    .from(l)
    .innerJoin(r, and(eq(r.programmeId, l.programmeId), eq(r.id, l.roundId)))
    .innerJoin(o, eq(o.id, l.organisationId))
    .where(eq(l.tokenHash, hashOf(token)));
  if (!row) return null;
  const { municipality, theme, link } = row;
  const { title, form, heldOn, state } = roundOf(row.round);
  const role = link.role as RespondentRole;
  const now = state === 'closed' ? 'closed' : link.used ? 'answered' : 'open';
  return { asked: { title, form, heldOn, role, municipality, theme, state: now }, link };
}

/** What is asked behind a link; null when there is no such link. */
export async function getAskedAssessment(token: string, tx: Db = db()): Promise<AskedAssessment | null> {
  return (await findLink(token, tx))?.asked ?? null;
}

/** What is filled in already behind a link. */
export async function findAskedPrefills(token: string, tx: Db = db()): Promise<PrefillRow[]> {
  const known = await findLink(token, tx);
  return known ? findPrefills(known.link.organisationId, known.link.roundId, tx) : [];
}

/** Nothing was kept unless it says `saved`. */
export type AssessmentAnswered = { status: 'saved' | 'closed' | 'answered' | 'refused' };

/**
 * Keeps what somebody said, and that the link was used; nothing ties one to the other once the round is closed. Null when
 * there is no such link. Who answers a round that is being closed comes before it or finds it closed.
 */
export async function answerAssessment(
  token: string,
  scores: Scores,
  tx: Db = db(),
): Promise<AssessmentAnswered | null> {
  return tx.transaction(async (inner): Promise<AssessmentAnswered | null> => {
    const step = inner as unknown as Db;
    const known = await findLink(token, step);
    if (!known) return null;
    const { id, organisationId, programmeId, roundId } = known.link;
    // The round as it is once nobody can close it before this is written; closing, and a second click, wait for the same row.
    await step
      .select({ id: t.assessmentRound.id })
      .from(t.assessmentRound)
      .where(eq(t.assessmentRound.id, roundId))
      .for('update');
    const still = await findLink(token, step);
    // Removed a moment before: there is nothing to answer any more.
    if (!still) return null;
    const { asked } = still;
    if (asked.state !== 'open') return { status: asked.state };
    if (!areScores(asked.form, scores)) return { status: 'refused' };
    await step
      .update(t.assessmentLink)
      .set({ used: true })
      .where(and(eq(t.assessmentLink.id, id), eq(t.assessmentLink.organisationId, organisationId)));
    await step.insert(t.assessmentAnswer).values({
      ...{ id: newId(), organisationId, programmeId, roundId },
      ...{ respondentGroup: groupOf[asked.role], scores: [...scores] },
    });
    return { status: 'saved' };
  });
}
