// What changes over time in what a team can carry: people, regular work, competences. Every row carries its organisation.
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, real, text, unique } from 'drizzle-orm/pg-core';
import { staffingKinds } from '../../planning/capacity/supply';
import { oneOf, organisationId } from './columns';
import { competence, team } from './organisation';

/** Fte that come off or on top of a team's establishment for a while. */
export const teamStaffing = pgTable(
  'team_staffing',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    teamId: text('team_id').notNull(),
    kind: text('kind').notNull(),
    fte: real('fte').notNull(),
    /** Null: always so far. */
    fromDay: date('from_day', { mode: 'string' }),
    /** The first day it no longer holds; null: until further notice. */
    untilDay: date('until_day', { mode: 'string' }),
    note: text('note').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    foreignKey({
      name: 'team_staffing_team',
      columns: [t.organisationId, t.teamId],
      foreignColumns: [team.organisationId, team.id],
    }).onDelete('cascade'),
    index('team_staffing_team_index').on(t.organisationId, t.teamId),
    check('team_staffing_kind', sql`${t.kind} in (${oneOf(staffingKinds)})`),
    check('team_staffing_fte', sql`${t.fte} > 0`),
    check('team_staffing_order', sql`${t.fromDay} < ${t.untilDay}`),
  ],
);

/** From a month on: other regular hours, another share on paper and digital at once; null = as before. */
export const teamStep = pgTable(
  'team_step',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    teamId: text('team_id').notNull(),
    fromMonth: date('from_month', { mode: 'string' }).notNull(),
    hoursMonth: real('hours_month'),
    doubleShare: real('double_share'),
    note: text('note').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    unique('team_step_month').on(t.teamId, t.fromMonth),
    foreignKey({
      name: 'team_step_team',
      columns: [t.organisationId, t.teamId],
      foreignColumns: [team.organisationId, team.id],
    }).onDelete('cascade'),
    index('team_step_team_index').on(t.organisationId, t.teamId),
    check('team_step_first_of_month', sql`extract(day from ${t.fromMonth}) = 1`),
    check('team_step_values', sql`${t.hoursMonth} >= 0 and ${t.doubleShare} between 0 and 1`),
    check('team_step_says_something', sql`num_nonnulls(${t.hoursMonth}, ${t.doubleShare}) > 0`),
  ],
);

/** The level (1–5) a team has of a competence from a day on; null from = always so far. */
export const teamCompetence = pgTable(
  'team_competence',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    teamId: text('team_id').notNull(),
    competenceId: text('competence_id').notNull(),
    level: integer('level').notNull(),
    fromDay: date('from_day', { mode: 'string' }),
    note: text('note').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    unique('team_competence_day').on(t.teamId, t.competenceId, t.fromDay).nullsNotDistinct(),
    foreignKey({
      name: 'team_competence_team',
      columns: [t.organisationId, t.teamId],
      foreignColumns: [team.organisationId, team.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'team_competence_competence',
      columns: [t.organisationId, t.competenceId],
      foreignColumns: [competence.organisationId, competence.id],
    }).onDelete('cascade'),
    index('team_competence_team_index').on(t.organisationId, t.teamId),
    index('team_competence_competence_index').on(t.organisationId, t.competenceId),
    check('team_competence_level', sql`${t.level} between 1 and 5`),
  ],
);
