// Check-ins: what a project leader asks a department by a link, and what was answered last.
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, jsonb, pgTable, smallint, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { type CheckInAnswers, mostAnswers } from '../../planning/check-in/answers';
import { organisationId, programmeId } from './columns';
import { department, userAccount } from './organisation';
import { programme } from './programme';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** One question to one department. Nothing is kept of whom its link was sent to, or of who answered. */
export const checkIn = pgTable(
  'check_in',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    departmentId: text('department_id').notNull(),
    /** SHA-256 of the token: who reads the database cannot answer for a department. */
    tokenHash: text('token_hash').notNull(),
    askedAt: moment('asked_at').notNull(),
    askedBy: text('asked_by'),
    /** The last day on which it can be answered. */
    lastDay: date('last_day', { mode: 'string' }).notNull(),
    withdrawnAt: moment('withdrawn_at'),
    /** Who took the link back, or asked anew; null of what was taken back before this was kept. */
    withdrawnBy: text('withdrawn_by'),
    /** When it was answered last: a new answer takes the place of the one before. */
    answeredAt: moment('answered_at'),
    answers: jsonb('answers').$type<CheckInAnswers>(),
    /** How often it was answered; says which answer a reader was looking at, too. */
    times: smallint('times').notNull().default(0),
    /** When the project leader had dealt with this answer. */
    dealtAt: moment('dealt_at'),
    dealtBy: text('dealt_by'),
  },
  (t) => [
    unique('check_in_in_programme').on(t.programmeId, t.id),
    unique('check_in_token').on(t.tokenHash),
    foreignKey({
      name: 'check_in_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'check_in_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'check_in_asked_by',
      columns: [t.organisationId, t.askedBy],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'check_in_withdrawn_by',
      columns: [t.organisationId, t.withdrawnBy],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'check_in_dealt_by',
      columns: [t.organisationId, t.dealtBy],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('check_in_programme_index').on(t.organisationId, t.programmeId),
    index('check_in_department_index').on(t.organisationId, t.departmentId),
    index('check_in_asked_by_index').on(t.organisationId, t.askedBy),
    index('check_in_withdrawn_by_index').on(t.organisationId, t.withdrawnBy),
    index('check_in_dealt_by_index').on(t.organisationId, t.dealtBy),
    check('check_in_hash', sql`length(${t.tokenHash}) = 64`),
    check(
      'check_in_answered',
      sql`(${t.answeredAt} is null) = (${t.answers} is null) and (${t.answeredAt} is null) = (${t.times} = 0)
        and ${t.times} between 0 and ${sql.raw(String(mostAnswers))}`,
    ),
    check('check_in_dealt', sql`${t.dealtAt} is null or ${t.answeredAt} is not null`),
  ],
);
