// Proposals of measures: made from what was weighed, changed or withdrawn by who made them, and decided by the steering committee; adopting one is an agreement about its teams.
import { and, eq, sql } from 'drizzle-orm';
import { agreementTable, findAgreements } from './agreement.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { loadMeasuredFacts } from './measured-facts.server';
import { lockOrganisation } from './organisation.server';
import { saveRows } from './organisation-rows.server';
import { loadPlan } from './plan-load.server';
import { weigh } from './planning/capacity/comparison';
import { type Measure, mostMeasures, type ProposalState } from './planning/capacity/measure';
import { type MeasureRefusal, standingWith, weighedTeams, withMeasures } from './planning/capacity/measures';
import { standingOf } from './planning/capacity/standing';
import type { Day } from './planning/day';
import { type Actor, may } from './planning/permission';
import type { Plan } from './planning/plan';
import {
  findProposalRows,
  lockedProposal,
  proposalOfChange,
  type Proposal,
  type ProposalKey,
} from './proposal-rows.server';

export type { Proposal, ProposalKey } from './proposal-rows.server';

const p = t.capacityProposal;
type Forbidden = { status: 'forbidden' };

/** The proposals of a programme, newest first; `states` keeps some of them. */
export const findProposals = (
  actor: Actor,
  programmeId: string,
  states?: readonly ProposalState[],
  tx: Db = db(),
): Promise<Proposal[]> => findProposalRows(actor, { programmeId, states }, tx);

/** One proposal, or null. */
export async function getProposal(actor: Actor, key: ProposalKey, tx: Db = db()): Promise<Proposal | null> {
  return (await findProposalRows(actor, key, tx))[0] ?? null;
}

/** The proposal of which a change of the plan is one half; null for any other change. */
export const findProposalOfChange = (
  actor: Actor,
  key: { programmeId: string; changeId: string },
  tx: Db = db(),
): Promise<string | null> => proposalOfChange(actor, key, tx);

export type ProposalFields = { title: string; note: string; measures: readonly Measure[] };

export type ProposeAnswer =
  | { status: 'saved'; id: string }
  | { status: 'refused'; field: 'title' | 'measures'; why: 'required' }
  | { status: 'measures_refused'; refusal: MeasureRefusal; plan: Plan }
  | Forbidden;

type ProposeOptions = {
  today: Day;
  /** The plan it is weighed on, and when it was (ISO timestamp); only for what is brought along (the demo). */
  plan?: Plan;
  at?: string;
};

/** A move that knows where it starts from. */
function placedFrom(plan: Plan, measure: Measure): Measure {
  if (measure.kind !== 'move') return measure;
  return { ...measure, from: plan.items.find(({ id }) => id === measure.itemId)?.start ?? null };
}

/** Measures as they are kept: with what they do, weighed on the plan of now; or why they cannot be. */
async function weighedRow(actor: Actor, plan: Plan, fields: ProposalFields, today: Day, tx: Db) {
  const { title, note, measures } = fields;
  if (title.trim() === '') return { status: 'refused', field: 'title', why: 'required' } as const;
  if (measures.length === 0 || measures.length > mostMeasures) {
    return { status: 'refused', field: 'measures', why: 'required' } as const;
  }
  const facts = await loadMeasuredFacts(actor, plan, today, tx);
  const outcome = withMeasures(facts, measures);
  if (!outcome.ok) return { status: 'measures_refused', refusal: outcome.refusal, plan } as const;
  const before = standingOf(facts);
  const teamIds = weighedTeams(plan, measures, outcome.value.changed);
  const row = {
    ...{ title: title.trim(), note: note.trim(), measures: measures.map((measure) => placedFrom(plan, measure)) },
    ...{ before: weigh(before, teamIds), after: weigh(standingWith(outcome.value, before), teamIds) },
  };
  return { status: 'weighed', row } as const;
}

/**
 * Keeps measures together with what they do, to be decided on. `id` comes from the form, so that sending it twice makes one
 * proposal. Null when the programme is not the actor's.
 */
export async function propose(
  actor: Actor,
  programmeId: string,
  { id = newId(), ...fields }: ProposalFields & { id?: string },
  { today, at, plan: given }: ProposeOptions,
  tx: Db = db(),
): Promise<ProposeAnswer | null> {
  if (!may(actor, 'plan.change')) return { status: 'forbidden' };
  const now = await loadPlan(actor, programmeId, tx);
  if (!now) return null;
  const weighed = await weighedRow(actor, given ?? now, fields, today, tx);
  if (weighed.status !== 'weighed') return weighed;
  const made = await tx
    .insert(p)
    .values({
      ...{ id, organisationId: actor.organisationId, programmeId, ...weighed.row, state: 'proposed' },
      ...{ proposedBy: actor.userId === '' ? null : actor.userId, ...(at ? { proposedAt: at } : {}) },
    })
    .onConflictDoNothing({ target: p.id })
    .returning({ id: p.id });
  // The same form was sent before; an id of somebody else's is nobody's.
  if (made.length === 0 && !(await getProposal(actor, { programmeId, proposalId: id }, tx))) return null;
  return { status: 'saved', id };
}

type NotOpen = { status: 'not_open'; state: ProposalState };

/** May this reader change or withdraw it? Who made it, as long as nobody decided. */
export const isOwnOpen = (actor: Actor, { state, proposerId }: Pick<Proposal, 'state' | 'proposerId'>): boolean =>
  may(actor, 'plan.change') && state === 'proposed' && proposerId !== null && proposerId === actor.userId;

/** Says a proposal differently, and weighs it anew; by who made it, as long as nobody decided. Null when it is not there. */
export async function editProposal(
  actor: Actor,
  key: ProposalKey,
  fields: ProposalFields,
  { today }: { today: Day },
  tx: Db = db(),
): Promise<Exclude<ProposeAnswer, { status: 'saved' }> | { status: 'saved'; id: string } | NotOpen | null> {
  return asOwner(actor, key, tx, async (inner) => {
    const plan = (await loadPlan(actor, key.programmeId, inner))!;
    const weighed = await weighedRow(actor, plan, fields, today, inner);
    if (weighed.status !== 'weighed') return weighed;
    await inner
      .update(p)
      .set({ ...weighed.row, proposedAt: sql`now()` })
      .where(rowOf(actor, key));
    return { status: 'saved', id: key.proposalId } as const;
  });
}

/** Takes a proposal back before anybody decided, by who made it; it stays readable. Null when it is not there. */
export async function withdrawProposal(actor: Actor, key: ProposalKey, tx: Db = db()) {
  return asOwner(actor, key, tx, async (inner) => {
    await inner.update(p).set({ state: 'withdrawn' }).where(rowOf(actor, key));
    return { status: 'saved' } as const;
  });
}

/** Runs for who made a proposal that nobody decided on, with the proposal locked. */
async function asOwner<T>(actor: Actor, key: ProposalKey, tx: Db, run: (inner: Db) => Promise<T>) {
  if (!may(actor, 'plan.change')) return { status: 'forbidden' } as const;
  return withProposal<T | Forbidden | NotOpen>(tx, actor, key, async (inner, proposal) => {
    if (proposal.state !== 'proposed') return { status: 'not_open', state: proposal.state };
    return isOwnOpen(actor, proposal) ? run(inner) : { status: 'forbidden' };
  });
}

export type Decision = {
  adopt: boolean;
  reason: string;
  /** Of an adopted proposal: the first day on which it no longer answers the overload of its teams. */
  until: Day;
};

export type DecideAnswer =
  | { status: 'saved' }
  | { status: 'refused'; field: 'reason' | 'until'; why: 'required' | 'not_ahead' }
  /** Somebody decided before, or it was applied meanwhile. */
  | { status: 'not_open'; state: ProposalState }
  | Forbidden;

/** Pivotal teams that a measure is about: their people, their paper, what they learn, or the items they have hours on. */
function answeredTeams(plan: Plan, measures: readonly Measure[]): string[] {
  const about = new Set(
    measures.flatMap((measure) => {
      if ('teamId' in measure) return [measure.teamId];
      const item = plan.items.find(({ id }) => id === measure.itemId);
      return item?.teamHours.filter(({ hours }) => hours > 0).map(({ teamId }) => teamId) ?? [];
    }),
  );
  return plan.capacity.teams.filter(({ id, pivotal }) => pivotal && about.has(id)).map(({ id }) => id);
}

const rowOf = (actor: Actor, { programmeId, proposalId }: ProposalKey) =>
  and(eq(p.organisationId, actor.organisationId), eq(p.programmeId, programmeId), eq(p.id, proposalId));

/** Runs with the municipality and the proposal locked, in that order, as everything that changes teams and plans does. */
async function withProposal<T>(
  tx: Db,
  actor: Actor,
  key: ProposalKey,
  run: (inner: Db, proposal: Proposal) => Promise<T>,
): Promise<T | null> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await lockOrganisation(inner, actor.organisationId);
    const proposal = await lockedProposal(actor, key, inner);
    return proposal && run(inner, proposal);
  });
}

/** Adopts or rejects a proposal that waits, with a reason; an adopted one is agreed about its pivotal teams. Null when it is not there. */
export async function decideProposal(
  actor: Actor,
  key: ProposalKey,
  { adopt, reason, until }: Decision,
  { today, at }: { today: Day; at?: string },
  tx: Db = db(),
): Promise<DecideAnswer | null> {
  if (!may(actor, 'proposal.decide')) return { status: 'forbidden' };
  return withProposal<DecideAnswer>(tx, actor, key, async (inner, proposal) => {
    if (proposal.state !== 'proposed') return { status: 'not_open', state: proposal.state };
    if (reason.trim() === '') return { status: 'refused', field: 'reason', why: 'required' };
    if (adopt && until <= today) return { status: 'refused', field: 'until', why: 'not_ahead' };
    const { programmeId, proposalId } = key;
    await inner
      .update(p)
      .set({
        ...{ state: adopt ? 'adopted' : 'rejected', reason: reason.trim() },
        ...{ decidedBy: actor.userId === '' ? null : actor.userId, decidedAt: at ?? new Date().toISOString() },
      })
      .where(rowOf(actor, key));
    if (!adopt) return { status: 'saved' };
    const plan = (await loadPlan(actor, programmeId, inner))!;
    const rows = answeredTeams(plan, proposal.measures).map((teamId) => {
      const id = newId();
      return { id, next: { id, programmeId, teamId, text: proposal.title, until, proposalId, position: 0 } };
    });
    await saveRows(inner, actor, agreementTable, rows);
    return { status: 'saved' };
  });
}

/** Takes a decision back that was not carried out: the proposal waits again, and what was agreed with it is gone. */
export async function reopenProposal(
  actor: Actor,
  key: ProposalKey,
  tx: Db = db(),
): Promise<Extract<DecideAnswer, { status: 'saved' | 'not_open' | 'forbidden' }> | null> {
  if (!may(actor, 'proposal.decide')) return { status: 'forbidden' };
  return withProposal(tx, actor, key, async (inner, { state }) => {
    if (state !== 'adopted' && state !== 'rejected') return { status: 'not_open', state } as const;
    await inner
      .update(p)
      .set({
        ...{ state: 'proposed', decidedBy: null, decidedAt: null, reason: null },
        past: sql`${p.past} || jsonb_build_array(jsonb_build_object('state', ${p.state}, 'by', ${p.decidedBy}, 'at', ${p.decidedAt},
          'reason', ${p.reason}))`,
      })
      .where(rowOf(actor, key));
    const agreed = await findAgreements(actor, key.programmeId, inner);
    const rows = agreed.filter(({ proposalId }) => proposalId === key.proposalId).map(({ id }) => ({ id, next: null }));
    await saveRows(inner, actor, agreementTable, rows);
    return { status: 'saved' } as const;
  });
}
