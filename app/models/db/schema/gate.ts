// What happens at gates and around go-live: decisions on record, and the tasks of the cut-over board.
import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { decisionOutcomes } from '../../planning/gate';
import { oneOf, organisationId, programmeId } from './columns';
import { item } from './item';
import { team, userAccount } from './organisation';
import { programme } from './programme';

export const decision = pgTable(
  'decision',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    outcome: text('outcome').notNull(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    /** Who decided, in words. */
    decider: text('decider').notNull(),
    recordedBy: text('recorded_by'),
    reason: text('reason').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'decision_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'decision_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'decision_recorder',
      columns: [t.organisationId, t.recordedBy],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    unique('decision_position').on(t.programmeId, t.itemId, t.position),
    index('decision_programme_index').on(t.organisationId, t.programmeId),
    index('decision_item_index').on(t.programmeId, t.itemId),
    index('decision_recorder_index').on(t.organisationId, t.recordedBy),
    check('decision_outcome', sql`${t.outcome} in (${oneOf(decisionOutcomes)})`),
    check('decision_reasoned', sql`length(trim(${t.reason})) > 0`),
  ],
);

/** Tasks to the minute; times are whole minutes since 1970-01-01T00:00Z. */
export const cutoverTask = pgTable(
  'cutover_task',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    note: text('note').notNull().default(''),
    ownerId: text('owner_id'),
    teamId: text('team_id'),
    start: integer('start').notNull(),
    minutes: integer('minutes').notNull(),
    /** Tasks of the same board that must be done first; kept right by the rules, under the programme's lock. */
    after: text('after').array().notNull().default([]),
    pointOfNoReturn: boolean('point_of_no_return').notNull().default(false),
    startedAt: integer('started_at'),
    doneAt: integer('done_at'),
  },
  (t) => [
    foreignKey({
      name: 'cutover_task_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'cutover_task_owner',
      columns: [t.organisationId, t.ownerId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'cutover_task_team',
      columns: [t.organisationId, t.teamId],
      foreignColumns: [team.organisationId, team.id],
    }),
    index('cutover_task_programme_index').on(t.organisationId, t.programmeId),
    index('cutover_task_owner_index').on(t.organisationId, t.ownerId),
    index('cutover_task_team_index').on(t.organisationId, t.teamId),
    check('cutover_task_length', sql`${t.minutes} between 1 and 20160 and ${t.start} >= 0`),
    check('cutover_task_not_after_itself', sql`not (${t.id} = any(${t.after}))`),
    check('cutover_task_order', sql`${t.startedAt} <= ${t.doneAt}`),
  ],
);
