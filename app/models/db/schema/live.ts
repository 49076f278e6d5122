// Who looks at a programme now. Kept for a minute at most, in no export, and gone after a crash: the migration makes it unlogged.
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { organisationId, programmeId } from './columns';
import { userAccount } from './organisation';
import { programme } from './programme';

/** One row per open screen. */
export const presence = pgTable(
  'presence',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    userId: text('user_id').notNull(),
    /** The path of the screen, to tell who looks at the same one. */
    place: text('place').notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'presence_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'presence_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('presence_programme_index').on(t.organisationId, t.programmeId),
    index('presence_user_index').on(t.organisationId, t.userId),
    check('presence_place', sql`length(${t.place}) between 1 and 300`),
  ],
);
