// What was said in the demo of how it goes, over the months; of some parts nobody has said anything for weeks.
import type { Db } from './db/client.server';
import { addDays, type Day } from './planning/day';
import type { Actor } from './planning/permission';
import type { Plan } from './planning/plan';
import type { StatusColour, StatusSubject } from './planning/status/status-entry';
import { sayStatus } from './status.server';

export type StatusStory = {
  /** In the order in which they were said; the week is counted from go-live, `about` is a key of the plan or `programme`. */
  statuses: { week: number; about: string; colour: StatusColour; headline: string; text?: string }[];
};

function subjectOf(plan: Plan, about: string): StatusSubject {
  if (about === 'programme') return { kind: 'programme', id: plan.programme.id };
  const lists = { phase: plan.phases, workstream: plan.workstreams, item: plan.items };
  for (const [kind, rows] of Object.entries(lists)) {
    const row = rows.find(({ key }) => key === about);
    if (row) return { kind: kind as StatusSubject['kind'], id: row.id };
  }
  throw new Error(`the demo speaks of ${about}, which is not in its plan`);
}

/** Tells them at their days, as the project leader. */
export async function tellDemoStatuses(
  actor: Actor,
  { story, plan, goLive }: { story: StatusStory; plan: Plan; goLive: Day },
  tx: Db,
): Promise<void> {
  for (const { week, about, text = '', ...said } of story.statuses) {
    const at = `${addDays(goLive, week * 7)}T11:00:00.000Z`;
    const answer = await sayStatus(
      actor,
      plan.programme.id,
      { ...said, subject: subjectOf(plan, about), text: text.trim(), at },
      tx,
    );
    if (answer?.status !== 'saved') throw new Error(`a status of the demo could not be told: ${answer?.status}`);
  }
}
