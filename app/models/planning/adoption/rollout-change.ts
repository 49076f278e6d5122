// What a cell of the roll-out matrix may become: what is live went live on a day that has been, and what is not did not.
import type { Day } from '../day';
import type { RolloutCell } from './rollout';
import { isLive } from './rollout';
import type { RolloutStage } from './rollout-stage';

export type RolloutState = Pick<RolloutCell, 'stage' | 'plannedOn' | 'actualOn' | 'remark'>;

/** What is wrong with a state of a cell, at its field, as forms say it; null when it can be. */
export function rolloutFault(
  { stage, actualOn }: Pick<RolloutState, 'stage' | 'actualOn'>,
  today: Day,
): { at: 'actualOn'; why: 'required' | 'in_the_future' } | null {
  if (!isLive(stage)) return null;
  if (actualOn === null) return { at: 'actualOn', why: 'required' };
  return actualOn > today ? { at: 'actualOn', why: 'in_the_future' } : null;
}

/** As it is kept: a stage before live has no day on which it went live. */
export function settledRollout<S extends Pick<RolloutState, 'stage' | 'actualOn'>>(state: S): S {
  return isLive(state.stage) ? state : { ...state, actualOn: null };
}

/** Whether a change takes back that something was live. */
export const takesLiveBack = (was: RolloutStage | null, is: RolloutStage): boolean =>
  was !== null && isLive(was) && !isLive(is);

/** What several cells become; what is undefined stays as it is. */
export type RolloutSet = { stage?: RolloutStage; plannedOn?: Day | null; actualOn?: Day };

/** A cell that gets what was set. One that is new begins at the beginning. */
export function withSet(was: RolloutState | null, set: RolloutSet): RolloutState {
  const from = was ?? { stage: 'not_started', plannedOn: null, actualOn: null, remark: '' };
  const stage = set.stage ?? from.stage;
  // A day that is known already is not overwritten by setting a further stage.
  const actualOn = from.actualOn ?? set.actualOn ?? null;
  const plannedOn = set.plannedOn === undefined ? from.plannedOn : set.plannedOn;
  return settledRollout({ ...from, stage, plannedOn, actualOn });
}
