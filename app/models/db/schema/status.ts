// How it goes, as people said it: entries that are never changed.
import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { statusColours, statusKinds } from '../../planning/status/status-entry';
import { oneOf, organisationId, programmeId } from './columns';
import { userAccount } from './organisation';
import { programme } from './programme';

/**
 * The last entry of a subject holds; the earlier ones stay. Its subject is proven when it is written, and named without a foreign
 * key: a phase that is removed and put back by undoing has its entries again.
 */
export const statusEntry = pgTable(
  'status_entry',
  {
    position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    id: text('id').notNull(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    colour: text('colour').notNull(),
    headline: text('headline').notNull(),
    text: text('text').notNull().default(''),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    userId: text('user_id'),
  },
  (t) => [
    unique('status_entry_id').on(t.id),
    foreignKey({
      name: 'status_entry_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'status_entry_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('status_entry_programme_index').on(t.organisationId, t.programmeId),
    index('status_entry_subject_index').on(t.programmeId, t.subjectKind, t.subjectId, t.position),
    index('status_entry_user_index').on(t.organisationId, t.userId),
    check('status_entry_kind', sql`${t.subjectKind} in (${oneOf(statusKinds)})`),
    check('status_entry_colour', sql`${t.colour} in (${oneOf(statusColours)})`),
    check('status_entry_headline', sql`length(trim(${t.headline})) > 0`),
  ],
);
