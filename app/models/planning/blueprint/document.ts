// A blueprint is a document: a whole programme with dates relative to go-live, in the product's own format `dok-blueprint/1`.
// The schema is strict: a field it does not know is reported, never dropped in silence.
import { z } from 'zod';
import { metricDirections, metricKinds, metricSubjects } from '../adoption/metric';
import { periodKinds } from '../adoption/period';
import { teamRoles } from '../capacity/supply';
import { parseDay } from '../day';
import { effectDirections, effectSizes, itemModes, linkTypes, phaseBorders, workstreamNatures } from '../plan';

export const blueprintFormat = 'dok-blueprint/1';

const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'key');
const label = z.strictObject({ nl: z.string().min(1).max(400), en: z.string().max(400).nullable().default(null) });
/** How a metric's figures are made and judged; a blueprint that does not say has monthly shares of cases. */
const metricFigures = z.strictObject({
  kind: z.enum(metricKinds).default('share'),
  factor: z.number().positive().max(1_000_000).default(100),
  decimals: z.number().int().min(0).max(3).default(0),
  subject: z.enum(metricSubjects).default('cases'),
  frequency: z.enum(periodKinds).default('month'),
  margin: z.number().min(0).default(5),
  target: z.number().nullable().default(null),
  lowest: z.number().nullable().default(null),
  highest: z.number().nullable().default(null),
});
/** What figures must say; a department by its key, none: the whole municipality. */
const figureTest = z.strictObject({
  metric: key,
  department: key.nullable().default(null),
  at_least: z.boolean().default(true),
  /** In the unit of the metric. */
  level: z.number().min(0).max(1_000_000),
  /** Periods of the metric, one after the other. */
  periods: z.number().int().min(1).max(52).default(1),
});
/** Left out where nothing waits, so that documents of before are the same. */
const waitsFor = z.array(figureTest).max(50).optional();
const text = z.strictObject({ nl: z.string().max(4000), en: z.string().max(4000).nullable().default(null) });
const hours = z.record(key, z.number().min(0).max(100_000));
const sources = z.array(key).max(60).default([]);
const week = z.number().min(-520).max(520);
const dayOffset = z.number().int().min(-3650).max(3650);

/** Weeks relative to go-live: start inclusive, finish exclusive; placed on the working days between them. */
const weeks = { start_week: week, finish_week: week };
/** Calendar days relative to go-live, `until_day` exclusive; written by an export, placed exactly. */
const days = { start_day: dayOffset, until_day: dayOffset };

const activityBase = z.strictObject({
  key,
  kind: z.enum(['activity', 'calendar_item']).optional(),
  mode: z.enum(itemModes).optional(),
  workstream: key.nullable(),
  phase: key.nullable(),
  title: label,
  description: z.string().max(8000).default(''),
  role: label.nullable().default(null),
  effort_hours: z.number().min(0).max(1_000_000).optional(),
  load_hours: hours.default({}),
  /** `alle`, or department keys with a space between them; empty = none. */
  department_scope: z.string().max(600).default(''),
  department_impacts: z.record(key, z.number().int().min(0).max(5)).default({}),
  not_before_day: dayOffset.nullable().optional(),
  deadline_day: dayOffset.nullable().optional(),
  pinned: z.boolean().default(false),
  depends_on: z
    .array(
      z.strictObject({
        key,
        type: z.enum(linkTypes).default('FS'),
        lag: z.number().int().min(-520).max(520).default(0),
      }),
    )
    .default([]),
  waits_for: waitsFor,
  effects: z
    .array(
      z.strictObject({
        metric: key,
        direction: z.enum(effectDirections),
        size: z.enum(effectSizes).nullable().default(null),
        lag_weeks: z.number().int().min(0).max(104).nullable().default(null),
      }),
    )
    .default([]),
  competences: z.array(z.union([key, z.strictObject({ key, level: z.number().int().min(1).max(5) })])).default([]),
  /** A training or a hire: the level a team has of a competence when it ends. */
  raises: z
    .array(z.strictObject({ team: key, competence: key, level: z.number().int().min(2).max(5) }))
    .max(60)
    .default([]),
  follow_up_calendar: z.boolean().default(false),
  acceptance_value: z.number().int().min(0).max(5).default(0),
  sources,
});

const activity = z.union([activityBase.extend(weeks), activityBase.extend(days)]);

const milestoneBase = z.strictObject({
  key,
  title: label,
  gate: z.boolean(),
  description: z.string().max(8000).default(''),
  workstream: key.nullable().default(null),
  phase: key.nullable().default(null),
  mode: z.enum(itemModes).optional(),
  pinned: z.boolean().default(false),
  /** A gate on the first or last day of its phase goes along with the phase. */
  border: z.enum(phaseBorders).nullable().default(null),
  depends_on: activityBase.shape.depends_on,
  /** Of a milestone; a gate waits by its criteria. */
  waits_for: waitsFor,
  criteria: z.array(z.strictObject({ text: label, hard: z.boolean(), figures: figureTest.optional() })).default([]),
  sources,
});

export const blueprintDocument = z.strictObject({
  format: z.literal(blueprintFormat),
  key,
  version: z.number().int().min(1).max(1_000_000),
  title: label,
  time_axis: z
    .strictObject({ unit: z.literal('week'), zero: text, range: z.array(z.number()).length(2), interval: text })
    .optional(),
  evidence_note: text.optional(),
  effect_sizes: z.record(z.string(), text).optional(),
  scaling: z.strictObject({
    default_prep_weeks: z.number().int().min(1).max(260),
    min_prep_weeks: z.number().int().min(0).max(260),
    rule: text.optional(),
    /** Sizes are divided by, so never nil. */
    reference: z.record(key, z.number().min(0.001).max(1_000_000_000)),
    drivers: z.array(z.strictObject({ driver: key, activities: z.array(key) })).default([]),
  }),
  /** The go-live an export was made from; with the same go-live an import gives the same dates. */
  exported: z
    .strictObject({
      go_live: z.string().refine((value) => parseDay(value) !== null, 'not_a_day'),
      prep_weeks: z.number().int().min(0).max(260),
    })
    .optional(),
  sources: z
    .array(z.strictObject({ key, name: z.string(), url: z.string().optional(), label: text.optional() }))
    .default([]),
  phases: z.array(
    z.union([
      z.strictObject({ key, title: label, description: text, active: z.boolean().default(true), ...weeks }),
      z.strictObject({ key, title: label, description: text, active: z.boolean().default(true), ...days }),
    ]),
  ),
  /** `nature`: what it does to the people it reaches; left out, its results go live. */
  workstreams: z.array(
    z.strictObject({
      key,
      title: label,
      hue: z.number().int().min(0).max(9).optional(),
      nature: z.enum(workstreamNatures).optional(),
    }),
  ),
  /** `of_departments`: its hours are those of the departments themselves. `role`: what the assessment knows it by. */
  teams: z.array(
    z.strictObject({
      key,
      title: label,
      of_departments: z.boolean().optional(),
      role: z.enum(teamRoles).optional(),
    }),
  ),
  competences: z.array(z.strictObject({ key, title: label })),
  metrics: z.array(
    z.strictObject({
      key,
      code: z.string(),
      title: label,
      unit: z.string(),
      direction: z.enum(metricDirections),
      figures: metricFigures.default(metricFigures.parse({})),
      formula: text,
      source: text,
      frequency: text,
      typical_baseline: z.string(),
      typical_target_52w: z.string(),
      typical_curve: text,
      unit_label: text.optional(),
      typical_baseline_label: text.optional(),
      typical_target_52w_label: text.optional(),
    }),
  ),
  milestones: z.array(z.union([milestoneBase.extend({ week }), milestoneBase.extend({ day: dayOffset })])),
  activities: z.array(activity),
  recommended_measures: z
    .array(
      z.union([
        z.strictObject({ key, title: label, reason: text, from_week: week, to_week: week }),
        z.strictObject({ key, title: label, reason: text, from_day: dayOffset, until_day: dayOffset }),
      ]),
    )
    .default([]),
  /** The draaiboek: `minute` by the clock in Amsterdam from go-live day 00:00, before it negative. */
  cutover_tasks: z
    .array(
      z.strictObject({
        key,
        title: label,
        note: z.string().max(2000).default(''),
        minute: z.number().int().min(-525_600).max(525_600),
        /** The hour that comes twice when the clocks go back: the second of them. */
        second_time: z.boolean().optional(),
        minutes: z.number().int().min(1).max(20_160),
        team: key.nullable().default(null),
        after: z.array(key).max(100).default([]),
        point_of_no_return: z.boolean().default(false),
      }),
    )
    .default([]),
  products: z
    .array(
      z.strictObject({
        key,
        title: label,
        department: key.nullable(),
        complexity: z.enum(['S', 'M', 'L']),
        volume_per_10k_inhabitants_per_year: z.number().min(0).max(1_000_000),
        batch: z.number().int().min(1).max(999),
        activity: key.nullable(),
        hours_per_team: hours,
        sources,
      }),
    )
    .default([]),
});

export type BlueprintDocument = z.infer<typeof blueprintDocument>;
export type BlueprintCutoverTask = BlueprintDocument['cutover_tasks'][number];
export type BlueprintFigureTest = z.infer<typeof figureTest>;
export type BlueprintActivity = BlueprintDocument['activities'][number];
