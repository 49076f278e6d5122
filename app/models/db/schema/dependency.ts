// What hangs on items: links between them, figures they wait for, and the criteria of milestones and gates.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { criterionStates, linkTypes } from '../../planning/plan';
import { oneOf, organisationId, programmeId } from './columns';
import { department, metric, userAccount } from './organisation';
import { programme } from './programme';
import { item } from './item';

export const dependency = pgTable(
  'dependency',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    type: text('type').notNull(),
    lag: integer('lag').notNull().default(0),
  },
  (t) => [
    unique('dependency_once').on(t.programmeId, t.fromId, t.toId),
    foreignKey({
      name: 'dependency_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'dependency_from',
      columns: [t.programmeId, t.fromId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'dependency_to',
      columns: [t.programmeId, t.toId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    index('dependency_programme_index').on(t.organisationId, t.programmeId),
    index('dependency_to_index').on(t.programmeId, t.toId),
    check('dependency_not_itself', sql`${t.fromId} <> ${t.toId}`),
    check('dependency_type', sql`${t.type} in (${oneOf(linkTypes)})`),
  ],
);

/** Go/no-go criteria of a milestone or gate. */
export const criterion = pgTable(
  'criterion',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    text: text('text').notNull(),
    textEn: text('text_en'),
    hard: boolean('hard').notNull(),
    state: text('state').notNull().default('open'),
    ownerId: text('owner_id'),
    evidence: text('evidence').notNull().default(''),
    position: integer('position').notNull().default(0),
    /** The figures its state follows; all null: somebody says it. */
    metricKey: text('metric_key'),
    departmentId: text('department_id'),
    atLeast: boolean('at_least'),
    level: doublePrecision('level'),
    periods: integer('periods'),
  },
  (t) => [
    foreignKey({
      name: 'criterion_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'criterion_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'criterion_owner',
      columns: [t.organisationId, t.ownerId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'criterion_metric',
      columns: [t.organisationId, t.metricKey],
      foreignColumns: [metric.organisationId, metric.key],
    }),
    foreignKey({
      name: 'criterion_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('criterion_metric_index').on(t.organisationId, t.metricKey),
    index('criterion_department_index').on(t.organisationId, t.departmentId),
    check(
      'criterion_test',
      sql`(${t.metricKey} is null and ${t.departmentId} is null and ${t.atLeast} is null and ${t.level} is null and ${t.periods} is null)
        or (${t.metricKey} is not null and ${t.atLeast} is not null and ${t.level} >= 0 and ${t.periods} between 1 and 52)`,
    ),
    index('criterion_owner_index').on(t.organisationId, t.ownerId),
    index('criterion_programme_index').on(t.organisationId, t.programmeId),
    index('criterion_item_index').on(t.programmeId, t.itemId),
    check('criterion_state', sql`${t.state} in (${oneOf(criterionStates)})`),
  ],
);

/** An item waits until figures of a metric say so, or somebody waives it. */
export const figureCondition = pgTable(
  'figure_condition',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    metricKey: text('metric_key').notNull(),
    /** Null: the whole municipality. */
    departmentId: text('department_id'),
    atLeast: boolean('at_least').notNull(),
    level: doublePrecision('level').notNull(),
    periods: integer('periods').notNull(),
    metOn: date('met_on', { mode: 'string' }),
    expectedOn: date('expected_on', { mode: 'string' }),
    expectedFrom: date('expected_from', { mode: 'string' }),
    expectedUntil: date('expected_until', { mode: 'string' }),
    waivedOn: date('waived_on', { mode: 'string' }),
    waivedBy: text('waived_by').notNull().default(''),
    waivedReason: text('waived_reason').notNull().default(''),
  },
  (t) => [
    foreignKey({
      name: 'figure_condition_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'figure_condition_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'figure_condition_metric',
      columns: [t.organisationId, t.metricKey],
      foreignColumns: [metric.organisationId, metric.key],
    }),
    foreignKey({
      name: 'figure_condition_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('figure_condition_programme_index').on(t.organisationId, t.programmeId),
    index('figure_condition_item_index').on(t.programmeId, t.itemId),
    index('figure_condition_metric_index').on(t.organisationId, t.metricKey),
    index('figure_condition_department_index').on(t.organisationId, t.departmentId),
    check('figure_condition_test', sql`${t.level} >= 0 and ${t.periods} between 1 and 52`),
    check(
      'figure_condition_waiver',
      sql`${t.waivedOn} is null or (length(trim(${t.waivedBy})) > 0 and length(trim(${t.waivedReason})) > 0)`,
    ),
  ],
);
