// The roll-out matrix: what is rolled out, and how far each department is with it.
import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { rolloutKinds, rolloutStages } from '../../planning/adoption/rollout-stage';
import { oneOf, organisationId, programmeId } from './columns';
import { department } from './organisation';
import { programme } from './programme';

/** A group of case types or an e-service. */
export const rolloutSubject = pgTable(
  'rollout_subject',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    unique('rollout_subject_in_programme').on(t.programmeId, t.id),
    unique('rollout_subject_name').on(t.programmeId, t.kind, t.name),
    foreignKey({
      name: 'rollout_subject_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    index('rollout_subject_programme_index').on(t.organisationId, t.programmeId),
    check('rollout_subject_kind', sql`${t.kind} in (${oneOf(rolloutKinds)})`),
    check('rollout_subject_name_said', sql`length(trim(${t.name})) > 0`),
  ],
);

/** How far one department is with one subject; no row: it does not concern the department. */
export const rolloutCell = pgTable(
  'rollout_cell',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    subjectId: text('subject_id').notNull(),
    departmentId: text('department_id').notNull(),
    stage: text('stage').notNull(),
    /** The day it is to be live, and the day it was. */
    plannedOn: date('planned_on', { mode: 'string' }),
    actualOn: date('actual_on', { mode: 'string' }),
    remark: text('remark').notNull().default(''),
  },
  (t) => [
    unique('rollout_cell_of').on(t.programmeId, t.subjectId, t.departmentId),
    foreignKey({
      name: 'rollout_cell_subject',
      columns: [t.programmeId, t.subjectId],
      foreignColumns: [rolloutSubject.programmeId, rolloutSubject.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'rollout_cell_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'rollout_cell_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('rollout_cell_programme_index').on(t.organisationId, t.programmeId),
    index('rollout_cell_department_index').on(t.organisationId, t.departmentId),
    check('rollout_cell_stage', sql`${t.stage} in (${oneOf(rolloutStages)})`),
    // What is live went live on a day, and what is not did not.
    check('rollout_cell_live', sql`(${t.stage} in ('live', 'adopted', 'secured')) = (${t.actualOn} is not null)`),
  ],
);
