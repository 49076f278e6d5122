// A programme's plan: composite keys keep every row inside its programme and its organisation.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import type { RowChange } from '../../planning/difference';
import {
  criterionStates,
  dateSources,
  effectDirections,
  effectSizes,
  itemKinds,
  itemModes,
  linkTypes,
  progressStates,
} from '../../planning/plan';
import { blueprint, competence, department, organisation, team, userAccount } from './organisation';

const oneOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));
const programmeId = () => text('programme_id').notNull();
const organisationId = () => text('organisation_id').notNull();

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
  ],
);

/** Activities, calendar items, milestones and gates: one kind of row, so that links, history and undo are one mechanism. */
export const item = pgTable(
  'item',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    key: text('key'),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    description: text('description').notNull().default(''),
    workstreamId: text('workstream_id'),
    phaseId: text('phase_id'),
    mode: text('mode').notNull(),
    startDay: date('start_day', { mode: 'string' }).notNull(),
    untilDay: date('until_day', { mode: 'string' }).notNull(),
    workDays: integer('work_days').notNull(),
    notBefore: date('not_before', { mode: 'string' }),
    deadline: date('deadline', { mode: 'string' }),
    dateSource: text('date_source').notNull().default('typed'),
    progress: text('progress').notNull().default('planned'),
    role: text('role'),
    roleEn: text('role_en'),
    allDepartments: boolean('all_departments').notNull().default(false),
    acceptanceValue: integer('acceptance_value').notNull().default(0),
    pinned: boolean('pinned').notNull().default(false),
    sources: jsonb('sources').$type<string[]>().notNull().default([]),
    retired: boolean('retired').notNull().default(false),
  },
  (t) => [
    unique('item_in_programme').on(t.programmeId, t.id),
    foreignKey({
      name: 'item_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'item_phase',
      columns: [t.programmeId, t.phaseId],
      foreignColumns: [phase.programmeId, phase.id],
    }),
    foreignKey({
      name: 'item_workstream',
      columns: [t.programmeId, t.workstreamId],
      foreignColumns: [workstream.programmeId, workstream.id],
    }),
    index('item_programme_index').on(t.organisationId, t.programmeId),
    index('item_phase_index').on(t.programmeId, t.phaseId),
    index('item_workstream_index').on(t.programmeId, t.workstreamId),
    index('item_period_index').on(t.programmeId, t.startDay),
    check('item_kind', sql`${t.kind} in (${oneOf(itemKinds)})`),
    check('item_mode', sql`${t.mode} in (${oneOf(itemModes)})`),
    check('item_progress', sql`${t.progress} in (${oneOf(progressStates)})`),
    check('item_date_source', sql`${t.dateSource} in (${oneOf(dateSources)})`),
    check('item_acceptance', sql`${t.acceptanceValue} between 0 and 5`),
    check(
      'item_length',
      sql`case when ${t.kind} in ('milestone', 'gate') then ${t.startDay} = ${t.untilDay} and ${t.workDays} = 0 else ${t.startDay} < ${t.untilDay} and ${t.workDays} >= 1 end`,
    ),
  ],
);

export const itemTeamHours = pgTable(
  'item_team_hours',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    teamId: text('team_id').notNull(),
    hours: real('hours').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.teamId] }),
    foreignKey({
      name: 'item_team_hours_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'item_team_hours_team',
      columns: [t.organisationId, t.teamId],
      foreignColumns: [team.organisationId, team.id],
    }),
    index('item_team_hours_programme').on(t.programmeId, t.itemId),
    index('item_team_hours_team_index').on(t.organisationId, t.teamId),
    check('item_team_hours_positive', sql`${t.hours} >= 0`),
  ],
);

export const itemDepartment = pgTable(
  'item_department',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    departmentId: text('department_id').notNull(),
    impact: integer('impact').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.departmentId] }),
    foreignKey({
      name: 'item_department_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'item_department_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('item_department_programme').on(t.programmeId, t.itemId),
    index('item_department_department_index').on(t.organisationId, t.departmentId),
    check('item_department_impact', sql`${t.impact} between 0 and 5`),
  ],
);

export const itemCompetence = pgTable(
  'item_competence',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    competenceId: text('competence_id').notNull(),
    level: integer('level'),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.competenceId] }),
    foreignKey({
      name: 'item_competence_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'item_competence_competence',
      columns: [t.organisationId, t.competenceId],
      foreignColumns: [competence.organisationId, competence.id],
    }),
    index('item_competence_programme').on(t.programmeId, t.itemId),
    index('item_competence_competence_index').on(t.organisationId, t.competenceId),
    check('item_competence_level', sql`${t.level} between 1 and 5`),
  ],
);

/** What an item is expected to do to a metric. */
export const itemEffect = pgTable(
  'item_effect',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    metricKey: text('metric_key').notNull(),
    direction: text('direction').notNull(),
    size: text('size'),
    lagWeeks: integer('lag_weeks'),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.metricKey] }),
    foreignKey({
      name: 'item_effect_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    index('item_effect_programme').on(t.programmeId, t.itemId),
    check('item_effect_direction', sql`${t.direction} in (${oneOf(effectDirections)})`),
    check('item_effect_size', sql`${t.size} in (${oneOf(effectSizes)})`),
  ],
);

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
    position: integer('position').notNull().default(0),
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
    index('criterion_programme_index').on(t.organisationId, t.programmeId),
    index('criterion_item_index').on(t.programmeId, t.itemId),
    check('criterion_state', sql`${t.state} in (${oneOf(criterionStates)})`),
  ],
);

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

/** History: every saved change, append-only, numbered per programme without gaps. */
export const planHistory = pgTable(
  'plan_history',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    /** The version the programme had after this change. */
    version: integer('version').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    userId: text('user_id'),
    source: text('source').notNull(),
    kind: text('kind').notNull(),
    change: jsonb('change').notNull(),
    rows: jsonb('rows').$type<RowChange[]>().notNull(),
    reason: text('reason'),
    /** The change that this one turned round. */
    undoes: text('undoes'),
  },
  (t) => [
    unique('plan_history_version').on(t.programmeId, t.version),
    unique('plan_history_undone_once').on(t.programmeId, t.undoes),
    foreignKey({
      name: 'plan_history_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'plan_history_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('plan_history_programme_index').on(t.organisationId, t.programmeId),
    index('plan_history_user_index').on(t.organisationId, t.userId),
    check('plan_history_source', sql`${t.source} in ('screen', 'import', 'api', 'blueprint', 'calendar', 'seed')`),
  ],
);
