// What the demo's steering committee was asked to decide: a proposal it rejected, and one that waits.
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { firstAhead } from './planning/capacity/standing';
import type { Measure } from './planning/capacity/measure';
import { addDays, addMonths, type Day } from './planning/day';
import type { Actor, Role } from './planning/permission';
import type { Plan } from './planning/plan';
import { loadPlan } from './plan-load.server';
import { decideProposal, propose } from './proposal.server';
import { planOn } from './snapshot.server';

type Told =
  | { kind: 'hire'; team: string; fte: number; months: number }
  | { kind: 'move'; item: string; weeks: number }
  | { kind: 'substitution'; team: string; item: string };
/** By the keys of teams and items; days are counted back from today. */
export type DemoProposal = {
  title: string;
  note: string;
  days_ago: number;
  rejected?: { days_ago: number; reason: string };
  measures: Told[];
};

function measureOf(told: Told, plan: Plan, on: Day): Measure {
  // Not on the very day: what is decided then comes after it.
  const from = firstAhead(addDays(on, 1));
  const item = (key: string) => plan.items.find((row) => row.key === key)!.id;
  const team = (key: string) => plan.capacity.teams.find((row) => row.key === key)!.id;
  switch (told.kind) {
    case 'hire':
      return { kind: 'hire', teamId: team(told.team), fte: told.fte, from, until: addMonths(from, told.months) };
    case 'move':
      return { kind: 'move', itemId: item(told.item), weeks: told.weeks };
    case 'substitution':
      return { kind: 'substitution', teamId: team(told.team), on: from, itemId: item(told.item) };
  }
}

/** Somebody of the demo with a role. */
async function personWho({ organisationId }: Actor, role: Role, tx: Db): Promise<Actor> {
  const u = t.userAccount;
  const [person] = await tx
    .select({ id: u.id })
    .from(u)
    .where(and(eq(u.organisationId, organisationId), eq(u.role, role)))
    .orderBy(asc(u.key))
    .limit(1);
  if (!person) throw new Error(`the demo has nobody who is ${role}`);
  return { userId: person.id, organisationId, role, departmentIds: [] };
}

/** What the committee agreed about a pivotal team, apart from any proposal. */
const agreed = { team: 'IA', text: 'I&A neemt tot het einde van het kwartaal geen andere koppelingen aan.', weeks: 12 };

/** Each is weighed on the plan as it was on its day. */
export async function tellDemoProposals(
  actor: Actor,
  programmeId: string,
  { proposals, today }: { proposals: readonly DemoProposal[]; today: Day },
  tx: Db,
): Promise<void> {
  const steering = await personWho(actor, 'steering', tx);
  const noon = (on: Day) => `${on}T11:00:00.000Z`;
  const teamId = (await loadPlan(actor, programmeId, tx))!.capacity.teams.find(({ key }) => key === agreed.team)!.id;
  const until = addDays(today, 7 * agreed.weeks);
  const row = { id: newId(), organisationId: actor.organisationId, programmeId, teamId };
  await tx.insert(t.teamAgreement).values({ ...row, text: agreed.text, untilDay: until });
  for (const { title, note, days_ago, rejected, measures } of proposals) {
    const on = addDays(today, -days_ago);
    const plan = (await planOn(actor, programmeId, on, tx))!;
    const fields = { title, note, measures: measures.map((told) => measureOf(told, plan, on)) };
    const made = await propose(actor, programmeId, fields, { today: on, plan, at: noon(on) }, tx);
    if (made?.status !== 'saved') throw new Error(`a proposal of the demo could not be made: ${title}`);
    if (!rejected) continue;
    const decided = addDays(today, -rejected.days_ago);
    const key = { programmeId, proposalId: made.id };
    const decision = { adopt: false, reason: rejected.reason, until: today };
    const answer = await decideProposal(steering, key, decision, { today: decided, at: noon(decided) }, tx);
    if (answer?.status !== 'saved') throw new Error(`a proposal of the demo could not be decided: ${answer?.status}`);
  }
}
