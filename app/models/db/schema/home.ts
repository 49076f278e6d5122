// What heads say of the dates that come for them and ask of the project leader; when people last opened their home.
import { sql } from 'drizzle-orm';
import { bigint, check, date, foreignKey, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { answerKinds } from '../../planning/home/department-home';
import { oneOf, organisationId, programmeId } from './columns';
import { department, userAccount } from './organisation';
import { programme } from './programme';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/**
 * Written once; the last one of a department on an item holds. An item is named without a foreign key: when its making is undone
 * and done again it has the same id, and finds what was said of it.
 */
export const departmentAnswer = pgTable(
  'department_answer',
  {
    id: text('id').primaryKey(),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    departmentId: text('department_id').notNull(),
    kind: text('kind').notNull(),
    /** Null: not about an item. */
    itemId: text('item_id'),
    /** The dates that were answered. */
    fromDay: date('from_day', { mode: 'string' }),
    untilDay: date('until_day', { mode: 'string' }),
    text: text('text').notNull().default(''),
    userId: text('user_id').notNull(),
    at: moment('at').notNull(),
    /** When somebody of the project dealt with it. */
    settledAt: moment('settled_at'),
    settledById: text('settled_by_id'),
  },
  (t) => [
    foreignKey({
      name: 'department_answer_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'department_answer_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'department_answer_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'department_answer_settled',
      columns: [t.organisationId, t.settledById],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('department_answer_programme_index').on(t.organisationId, t.programmeId, t.position),
    index('department_answer_department_index').on(t.organisationId, t.departmentId),
    index('department_answer_user_index').on(t.organisationId, t.userId),
    index('department_answer_settled_index').on(t.organisationId, t.settledById),
    check('department_answer_kind', sql`${t.kind} in (${oneOf(answerKinds)})`),
    check(
      'department_answer_of',
      sql`num_nonnulls(${t.itemId}, ${t.fromDay}, ${t.untilDay}) = case when ${t.kind} = 'message' then 0 else 3 end`,
    ),
    check('department_answer_said', sql`${t.kind} = 'confirmed' or length(trim(${t.text})) > 0`),
    check('department_answer_settling', sql`(${t.settledAt} is null) = (${t.settledById} is null)`),
  ],
);

/** Since when somebody is told what changed: the visit before the one that is on. */
export const homeVisit = pgTable(
  'home_visit',
  {
    organisationId: organisationId(),
    userId: text('user_id').notNull(),
    since: moment('since').notNull(),
    seenAt: moment('seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.userId] }),
    foreignKey({
      name: 'home_visit_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
  ],
);
