// A gate as its page shows it: what stands in the way of a go, who sees to each criterion, and what was decided.
import type { Day } from './day';
import { blockingCriteria, type Decision, type DecisionOutcome, decisionsOf } from './gate';
import { namedTest, type NamedTest } from './figure-condition';
import { type Status, statusOf } from './item-filter';
import type { Criterion, Label, Plan } from './plan';

/** What the criteria leave to be decided: passed · only a no-go · a conditional go at most · a go may be decided. */
export type Verdict = {
  state: 'passed' | 'only_no_go' | 'conditional_at_most' | 'free';
  /** The last decision, when there is one. */
  last: DecisionOutcome | null;
  /** Hard criteria that keep a go from being chosen, those not met first. */
  blocking: Criterion[];
  /** Soft criteria that are not met or still open; they weigh and block nothing. */
  soft: number;
  criteria: number;
};

export type NamedCriterion = Criterion & { owner: string | null; named: NamedTest | null };

export type Condition = { id: string; title: Label; due: Day; owner: string | null; status: Status; retired: boolean };

export type NamedDecision = Decision & { recordedByName: string | null; conditions: Condition[] };

export type GateView = { verdict: Verdict; criteria: NamedCriterion[]; decisions: NamedDecision[] };

const rank: Record<Criterion['state'], number> = { not_met: 0, open: 1, met: 2 };

export function verdictOf(plan: Pick<Plan, 'criteria' | 'decisions'>, itemId: string): Verdict {
  const last = decisionsOf(plan, itemId)[0]?.outcome ?? null;
  const own = plan.criteria.filter((row) => row.itemId === itemId);
  const blocking = [...blockingCriteria(plan, itemId, 'go')].sort(
    (a, b) => rank[a.state] - rank[b.state] || a.position - b.position,
  );
  const passed = last !== null && last !== 'no_go';
  const failed = blockingCriteria(plan, itemId, 'conditional').length > 0;
  const state = passed ? 'passed' : failed ? 'only_no_go' : blocking.length > 0 ? 'conditional_at_most' : 'free';
  const soft = own.filter((row) => !row.hard && row.state !== 'met').length;
  return { state, last, blocking, soft, criteria: own.length };
}

export function gateView(plan: Plan, itemId: string, today: Day): GateView {
  const name = (id: string | null) => plan.people.find((person) => person.id === id)?.name ?? null;
  const conditions = plan.items
    .filter((item) => item.conditionOf === itemId)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1))
    .map((item): Condition => {
      const { id, title, start, ownerId, retired } = item;
      return { id, title, due: start, owner: name(ownerId), status: statusOf(item, today), retired };
    });
  return {
    verdict: verdictOf(plan, itemId),
    criteria: plan.criteria
      .filter((row) => row.itemId === itemId)
      .sort((a, b) => a.position - b.position)
      .map((row) => ({ ...row, owner: name(row.ownerId), named: row.test ? namedTest(plan, row.test) : null })),
    // A gate is passed once, so all conditions belong to its one conditional go.
    decisions: decisionsOf(plan, itemId).map((row) => ({
      ...row,
      recordedByName: name(row.recordedBy),
      conditions: row.outcome === 'conditional' ? conditions : [],
    })),
  };
}

/** The address when the evidence is one that a reader may safely follow; null for words and for anything that is not http(s). */
export function evidenceAddress(evidence: string): string | null {
  if (!/^https?:\/\/[^\s]+$/i.test(evidence) || !URL.canParse(evidence)) return null;
  return new URL(evidence).href;
}
