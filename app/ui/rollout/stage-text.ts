// The stages of the roll-out in words, and the look that goes with each.
import type { RolloutKind, RolloutStage } from '~/models/planning/adoption/rollout-stage';
import type { RolloutTotal } from '~/models/planning/adoption/rollout';
import { m } from '~/paraglide/messages.js';

const stages: Record<RolloutStage, () => string> = {
  not_started: m.rollout_not_started,
  prepared: m.rollout_prepared,
  trained: m.rollout_trained,
  live: m.rollout_live,
  adopted: m.rollout_adopted,
  secured: m.rollout_secured,
};
export const stageText = (stage: RolloutStage): string => stages[stage]();

/** The sign and tint of a stage; its word stands beside it. */
export const stageLooks: Record<RolloutStage, string> = {
  not_started: 'ro-0',
  prepared: 'ro-1',
  trained: 'ro-2',
  live: 'ro-3',
  adopted: 'ro-4',
  secured: 'ro-5',
};

export const rolloutKindText = (kind: RolloutKind): string =>
  kind === 'case_types' ? m.rollout_case_types() : m.rollout_e_services();

/** `3 van de 5 live`. */
export const liveText = ({ live, of }: RolloutTotal): string =>
  of === 0 ? m.rollout_total_none() : m.rollout_total({ live, of });
