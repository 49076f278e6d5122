// History: every saved change of a plan, append-only.
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import type { LoadCrossing } from '../../planning/capacity/load';
import type { ChangeCrossing } from '../../planning/change-load/crossings';
import type { RowChange } from '../../planning/difference';
import { type MomentMove, slipCodes } from '../../planning/slip';
import { oneOf, organisationId, programmeId } from './columns';
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
    /** Why a promised milestone moved later. */
    reasonCode: text('reason_code'),
    /** Milestones and gates that were made, moved or taken away: what the milestone trend is drawn from. */
    moments: jsonb('moments').$type<MomentMove[]>(),
    /** Teams and departments that the change took over their limit, and why it was saved all the same. */
    overloads: jsonb('overloads').$type<(LoadCrossing | ChangeCrossing)[]>(),
    overloadReason: text('overload_reason'),
    /** Ids of all rows that changed, to find an item's history by. */
    touched: text('touched').array().notNull().default([]),
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
    // With the version, so that the newest changes are read in order whatever the database knows of the table's size.
    index('plan_history_programme_index').on(t.organisationId, t.programmeId, t.version),
    index('plan_history_touched_index').using('gin', t.touched),
    index('plan_history_moments_index')
      .on(t.programmeId, t.version)
      .where(sql`${t.moments} is not null`),
    index('plan_history_at_index').on(t.programmeId, t.at, t.version),
    index('plan_history_since_index').on(t.organisationId, t.at),
    index('plan_history_user_index').on(t.organisationId, t.userId),
    index('plan_history_overloads_index')
      .on(t.programmeId, t.version)
      .where(sql`${t.overloads} is not null`),
    check('plan_history_reason_code', sql`${t.reasonCode} in (${oneOf(slipCodes)})`),
    check(
      'plan_history_source',
      sql`${t.source} in ('screen', 'import', 'api', 'blueprint', 'calendar', 'figures', 'seed')`,
    ),
  ],
);
