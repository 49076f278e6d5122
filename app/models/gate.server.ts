// Deciding a gate: the decision, the conditions that become items, and the baseline of that moment are one thing.
import { type Db, db } from './db/client.server';
import { takeBaseline } from './baseline.server';
import { type ChangeAnswer, type ChangeOptions, changePlan } from './plan.server';
import type { Actor } from './planning/permission';
import type { ChangeOf } from './planning/plan-change';

/** The first of `name`, `name (2)`, `name (3)` … that no baseline of the programme has yet. */
async function keepBaseline(
  actor: Actor,
  programmeId: string,
  kept: { name: string; change: ChangeOf<'decide_gate'>; at?: string },
  tx: Db,
) {
  const { name, change, at } = kept;
  for (let turn = 1; ; turn++) {
    const input = { name: turn === 1 ? name : `${name} (${turn})`, reason: change.reason, gateId: change.itemId, at };
    const answer = await takeBaseline(actor, programmeId, input, tx);
    if (answer?.status !== 'name_taken') return answer;
  }
}

/** Saves the decision and names the plan of that moment `baselineName`; nothing is kept of one without the other. */
export async function decideGate(
  actor: Actor,
  programmeId: string,
  change: ChangeOf<'decide_gate'>,
  options: ChangeOptions & { baselineName: string },
): Promise<ChangeAnswer | null> {
  const { baselineName: name, ...rest } = options;
  const decide = async (tx: Db): Promise<ChangeAnswer | null> => {
    const answer = await changePlan(actor, programmeId, change, { ...rest, tx });
    if (answer?.status !== 'saved') return answer;
    const kept = await keepBaseline(actor, programmeId, { name, change, at: options.at }, tx);
    if (kept?.status !== 'saved') throw new Error(`a decision without its baseline: ${kept?.status}`);
    return answer;
  };
  return options.tx ? decide(options.tx) : db().transaction((tx) => decide(tx as unknown as Db));
}
