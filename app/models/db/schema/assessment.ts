// The assessment: rounds, personal links of which only a hash is kept, answers that nobody can be found behind, what data say
// of some questions, and recommendations.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { type PrefillBasis, prefilledQuestions } from '../../planning/assessment/prefill';
import { assessmentForms, respondentGroups, respondentRoles } from '../../planning/assessment/questions';
import { recommendationStates } from '../../planning/assessment/round';
import { oneOf, organisationId, programmeId } from './columns';
import { userAccount } from './organisation';
import { programme } from './programme';

export const assessmentRound = pgTable(
  'assessment_round',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    form: text('form').notNull(),
    title: text('title').notNull(),
    /** The day it is about. */
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    /** Results are seen from then on only, so that nobody can watch answers come in. */
    closedAt: timestamp('closed_at', { withTimezone: true, mode: 'string' }),
    createdBy: text('created_by'),
  },
  (t) => [
    unique('assessment_round_in_programme').on(t.programmeId, t.id),
    foreignKey({
      name: 'assessment_round_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'assessment_round_user',
      columns: [t.organisationId, t.createdBy],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('assessment_round_programme_index').on(t.organisationId, t.programmeId),
    index('assessment_round_user_index').on(t.organisationId, t.createdBy),
    check('assessment_round_form', sql`${t.form} in (${oneOf(assessmentForms)})`),
    check('assessment_round_title', sql`length(trim(${t.title})) > 0`),
  ],
);

/** The address by which one person answers once. */
export const assessmentLink = pgTable(
  'assessment_link',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    roundId: text('round_id').notNull(),
    role: text('role').notNull(),
    /** SHA-256 of the token: who reads the database cannot answer for somebody. */
    tokenHash: text('token_hash').notNull(),
    /** Somebody answered by it; not what, not when. */
    used: boolean('used').notNull().default(false),
  },
  (t) => [
    unique('assessment_link_token').on(t.tokenHash),
    foreignKey({
      name: 'assessment_link_round',
      columns: [t.programmeId, t.roundId],
      foreignColumns: [assessmentRound.programmeId, assessmentRound.id],
    }).onDelete('cascade'),
    index('assessment_link_round_index').on(t.programmeId, t.roundId),
    check('assessment_link_role', sql`${t.role} in (${oneOf(respondentRoles)})`),
  ],
);

export const assessmentAnswer = pgTable(
  'assessment_answer',
  {
    /** Random, so that it says nothing of the order in which answers came. */
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    roundId: text('round_id').notNull(),
    /** Who is shown together, not the role: of some roles there is one person. */
    respondentGroup: text('respondent_group').notNull(),
    /** 1–5 per question, in the order of the questions; 0 for "I do not know" or not asked. */
    scores: smallint('scores').array().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'assessment_answer_round',
      columns: [t.programmeId, t.roundId],
      foreignColumns: [assessmentRound.programmeId, assessmentRound.id],
    }).onDelete('cascade'),
    index('assessment_answer_round_index').on(t.programmeId, t.roundId),
    check('assessment_answer_group', sql`${t.respondentGroup} in (${oneOf(respondentGroups)})`),
    check('assessment_answer_scores', sql`0 <= all(${t.scores}) and 5 >= all(${t.scores})`),
  ],
);

/** What the product knew of a question when the round was made, and what somebody put in its place. */
export const assessmentPrefill = pgTable(
  'assessment_prefill',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    roundId: text('round_id').notNull(),
    question: text('question').notNull(),
    level: smallint('level').notNull(),
    basis: jsonb('basis').$type<PrefillBasis>().notNull(),
    overruledLevel: smallint('overruled_level'),
    overruledReason: text('overruled_reason'),
    overruledBy: text('overruled_by'),
  },
  (t) => [
    primaryKey({ name: 'assessment_prefill_key', columns: [t.roundId, t.question] }),
    foreignKey({
      name: 'assessment_prefill_round',
      columns: [t.programmeId, t.roundId],
      foreignColumns: [assessmentRound.programmeId, assessmentRound.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'assessment_prefill_user',
      columns: [t.organisationId, t.overruledBy],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('assessment_prefill_round_index').on(t.programmeId, t.roundId),
    index('assessment_prefill_user_index').on(t.organisationId, t.overruledBy),
    check('assessment_prefill_question', sql`${t.question} in (${oneOf(prefilledQuestions)})`),
    check('assessment_prefill_level', sql`${t.level} between 1 and 5`),
    check(
      'assessment_prefill_overruled',
      sql`(${t.overruledLevel} is null) = (${t.overruledReason} is null)
        and (${t.overruledLevel} is null or ${t.overruledLevel} between 1 and 5)`,
    ),
  ],
);

export const assessmentRecommendation = pgTable(
  'assessment_recommendation',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    roundId: text('round_id').notNull(),
    text: text('text').notNull(),
    ownerId: text('owner_id'),
    dueOn: date('due_on', { mode: 'string' }),
    state: text('state').notNull().default('open'),
    /** What was decided about it, by whom and when; null as long as nothing was. */
    decision: text('decision'),
    decider: text('decider'),
    decidedOn: date('decided_on', { mode: 'string' }),
    createdBy: text('created_by'),
  },
  (t) => [
    unique('assessment_recommendation_in_programme').on(t.programmeId, t.id),
    foreignKey({
      name: 'assessment_recommendation_round',
      columns: [t.programmeId, t.roundId],
      foreignColumns: [assessmentRound.programmeId, assessmentRound.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'assessment_recommendation_owner',
      columns: [t.organisationId, t.ownerId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'assessment_recommendation_user',
      columns: [t.organisationId, t.createdBy],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('assessment_recommendation_round_index').on(t.programmeId, t.roundId),
    index('assessment_recommendation_owner_index').on(t.organisationId, t.ownerId),
    index('assessment_recommendation_user_index').on(t.organisationId, t.createdBy),
    check('assessment_recommendation_state', sql`${t.state} in (${oneOf(recommendationStates)})`),
    check(
      'assessment_recommendation_decided',
      sql`num_nonnulls(${t.decision}, ${t.decider}, ${t.decidedOn}) in (0, 3)`,
    ),
    check('assessment_recommendation_text', sql`length(trim(${t.text})) > 0`),
  ],
);

/**
 * The item of the plan that a recommendation became. Is its making undone, then the recommendation is open again; is it done
 * again, then it is that item once more, which is why no foreign key leads there.
 */
export const assessmentRecommendationItem = pgTable(
  'assessment_recommendation_item',
  {
    recommendationId: text('recommendation_id').primaryKey(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'assessment_recommendation_item_of',
      columns: [t.programmeId, t.recommendationId],
      foreignColumns: [assessmentRecommendation.programmeId, assessmentRecommendation.id],
    }).onDelete('cascade'),
    index('assessment_recommendation_item_of_index').on(t.programmeId, t.recommendationId),
    index('assessment_recommendation_item_index').on(t.programmeId, t.itemId),
  ],
);
