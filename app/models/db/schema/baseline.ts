// What was promised: whole plans as they stood at a version, names given to them, and which of them was adopted when.
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import type { Day } from '../../planning/day';
import type { PlanContent } from '../../planning/snapshot';
import { oneOf, organisationId, programmeId } from './columns';
import { item } from './item';
import { userAccount } from './organisation';
import { programme } from './programme';

const at = () => timestamp('at', { withTimezone: true, mode: 'string' }).notNull().defaultNow();

/** A plan as it stood after a version: what baselines name, and where "the plan as it was on" starts reading back from. */
export const planSnapshot = pgTable(
  'plan_snapshot',
  {
    organisationId: organisationId(),
    programmeId: programmeId(),
    version: integer('version').notNull(),
    content: jsonb('content').$type<PlanContent>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.version] }),
    foreignKey({
      name: 'plan_snapshot_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    index('plan_snapshot_programme_index').on(t.organisationId, t.programmeId),
  ],
);

export const baselineOrigins = ['person', 'gate'] as const;

/** A named baseline; never changed afterwards. */
export const planBaseline = pgTable(
  'plan_baseline',
  {
    id: text('id').primaryKey(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    reason: text('reason').notNull().default(''),
    at: at(),
    userId: text('user_id'),
    origin: text('origin').notNull().default('person'),
    /** The gate whose decision stored it. */
    gateId: text('gate_id'),
  },
  (t) => [
    unique('plan_baseline_in_programme').on(t.programmeId, t.id),
    unique('plan_baseline_name').on(t.programmeId, t.name),
    foreignKey({
      name: 'plan_baseline_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'plan_baseline_snapshot',
      columns: [t.programmeId, t.version],
      foreignColumns: [planSnapshot.programmeId, planSnapshot.version],
    }).onDelete('cascade'),
    foreignKey({
      name: 'plan_baseline_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    foreignKey({
      name: 'plan_baseline_gate',
      columns: [t.programmeId, t.gateId],
      foreignColumns: [item.programmeId, item.id],
    }),
    index('plan_baseline_programme_index').on(t.organisationId, t.programmeId),
    index('plan_baseline_snapshot_index').on(t.programmeId, t.version),
    index('plan_baseline_user_index').on(t.organisationId, t.userId),
    index('plan_baseline_gate_index').on(t.programmeId, t.gateId),
    check('plan_baseline_origin', sql`${t.origin} in (${oneOf(baselineOrigins)})`),
    check('plan_baseline_named', sql`length(trim(${t.name})) > 0`),
  ],
);

/** Adoptions in the order in which they were decided; the last one holds. */
export const planAdoption = pgTable(
  'plan_adoption',
  {
    position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: organisationId(),
    programmeId: programmeId(),
    baselineId: text('baseline_id').notNull(),
    at: at(),
    userId: text('user_id'),
    reason: text('reason').notNull(),
    /** The day each milestone and gate was promised for. */
    days: jsonb('days').$type<Record<string, Day>>().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'plan_adoption_programme',
      columns: [t.organisationId, t.programmeId],
      foreignColumns: [programme.organisationId, programme.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'plan_adoption_baseline',
      columns: [t.programmeId, t.baselineId],
      foreignColumns: [planBaseline.programmeId, planBaseline.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'plan_adoption_user',
      columns: [t.organisationId, t.userId],
      foreignColumns: [userAccount.organisationId, userAccount.id],
    }),
    index('plan_adoption_programme_index').on(t.organisationId, t.programmeId, t.position),
    index('plan_adoption_baseline_index').on(t.programmeId, t.baselineId),
    index('plan_adoption_user_index').on(t.organisationId, t.userId),
  ],
);
