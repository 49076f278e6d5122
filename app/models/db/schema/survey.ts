// Surveys: rounds, a link per department, and answers that nobody can be found behind.
// An answer has no time, no number and no column for a person: nothing to put beside a list of who was when at work.
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { surveyKinds } from '../../planning/adoption/survey-kind';
import { oneOf, organisationId, programmeId } from './columns';
import { department, userAccount } from './organisation';
import { programme } from './programme';

export const surveyRound = pgTable(
  'survey_round',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    /** The last day on which it can be answered. */
    lastDay: date('last_day', { mode: 'string' }).notNull(),
    /** Closed by hand or after its last day; results are seen from then on only, so that nobody can watch answers come in. */
    closedAt: timestamp('closed_at', { withTimezone: true, mode: 'string' }),
    createdBy: text('created_by'),
  },
  (t) => [
    unique('survey_round_in_programme').on(t.programmeId, t.id),
    foreignKey({
      name: 'survey_round_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'survey_round_user',
      columns: [t.organisationId, t.createdBy],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('survey_round_programme_index').on(t.organisationId, t.programmeId),
    index('survey_round_user_index').on(t.organisationId, t.createdBy),
    check('survey_round_kind', sql`${t.kind} in (${oneOf(surveyKinds)})`),
    check('survey_round_days', sql`${t.opensOn} <= ${t.lastDay}`),
    check('survey_round_name', sql`length(trim(${t.name})) > 0`),
  ],
);

/** The address by which a department's people answer; the same for all of them. */
export const surveyLink = pgTable(
  'survey_link',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    roundId: text('round_id').notNull(),
    departmentId: text('department_id').notNull(),
    /** Cannot be guessed: 128 random bits. */
    token: text('token').notNull(),
    /** How many people were asked, for the response. */
    invited: integer('invited').notNull(),
  },
  (t) => [
    unique('survey_link_token').on(t.token),
    unique('survey_link_department').on(t.roundId, t.departmentId),
    foreignKey({
      name: 'survey_link_round',
      columns: [t.programmeId, t.roundId],
      foreignColumns: [surveyRound.programmeId, surveyRound.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'survey_link_department_of',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('survey_link_round_index').on(t.programmeId, t.roundId),
    index('survey_link_department_index').on(t.organisationId, t.departmentId),
    check('survey_link_invited', sql`${t.invited} between 1 and 100000`),
  ],
);

export const surveyAnswer = pgTable(
  'survey_answer',
  {
    /** Random, so that it says nothing of the order in which answers came. */
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    roundId: text('round_id').notNull(),
    departmentId: text('department_id').notNull(),
    /** 1–5 per statement, in the order of the kind; 0 where nothing was said. */
    scores: smallint('scores').array().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'survey_answer_round',
      columns: [t.programmeId, t.roundId],
      foreignColumns: [surveyRound.programmeId, surveyRound.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'survey_answer_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('survey_answer_round_index').on(t.programmeId, t.roundId, t.departmentId),
    index('survey_answer_department_index').on(t.organisationId, t.departmentId),
    check('survey_answer_scores', sql`0 <= all(${t.scores}) and 5 >= all(${t.scores})`),
  ],
);
