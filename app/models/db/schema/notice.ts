// What people are told: notices in the product, what of them goes by mail, and what each wants to hear.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { type NoticeFacts, noticeKinds } from '../../planning/notices/notice';
import { oneOf, organisationId } from './columns';
import { userAccount } from './organisation';
import { programme } from './programme';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** Written in the transaction of what it tells. */
export const notice = pgTable(
  'notice',
  {
    id: text('id').primaryKey(),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    organisationId: organisationId(),
    /** Null: about the municipality. */
    programmeId: text('programme_id'),
    userId: text('user_id').notNull(),
    kind: text('kind').notNull(),
    facts: jsonb('facts').$type<NoticeFacts>().notNull(),
    /** Who did it; null: the product itself. */
    byId: text('by_id'),
    at: moment('at').notNull(),
    /** Whether it is shown in the product; else it only goes by mail. */
    app: boolean('app').notNull(),
    readAt: moment('read_at'),
    /** What is told once, however often somebody finds it out; null when it happens once by itself. */
    once: text('once'),
  },
  (t) => [
    unique('notice_in_organisation').on(t.organisationId, t.id),
    unique('notice_once').on(t.userId, t.kind, t.once),
    foreignKey({
      name: 'notice_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'notice_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'notice_by',
      columns: [t.organisationId, t.byId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('notice_programme_index').on(t.organisationId, t.programmeId),
    index('notice_user_index').on(t.organisationId, t.userId, t.position),
    index('notice_unread_index')
      .on(t.userId)
      .where(sql`${t.app} and ${t.readAt} is null`),
    index('notice_by_index').on(t.organisationId, t.byId),
    check('notice_kind', sql`${t.kind} in (${oneOf(noticeKinds)})`),
  ],
);

/** What somebody wants to hear of a kind; no row: both ways. */
export const noticeChoice = pgTable(
  'notice_choice',
  {
    organisationId: organisationId(),
    userId: text('user_id').notNull(),
    kind: text('kind').notNull(),
    app: boolean('app').notNull(),
    mail: boolean('mail').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.kind] }),
    foreignKey({
      name: 'notice_choice_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('notice_choice_user_index').on(t.organisationId, t.userId),
    check('notice_choice_kind', sql`${t.kind} in (${oneOf(noticeKinds)})`),
  ],
);

/** Notices that still have to go by mail; all that wait for a person go in one letter. */
export const outbox = pgTable(
  'outbox',
  {
    noticeId: text('notice_id').primaryKey(),
    organisationId: organisationId(),
    userId: text('user_id').notNull(),
    /** Not before this moment: later after every attempt that failed. */
    dueAt: moment('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Which sender has taken it, and until when it is that sender's. */
    claim: text('claim'),
    claimedUntil: moment('claimed_until'),
    sentAt: moment('sent_at'),
    givenUpAt: moment('given_up_at'),
  },
  (t) => [
    foreignKey({
      name: 'outbox_notice',
      columns: [t.organisationId, t.noticeId],
      foreignColumns: [notice.organisationId, notice.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'outbox_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('outbox_notice_index').on(t.organisationId, t.noticeId),
    index('outbox_user_index').on(t.organisationId, t.userId),
    index('outbox_waiting_index')
      .on(t.dueAt)
      .where(sql`${t.sentAt} is null and ${t.givenUpAt} is null`),
    check('outbox_once', sql`${t.sentAt} is null or ${t.givenUpAt} is null`),
    check('outbox_claim', sql`(${t.claim} is null) = (${t.claimedUntil} is null) and ${t.attempts} >= 0`),
  ],
);
