// What people say to each other about items and figures.
import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, pgTable, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { commentKinds } from '../../planning/conversation/comment';
import { oneOf, organisationId, programmeId } from './columns';
import { userAccount } from './organisation';
import { programme } from './programme';

/**
 * Its subject is proven when it is written, and named without a foreign key: an item whose making is undone and done again has
 * its conversation again. A comment that was removed leaves its row without a text.
 */
export const comment = pgTable(
  'comment',
  {
    id: text('id').primaryKey(),
    /** In the order in which they were said. */
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** People in it by their ids, see planning/conversation/mention.ts. */
    text: text('text').notNull(),
    authorId: text('author_id').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    editedAt: timestamp('edited_at', { withTimezone: true, mode: 'string' }),
    removedAt: timestamp('removed_at', { withTimezone: true, mode: 'string' }),
  },
  (t) => [
    unique('comment_in_organisation').on(t.organisationId, t.id),
    foreignKey({
      name: 'comment_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'comment_author',
      columns: [t.organisationId, t.authorId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('comment_programme_index').on(t.organisationId, t.programmeId),
    index('comment_subject_index').on(t.programmeId, t.subjectKind, t.subjectId, t.position),
    index('comment_author_index').on(t.organisationId, t.authorId),
    check('comment_kind', sql`${t.subjectKind} in (${oneOf(commentKinds)})`),
    check('comment_said', sql`(${t.removedAt} is null) = (length(trim(${t.text})) > 0)`),
  ],
);

/** Who is named in a comment: always somebody of the same municipality. */
export const commentMention = pgTable(
  'comment_mention',
  {
    organisationId: organisationId(),
    commentId: text('comment_id').notNull(),
    userId: text('user_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.commentId, t.userId] }),
    foreignKey({
      name: 'comment_mention_comment',
      columns: [t.organisationId, t.commentId],
      foreignColumns: [comment.organisationId, comment.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'comment_mention_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('comment_mention_comment_index').on(t.organisationId, t.commentId),
    index('comment_mention_user_index').on(t.organisationId, t.userId),
  ],
);
