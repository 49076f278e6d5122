// What the committee is asked, in words: each with what it hangs on, what can be chosen and where that is done.
import type { Advice, Asks, Crossed } from '~/steering-asks.server';
import type { AgreementAsked, GateAsked } from '~/models/planning/home/steering';
import { addDays } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import type { Proposal } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { indexChange } from '../measures/comparison-text.server';
import { overloadText } from '../overview/overload-text.server';
import { paths } from '../paths';
import { dayText, fromGoLive, percent, words } from '../words';
import type { AskRow } from './steering-parts';

/** What this reader may answer. */
export type MayAnswer = { gates: boolean; proposals: boolean; advices: boolean };

const choices: Record<GateAsked['verdict'], () => string> = {
  free: m.steering_choose_any,
  conditional_at_most: m.steering_choose_conditional,
  only_no_go: m.steering_choose_no_go,
};

function gateRow(gate: GateAsked, plan: Plan, may: MayAnswer): AskRow {
  const { id: programmeId, goLive } = plan.programme;
  const { id, title, day, late, met, criteria, hardOpen, verdict } = gate;
  return {
    ...{ id: `gate ${id}`, kind: m.steering_kind_gate(), title: words(title) },
    badge: late ? { look: 'late', text: m.steering_due() } : null,
    facts: [
      `${dayText(day)} (${fromGoLive(goLive, day)})`,
      m.overview_criteria({ met, total: criteria }),
      ...(hardOpen > 0 ? [m.overview_hard_open({ count: hardOpen })] : []),
    ],
    options: choices[verdict](),
    to: may.gates ? paths.gateDecide(programmeId, id) : paths.milestone(programmeId, id),
    answer: may.gates ? m.steering_decide() : null,
  };
}

/** The team whose busiest quarter the measures change most. */
function loadChange({ before, after }: Proposal, plan: Plan): string | null {
  const pairs = before.teams.flatMap(({ teamId, average }) => {
    const is = after.teams.find((row) => row.teamId === teamId)?.average ?? null;
    return average === null || is === null ? [] : [{ teamId, was: average, is }];
  });
  const [most] = pairs.sort((a, b) => Math.abs(b.was - b.is) - Math.abs(a.was - a.is));
  const team = most && plan.capacity.teams.find(({ id }) => id === most.teamId);
  if (!team || percent(most.was) === percent(most.is)) return null;
  return m.steering_load_change({ team: words(team.title), before: percent(most.was), after: percent(most.is) });
}

function proposalRow(proposal: Proposal, plan: Plan, may: MayAnswer): AskRow {
  const { id: programmeId } = plan.programme;
  const { id, title, before, after, measures } = proposal;
  return {
    ...{ id: `proposal ${id}`, kind: m.steering_kind_proposal(), title, badge: null },
    facts: [
      m.steering_measures({ count: measures.length }),
      ...[indexChange(before, after), loadChange(proposal, plan)].flatMap((fact) => fact ?? []),
    ],
    options: m.steering_choose_proposal(),
    to: may.proposals ? paths.proposalDecide(programmeId, id) : paths.proposal(programmeId, id),
    answer: may.proposals ? m.steering_decide() : null,
  };
}

function adviceRow({ id, roundId, text, dueOn, overdue, owner }: Advice, plan: Plan, may: MayAnswer): AskRow {
  const { id: programmeId } = plan.programme;
  return {
    ...{ id: `advice ${id}`, kind: m.steering_kind_advice(), title: text },
    badge: overdue ? { look: 'late', text: m.steering_due() } : null,
    facts: [
      ...(dueOn === null ? [] : [m.steering_before({ day: dayText(dueOn) })]),
      ...(owner === null ? [] : [owner.name]),
    ],
    options: m.steering_choose_advice(),
    to: may.advices ? paths.recommendation(programmeId, roundId, id) : paths.assessment(programmeId, roundId),
    answer: may.advices ? m.steering_record() : null,
  };
}

function agreementRow(asked: AgreementAsked, plan: Plan, may: MayAnswer): AskRow {
  const { id: programmeId } = plan.programme;
  const team = words(plan.capacity.teams.find(({ id }) => id === asked.teamId)?.title ?? { nl: '–', en: null });
  const row = { kind: m.steering_kind_agreement(), options: null, to: paths.risk(programmeId), answer: null };
  if (asked.why === 'none') {
    return {
      ...{ ...row, id: `agreement ${asked.teamId}`, title: m.steering_agreement_none({ team }) },
      ...{ badge: null, facts: [m.steering_agreement_why()] },
      ...(may.gates ? { to: paths.agreement(programmeId, 'new'), answer: m.steering_agree() } : {}),
    };
  }
  const { id, why, text, until, proposalId } = asked;
  const last = dayText(addDays(until, -1));
  // What was agreed with a proposal is changed by who decides on proposals.
  const mayRenew = may.gates && (proposalId === null || may.proposals);
  return {
    ...{ ...row, id: `agreement ${id}`, title: `${team}: ${text}` },
    badge: why === 'ended' ? { look: 'late', text: m.steering_agreement_ended() } : null,
    facts: [why === 'ended' ? m.standing_agreement_over({ last }) : m.standing_agreement_row({ last })],
    ...(mayRenew ? { to: paths.agreement(programmeId, id), answer: m.steering_renew() } : {}),
  };
}

function crossedRow(crossed: Crossed, plan: Plan, may: MayAnswer): AskRow {
  const { id, lines, reason, moment, userName } = overloadText(crossed, plan);
  const [first] = lines;
  return {
    ...{ id: `crossed ${id}`, kind: m.steering_kind_crossed(), title: reason, badge: null },
    facts: [
      ...(first === undefined ? [] : [first]),
      ...(crossed.overloads.length > 1 ? [m.capacity_overload_more({ count: crossed.overloads.length - 1 })] : []),
      userName ? `${moment}, ${userName}` : moment,
    ],
    options: null,
    to: paths.historyEntry(plan.programme.id, id),
    answer: may.gates ? m.steering_look() : null,
  };
}

/** Of each kind at most so many, so that the page stays one page; what is left out is counted. */
const most = 3;

export function askRows(asks: Asks, plan: Plan, may: MayAnswer): { rows: AskRow[]; more: string[] } {
  const groups: { rows: AskRow[]; kind: string }[] = [
    { kind: m.steering_more_gates(), rows: asks.gates.map((row) => gateRow(row, plan, may)) },
    { kind: m.steering_more_proposals(), rows: asks.proposals.map((row) => proposalRow(row, plan, may)) },
    { kind: m.steering_more_advices(), rows: asks.advices.map((row) => adviceRow(row, plan, may)) },
    { kind: m.steering_more_agreements(), rows: asks.agreements.map((row) => agreementRow(row, plan, may)) },
    { kind: m.steering_more_crossed(), rows: asks.crossed.map((row) => crossedRow(row, plan, may)) },
  ];
  return {
    rows: groups.flatMap(({ rows }) => rows.slice(0, most)),
    more: groups.flatMap(({ rows, kind }) =>
      rows.length > most ? [m.steering_more_of({ count: rows.length - most, kind })] : [],
    ),
  };
}
