// Go-live on another day, looked at and never written: what it comes down to, and which weeks of the coming year would do.
import { type Db, db } from './db/client.server';
import { loadPlan } from './plan.server';
import { applyChange } from './planning/change';
import type { Day } from './planning/day';
import { type Candidates, candidatesOf } from './planning/go-live-candidates';
import { type GoLiveOutcome, goLiveOutcome } from './planning/go-live-outcome';
import type { Actor } from './planning/permission';
import { type ProgrammeWarnings, warningsOf } from './planning/programme-warnings';
import { organisationFigures } from './programme.server';

/** What moving go-live comes down to; null when the programme is not theirs or a rule says no. `on` is today. */
export async function lookAtGoLive(
  actor: Actor,
  programmeId: string,
  { goLive, on }: { goLive: Day; on: Day },
  tx: Db = db(),
): Promise<GoLiveOutcome | null> {
  const plan = await loadPlan(actor, programmeId, tx);
  const result = plan && applyChange(plan, { kind: 'shift_go_live', goLive, on });
  if (!result?.ok) return null;
  const { region } = await organisationFigures(actor, tx);
  return goLiveOutcome(plan!, result.plan, region);
}

/** What speaks against the day as it is planned; the order of items is not repeated here. */
export async function findGoLiveWarnings(
  actor: Actor,
  programmeId: string,
  tx: Db = db(),
): Promise<ProgrammeWarnings | null> {
  const plan = await loadPlan(actor, programmeId, tx);
  if (!plan) return null;
  const { region } = await organisationFigures(actor, tx);
  return { ...warningsOf(plan, region), sequence: [] };
}

/** Every week of the coming year tried; null when the programme is not theirs. */
export async function findCandidates(
  actor: Actor,
  programmeId: string,
  on: Day,
  tx: Db = db(),
): Promise<Candidates | null> {
  const plan = await loadPlan(actor, programmeId, tx);
  if (!plan) return null;
  const { region } = await organisationFigures(actor, tx);
  return candidatesOf(plan, { on, region });
}
