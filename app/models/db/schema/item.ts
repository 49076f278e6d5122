// Items and what each asks: hours, departments, competences, effects.
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
  unique,
} from 'drizzle-orm/pg-core';
import {
  dateSources,
  effectDirections,
  effectSizes,
  itemKinds,
  itemModes,
  phaseBorders,
  progressStates,
} from '../../planning/plan';
import { accents } from '../../planning/search/fold';
import { oneOf, organisationId, programmeId } from './columns';
import { competence, department, team, userAccount } from './organisation';
import { phase, programme, workstream } from './programme';

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
    ownerId: text('owner_id'),
    allDepartments: boolean('all_departments').notNull().default(false),
    acceptanceValue: integer('acceptance_value').notNull().default(0),
    pinned: boolean('pinned').notNull().default(false),
    border: text('border'),
    conditionOf: text('condition_of'),
    sources: jsonb('sources').$type<string[]>().notNull().default([]),
    retired: boolean('retired').notNull().default(false),
    /** What words are looked for in, as `fold` of planning/search has it: kept, since a municipality has tens of thousands. */
    sought: text('sought').generatedAlwaysAs(
      sql.raw(
        `translate(lower(title || ' ' || coalesce(title_en, '') || ' ' || coalesce(key, '') || ' ' || description), '${accents.from}', '${accents.to}')`,
      ),
    ),
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
    foreignKey({
      name: 'item_owner',
      columns: [t.organisationId, t.ownerId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'item_condition_of',
      columns: [t.programmeId, t.conditionOf],
      foreignColumns: [t.programmeId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    index('item_owner_index').on(t.organisationId, t.ownerId),
    index('item_condition_index').on(t.programmeId, t.conditionOf),
    index('item_programme_index').on(t.organisationId, t.programmeId),
    index('item_phase_index').on(t.programmeId, t.phaseId),
    index('item_workstream_index').on(t.programmeId, t.workstreamId),
    index('item_period_index').on(t.programmeId, t.startDay),
    check('item_kind', sql`${t.kind} in (${oneOf(itemKinds)})`),
    check('item_mode', sql`${t.mode} in (${oneOf(itemModes)})`),
    check(
      'item_border',
      sql`${t.border} is null or (${t.border} in (${oneOf(phaseBorders)}) and ${t.kind} = 'gate' and ${t.phaseId} is not null)`,
    ),
    check('item_not_own_condition', sql`${t.conditionOf} <> ${t.id}`),
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

/** A training or a hire: the level a team has of a competence when the item ends. */
export const itemRaise = pgTable(
  'item_raise',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    itemId: text('item_id').notNull(),
    teamId: text('team_id').notNull(),
    competenceId: text('competence_id').notNull(),
    level: integer('level').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.teamId, t.competenceId] }),
    foreignKey({
      name: 'item_raise_item',
      columns: [t.programmeId, t.itemId],
      foreignColumns: [item.programmeId, item.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'item_raise_team',
      columns: [t.organisationId, t.teamId],
      foreignColumns: [team.organisationId, team.id],
    }),
    foreignKey({
      name: 'item_raise_competence',
      columns: [t.organisationId, t.competenceId],
      foreignColumns: [competence.organisationId, competence.id],
    }),
    index('item_raise_programme').on(t.programmeId, t.itemId),
    index('item_raise_team_index').on(t.organisationId, t.teamId),
    index('item_raise_competence_index').on(t.organisationId, t.competenceId),
    check('item_raise_level', sql`${t.level} between 2 and 5`),
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
