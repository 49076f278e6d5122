// Columns and checks that tables of a programme share.
import { sql } from 'drizzle-orm';
import { text, timestamp } from 'drizzle-orm/pg-core';

/** The values of a literal union as SQL, for a check. */
export const oneOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));
export const programmeId = () => text('programme_id').notNull();
export const organisationId = () => text('organisation_id').notNull();
export const createdAt = () => timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow();
