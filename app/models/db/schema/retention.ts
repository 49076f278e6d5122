// How long a municipality keeps what, what is not to be thrown away, and how many requests somebody made lately.
import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { retentionCategories } from '../../planning/retention';
import { oneOf, organisationId, programmeId } from './columns';
import { organisation } from './organisation';
import { programme } from './programme';

/** Only where it is not as proposed. */
export const retentionRule = pgTable(
  'retention_rule',
  {
    organisationId: organisationId().references(() => organisation.id, { onDelete: 'cascade' }),
    category: text('category').$type<(typeof retentionCategories)[number]>().notNull(),
    days: integer('days').notNull(),
    /** Why it is shorter than it should be. */
    reason: text('reason').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.category] }),
    check('retention_rule_category', sql`${t.category} in (${oneOf(retentionCategories)})`),
    check('retention_rule_days', sql`${t.days} between 1 and 36525`),
  ],
);

/** Nothing of such a programme is thrown away because of its age. */
export const legalHold = pgTable(
  'legal_hold',
  {
    programmeId: programmeId().primaryKey(),
    organisationId: organisationId(),
    reason: text('reason').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'legal_hold_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    index('legal_hold_programme_index').on(t.organisationId, t.programmeId),
    check('legal_hold_reason', sql`length(trim(${t.reason})) > 0`),
  ],
);

/** Changes of a session, or guesses of an address, per span of time; unlogged: gone after a crash, in no export. */
export const requestCount = pgTable(
  'request_count',
  {
    /** A hash: nobody can be found behind it. */
    key: text('key').notNull(),
    /** When the span of time began, in seconds since 1970. */
    slot: bigint('slot', { mode: 'number' }).notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.slot] }), index('request_count_slot_index').on(t.slot)],
);
