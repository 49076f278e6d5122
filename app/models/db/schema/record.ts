// The record: what was done, chained so that a row that was changed, removed or put in between shows.
import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { proofKinds } from '../../planning/record';
import { oneOf } from './columns';
import { userAccount } from './organisation';

/** The end of a chain: one a municipality, and `-` of what belongs to none. Locked last, at the commit. */
export const recordHead = pgTable('record_head', {
  chain: text('chain').primaryKey(),
  position: integer('position').notNull(),
  hash: text('hash').notNull(),
});

/** One link per row of the record; written by the database itself when a row is committed. */
export const recordLink = pgTable(
  'record_link',
  {
    chain: text('chain').notNull(),
    position: integer('position').notNull(),
    /** The table of the row, and which row. */
    source: text('source').notNull(),
    rowId: text('row_id').notNull(),
    /** Random; without it nobody can find out what a row that is gone has been. Null: the row went, or was replaced, as its proof says. */
    salt: text('salt'),
    /** SHA-256 of the salt and the row. */
    rowHash: text('row_hash').notNull(),
    /** SHA-256 of the link before and this one. */
    hash: text('hash').notNull(),
    proofId: text('proof_id').references(() => recordProof.id),
  },
  (t) => [
    primaryKey({ columns: [t.chain, t.position] }),
    uniqueIndex('record_link_row')
      .on(t.source, t.rowId)
      .where(sql`${t.salt} is not null`),
    index('record_link_proof_index').on(t.proofId),
    check('record_link_gone', sql`(${t.salt} is null) = (${t.proofId} is not null)`),
  ],
);

/** Why rows of the record are gone or were replaced, and which; part of the record itself. */
export const recordProof = pgTable(
  'record_proof',
  {
    id: text('id').primaryKey(),
    /** Null: of what belongs to no municipality. */
    organisationId: text('organisation_id'),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    kind: text('kind').$type<(typeof proofKinds)[number]>().notNull(),
    /** Who asked for it; null: the product itself, or a command. */
    byId: text('by_id'),
    reason: text('reason').notNull(),
    /** How many of what. */
    counts: jsonb('counts').$type<Record<string, number>>().notNull(),
    /** How many links lost their row, and SHA-256 of their positions. */
    gone: jsonb('gone').$type<{ count: number; digest: string }>().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'record_proof_by',
      columns: [t.organisationId, t.byId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('record_proof_by_index').on(t.organisationId, t.byId),
    index('record_proof_at_index').on(t.organisationId, t.at),
    check('record_proof_kind', sql`${t.kind} in (${oneOf(proofKinds)})`),
  ],
);
