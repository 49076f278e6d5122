// The municipality and what it is made of: departments, teams, competences, people, metrics. Every row carries its organisation.
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
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { metricDirections, metricKinds, metricSubjects } from '../../planning/adoption/metric';
import { periodKinds } from '../../planning/adoption/period';
import { type TeamRole, teamRoles } from '../../planning/capacity/supply';
import { roles } from '../../planning/permission';
import { signInMethods } from '../../planning/security-event';
import { createdAt, oneOf } from './columns';

export const organisation = pgTable(
  'organisation',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    inhabitants: integer('inhabitants'),
    schoolRegion: text('school_region'),
    /** Class of the theme file to load, see public/themes. */
    theme: text('theme').notNull().default('voorbeeld'),
    goodFriday: boolean('good_friday').notNull().default(false),
    productiveHours: integer('productive_hours').notNull().default(1425),
    availability: jsonb('availability').$type<number[]>().notNull(),
    season: jsonb('season').$type<number[]>().notNull(),
    /** Extra hours per hour of regular work on paper and digital at once (h). */
    doubleSurcharge: real('double_surcharge').notNull().default(0.2),
    /** Hours lost per hour of the calendar and item beyond the second at once; 0 = not counted. */
    switchingLoss: real('switching_loss').notNull().default(0),
    /** Points per impact low, medium and high; limits of points per month; hours per person per week that change may ask. */
    weightLow: real('weight_low').notNull().default(1),
    weightMedium: real('weight_medium').notNull().default(5),
    weightHigh: real('weight_high').notNull().default(10),
    limitOrganisation: real('limit_organisation').notNull().default(90),
    limitTop: real('limit_top').notNull().default(30),
    limitDeeper: real('limit_deeper').notNull().default(25),
    changeHours: real('change_hours').notNull().default(2),
    demo: boolean('demo').notNull().default(false),
    /** Counts changes of departments, teams and calendar, so that a plan read earlier is known to be old. */
    revision: integer('revision').notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    check('organisation_region', sql`${t.schoolRegion} in ('noord', 'midden', 'zuid')`),
    check('organisation_hours', sql`${t.productiveHours} between 500 and 2200`),
    check(
      'organisation_weights',
      sql`${t.weightLow} >= 0 and ${t.weightLow} <= ${t.weightMedium} and ${t.weightMedium} <= ${t.weightHigh} and ${t.weightHigh} > 0`,
    ),
    check(
      'organisation_change_limits',
      sql`least(${t.limitOrganisation}, ${t.limitTop}, ${t.limitDeeper}, ${t.changeHours}) > 0`,
    ),
    check('organisation_losses', sql`${t.doubleSurcharge} between 0 and 1 and ${t.switchingLoss} between 0 and 1`),
  ],
);

/** In tables that hang on the municipality itself. */
export const ofOrganisation = () =>
  text('organisation_id')
    .notNull()
    .references(() => organisation.id, { onDelete: 'cascade' });

export const department = pgTable(
  'department',
  {
    id: text('id').primaryKey(),
    organisationId: ofOrganisation(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    parentId: text('parent_id'),
    headcount: integer('headcount').notNull().default(0),
    users: integer('users').notNull().default(0),
    keyUsers: integer('key_users').notNull().default(0),
    casesPerYear: integer('cases_per_year').notNull().default(0),
    /** Hours per person per week that change may ask here; null: as the municipality has it. */
    changeHours: real('change_hours'),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    unique('department_in_organisation').on(t.organisationId, t.id),
    unique('department_key').on(t.organisationId, t.key),
    foreignKey({
      name: 'department_parent',
      columns: [t.organisationId, t.parentId],
      foreignColumns: [t.organisationId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    index('department_parent_index').on(t.organisationId, t.parentId),
    check('department_not_own_parent', sql`${t.parentId} <> ${t.id}`),
    check('department_change_hours', sql`${t.changeHours} > 0`),
    check('department_counts', sql`least(${t.headcount}, ${t.users}, ${t.keyUsers}, ${t.casesPerYear}) >= 0`),
  ],
);

export const team = pgTable(
  'team',
  {
    id: text('id').primaryKey(),
    organisationId: ofOrganisation(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    departmentId: text('department_id'),
    fteFormation: real('fte_formation'),
    /** Overload here stops the programme. */
    pivotal: boolean('pivotal').notNull().default(false),
    /** Its hours are those of the departments themselves. */
    ofDepartments: boolean('of_departments').notNull().default(false),
    /** What the assessment knows it by. */
    role: text('role').$type<TeamRole>(),
    /** Hours of regular work in an average month; null when the share is given instead. */
    runHoursMonth: real('run_hours_month'),
    /** Share of formation hours that goes to regular work, 0–1. */
    runShare: real('run_share'),
    /** Share of the flows that run on paper and digital at once, 0–1. */
    doubleShare: real('double_share').notNull().default(0),
    /** The day a substitution decision is in force. */
    substitutionOn: date('substitution_on', { mode: 'string' }),
    /** The team's own leave calendar, twelve numbers; null: that of the municipality. */
    availability: jsonb('availability').$type<number[]>(),
    interchangeable: integer('interchangeable'),
    note: text('note').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    unique('team_in_organisation').on(t.organisationId, t.id),
    check('team_role', sql`${t.role} in (${oneOf(teamRoles)})`),
    unique('team_key').on(t.organisationId, t.key),
    foreignKey({
      name: 'team_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }),
    index('team_department_index').on(t.organisationId, t.departmentId),
    check('team_fte', sql`${t.fteFormation} >= 0`),
    check('team_double', sql`${t.doubleShare} between 0 and 1`),
    check('team_run', sql`${t.runShare} between 0 and 1 and ${t.runHoursMonth} >= 0`),
  ],
);

export const competence = pgTable(
  'competence',
  {
    id: text('id').primaryKey(),
    organisationId: ofOrganisation(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    unique('competence_in_organisation').on(t.organisationId, t.id),
    unique('competence_key').on(t.organisationId, t.key),
  ],
);

/** What is measured; the figures themselves are in adoption.ts. */
export const metric = pgTable(
  'metric',
  {
    organisationId: ofOrganisation(),
    key: text('key').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    kind: text('kind').notNull().default('share'),
    /** What a rate is multiplied by. */
    factor: real('factor').notNull().default(100),
    unit: text('unit').notNull(),
    unitEn: text('unit_en'),
    decimals: integer('decimals').notNull().default(0),
    direction: text('direction').notNull(),
    subject: text('subject').notNull().default('cases'),
    frequency: text('frequency').notNull().default('month'),
    /** How far on the wrong side of its target a level is still near it. */
    margin: real('margin').notNull().default(5),
    target: real('target'),
    lowest: real('lowest'),
    highest: real('highest'),
    active: boolean('active').notNull().default(true),
    /** The blueprint's words about it: formula, source, frequency, baseline, target, curve. */
    definition: jsonb('definition').notNull(),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.key] }),
    check('metric_kind', sql`${t.kind} in (${oneOf(metricKinds)})`),
    check('metric_subject', sql`${t.subject} in (${oneOf(metricSubjects)})`),
    check('metric_frequency', sql`${t.frequency} in (${oneOf(periodKinds)})`),
    check('metric_direction', sql`${t.direction} in (${oneOf(metricDirections)})`),
    check('metric_numbers', sql`${t.factor} > 0 and ${t.margin} >= 0 and ${t.decimals} between 0 and 3`),
  ],
);

export const userAccount = pgTable(
  'user_account',
  {
    id: text('id').primaryKey(),
    organisationId: ofOrganisation(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    role: text('role').notNull(),
    locale: text('locale'),
    active: boolean('active').notNull().default(true),
    /** When this person was taken out: only what they did is known, by a number. */
    erasedAt: timestamp('erased_at', { withTimezone: true, mode: 'string' }),
    createdAt: createdAt(),
  },
  (t) => [
    check('user_erased', sql`${t.erasedAt} is null or not ${t.active}`),
    unique('user_in_organisation').on(t.organisationId, t.id),
    unique('user_email').on(t.organisationId, t.email),
    check('user_role', sql`${t.role} in (${oneOf(roles)})`),
    check('user_locale', sql`${t.locale} in ('nl', 'en')`),
  ],
);

/** The departments a department head follows. */
export const userDepartment = pgTable(
  'user_department',
  {
    organisationId: ofOrganisation(),
    userId: text('user_id').notNull(),
    departmentId: text('department_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.departmentId] }),
    foreignKey({
      name: 'user_department_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'user_department_department',
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [department.organisationId, department.id],
    }).onDelete('cascade'),
    index('user_department_index').on(t.organisationId, t.departmentId),
  ],
);

/** A signed-in browser; only the hash of the cookie's id is kept. */
export const session = pgTable(
  'session',
  {
    idHash: text('id_hash').primaryKey(),
    /** What it is called on a page: says nothing of the cookie. */
    key: text('key').notNull(),
    organisationId: ofOrganisation(),
    userId: text('user_id').notNull(),
    method: text('method').$type<(typeof signInMethods)[number]>().notNull().default('demo'),
    /** The kind of browser, for its owner to know it by. */
    device: text('device').notNull().default(''),
    /** Rights changed since: it gets another id with the next page. */
    renew: boolean('renew').notNull().default(false),
    createdAt: createdAt(),
    seenAt: timestamp('seen_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'session_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }).onDelete('cascade'),
    unique('session_key').on(t.key),
    check('session_method', sql`${t.method} in (${oneOf(signInMethods)})`),
    index('session_user_index').on(t.organisationId, t.userId),
    index('session_expires_index').on(t.expiresAt),
  ],
);
