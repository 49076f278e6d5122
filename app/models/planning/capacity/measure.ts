// What can be done about ambition that exceeds what teams carry: ask less or later, add people, build competence, end paper.
import { z } from 'zod';
import { dayField, id } from '../plan-change-fields';

/** Most measures in one proposal: more than anybody weighs. */
export const mostMeasures = 20;

export const measure = z.discriminatedUnion('kind', [
  /** People for a while; `until` is the first day they are gone, null: they stay. */
  z.object({
    kind: z.literal('hire'),
    teamId: id,
    fte: z.number().min(0.1).max(100).multipleOf(0.1),
    from: dayField,
    until: dayField.nullable(),
  }),
  /** An item so many weeks later (or, below 0, earlier); its length is kept. */
  z.object({
    kind: z.literal('move'),
    itemId: id,
    weeks: z.number().int().min(-104).max(104),
    /** The first day it was weighed from, once it is proposed: moved by somebody else meanwhile, it still goes where it was to go. */
    from: dayField.nullable().optional(),
  }),
  z.object({ kind: z.literal('drop'), itemId: id }),
  /** A training: an item of the plan that brings the team a level when it ends; `hours` of that team. */
  z.object({
    kind: z.literal('train'),
    teamId: id,
    competenceId: id,
    level: z.number().int().min(2).max(5),
    start: dayField,
    last: dayField,
    hours: z.number().min(0).max(10_000),
  }),
  /** A substitution decision in force on a day; `itemId`: the item that prepares it ends with it, null: none does. */
  z.object({ kind: z.literal('substitution'), teamId: id, on: dayField, itemId: id.nullable() }),
]);

export type Measure = z.infer<typeof measure>;
export type MeasureKind = Measure['kind'];
export type MeasureOf<K extends MeasureKind> = Extract<Measure, { kind: K }>;

/**
 * proposed: waits for the steering committee · withdrawn: by who made it, before anybody decided · applied: the plan and the teams
 * are as it says · undone: and were turned round.
 */
export const proposalStates = ['proposed', 'withdrawn', 'adopted', 'rejected', 'applied', 'undone'] as const;
/** `by` is an account, `at` an ISO timestamp. */
export type PastDecision = { state: 'adopted' | 'rejected'; by: string | null; at: string; reason: string };

export type ProposalState = (typeof proposalStates)[number];

/** What is weighed of a plan, before and after measures; null where it is not known. */
export type Weighed = {
  /** Highest quarter and missing hours of every team that a measure or the limit is about. */
  teams: { teamId: string; average: number | null; shortage: number }[];
  k: number | null;
  /** D and V. */
  capacity: number | null;
  gap: number | null;
  index: number | null;
};
