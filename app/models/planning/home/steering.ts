// What a steering committee comes for: since when it looks, what it is asked to decide, how phases and gates stand, which promises moved.
import { addDays, type Day } from '../day';
import { verdictOf, type Verdict } from '../gate-view';
import { lastDay } from '../interval';
import { workdaysFromTo } from '../network';
import { isMoment, type ItemKind, type Label, type Plan } from '../plan';
import { type MomentMove, type SlipCode, standing } from '../slip';
import { below, type StatusNode } from '../status/roll-up';
import type { LatestStatus } from '../status/status-entry';
import { isAhead } from '../status/status-entry';

/** What the committee decided on a day. */
export type Decided = { on: Day; what: 'gate' | 'proposal' | 'baseline' };

/** The day since which is looked, and why that one: asked for, the last decision of the committee, or four weeks ago. */
export type Since = { day: Day; why: 'asked' | Decided['what'] | 'weeks' };

const weeksBack = 4;
const rank: Record<Decided['what'], number> = { gate: 0, proposal: 1, baseline: 2 };

/** What is decided today does not count: who looks during a meeting still sees what moved since the one before. */
export function sinceWhen(asked: Day | null, decided: readonly Decided[], today: Day): Since {
  if (asked) return { day: asked, why: 'asked' };
  const [last] = decided
    .filter(({ on }) => on < today)
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : rank[a.what] - rank[b.what]));
  return last ? { day: last.on, why: last.what } : { day: addDays(today, -7 * weeksBack), why: 'weeks' };
}

/** Gates within so many days are asked to be decided: the time between two meetings, and a little more. */
export const gateWithin = 42;
/** Agreements that end within so many days are to be renewed. */
export const agreementWithin = 28;

export type GateAsked = {
  id: string;
  title: Label;
  day: Day;
  late: boolean;
  criteria: number;
  met: number;
  hardOpen: number;
  /** What the criteria leave to choose. */
  verdict: Exclude<Verdict['state'], 'passed'>;
};

/** Gates to be decided soon or already due, in the order of their days. */
export function gatesAsked(plan: Plan, today: Day): GateAsked[] {
  const until = addDays(today, gateWithin);
  return plan.items
    .filter((item) => item.kind === 'gate' && isAhead(item) && item.start < until)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1))
    .flatMap(({ id, title, start }): GateAsked[] => {
      const { state: verdict, blocking, criteria } = verdictOf(plan, id);
      if (verdict === 'passed') return [];
      const met = plan.criteria.filter(({ itemId, state }) => itemId === id && state === 'met').length;
      return [{ id, title, day: start, late: start < today, criteria, met, hardOpen: blocking.length, verdict }];
    });
}

type AgreementKnown = { id: string; teamId: string; text: string; until: Day; proposalId: string | null };

/** About a pivotal team: an agreement that ends or ended (`until`, the first day without), or that there is none while it is needed. */
export type AgreementAsked = ({ why: 'ends' | 'ended' } & AgreementKnown) | { why: 'none'; teamId: string };

/**
 * Of each pivotal team the agreement that holds longest, when it ends soon, or when it ended and the team still has a full
 * overload (`full`); and teams with a full overload on which nothing was ever agreed.
 */
export function agreementsAsked<A extends AgreementKnown>(
  { capacity }: Pick<Plan, 'capacity'>,
  agreements: readonly A[],
  { full, today }: { full: ReadonlySet<string>; today: Day },
): AgreementAsked[] {
  return capacity.teams
    .filter(({ pivotal }) => pivotal)
    .flatMap(({ id: teamId }): AgreementAsked[] => {
      const [last] = agreements.filter((row) => row.teamId === teamId).sort((a, b) => (a.until < b.until ? 1 : -1));
      if (!last) return full.has(teamId) ? [{ why: 'none', teamId }] : [];
      if (last.until <= today) return full.has(teamId) ? [{ ...last, why: 'ended' }] : [];
      return last.until <= addDays(today, agreementWithin) ? [{ ...last, why: 'ends' }] : [];
    });
}

/** Advice that is open and about which nothing was decided yet; what became an item of the plan was. */
export function advicesAsked<R extends { state: string; decision: unknown }>(advices: readonly R[]): R[] {
  return advices.filter(({ state, decision }) => state === 'open' && decision === null);
}

export type Stand = {
  kind: 'phase' | 'gate';
  id: string;
  title: Label;
  /** First and last day; the same of a gate. */
  first: Day;
  last: Day;
  /** The last day as it was promised, and by how many working days it is later (earlier: negative); null: never promised. */
  promised: { day: Day; workDays: number } | null;
  /** What was last said of it, or of something below it when that goes before. */
  said: LatestStatus | null;
  /** Whether `said` was said of something below. */
  fromBelow: boolean;
  silentDays: number | null;
};

/**
 * Phases that are not over, each with the gates in it that are still to come, and after them gates outside those phases.
 * `promisedPhases`: phase id → its first day after, in the adopted plan.
 */
export function stands(plan: Plan, tree: StatusNode, promisedPhases: ReadonlyMap<string, Day>): Stand[] {
  const against = (day: Day | undefined, now: Day) =>
    day === undefined ? null : { day, workDays: workdaysFromTo(plan, day, now) };
  const gates = new Map(plan.items.flatMap((item) => (item.kind === 'gate' ? [[item.id, item] as const] : [])));
  const told = ({ shown, id, kind, silentDays }: StatusNode) => ({
    ...{ said: shown, silentDays },
    fromBelow: shown !== null && (shown.kind !== kind || shown.id !== id),
  });
  const gateOf = (node: StatusNode): Stand[] => {
    const item = node.kind === 'item' ? gates.get(node.id) : undefined;
    if (!item) return [];
    const { id, title, start } = item;
    const promised = against(plan.promises?.days[id], start);
    return [{ kind: 'gate', id, title, first: start, last: start, promised, ...told(node) }];
  };
  const phaseOf = (node: StatusNode): Stand[] => {
    const phase = plan.phases.find(({ id }) => id === node.id);
    if (!phase) return [];
    const { id, title, start, until } = phase;
    const last = lastDay({ from: start, until });
    const promisedUntil = promisedPhases.get(id);
    const promised = against(promisedUntil && lastDay({ from: start, until: promisedUntil }), last);
    return [
      { kind: 'phase', id, title, first: start, last, promised, ...told(node) },
      ...node.children.flatMap(gateOf),
    ];
  };
  const phases = tree.children.filter(({ kind }) => kind === 'phase');
  const others = tree.children.filter(({ kind }) => kind !== 'phase').flatMap((node) => [node, ...below(node)]);
  return [...phases.flatMap(phaseOf), ...others.flatMap(gateOf)];
}

export type PromiseMove = {
  itemId: string;
  /** null: it is not in the plan any more. */
  title: Label | null;
  kind: ItemKind | null;
  how: 'given_up' | 'later' | 'earlier' | 'new';
  before: Day | null;
  after: Day | null;
  /** Working days from before to after; 0 where one of both is not there. */
  workDays: number;
  /** As the adopted plan promises it. */
  promised: Day | null;
  /** The last reason that was given for a move of it since; `code` where a promise was broken. */
  code: SlipCode | null;
  reason: string | null;
};

export type MoveEntry = {
  id: string;
  undoes: string | null;
  /** The day it was saved. */
  on: Day;
  reason: string | null;
  reasonCode: SlipCode | null;
  moments: readonly MomentMove[];
};

const order: Record<PromiseMove['how'], number> = { given_up: 0, later: 1, earlier: 2, new: 3 };

/**
 * Milestones and gates that stand on another day than at the end of the day `since`, all changes since taken together: what moved
 * there and back did not move. Given up first, then later, the furthest first. `entries` oldest first.
 */
export function promisesMoved(plan: Plan, entries: readonly MoveEntry[], since: Day): PromiseMove[] {
  const after = entries.filter(({ on }) => on > since);
  const were = new Map<string, Day | null>();
  const become = new Map<string, Day | null>();
  for (const { moments } of after) {
    for (const { itemId, before, after: day } of moments) {
      if (!were.has(itemId)) were.set(itemId, before);
      become.set(itemId, day);
    }
  }
  const reasons = new Map<string, Pick<PromiseMove, 'code' | 'reason'>>();
  for (const { moments, reason, reasonCode } of standing(after)) {
    if (reason === null && reasonCode === null) continue;
    for (const { itemId, promised, slipped, after: day } of moments) {
      const broken = slipped > 0 || (promised !== null && day === null);
      reasons.set(itemId, { reason, code: broken ? reasonCode : null });
    }
  }
  const items = new Map(plan.items.flatMap((item) => (isMoment(item.kind) ? [[item.id, item] as const] : [])));
  return [...were]
    .flatMap(([itemId, before]): PromiseMove[] => {
      const item = items.get(itemId);
      const now = become.get(itemId) ?? null;
      if (before === now) return [];
      const how = now === null ? 'given_up' : before === null ? 'new' : now > before ? 'later' : 'earlier';
      return [
        {
          ...{ itemId, title: item?.title ?? null, kind: item?.kind ?? null, how, before, after: now },
          workDays: before && now ? workdaysFromTo(plan, before, now) : 0,
          promised: plan.promises?.days[itemId] ?? null,
          ...(reasons.get(itemId) ?? { code: null, reason: null }),
        },
      ];
    })
    .sort(
      (a, b) =>
        order[a.how] - order[b.how] ||
        Math.abs(b.workDays) - Math.abs(a.workDays) ||
        (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0),
    );
}

/** The last reading of a series, oldest first, that was made on or before a day. */
export function readingOn<R extends { day: Day }>(readings: readonly R[], day: Day): R | null {
  return readings.findLast((reading) => reading.day <= day) ?? null;
}
