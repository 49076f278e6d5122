// Everything a person can do to a plan, as intents: what was meant, not which columns were set.
import { z } from 'zod';
import { dayField, figureTest, hue, id, nature, standing } from './plan-change-fields';
import { rowCollections } from './difference';
import { decisionOutcomes } from './gate';
import {
  criterionStates,
  dateSources,
  effectDirections,
  effectSizes,
  itemKinds,
  itemModes,
  linkTypes,
  phaseBorders,
  progressStates,
} from './plan';

export { dayField } from './plan-change-fields';
export type { Standing } from './plan-change-fields';

const title = z.object({ nl: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200).nullable() });
const text = z.object({ nl: z.string().trim().max(2000), en: z.string().trim().max(2000).nullable() });
const workDays = z.number().int().min(1).max(2600);
const lag = z.number().int().min(-520).max(520);
const hours = z.number().min(0).max(100_000);
const itemIds = z.array(id).min(1).max(2000);
/** Whole minutes since 1970, up to the year 2200. */
const minute = z.number().int().min(0).max(121_000_000);
const evidence = z.string().trim().max(500);
const cutoverFields = z.object({
  title,
  note: z.string().trim().max(2000),
  ownerId: id.nullable(),
  teamId: id.nullable(),
  start: minute,
  minutes: z.number().int().min(1).max(20_160),
  after: z.array(id).max(100),
  pointOfNoReturn: z.boolean(),
});
export type CutoverFields = z.infer<typeof cutoverFields>;

/** What can be said of an item apart from its dates; every field may be left out of an edit. */
export const itemFields = z.object({
  kind: z.enum(itemKinds),
  title,
  description: z.string().trim().max(8000),
  workstreamId: id.nullable(),
  phaseId: id.nullable(),
  mode: z.enum(itemModes),
  notBefore: dayField.nullable(),
  deadline: dayField.nullable(),
  role: title.nullable(),
  ownerId: id.nullable(),
  teamHours: z.array(z.object({ teamId: id, hours })).max(60),
  allDepartments: z.boolean(),
  departments: z.array(z.object({ departmentId: id, impact: z.number().int().min(0).max(5) })).max(200),
  competences: z.array(z.object({ competenceId: id, level: z.number().int().min(1).max(5).nullable() })).max(60),
  raises: z.array(z.object({ teamId: id, competenceId: id, level: z.number().int().min(2).max(5) })).max(60),
  effects: z
    .array(
      z.object({
        metricKey: id,
        direction: z.enum(effectDirections),
        size: z.enum(effectSizes).nullable(),
        lagWeeks: z.number().int().min(0).max(104).nullable(),
      }),
    )
    .max(60),
  acceptanceValue: z.number().int().min(0).max(5),
  pinned: z.boolean(),
  border: z.enum(phaseBorders).nullable(),
});
export type ItemFields = z.infer<typeof itemFields>;

const rowChange = z.object({
  collection: z.enum(rowCollections),
  id,
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});

const createItem = z.object({
  kind: z.literal('create_item'),
  itemId: id,
  key: z.string().max(40).nullable().default(null),
  fields: itemFields,
  start: dayField,
  /** Ignored for milestones and gates. */
  workDays: workDays.default(1),
  dateSource: z.enum(dateSources).default('typed'),
  sources: z.array(z.string().max(40)).max(40).default([]),
});
/** New first day; with `last` also a new length, otherwise the length is kept. */
const newDays = { start: dayField, last: dayField.nullable().default(null) };
const moveItem = z.object({ kind: z.literal('move_item'), itemId: id, ...newDays });
/** New last day, the first day stays. */
const stretchItem = z.object({ kind: z.literal('stretch_item'), itemId: id, last: dayField });
const retireItem = z.object({ kind: z.literal('retire_item'), itemId: id });

/** What a measure does to the plan. */
const planStep = z.discriminatedUnion('kind', [createItem, moveItem, stretchItem, retireItem]);
export type PlanStep = z.infer<typeof planStep>;

export const planChange = z.discriminatedUnion('kind', [
  createItem,
  z.object({ kind: z.literal('edit_item'), itemId: id, fields: itemFields.partial() }),
  moveItem,
  stretchItem,
  /** The past as it was: started on, done on; `planned` takes that back. */
  z.object({ kind: z.literal('set_progress'), itemId: id, progress: z.enum(progressStates), on: dayField }),
  retireItem,
  z.object({ kind: z.literal('restore_item'), itemId: id }),
  /** Several items in one change: so many working days later (or earlier), … */
  z.object({ kind: z.literal('move_items'), itemIds, workDays: z.number().int().min(-2600).max(2600) }),
  /** … given to a person, a workstream or a phase, … */
  z.object({
    kind: z.literal('assign_items'),
    itemIds,
    fields: itemFields.pick({ ownerId: true, workstreamId: true, phaseId: true }).partial(),
  }),
  /** … or retired. */
  z.object({ kind: z.literal('retire_items'), itemIds }),
  /** Measures that were agreed, all or none: every step as it is by itself, and then everything placed once. */
  z.object({ kind: z.literal('apply_measures'), proposalId: id, steps: z.array(planStep).max(100) }),
  /** Go-live on another day; everything planned relative to it goes along. `on` is the day it is decided: the past stays. */
  z.object({ kind: z.literal('shift_go_live'), goLive: dayField, on: dayField }),
  /** A go asks every hard criterion met; conditions become items with a date. */
  z.object({
    kind: z.literal('decide_gate'),
    decisionId: id,
    itemId: id,
    outcome: z.enum(decisionOutcomes),
    on: dayField,
    decider: z.string().trim().min(1).max(120),
    recordedBy: id.nullable(),
    reason: z.string().trim().min(1).max(2000),
    conditions: z
      .array(z.object({ itemId: id, title, due: dayField, ownerId: id.nullable() }))
      .max(40)
      .default([]),
  }),
  z.object({ kind: z.literal('create_cutover_task'), taskId: id, fields: cutoverFields }),
  z.object({ kind: z.literal('edit_cutover_task'), taskId: id, fields: cutoverFields.partial() }),
  z.object({ kind: z.literal('remove_cutover_task'), taskId: id }),
  /** Started or done at a moment; null takes the stamp back. */
  z.object({
    kind: z.literal('stamp_cutover_task'),
    taskId: id,
    stamp: z.enum(['started', 'done']),
    at: minute.nullable(),
  }),
  z.object({
    kind: z.literal('link_items'),
    dependencyId: id,
    fromId: id,
    toId: id,
    type: z.enum(linkTypes),
    lag,
  }),
  z.object({ kind: z.literal('edit_link'), dependencyId: id, type: z.enum(linkTypes), lag }),
  z.object({ kind: z.literal('unlink_items'), dependencyId: id }),
  z.object({
    kind: z.literal('edit_programme'),
    fields: z
      .object({ name: z.string().trim().min(1).max(120), description: z.string().trim().max(4000), start: dayField })
      .partial(),
  }),
  z.object({
    kind: z.literal('create_phase'),
    phaseId: id,
    title,
    description: text,
    workDays,
    /** null = first. */
    afterId: id.nullable(),
  }),
  z.object({
    kind: z.literal('edit_phase'),
    phaseId: id,
    fields: z.object({ title, description: text, active: z.boolean(), workDays }).partial(),
  }),
  z.object({ kind: z.literal('remove_phase'), phaseId: id }),
  z.object({ kind: z.literal('create_workstream'), workstreamId: id, title, hue, nature: nature.optional() }),
  z.object({
    kind: z.literal('edit_workstream'),
    workstreamId: id,
    fields: z.object({ title, hue, nature, position: z.number().int().min(0) }).partial(),
  }),
  z.object({ kind: z.literal('remove_workstream'), workstreamId: id }),
  z.object({
    kind: z.literal('create_criterion'),
    criterionId: id,
    itemId: id,
    text: title,
    hard: z.boolean(),
    ownerId: id.nullable().default(null),
    evidence: evidence.default(''),
    test: figureTest.nullable().default(null),
    /** What figures say of the test. */
    judged: z.enum(criterionStates).default('open'),
  }),
  z.object({
    kind: z.literal('edit_criterion'),
    criterionId: id,
    fields: z
      .object({
        text: title,
        hard: z.boolean(),
        state: z.enum(criterionStates),
        ownerId: id.nullable(),
        evidence,
        test: figureTest.nullable(),
      })
      .partial(),
    judged: z.enum(criterionStates).optional(),
  }),
  z.object({ kind: z.literal('remove_criterion'), criterionId: id }),
  /** An item waits for figures. */
  z.object({ kind: z.literal('create_figure_condition'), conditionId: id, itemId: id, test: figureTest, standing }),
  z.object({ kind: z.literal('edit_figure_condition'), conditionId: id, fields: figureTest.partial(), standing }),
  z.object({ kind: z.literal('remove_figure_condition'), conditionId: id }),
  /** Lets the item go on without them; `on` null takes that back. */
  z.object({
    kind: z.literal('waive_figure_condition'),
    conditionId: id,
    on: dayField.nullable(),
    by: z.string().trim().max(120),
    reason: z.string().trim().max(2000),
  }),
  /** Figures came in: what conditions and criteria wait for is judged again. */
  z.object({
    kind: z.literal('follow_figures'),
    standings: z.array(standing.extend({ conditionId: id })).max(2000),
    criteria: z.array(z.object({ criterionId: id, state: z.enum(criterionStates) })).max(2000),
  }),
  /** The calendar changed under the plan: place everything again. */
  z.object({ kind: z.literal('recalculate'), cause: z.enum(['calendar', 'import']) }),
  /** Fills an empty programme; the rows were made by the blueprint rules. */
  z.object({ kind: z.literal('apply_blueprint'), blueprintId: id, rows: z.array(rowChange) }),
  /** Turns an earlier saved change round (undo), or an undo itself (redo). */
  z.object({ kind: z.literal('undo'), changeId: id, rows: z.array(rowChange) }),
]);

export type PlanChange = z.infer<typeof planChange>;
export type PlanChangeInput = z.input<typeof planChange>;
export type ChangeKind = PlanChange['kind'];
export type ChangeOf<K extends ChangeKind> = Extract<PlanChange, { kind: K }>;
