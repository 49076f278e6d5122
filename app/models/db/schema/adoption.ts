// Adoption figures: what was counted per department and period, what is wanted, and every correction.
// There is no column for a person anywhere: figures are about departments.
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { figureSources } from '../../planning/adoption/figure';
import { periodKinds } from '../../planning/adoption/period';
import { oneOf, organisationId, programmeId } from './columns';
import { department, metric, userAccount } from './organisation';
import { programme } from './programme';

/** One accepted delivery of figures: a form, a paste or a file; all of it was written, or nothing. */
export const figureBatch = pgTable(
  'figure_batch',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    /** Counts per programme, so that batches of one moment keep their order. */
    position: integer('position').notNull(),
    userId: text('user_id'),
    source: text('source').notNull(),
    fileName: text('file_name'),
    added: integer('added').notNull(),
    changed: integer('changed').notNull(),
  },
  (t) => [
    unique('figure_batch_in_programme').on(t.programmeId, t.id),
    unique('figure_batch_position').on(t.programmeId, t.position),
    foreignKey({
      name: 'figure_batch_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'figure_batch_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('figure_batch_programme_index').on(t.organisationId, t.programmeId),
    index('figure_batch_user_index').on(t.organisationId, t.userId),
    check('figure_batch_source', sql`${t.source} in (${oneOf(figureSources)})`),
    check('figure_batch_counts', sql`${t.added} >= 0 and ${t.changed} >= 0`),
  ],
);

/** The figure that holds now. `denominator` of a mean or a median is how many answers or cases it was made of. */
export const figure = pgTable(
  'figure',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    metricKey: text('metric_key').notNull(),
    departmentId: text('department_id').notNull(),
    periodKind: text('period_kind').notNull(),
    periodStart: date('period_start', { mode: 'string' }).notNull(),
    numerator: doublePrecision('numerator').notNull(),
    denominator: doublePrecision('denominator').notNull(),
    /** The delivery that wrote it as it is. */
    batchId: text('batch_id').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'figure_pk',
      columns: [t.programmeId, t.metricKey, t.departmentId, t.periodKind, t.periodStart],
    }),
    foreignKey({
      name: 'figure_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'figure_metric',
      columns: [t.organisationId, t.metricKey],
      foreignColumns: [metric.organisationId, metric.key],
    }),
    foreignKey({
      name: 'figure_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    foreignKey({
      name: 'figure_batch',
      columns: [t.programmeId, t.batchId],
      foreignColumns: [figureBatch.programmeId, figureBatch.id],
    }),
    index('figure_organisation_index').on(t.organisationId, t.programmeId),
    index('figure_metric_index').on(t.organisationId, t.metricKey),
    index('figure_department_index').on(t.organisationId, t.departmentId),
    index('figure_batch_index').on(t.programmeId, t.batchId),
    check('figure_period', sql`${t.periodKind} in (${oneOf(periodKinds)})`),
    check(
      'figure_numbers',
      sql`${t.numerator} >= 0 and ${t.denominator} >= 0 and ${t.numerator} < 'Infinity'::float8 and ${t.denominator} < 'Infinity'::float8`,
    ),
  ],
);

/** What a figure was before somebody corrected it; append-only. */
export const figureCorrection = pgTable(
  'figure_correction',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    /** The delivery that changed it. */
    batchId: text('batch_id').notNull(),
    metricKey: text('metric_key').notNull(),
    departmentId: text('department_id').notNull(),
    periodKind: text('period_kind').notNull(),
    periodStart: date('period_start', { mode: 'string' }).notNull(),
    oldNumerator: doublePrecision('old_numerator').notNull(),
    oldDenominator: doublePrecision('old_denominator').notNull(),
    numerator: doublePrecision('numerator').notNull(),
    denominator: doublePrecision('denominator').notNull(),
  },
  (t) => [
    foreignKey({
      name: 'figure_correction_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'figure_correction_batch',
      columns: [t.programmeId, t.batchId],
      foreignColumns: [figureBatch.programmeId, figureBatch.id],
    }),
    index('figure_correction_programme_index').on(t.organisationId, t.programmeId),
    index('figure_correction_batch_index').on(t.programmeId, t.batchId),
    index('figure_correction_figure_index').on(t.programmeId, t.metricKey, t.departmentId, t.periodStart),
  ],
);

/** What is wanted of a department from a day on, and the most it can reach until something changes. */
export const metricTarget = pgTable(
  'metric_target',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    metricKey: text('metric_key').notNull(),
    /** Null: every department that has no target of its own. */
    departmentId: text('department_id'),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    target: doublePrecision('target'),
    ceiling: doublePrecision('ceiling'),
  },
  (t) => [
    unique('metric_target_day').on(t.programmeId, t.metricKey, t.departmentId, t.fromDay).nullsNotDistinct(),
    foreignKey({
      name: 'metric_target_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'metric_target_metric',
      columns: [t.organisationId, t.metricKey],
      foreignColumns: [metric.organisationId, metric.key],
    }),
    foreignKey({
      name: 'metric_target_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('metric_target_programme_index').on(t.organisationId, t.programmeId),
    index('metric_target_metric_index').on(t.organisationId, t.metricKey),
    index('metric_target_department_index').on(t.organisationId, t.departmentId),
    check('metric_target_says', sql`${t.target} is not null or ${t.ceiling} is not null`),
  ],
);

/** Who delivers a metric: of one department, or of all that have nobody of their own. */
export const metricOwner = pgTable(
  'metric_owner',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    metricKey: text('metric_key').notNull(),
    departmentId: text('department_id'),
    userId: text('user_id').notNull(),
  },
  (t) => [
    unique('metric_owner_of').on(t.organisationId, t.metricKey, t.departmentId).nullsNotDistinct(),
    foreignKey({
      name: 'metric_owner_metric',
      columns: [t.organisationId, t.metricKey],
      foreignColumns: [metric.organisationId, metric.key],
    }).onDelete('cascade'),
    foreignKey({
      name: 'metric_owner_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'metric_owner_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    index('metric_owner_department_index').on(t.organisationId, t.departmentId),
    index('metric_owner_user_index').on(t.organisationId, t.userId),
  ],
);
