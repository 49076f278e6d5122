// History: every saved change of a plan, append-only.
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import type { RowChange } from '../../planning/difference';
import { organisationId, programmeId } from './columns';
import { userAccount } from './organisation';
import { programme } from './programme';

/** History: every saved change, append-only, numbered per programme without gaps. */
export const planHistory = pgTable(
  'plan_history',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    /** The version the programme had after this change. */
    version: integer('version').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    userId: text('user_id'),
    source: text('source').notNull(),
    kind: text('kind').notNull(),
    change: jsonb('change').notNull(),
    rows: jsonb('rows').$type<RowChange[]>().notNull(),
    reason: text('reason'),
    /** The change that this one turned round. */
    undoes: text('undoes'),
  },
  (t) => [
    unique('plan_history_version').on(t.programmeId, t.version),
    unique('plan_history_undone_once').on(t.programmeId, t.undoes),
    foreignKey({
      name: 'plan_history_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'plan_history_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('plan_history_programme_index').on(t.organisationId, t.programmeId),
    index('plan_history_user_index').on(t.organisationId, t.userId),
    check('plan_history_source', sql`${t.source} in ('screen', 'import', 'api', 'blueprint', 'calendar', 'seed')`),
  ],
);
