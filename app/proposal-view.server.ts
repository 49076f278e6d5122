// A proposal as its page shows it: its measures, what was weighed, what it would be today, and who did what.
import { localMoment } from './clock.server';
import { findAgreements } from './models/agreement.server';
import { findCompetences } from './models/directory.server';
import { loadMeasuredFacts } from './models/measured-facts.server';
import { comparedWeighed, sameWeighed, weigh } from './models/planning/capacity/comparison';
import type { Weighed } from './models/planning/capacity/measure';
import { measureParams } from './models/planning/capacity/measure-search';
import { standingWith, withMeasures } from './models/planning/capacity/measures';
import { standingOf } from './models/planning/capacity/standing';
import { addDays, type Day } from './models/planning/day';
import { type Actor, may } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { findProposals, isOwnOpen, type Proposal } from './models/proposal.server';
import type { Done } from './models/proposal-rows.server';
import { m } from './paraglide/messages.js';
import { indexChange, weighedRows } from './ui/measures/comparison-text.server';
import { cannotText, measureLine, stateLook, stateText } from './ui/measures/measure-text.server';
import { paths } from './ui/paths';
import { dayText, words } from './ui/words';

const dayOf = ({ at }: Done) => dayText(localMoment(at).day);

/** One line of a list of proposals. */
export function proposalLine(programmeId: string, proposal: Proposal) {
  const { id, title, state, proposed, before, after } = proposal;
  return {
    ...{ id, title, to: paths.proposal(programmeId, id), look: stateLook(state), state: stateText(state) },
    index: indexChange(before, after),
    by: proposed.by === null ? m.proposal_by_nobody({ day: dayOf(proposed) }) : byText(m.proposal_by, proposed),
  };
}
export type ProposalLine = ReturnType<typeof proposalLine>;

/** What waits for this reader: proposals to decide on, else adopted ones to apply; null when there are none. */
export async function waitingProposals(actor: Actor, programmeId: string) {
  const decides = may(actor, 'proposal.decide');
  if (!decides && !may(actor, 'plan.change')) return null;
  const found = await findProposals(actor, programmeId, [decides ? 'proposed' : 'adopted']);
  if (found.length === 0) return null;
  const title = decides ? m.proposals_waiting() : m.proposals_adopted();
  return { title, rows: found.map((proposal) => proposalLine(programmeId, proposal)) };
}

function byText(say: (said: { name: string; day: string }) => string, done: Done): string {
  return say({ name: done.by ?? m.proposal_somebody(), day: dayOf(done) });
}

function storyOf({ state, proposed, decided, applied, past }: Proposal, plan: Plan): string[] {
  const rejected = state === 'rejected';
  const nameOf = (userId: string | null) => plan.people.find(({ id }) => id === userId)?.name ?? null;
  const before = past.map(({ state: was, by, at, reason }) =>
    byText(
      ({ name, day }) =>
        was === 'rejected'
          ? m.proposal_was_rejected_by({ name, day, reason })
          : m.proposal_was_adopted_by({ name, day, reason }),
      { by: nameOf(by), at },
    ),
  );
  return [
    proposed.by === null ? m.proposal_by_nobody({ day: dayOf(proposed) }) : byText(m.proposal_by, proposed),
    ...before,
    ...(decided ? [byText(rejected ? m.proposal_rejected_by : m.proposal_adopted_by, decided)] : []),
    ...(applied ? [byText(m.proposal_applied_by, applied)] : []),
  ];
}

type Today = { same: true } | { same: false; cannot: string } | { same: false; before: Weighed; after: Weighed };

/** What it would do today, of a proposal that may still be done. */
async function todayOf(actor: Actor, proposal: Proposal, names: Names, today: Day): Promise<Today> {
  if (proposal.state !== 'proposed' && proposal.state !== 'adopted') return { same: true };
  const facts = await loadMeasuredFacts(actor, names.plan, today);
  const outcome = withMeasures(facts, proposal.measures);
  if (!outcome.ok) return { same: false, cannot: cannotText(outcome.refusal, proposal.measures, names) };
  const standing = standingOf(facts);
  const teamIds = proposal.before.teams.map(({ teamId }) => teamId);
  const [before, after] = [weigh(standing, teamIds), weigh(standingWith(outcome.value, standing), teamIds)];
  const same = sameWeighed(before, proposal.before) && sameWeighed(after, proposal.after);
  return same ? { same } : { same, before, after };
}
type Names = { plan: Plan; competences: Awaited<ReturnType<typeof findCompetences>> };

/** Everything of the page of a proposal, in the language of the request. */
export async function proposalView(actor: Actor, plan: Plan, proposal: Proposal, today: Day) {
  const { id } = plan.programme;
  const names: Names = { plan, competences: await findCompetences(actor) };
  const { state, decided } = proposal;
  const now = await todayOf(actor, proposal, names, today);
  const agreements = (await findAgreements(actor, id)).filter((row) => row.proposalId === proposal.id);
  const rows = (before: Weighed, after: Weighed) => weighedRows(comparedWeighed(before, after), plan);
  const mayPlan = may(actor, 'plan.change') && may(actor, 'teams.change');
  const teamName = (teamId: string) => words(plan.capacity.teams.find((row) => row.id === teamId)?.title ?? gone);
  return {
    ...{ programmeId: id, id: proposal.id, title: proposal.title, note: proposal.note },
    ...{
      look: stateLook(state),
      state: stateText(state),
      story: storyOf(proposal, plan),
      reason: decided?.reason ?? null,
    },
    measures: proposal.measures.map((measure) => measureLine(measure, names)),
    weighed: rows(proposal.before, proposal.after),
    weighedOn: m.proposal_weighed_on({ day: dayOf(proposal.proposed) }),
    today: now.same || 'cannot' in now ? null : rows(now.before, now.after),
    cannot: 'cannot' in now ? now.cannot : null,
    agreements: agreements.map(({ id: key, teamId, until }) => ({
      ...{ key, said: m.proposal_agreement_row({ team: teamName(teamId), last: dayText(addDays(until, -1)) }) },
    })),
    again: paths.measures(id, measureParams(proposal.measures)),
    change: paths.measures(id, { ...measureParams(proposal.measures), proposal: proposal.id }),
    may: {
      own: isOwnOpen(actor, proposal),
      decide: may(actor, 'proposal.decide') && state === 'proposed',
      reopen: may(actor, 'proposal.decide') && (state === 'adopted' || state === 'rejected'),
      apply: mayPlan && state === 'adopted',
      undo: mayPlan && state === 'applied',
      redo: mayPlan && state === 'undone',
    },
  };
}
export type ProposalView = Awaited<ReturnType<typeof proposalView>>;

const gone = { nl: '–', en: null };
