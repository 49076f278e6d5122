// Turns a saved change round as the screen does after a reader agreed: in one call, for tests that are not about the form.
import { undoOf } from '~/models/history.server';
import { type ChangeOptions, changePlan } from '~/models/plan.server';
import type { Actor } from '~/models/planning/permission';

export async function undoChange(actor: Actor, programmeId: string, changeId: string, options: ChangeOptions = {}) {
  const now = options.at ? new Date(options.at).getTime() : undefined;
  const undoing = await undoOf(actor, programmeId, changeId, now, options.tx);
  if (undoing?.status !== 'undoable') return undoing;
  return changePlan(actor, programmeId, undoing.change, options);
}
