// What was changed in a municipality's departments, teams and calendar, append-only.
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import type { LoadCrossing } from '../../planning/capacity/crossings';
import type { ChangeCrossing } from '../../planning/change-load/crossings';
import { organisationCollections } from '../../planning/organisation-row';
import type { Fields } from '../../planning/difference';
import type { Label } from '../../planning/plan';
import { oneOf, organisationId } from './columns';
import { organisation, userAccount } from './organisation';

/** One row that was made (before is null), removed (after is null) or changed (only the fields that differ). */
export const organisationHistory = pgTable(
  'organisation_history',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId().references(() => organisation.id, { onDelete: 'cascade' }),
    /** The revision the municipality had after this change. */
    revision: integer('revision').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    userId: text('user_id'),
    collection: text('collection').$type<(typeof organisationCollections)[number]>().notNull(),
    rowId: text('row_id').notNull(),
    /** What the row was called, so that a change can be told also when the row is gone; null for the municipality's own rules. */
    title: jsonb('title').$type<Label>(),
    before: jsonb('before').$type<Fields>(),
    after: jsonb('after').$type<Fields>(),
    /** The change that this one turned round. */
    undoes: text('undoes'),
    /** The first of the changes that were saved as one, also in that first one itself; null for a change by itself. */
    together: text('together'),
  },
  (t) => [
    unique('organisation_history_key').on(t.organisationId, t.id),
    unique('organisation_history_revision').on(t.organisationId, t.revision),
    unique('organisation_history_undone_once').on(t.organisationId, t.undoes),
    foreignKey({
      name: 'organisation_history_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('organisation_history_together_index').on(t.organisationId, t.together),
    index('organisation_history_user_index').on(t.organisationId, t.userId),
    check('organisation_history_collection', sql`${t.collection} in (${oneOf(organisationCollections)})`),
  ],
);

/** Teams and departments that a change took over their limit, and why it was saved all the same; of a change that took none there is no row. */
export const organisationOverload = pgTable(
  'organisation_overload',
  {
    changeId: text('change_id').primaryKey(),
    organisationId: organisationId().references(() => organisation.id, { onDelete: 'cascade' }),
    overloads: jsonb('overloads').$type<(LoadCrossing | ChangeCrossing)[]>().notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'organisation_overload_change',
      columns: [t.organisationId, t.changeId],
      foreignColumns: [organisationHistory.organisationId, organisationHistory.id],
    }).onDelete('cascade'),
    index('organisation_overload_organisation_index').on(t.organisationId, t.changeId),
  ],
);
