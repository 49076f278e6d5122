// An adopted proposal becomes true in one transaction, the teams first and then the plan; and both are turned round together.
import { and, eq } from 'drizzle-orm';
import { agreementTable, findAgreements } from './agreement.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { undoOf } from './history.server';
import { newId } from './id.server';
import { loadMeasuredFacts } from './measured-facts.server';
import { lockOrganisation } from './organisation.server';
import {
  changesTogether,
  getOrganisationEntry,
  type OrganisationEntry,
  rowBefore,
  saveRow,
} from './organisation-history.server';
import type { RuledTable } from './organisation-rows.server';
import { type ChangeAnswer, type ChangeOptions, changePlan, loadPlan } from './plan.server';
import type { Measure, ProposalState } from './planning/capacity/measure';
import { type MeasureRefusal, type Naming, withMeasures } from './planning/capacity/measures';
import type { Day } from './planning/day';
import { type Actor, may } from './planning/permission';
import type { Plan } from './planning/plan';
import type { PlanChange } from './planning/plan-change';
import { lockedProposal, type Proposal, type ProposalKey } from './proposal-rows.server';
import { getTeam, teamTable } from './team.server';
import { staffingTable } from './team-staffing.server';
import { inTurn } from './turn.server';

export type TurnAnswer =
  | ChangeAnswer
  /** Not adopted (any more), or not applied. */
  | { status: 'not_open'; state: ProposalState }
  /** What was adopted cannot be done any more. */
  | { status: 'measures_refused'; refusal: MeasureRefusal; plan: Plan }
  /** Later changes of teams or agreements contradict it. */
  | { status: 'rows_refused'; fields: string[] }
  | { status: 'not_undoable'; why: 'already_undone' | 'beginning' | 'too_old' };

export type TurnOptions = Pick<ChangeOptions, 'preview' | 'seenVersion' | 'slip' | 'overload'>;

/** Carries an answer out of a transaction that must not be kept. */
class RolledBack extends Error {
  constructor(readonly answer: TurnAnswer | null) {
    super('rolled back');
  }
}

type Turn = {
  /** What the plan is asked once the teams are as they will be. */
  intent: PlanChange;
  /** The first change of teams and agreements, null when there was none. */
  togetherId: string | null;
};

/** Locks the municipality and the proposal, does the rows, changes the plan and keeps how the proposal stands: all or nothing. */
async function turn(
  actor: Actor,
  key: ProposalKey,
  { options, state, tx }: { options: TurnOptions; state: 'applied' | 'undone'; tx: Db },
  doRows: (inner: Db, proposal: Proposal) => Promise<Turn>,
): Promise<TurnAnswer | null> {
  const { programmeId } = key;
  const run = async (inner: Db): Promise<TurnAnswer> => {
    await lockOrganisation(inner, actor.organisationId);
    const proposal = await lockedProposal(actor, key, inner);
    if (!proposal) throw new RolledBack(null);
    const { intent, togetherId } = await doRows(inner, proposal);
    const answer = await changePlan(actor, programmeId, intent, { ...options, ofProposal: true, tx: inner });
    if (answer?.status !== 'saved' && answer?.status !== 'unchanged') throw new RolledBack(answer);
    const applied = { appliedBy: actor.userId === '' ? null : actor.userId, appliedAt: new Date().toISOString() };
    await inner
      .update(t.capacityProposal)
      .set({
        ...{ state, togetherId, changeId: answer.status === 'saved' ? answer.changeId : null },
        ...(state === 'applied' ? applied : {}),
      })
      .where(
        and(eq(t.capacityProposal.organisationId, actor.organisationId), eq(t.capacityProposal.id, key.proposalId)),
      );
    return answer;
  };
  const transaction = () => tx.transaction(async (inner) => run(inner as unknown as Db));
  try {
    // Within a transaction of the caller that is its turn already.
    return await (options.preview || tx !== db() ? transaction() : inTurn(programmeId, transaction));
  } catch (error) {
    if (error instanceof RolledBack) return error.answer;
    throw error;
  }
}

/** Saves what measures do to teams, as one change. Answers its first, or null when they do nothing to teams. */
async function saveTeams(actor: Actor, { title, measures }: Proposal, tx: Db): Promise<string | null> {
  const save = async (measure: Measure, together: string | 'self'): Promise<string | null> => {
    if (measure.kind === 'hire') {
      const { kind, teamId, fte, from, until } = measure;
      const id = newId();
      const next = { ...{ id, teamId, kind, fte, from, until }, note: title, position: 0 };
      return saveRow(tx, actor, staffingTable, { id, next, together });
    }
    if (measure.kind !== 'substitution') return null;
    const team = (await getTeam(actor, measure.teamId, tx))!;
    return saveRow(tx, actor, teamTable, { id: team.id, next: { ...team, substitutionOn: measure.on }, together });
  };
  let first: string | null = null;
  for (const measure of measures) {
    const saved: string | null = await save(measure, first ?? 'self');
    first ??= saved;
  }
  return first;
}

/** Carries out an adopted proposal. With `preview` the same effects are answered and nothing is kept. Null when it is not there. */
export async function applyProposal(
  actor: Actor,
  key: ProposalKey,
  { today, titleOf, ...options }: TurnOptions & { today: Day; titleOf: Naming['titleOf'] },
  tx: Db = db(),
): Promise<TurnAnswer | null> {
  if (!may(actor, 'plan.change') || !may(actor, 'teams.change')) return { status: 'forbidden' };
  return turn(actor, key, { options, state: 'applied', tx }, async (inner, proposal) => {
    const { state, measures } = proposal;
    if (state !== 'adopted') throw new RolledBack({ status: 'not_open', state });
    const { proposalId } = key;
    const plan = (await loadPlan(actor, key.programmeId, inner))!;
    const facts = await loadMeasuredFacts(actor, plan, today, inner);
    const outcome = withMeasures(facts, measures, { proposalId, itemId: () => newId(), titleOf });
    if (!outcome.ok) throw new RolledBack({ status: 'measures_refused', refusal: outcome.refusal, plan });
    // The teams first: what the plan asks of them is held against what they will have.
    const togetherId = await saveTeams(actor, proposal, inner);
    return { intent: { kind: 'apply_measures', proposalId, steps: outcome.value.steps }, togetherId };
  });
}

/** Turns one row round, as `undoRow` does, in a change that others belong to. */
async function turnRow<F extends object, Refusal, Usage extends object>(
  tx: Db,
  actor: Actor,
  table: RuledTable<F, Refusal, Usage>,
  { entry, together }: { entry: OrganisationEntry; together: string | 'self' },
): Promise<string | null> {
  const turned = await rowBefore(tx, actor, table, entry);
  if (turned.status === 'refused') throw new RolledBack({ status: 'rows_refused', fields: turned.fields });
  if (turned.row && (await table.refusalOf(actor, entry.rowId, turned.row, tx))) {
    throw new RolledBack({ status: 'rows_refused', fields: ['id'] });
  }
  return saveRow(tx, actor, table, { id: entry.rowId, next: turned.row, undoes: entry.id, together });
}

/** Turns all rows of a proposal round; undone, what was agreed with it goes too. */
async function turnRows(
  actor: Actor,
  { programmeId, proposalId }: ProposalKey,
  { togetherId, applied }: { togetherId: string | null; applied: boolean },
  tx: Db,
): Promise<string | null> {
  const entry = togetherId === null ? null : await getOrganisationEntry(actor, togetherId, tx);
  const entries = entry ? await changesTogether(actor, entry, tx) : [];
  if (entries.some(({ undoneBy }) => undoneBy !== null)) {
    throw new RolledBack({ status: 'not_undoable', why: 'already_undone' });
  }
  let first: string | null = null;
  for (const one of entries.reverse()) {
    const row: { entry: OrganisationEntry; together: string | 'self' } = { entry: one, together: first ?? 'self' };
    const saved: string | null =
      one.collection === 'teams'
        ? await turnRow(tx, actor, teamTable, row)
        : one.collection === 'team_agreements'
          ? await turnRow(tx, actor, agreementTable, row)
          : await turnRow(tx, actor, staffingTable, row);
    first ??= saved;
  }
  if (!applied) return first;
  const agreed = await findAgreements(actor, programmeId, tx);
  for (const { id } of agreed.filter((row) => row.proposalId === proposalId)) {
    const saved: string | null = await saveRow(tx, actor, agreementTable, {
      id,
      next: null,
      together: first ?? 'self',
    });
    first ??= saved;
  }
  return first;
}

/** Turns an applied proposal round, or an undone one once more. With `preview` nothing is kept. Null when it is not there. */
export async function undoProposal(
  actor: Actor,
  key: ProposalKey,
  { now = Date.now(), ...options }: TurnOptions & { now?: number } = {},
  tx: Db = db(),
): Promise<TurnAnswer | null> {
  if (!may(actor, 'plan.undo') || !may(actor, 'teams.change')) return { status: 'forbidden' };
  const { programmeId, proposalId } = key;
  const [before] = await tx
    .select({ state: t.capacityProposal.state })
    .from(t.capacityProposal)
    .where(and(eq(t.capacityProposal.organisationId, actor.organisationId), eq(t.capacityProposal.id, proposalId)));
  const state = before?.state === 'undone' ? 'applied' : 'undone';
  return turn(actor, key, { options, state, tx }, async (inner, proposal) => {
    const { changeId, togetherId } = proposal;
    const isApplied = proposal.state === 'applied';
    if (!isApplied && proposal.state !== 'undone') throw new RolledBack({ status: 'not_open', state: proposal.state });
    // Somebody else turned it round since it was looked at.
    if (isApplied === (state === 'applied')) throw new RolledBack({ status: 'not_open', state: proposal.state });
    const rows = await turnRows(actor, key, { togetherId, applied: isApplied }, inner);
    if (changeId === null) return { intent: { kind: 'apply_measures', proposalId, steps: [] }, togetherId: rows };
    const undo = await undoOf(actor, programmeId, changeId, now, inner);
    if (undo?.status !== 'undoable') {
      throw new RolledBack({ status: 'not_undoable', why: undo?.why ?? 'already_undone' });
    }
    return { intent: undo.change, togetherId: rows };
  });
}
