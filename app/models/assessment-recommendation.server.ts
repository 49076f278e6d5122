// What a round of the assessment advises: who does it by when, and whether it became an item of the plan or is followed here.
import { and, asc, eq, inArray } from 'drizzle-orm';
import { getRoundRow, type RoundKey } from './assessment-rows.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { type ChangeAnswer, type ChangeOptions, changePlan } from './plan.server';
import { isOverdue, recommendationState, type RecommendationState, type ShownState } from './planning/assessment/round';
import type { Day } from './planning/day';
import { type Actor, may } from './planning/permission';
import type { Progress } from './planning/plan';
import type { ChangeOf } from './planning/plan-change';

export type Recommendation = {
  id: string;
  roundId: string;
  text: string;
  owner: { id: string; name: string } | null;
  dueOn: Day | null;
  /** As said; counts as long as it is no item. */
  said: RecommendationState;
  state: ShownState;
  overdue: boolean;
  itemId: string | null;
  decision: RecommendationDecision | null;
};

/** What was decided about a recommendation. */
export type RecommendationDecision = { text: string; decider: string; on: Day };

const [r, link, i, u] = [t.assessmentRecommendation, t.assessmentRecommendationItem, t.item, t.userAccount];

type Asked = { programmeId: string; today: Day; roundId?: string; recommendationId?: string };

/** The recommendations of a round, or of all rounds; by due day, without one last. */
export async function findRecommendations(
  actor: Actor,
  { programmeId, today, roundId, recommendationId }: Asked,
  tx: Db = db(),
): Promise<Recommendation[]> {
  const rows = await tx
    .select({
      ...{ id: r.id, roundId: r.roundId, text: r.text, dueOn: r.dueOn, said: r.state },
      ...{ decided: r.decision, decider: r.decider, decidedOn: r.decidedOn },
      ...{ ownerId: u.id, ownerName: u.name, itemId: i.id, progress: i.progress, retired: i.retired },
    })
    .from(r)
    .leftJoin(u, and(eq(u.organisationId, r.organisationId), eq(u.id, r.ownerId)))
    .leftJoin(link, and(eq(link.programmeId, r.programmeId), eq(link.recommendationId, r.id)))
    .leftJoin(i, and(eq(i.programmeId, link.programmeId), eq(i.id, link.itemId)))
    .where(
      and(
        ...[eq(r.organisationId, actor.organisationId), eq(r.programmeId, programmeId)],
        ...(roundId === undefined ? [] : [eq(r.roundId, roundId)]),
        ...(recommendationId === undefined ? [] : [eq(r.id, recommendationId)]),
      ),
    )
    .orderBy(asc(r.dueOn), asc(r.id));
  return rows.map(({ id, roundId: of, text, ownerId, ownerName, itemId, progress, retired, ...row }) => {
    const dueOn = row.dueOn as Day | null;
    const said = row.said as RecommendationState;
    const item = itemId === null ? null : { progress: progress as Progress, retired: retired! };
    const state = recommendationState(said, item);
    const owner = ownerId === null ? null : { id: ownerId, name: ownerName! };
    const { decided, decider, decidedOn } = row;
    const decision = decided === null ? null : { text: decided, decider: decider!, on: decidedOn as Day };
    const overdue = isOverdue(state, dueOn, today);
    return { id, roundId: of, text, owner, dueOn, said, state, overdue, itemId, decision };
  });
}

export type RecommendationKey = RoundKey & { recommendationId: string };

/** One recommendation of a round; null when it is not there. */
export async function getRecommendation(
  actor: Actor,
  asked: RecommendationKey & { today: Day },
  tx: Db = db(),
): Promise<Recommendation | null> {
  return (await findRecommendations(actor, asked, tx))[0] ?? null;
}

/** The round whose recommendation an item of the plan came from; null for other items. */
export async function findOrigin(
  actor: Actor,
  { programmeId, itemId }: { programmeId: string; itemId: string },
  tx: Db = db(),
): Promise<{ roundId: string; title: string } | null> {
  const round = t.assessmentRound;
  const [row] = await tx
    .select({ roundId: round.id, title: round.title })
    .from(link)
    .innerJoin(r, and(eq(r.programmeId, link.programmeId), eq(r.id, link.recommendationId)))
    .innerJoin(round, and(eq(round.programmeId, r.programmeId), eq(round.id, r.roundId)))
    .where(and(eq(r.organisationId, actor.organisationId), eq(link.programmeId, programmeId), eq(link.itemId, itemId)));
  return row ?? null;
}

export type RecommendationFields = {
  text: string;
  ownerId: string | null;
  dueOn: Day | null;
  state: RecommendationState;
  /** Null: nothing was decided about it. */
  decision: RecommendationDecision | null;
};

export type RecommendationAnswer =
  { status: 'saved' | 'forbidden' } | { status: 'refused'; field: 'text' | 'owner'; why: string };

async function faultOf(actor: Actor, { text, ownerId }: RecommendationFields, tx: Db) {
  if (text.trim() === '') return { status: 'refused', field: 'text', why: 'required' } as const;
  if (ownerId === null) return null;
  const [owner] = await tx
    .select({ id: u.id })
    .from(u)
    .where(and(eq(u.organisationId, actor.organisationId), inArray(u.id, [ownerId])));
  return owner ? null : ({ status: 'refused', field: 'owner', why: 'choose' } as const);
}

/** Adds a recommendation to a round, or changes one. Null when the round or the recommendation is not there. */
export async function saveRecommendation(
  actor: Actor,
  { recommendationId, ...asked }: RoundKey & { recommendationId: string | null },
  fields: RecommendationFields,
  tx: Db = db(),
): Promise<RecommendationAnswer | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  return tx.transaction(async (inner): Promise<RecommendationAnswer | null> => {
    const step = inner as unknown as Db;
    const round = await getRoundRow(actor, asked, step);
    if (!round) return null;
    const fault = await faultOf(actor, fields, step);
    if (fault) return fault;
    const { organisationId, userId } = actor;
    const { decision, ...said } = fields;
    const row = {
      ...{ ...said, text: fields.text.trim() },
      ...{ decision: decision?.text.trim() ?? null, decider: decision?.decider.trim() ?? null },
      decidedOn: decision?.on ?? null,
    };
    if (recommendationId === null) {
      const owner = { organisationId, programmeId: asked.programmeId, roundId: round.id, createdBy: userId };
      await step.insert(r).values({ id: newId(), ...owner, ...row });
      return { status: 'saved' };
    }
    const changed = await step
      .update(r)
      .set(row)
      .where(and(eq(r.organisationId, organisationId), eq(r.roundId, round.id), eq(r.id, recommendationId)))
      .returning({ id: r.id });
    return changed.length === 0 ? null : { status: 'saved' };
  });
}

export type PlannedAnswer = ChangeAnswer | { status: 'planned_before'; itemId: string };

/**
 * Makes an item of the plan of a recommendation; from then on the item says how it stands. One item each: who comes second is
 * told which. Null when it is not there.
 */
export async function planRecommendation(
  actor: Actor,
  { programmeId, roundId, recommendationId }: RecommendationKey,
  change: ChangeOf<'create_item'>,
  options: ChangeOptions = {},
): Promise<PlannedAnswer | null> {
  if (!may(actor, 'assessment.manage')) return { status: 'forbidden' };
  const plan = async (tx: Db): Promise<PlannedAnswer | null> => {
    const row = and(eq(r.organisationId, actor.organisationId), eq(r.programmeId, programmeId));
    const [known] = await tx
      .select({ id: r.id })
      .from(r)
      .where(and(row, eq(r.roundId, roundId), eq(r.id, recommendationId)))
      .for('update');
    if (!known) return null;
    // An item whose making was undone is not there any more, but may come back: the link to it then makes way.
    const [before] = await tx
      .select({ itemId: link.itemId })
      .from(link)
      .innerJoin(i, and(eq(i.programmeId, link.programmeId), eq(i.id, link.itemId)))
      .where(eq(link.recommendationId, recommendationId));
    if (before) return { status: 'planned_before', itemId: before.itemId };
    const answer = await changePlan(actor, programmeId, change, { ...options, tx });
    if (answer?.status !== 'saved') return answer;
    const { itemId } = change;
    await tx
      .insert(link)
      .values({ recommendationId, programmeId, itemId })
      .onConflictDoUpdate({ target: link.recommendationId, set: { itemId } });
    return answer;
  };
  return options.tx ? plan(options.tx) : db().transaction((tx) => plan(tx as unknown as Db));
}
