// Proposals as the database holds them, and to which of them a saved change belongs.
import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from './db/client.server';
import * as t from './db/schema';
import type { OrganisationEntry } from './organisation-history.server';
import type { PastDecision, Measure, ProposalState, Weighed } from './planning/capacity/measure';
import type { Actor } from './planning/permission';

/** By whom (null: nobody in particular) and when, ISO timestamp. */
export type Done = { by: string | null; at: string };

export type Proposal = {
  id: string;
  title: string;
  note: string;
  measures: Measure[];
  /** As it was weighed when it was proposed. */
  before: Weighed;
  after: Weighed;
  state: ProposalState;
  proposed: Done;
  /** The account of who proposed it; null: nobody in particular. */
  proposerId: string | null;
  decided: (Done & { reason: string }) | null;
  /** Decisions that were taken back, oldest first. */
  past: PastDecision[];
  /** The last time it was applied; also of one that was undone after that. */
  applied: Done | null;
  /** The entry in the plan's history that last applied it or turned it round; null: the plan was not changed. */
  changeId: string | null;
  /** The first of the entries in the municipality's history that were saved with that; null: no team was changed. */
  togetherId: string | null;
};

const p = t.capacityProposal;
/** Who did it, by name. */
const nameIn = (column: 'proposed_by' | 'decided_by' | 'applied_by') => sql<
  string | null
>`(select u.name from user_account u
  where u.organisation_id = capacity_proposal.organisation_id and u.id = capacity_proposal.${sql.identifier(column)})`;

export type ProposalKey = { programmeId: string; proposalId: string };

/** The proposals of a programme, newest first; with an id only that one. */
export async function findProposalRows(
  actor: Actor,
  { programmeId, proposalId, states }: { programmeId: string; proposalId?: string; states?: readonly ProposalState[] },
  tx: Db,
): Promise<Proposal[]> {
  const rows = await tx
    .select({
      row: p,
      ...{ proposer: nameIn('proposed_by'), decider: nameIn('decided_by'), applier: nameIn('applied_by') },
    })
    .from(p)
    .where(
      and(
        ...[eq(p.organisationId, actor.organisationId), eq(p.programmeId, programmeId)],
        proposalId === undefined ? undefined : eq(p.id, proposalId),
        states && inArray(p.state, [...states]),
      ),
    )
    .orderBy(desc(p.proposedAt), desc(p.id));
  return rows.map(({ row, ...names }) => ({
    ...{ id: row.id, title: row.title, note: row.note, measures: row.measures, before: row.before, after: row.after },
    state: row.state as ProposalState,
    proposed: { by: names.proposer, at: row.proposedAt },
    proposerId: row.proposedBy,
    decided: row.decidedAt === null ? null : { by: names.decider, at: row.decidedAt, reason: row.reason! },
    applied: row.appliedAt === null ? null : { by: names.applier, at: row.appliedAt },
    ...{ past: row.past, changeId: row.changeId, togetherId: row.togetherId },
  }));
}

/** One proposal as it is until the end of the transaction; null when it is not there. */
export async function lockedProposal(
  actor: Actor,
  { programmeId, proposalId }: ProposalKey,
  tx: Db,
): Promise<Proposal | null> {
  const [held] = await tx
    .select({ id: p.id })
    .from(p)
    .where(and(eq(p.organisationId, actor.organisationId), eq(p.programmeId, programmeId), eq(p.id, proposalId)))
    .for('update');
  return held ? ((await findProposalRows(actor, { programmeId, proposalId }, tx))[0] ?? null) : null;
}

/** The proposal of which a change of the plan is one half; null for any other change. */
export async function proposalOfChange(
  actor: Actor,
  { programmeId, changeId }: { programmeId: string; changeId: string },
  tx: Db,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: p.id })
    .from(p)
    .where(and(eq(p.organisationId, actor.organisationId), eq(p.programmeId, programmeId), eq(p.changeId, changeId)));
  return row?.id ?? null;
}

/** The same of a change of teams or agreements. */
export async function proposalOfRows(
  actor: Actor,
  { id, together }: Pick<OrganisationEntry, 'id' | 'together'>,
  tx: Db,
): Promise<ProposalKey | null> {
  const [row] = await tx
    .select({ programmeId: p.programmeId, proposalId: p.id })
    .from(p)
    .where(
      and(
        eq(p.organisationId, actor.organisationId),
        or(eq(p.togetherId, id), together === null ? undefined : eq(p.togetherId, together)),
      ),
    );
  return row ?? null;
}
