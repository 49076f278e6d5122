// What departments say a change does to them; beside it stands what the project says, with the item.
import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { AspectLevels } from '../../planning/change-load/impact';
import { organisationId, programmeId } from './columns';
import { department } from './organisation';
import { programme } from './programme';

/**
 * One department's word on one item. No foreign key to the item: when its making is undone and done again it has the same id, and
 * finds the word again.
 */
export const departmentImpact = pgTable(
  'department_impact',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    departmentId: text('department_id').notNull(),
    impact: integer('impact').notNull(),
    /** Level 0–5 of the aspects that were said. */
    aspects: jsonb('aspects').$type<AspectLevels>().notNull().default({}),
    remark: text('remark').notNull().default(''),
    /** Somebody of the project wrote it down for the department. */
    onBehalf: boolean('on_behalf').notNull().default(false),
  },
  (t) => [
    unique('department_impact_of').on(t.programmeId, t.itemId, t.departmentId),
    foreignKey({
      name: 'department_impact_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'department_impact_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
      // Words on items that are there keep a department from being removed; what goes with it is of items that are not.
    }).onDelete('cascade'),
    index('department_impact_programme_index').on(t.organisationId, t.programmeId),
    index('department_impact_department_index').on(t.organisationId, t.departmentId),
    check('department_impact_level', sql`${t.impact} between 0 and 5`),
  ],
);
