// What a blueprint brings beside items: products that get an e-service, and advised measures.
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, jsonb, pgTable, real, text } from 'drizzle-orm/pg-core';
import { organisationId, programmeId } from './columns';
import { department } from './organisation';
import { programme } from './programme';
import { item } from './item';

/** Products that get an e-service, per batch. */
export const product = pgTable(
  'product',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    key: text('key'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    departmentId: text('department_id'),
    complexity: text('complexity').notNull(),
    volumePer10k: real('volume_per_10k').notNull(),
    batch: integer('batch').notNull(),
    itemId: text('item_id'),
    hoursPerTeam: jsonb('hours_per_team').$type<{ teamId: string; hours: number }[]>().notNull(),
    sources: jsonb('sources').$type<string[]>().notNull().default([]),
  },
  (t) => [
    foreignKey({
      name: 'product_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'product_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }),
    foreignKey({
      name: 'product_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('product_programme_index').on(t.organisationId, t.programmeId),
    index('product_item_index').on(t.programmeId, t.itemId),
    index('product_department_index').on(t.organisationId, t.departmentId),
    check('product_complexity', sql`${t.complexity} in ('S', 'M', 'L')`),
  ],
);

/** Measures the blueprint advises beside the plan. */
export const measure = pgTable(
  'measure',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    key: text('key'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    reason: text('reason').notNull(),
    reasonEn: text('reason_en'),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'measure_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    index('measure_programme_index').on(t.organisationId, t.programmeId),
    check('measure_order', sql`${t.fromDay} < ${t.untilDay}`),
  ],
);
