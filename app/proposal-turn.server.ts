// Applying a proposal or turning one round, as forms look at it first and then do it.
import { findCompetences } from './models/directory.server';
import type { Day } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import { loadPlan } from './models/plan.server';
import { applyProposal, type TurnAnswer, undoProposal } from './models/proposal-apply.server';
import type { Proposal, ProposalKey } from './models/proposal.server';
import { m } from './paraglide/messages.js';
import type { Turn } from './plan-answer.server';
import {
  cannotText,
  measureLine,
  type MeasureNames,
  stateText,
  trainingTitle,
} from './ui/measures/measure-text.server';
import { settingText } from './ui/settings/setting-text.server';
import { reasonText } from './ui/shared/reason-text';
import { saidReason } from './ui/shared/said-errors.server';

/** Why not, in words, where the plan was not asked yet. */
function saidNo(answer: TurnAnswer | null, proposal: Proposal, names: MeasureNames): Awaited<ReturnType<Turn>> {
  const no = (refusal: string) => ({ status: 'said_no', refusal }) as const;
  switch (answer?.status) {
    case 'not_open':
      return no(m.proposal_not_open({ state: stateText(answer.state) }));
    case 'measures_refused':
      return no(cannotText(answer.refusal, proposal.measures, { ...names, plan: answer.plan }));
    case 'rows_refused':
      return no(
        answer.fields.includes('id')
          ? m.proposal_rows_gone()
          : m.proposal_rows_refused({ fields: answer.fields.map(settingText).join(', ') }),
      );
    case 'not_undoable':
      return no(reasonText(saidReason(answer.why)));
    case undefined:
      return null;
    default:
      return answer;
  }
}

/** Null where the programme is not there. */
async function namesFor(actor: Actor, { programmeId }: ProposalKey): Promise<MeasureNames | null> {
  const plan = await loadPlan(actor, programmeId);
  return plan && { plan, competences: await findCompetences(actor) };
}

export const applying =
  (actor: Actor, key: ProposalKey, { proposal, today }: { proposal: Proposal; today: Day }): Turn =>
  async (options) => {
    const names = await namesFor(actor, key);
    if (!names) return null;
    const titleOf = (measure: Parameters<typeof trainingTitle>[0]) => trainingTitle(measure, names);
    return saidNo(await applyProposal(actor, key, { ...options, today, titleOf }), proposal, names);
  };

export const turningRound =
  (actor: Actor, key: ProposalKey, { proposal }: { proposal: Proposal }): Turn =>
  async (options) => {
    const names = await namesFor(actor, key);
    return names && saidNo(await undoProposal(actor, key, options), proposal, names);
  };

/** What it does to teams and agreements, beside what the plan says it does. */
export async function teamLines(actor: Actor, key: ProposalKey, { measures }: Proposal): Promise<string[]> {
  const names = await namesFor(actor, key);
  if (!names) return [];
  return measures
    .filter(({ kind }) => kind === 'hire' || kind === 'substitution')
    .map((measure) => measureLine(measure, names));
}
