// A programme with its phases and workstreams: composite keys keep every row inside its programme and organisation.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { type WorkstreamNature, workstreamNatures } from '../../planning/plan';
import { oneOf, organisationId, programmeId } from './columns';
import { blueprint } from './blueprint';
import { organisation } from './organisation';

export const programme = pgTable(
  'programme',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId().references(() => organisation.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    goLive: date('go_live', { mode: 'string' }).notNull(),
    prepWeeks: integer('prep_weeks').notNull(),
    startDay: date('start_day', { mode: 'string' }).notNull(),
    blueprintId: text('blueprint_id'),
    version: integer('version').notNull().default(0),
    /** The last day for which what waits for figures was judged again; null: not yet. */
    judgedOn: date('judged_on', { mode: 'string' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (t) => [
    unique('programme_in_organisation').on(t.organisationId, t.id),
    unique('programme_name').on(t.organisationId, t.name),
    foreignKey({
      name: 'programme_blueprint',
      columns: [t.organisationId, t.blueprintId],
      foreignColumns: [blueprint.organisationId, blueprint.id],
    }),
    index('programme_blueprint_index').on(t.organisationId, t.blueprintId),
    check('programme_prep', sql`${t.prepWeeks} between 0 and 260`),
    check('programme_version', sql`${t.version} >= 0`),
  ],
);

export const phase = pgTable(
  'phase',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    key: text('key'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    description: text('description').notNull().default(''),
    descriptionEn: text('description_en'),
    position: integer('position').notNull(),
    active: boolean('active').notNull().default(true),
    workDays: integer('work_days').notNull(),
    startDay: date('start_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
  },
  (t) => [
    unique('phase_in_programme').on(t.programmeId, t.id),
    foreignKey({
      name: 'phase_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    index('phase_programme_index').on(t.organisationId, t.programmeId),
    check('phase_length', sql`${t.workDays} >= 1 and ${t.startDay} < ${t.untilDay}`),
  ],
);

export const workstream = pgTable(
  'workstream',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    key: text('key'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    position: integer('position').notNull(),
    hue: integer('hue').notNull().default(0),
    nature: text('nature').$type<WorkstreamNature>().notNull().default('delivery'),
  },
  (t) => [
    unique('workstream_in_programme').on(t.programmeId, t.id),
    foreignKey({
      name: 'workstream_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    index('workstream_programme_index').on(t.organisationId, t.programmeId),
    check('workstream_hue', sql`${t.hue} between 0 and 9`),
    check('workstream_nature', sql`${t.nature} in (${oneOf(workstreamNatures)})`),
  ],
);
