// What hangs on items: links between them, and the criteria of milestones and gates.
import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { criterionStates, linkTypes } from '../../planning/plan';
import { oneOf, organisationId, programmeId } from './columns';
import { userAccount } from './organisation';
import { programme } from './programme';
import { item } from './item';

export const dependency = pgTable(
  'dependency',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    type: text('type').notNull(),
    lag: integer('lag').notNull().default(0),
  },
  (t) => [
    unique('dependency_once').on(t.programmeId, t.fromId, t.toId),
    foreignKey({
      name: 'dependency_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'dependency_from',
      columns: [t.programmeId, t.fromId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'dependency_to',
      columns: [t.programmeId, t.toId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    index('dependency_programme_index').on(t.organisationId, t.programmeId),
    index('dependency_to_index').on(t.programmeId, t.toId),
    check('dependency_not_itself', sql`${t.fromId} <> ${t.toId}`),
    check('dependency_type', sql`${t.type} in (${oneOf(linkTypes)})`),
  ],
);

/** Go/no-go criteria of a milestone or gate. */
export const criterion = pgTable(
  'criterion',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    text: text('text').notNull(),
    textEn: text('text_en'),
    hard: boolean('hard').notNull(),
    state: text('state').notNull().default('open'),
    ownerId: text('owner_id'),
    evidence: text('evidence').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    foreignKey({
      name: 'criterion_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'criterion_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'criterion_owner',
      columns: [t.organisationId, t.ownerId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('criterion_owner_index').on(t.organisationId, t.ownerId),
    index('criterion_programme_index').on(t.organisationId, t.programmeId),
    index('criterion_item_index').on(t.programmeId, t.itemId),
    check('criterion_state', sql`${t.state} in (${oneOf(criterionStates)})`),
  ],
);
