// How a programme stands against what teams carry, over time: weights of the index, its readings, agreed measures, proposals.
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { type Measure, type PastDecision, proposalStates, type Weighed } from '../../planning/capacity/measure';
import { type Driver, stagnationBands, type StagnationWeights } from '../../planning/capacity/stagnation';
import { oneOf, organisationId, programmeId } from './columns';
import { organisation, team, userAccount } from './organisation';
import { programme } from './programme';

/** Versions of the weights, from 2 on; version 1 is what the domain study proposes and is not kept. Nothing here ever changes. */
export const stagnationRule = pgTable(
  'stagnation_rule',
  {
    organisationId: organisationId().references(() => organisation.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    /** Shares of 1. */
    weights: jsonb('weights').$type<StagnationWeights>().notNull(),
    reason: text('reason').notNull(),
    userId: text('user_id'),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.version] }),
    foreignKey({
      name: 'stagnation_rule_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('stagnation_rule_user_index').on(t.organisationId, t.userId),
    check('stagnation_rule_version', sql`${t.version} > 1`),
    check('stagnation_rule_reason', sql`length(trim(${t.reason})) > 0`),
  ],
);

/** The index of a programme on a day, as it was worked out that day. */
export const stagnationReading = pgTable(
  'stagnation_reading',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    day: date('day', { mode: 'string' }).notNull(),
    /** 0–100. */
    value: real('value').notNull(),
    band: text('band').notNull(),
    scores: jsonb('scores').$type<Record<Driver, number | null>>().notNull(),
    /** Of the weights. */
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.day] }),
    foreignKey({
      name: 'stagnation_reading_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    index('stagnation_reading_programme_index').on(t.organisationId, t.programmeId),
    check('stagnation_reading_value', sql`${t.value} between 0 and 100`),
    check('stagnation_reading_band', sql`${t.band} in (${oneOf(stagnationBands)})`),
  ],
);

/** Measures to choose from, as they were weighed; applied they are changes of the plan and of the teams. */
export const capacityProposal = pgTable(
  'capacity_proposal',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    title: text('title').notNull(),
    note: text('note').notNull().default(''),
    measures: jsonb('measures').$type<Measure[]>().notNull(),
    /** What was weighed when it was proposed. */
    before: jsonb('before').$type<Weighed>().notNull(),
    after: jsonb('after').$type<Weighed>().notNull(),
    state: text('state').notNull(),
    proposedBy: text('proposed_by'),
    proposedAt: timestamp('proposed_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    decidedBy: text('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'string' }),
    reason: text('reason'),
    /** Decisions that were taken back, oldest first: what was decided stays readable. */
    past: jsonb('past').$type<PastDecision[]>().notNull().default([]),
    appliedBy: text('applied_by'),
    appliedAt: timestamp('applied_at', { withTimezone: true, mode: 'string' }),
    /** The entry in the plan's history, where it changed the plan. */
    changeId: text('change_id'),
    /** The first of its entries in the municipality's history, where it changed teams. */
    togetherId: text('together_id'),
  },
  (t) => [
    unique('capacity_proposal_in_programme').on(t.programmeId, t.id),
    foreignKey({
      name: 'capacity_proposal_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    ...(['proposedBy', 'decidedBy', 'appliedBy'] as const).map((by) =>
      foreignKey({
        name: `capacity_proposal_${by.slice(0, -2)}`,
        columns: [t.organisationId, t[by]],
        foreignColumns: [userAccount.organisationId, userAccount.id],
      }),
    ),
    index('capacity_proposal_programme_index').on(t.organisationId, t.programmeId),
    index('capacity_proposal_proposed_index').on(t.organisationId, t.proposedBy),
    index('capacity_proposal_decided_index').on(t.organisationId, t.decidedBy),
    index('capacity_proposal_applied_index').on(t.organisationId, t.appliedBy),
    check('capacity_proposal_state', sql`${t.state} in (${oneOf(proposalStates)})`),
    check('capacity_proposal_title', sql`length(trim(${t.title})) > 0`),
    check(
      'capacity_proposal_with_reason',
      sql`(${t.state} in ('proposed', 'withdrawn')) = (${t.decidedAt} is null) and (${t.decidedAt} is null) = (${t.reason} is null)`,
    ),
  ],
);

/** What was agreed about a pivotal team that is asked too much, until a day. */
export const teamAgreement = pgTable(
  'team_agreement',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    teamId: text('team_id').notNull(),
    text: text('text').notNull(),
    /** The first day it no longer answers the overload. */
    untilDay: date('until_day', { mode: 'string' }).notNull(),
    proposalId: text('proposal_id'),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    foreignKey({
      name: 'team_agreement_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'team_agreement_team',
      columns: [t.organisationId, t.teamId],
      foreignColumns: [team.organisationId, team.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'team_agreement_proposal',
      columns: [t.programmeId, t.proposalId],
      foreignColumns: [capacityProposal.programmeId, capacityProposal.id],
    }),
    index('team_agreement_programme_index').on(t.organisationId, t.programmeId),
    index('team_agreement_team_index').on(t.organisationId, t.teamId),
    index('team_agreement_proposal_index').on(t.programmeId, t.proposalId),
    check('team_agreement_text', sql`length(trim(${t.text})) > 0`),
  ],
);
