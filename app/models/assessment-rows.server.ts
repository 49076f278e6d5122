// Rounds, links and answers of the assessment as the database holds them: read by its models, never by a page.
import { createHash } from 'node:crypto';
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import type { PrefillBasis, PrefilledQuestion } from './planning/assessment/prefill';
import type {
  AssessmentAnswer,
  AssessmentForm,
  RespondentGroup,
  RespondentRole,
} from './planning/assessment/questions';
import type { AssessmentState } from './planning/assessment/round';
import type { Day } from './planning/day';
import type { Actor } from './planning/permission';

export type AssessmentRound = {
  id: string;
  form: AssessmentForm;
  title: string;
  /** The day it is about. */
  heldOn: Day;
  state: AssessmentState;
  /** ISO timestamp; null while it is open. */
  closedAt: string | null;
};

const r = t.assessmentRound;

export function roundOf(row: typeof r.$inferSelect): AssessmentRound {
  const { id, title, closedAt } = row;
  const state = closedAt === null ? 'open' : 'closed';
  return { id, title, form: row.form as AssessmentForm, heldOn: row.heldOn as Day, state, closedAt };
}

/** What is kept of a token. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const ofProgramme = (actor: Actor, programmeId: string) =>
  and(eq(r.organisationId, actor.organisationId), eq(r.programmeId, programmeId));

/** The rounds of a programme, latest first. */
export async function findRoundRows(actor: Actor, programmeId: string, tx: Db): Promise<AssessmentRound[]> {
  const rows = await tx
    .select()
    .from(r)
    .where(ofProgramme(actor, programmeId))
    .orderBy(desc(r.heldOn), asc(r.title), asc(r.id));
  return rows.map(roundOf);
}

export type RoundKey = { programmeId: string; roundId: string };

/** One round, or null; `lock` keeps it as it is until the end of the transaction. */
export async function getRoundRow(
  actor: Actor,
  { programmeId, roundId }: RoundKey,
  tx: Db,
  lock = false,
): Promise<AssessmentRound | null> {
  const asked = tx
    .select()
    .from(r)
    .where(and(ofProgramme(actor, programmeId), eq(r.id, roundId)));
  const [row] = await (lock ? asked.for('update') : asked);
  return row ? roundOf(row) : null;
}

export type Invited = Partial<Record<RespondentRole, number>>;

/** How many links there are per role, by round. */
export async function findInvited(actor: Actor, roundIds: readonly string[], tx: Db): Promise<Map<string, Invited>> {
  const found = new Map(roundIds.map((id): [string, Invited] => [id, {}]));
  if (roundIds.length === 0) return found;
  const l = t.assessmentLink;
  const rows = await tx
    .select({ roundId: l.roundId, role: l.role, links: count() })
    .from(l)
    .where(and(eq(l.organisationId, actor.organisationId), inArray(l.roundId, [...roundIds])))
    .groupBy(l.roundId, l.role);
  for (const { roundId, role, links } of rows) found.get(roundId)![role as RespondentRole] = links;
  return found;
}

/** What was said in these rounds, by round: whoever shows any of it asks `shownResults` or `responseOf` first. */
export async function findAnswers(
  actor: Actor,
  roundIds: readonly string[],
  tx: Db,
): Promise<Map<string, AssessmentAnswer[]>> {
  const found = new Map(roundIds.map((id): [string, AssessmentAnswer[]] => [id, []]));
  if (roundIds.length === 0) return found;
  const a = t.assessmentAnswer;
  const rows = await tx
    .select({ roundId: a.roundId, group: a.respondentGroup, scores: a.scores })
    .from(a)
    .where(and(eq(a.organisationId, actor.organisationId), inArray(a.roundId, [...roundIds])));
  for (const { roundId, group, scores } of rows) {
    found.get(roundId)!.push({ group: group as RespondentGroup, scores });
  }
  return found;
}

export type PrefillRow = {
  question: PrefilledQuestion;
  /** What the data say. */
  level: number;
  basis: PrefillBasis;
  /** What somebody put in its place, and why; null when nobody did. */
  overruled: { level: number; reason: string; by: string | null } | null;
};

/** What is filled in for who answers a round. */
export async function findPrefills(organisationId: string, roundId: string, tx: Db): Promise<PrefillRow[]> {
  const [p, u] = [t.assessmentPrefill, t.userAccount];
  const rows = await tx
    .select({
      ...{ question: p.question, level: p.level, basis: p.basis },
      ...{ overruledLevel: p.overruledLevel, reason: p.overruledReason, by: u.name },
    })
    .from(p)
    .leftJoin(u, and(eq(u.organisationId, p.organisationId), eq(u.id, p.overruledBy)))
    .where(and(eq(p.organisationId, organisationId), eq(p.roundId, roundId)))
    .orderBy(asc(p.question));
  return rows.map(({ question, level, basis, overruledLevel, reason, by }) => ({
    ...{ question: question as PrefilledQuestion, level, basis },
    overruled: overruledLevel === null ? null : { level: overruledLevel, reason: reason!, by },
  }));
}
