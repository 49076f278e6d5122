// The municipality's calendar: what makes its days different.
import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, pgTable, text } from 'drizzle-orm/pg-core';
import { exceptionKinds, periodSorts } from '../../planning/working-calendar';
import { oneOf } from './columns';
import { department, ofOrganisation } from './organisation';

/** Days and periods that differ: closings, worked days, freezes, school holidays, elections, the budget cycle. */
export const calendarException = pgTable(
  'calendar_exception',
  {
    id: text('id').primaryKey(),
    organisationId: ofOrganisation(),
    departmentId: text('department_id'),
    kind: text('kind').notNull(),
    sort: text('sort').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
    label: text('label').notNull(),
    labelEn: text('label_en'),
    region: text('region'),
    verify: boolean('verify').notNull().default(false),
    source: text('source'),
  },
  (t) => [
    foreignKey({
      name: 'calendar_exception_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }).onDelete('cascade'),
    index('calendar_exception_department_index').on(t.organisationId, t.departmentId),
    index('calendar_exception_period').on(t.organisationId, t.fromDay),
    check('calendar_exception_order', sql`${t.fromDay} < ${t.untilDay}`),
    check('calendar_exception_kind', sql`${t.kind} in (${oneOf(exceptionKinds)})`),
    check('calendar_exception_sort', sql`${t.sort} in (${oneOf(periodSorts)})`),
  ],
);
