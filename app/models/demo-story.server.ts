// What happened to the demo's plan since it was made: slips, decisions about gates, a calendar that was recalibrated, in the order of their days.
import { addDays, type Day } from './planning/day';
import type { ExpectedEffect, Item, Label, Plan } from './planning/plan';
import type { PlanChange } from './planning/plan-change';
import type { SlipCode } from './planning/slip';

type Extra = {
  workstream: string;
  title: Label;
  description: string;
  start_week: number;
  work_days: number;
  /** Keys of the departments that got it; all of them when it says nothing. */
  departments?: string[];
  effects?: { metric: string; direction: 'up' | 'down'; size: ExpectedEffect['size']; lag_weeks: number }[];
};

/** The part of the demo's data that tells what became of the plan. Weeks are counted from go-live. */
export type PlanStory = {
  replanned: Record<string, { start_week: number; finish_week: number }>;
  slip_reasons: Record<string, { nl: string; en: string }>;
  /** Keys of items that have not begun, although they were to. */
  not_begun: string[];
  slip_codes: Record<string, SlipCode>;
  gate_decisions: {
    decider: string;
    reason: string;
    reason_conditional: string;
    /** Name of the baseline that a decision stores. */
    baseline: string;
    conditions: Record<string, { title: Label; days_before_go_live: number }[]>;
  };
  recalibrated: {
    week: number;
    reason: string;
    later_by_weeks: Record<string, number>;
    added: Extra[];
    /** Planned in the first version, and given up when the calendar was recalibrated. */
    dropped: Extra[];
  };
};

export type Telling = {
  change: PlanChange;
  at: Day;
  reason: string | null;
  code?: SlipCode;
  /** Of a decision: what the plan of that moment is called. */
  baselineName?: string;
};

type Telled = {
  demo: PlanStory;
  plan: Plan;
  goLive: Day;
  today: Day;
  /** Keys of items that are told one by one. */
  later: ReadonlySet<string>;
  recordedBy: string;
  newId: () => string;
};

/** Milestones that stand for the result of a slipped activity, and slip with it. */
const promisedBy: Record<string, string> = { MS17: 'DIV-09', MS18: 'PRO-06', MS19: 'KOP-04' };

/** Keys of the items whose past is told one by one. */
export const toldLater = (demo: PlanStory): Set<string> =>
  new Set([...Object.keys(demo.replanned), ...Object.keys(promisedBy)]);

/** The slips as they were decided, and what has started or finished since. */
function slips({ demo, plan, goLive, today }: Telled): Telling[] {
  const at = (week: number) => addDays(goLive, week * 7);
  const byKey = new Map(plan.items.map((item) => [item.key, item]));
  const result: Telling[] = [];
  for (const [key, { start_week, finish_week }] of Object.entries(demo.replanned)) {
    const item = byKey.get(key)!;
    const decided = addDays(item.until < today ? item.until : today, -10);
    const start = at(start_week);
    const last = addDays(at(finish_week), -3);
    const reason = demo.slip_reasons[key]?.nl ?? null;
    result.push({ change: { kind: 'move_item', itemId: item.id, start, last }, at: decided, reason });
    if (start > today) continue;
    const stamp: PlanChange = { kind: 'set_progress', itemId: item.id, progress: 'started', on: start };
    const told = last <= today ? { ...stamp, progress: 'done' as const, on: last } : stamp;
    // What was told later than it happened was told with the slip.
    result.push({ change: told, at: told.on > decided ? told.on : addDays(decided, 1), reason: null });
  }
  for (const [key, activity] of Object.entries(promisedBy)) {
    const week = demo.replanned[activity]!.finish_week;
    const item = byKey.get(key)!;
    const reason = demo.slip_reasons[activity]?.nl ?? null;
    const decided = addDays(item.start < today ? item.start : today, -9);
    const change: PlanChange = { kind: 'move_item', itemId: item.id, start: at(week), last: null };
    result.push({ change, at: decided, reason, code: demo.slip_codes[activity] });
  }
  return result;
}

/** Gates that were passed, each on its day; what was asked of a conditional go was done in time. */
function decisions({ demo, plan, goLive, today, later, recordedBy, newId }: Telled): Telling[] {
  const { decider, reason, reason_conditional, baseline, conditions } = demo.gate_decisions;
  const passed = (item: Item) => item.kind === 'gate' && item.start <= today && !later.has(item.key ?? '');
  return plan.items.filter(passed).flatMap((gate): Telling[] => {
    const asked = (conditions[gate.key ?? ''] ?? []).map(({ title, days_before_go_live }) => ({
      ...{ itemId: newId(), title, due: addDays(goLive, -days_before_go_live), ownerId: recordedBy },
    }));
    const change: PlanChange = {
      ...{ kind: 'decide_gate', decisionId: newId(), itemId: gate.id, on: gate.start, decider, recordedBy },
      outcome: asked.length > 0 ? 'conditional' : 'go',
      reason: asked.length > 0 ? reason_conditional : reason,
      conditions: asked,
    };
    const baselineName = baseline.replace('{gate}', gate.title.nl);
    const done = asked.map(({ itemId, due }): Telling => {
      return { change: { kind: 'set_progress', itemId, progress: 'done', on: due }, at: due, reason: null };
    });
    return [{ change, at: gate.start, reason: null, baselineName }, ...done];
  });
}

function creation({ plan, goLive, newId }: Telled, extra: Extra): Extract<PlanChange, { kind: 'create_item' }> {
  const { workstream, title, description, start_week, work_days: workDays, departments, effects = [] } = extra;
  const asked = plan.departments.filter(({ key }) => departments?.includes(key));
  const workstreamId = plan.workstreams.find(({ key }) => key === workstream)?.id ?? null;
  return {
    ...{ kind: 'create_item', itemId: newId(), key: null, dateSource: 'typed', sources: [], workDays },
    start: addDays(goLive, start_week * 7),
    fields: {
      ...{ kind: 'calendar_item', title, description, workstreamId, phaseId: null, mode: 'manual' },
      ...{ notBefore: null, deadline: null, role: null, ownerId: null, teamHours: [], competences: [], raises: [] },
      allDepartments: departments === undefined,
      departments: asked.map(({ id: departmentId }) => ({ departmentId, impact: 2 })),
      effects: effects.map(({ metric: metricKey, lag_weeks: lagWeeks, ...effect }) => ({
        ...effect,
        metricKey,
        lagWeeks,
      })),
      ...{ acceptanceValue: 0, pinned: false, border: null },
    },
  };
}

/** How the calendar was recalibrated: what came later, what was added, and what had been planned at first and was given up. */
function recalibration(story: Telled): Telling[] {
  const { demo, plan, goLive, today } = story;
  const { week, reason, later_by_weeks, added, dropped } = demo.recalibrated;
  const at = addDays(goLive, week * 7);
  const moved = plan.items.flatMap((item): Telling[] => {
    const weeks = item.key === null ? undefined : later_by_weeks[item.key];
    if (weeks === undefined) return [];
    return [
      { change: { kind: 'move_item', itemId: item.id, start: addDays(item.start, weeks * 7), last: null }, at, reason },
    ];
  });
  const made = added.flatMap((extra): Telling[] => {
    const change = creation(story, extra);
    const { itemId, start } = change;
    // The Friday of its last week.
    const last = addDays(start, 7 * Math.ceil(extra.work_days / 5) - 3);
    const done: Telling = {
      change: { kind: 'set_progress', itemId, progress: 'done', on: last },
      ...{ at: last, reason: null },
    };
    return last > today ? [{ change, at, reason }] : [{ change, at, reason }, done];
  });
  const given = dropped.flatMap((extra): Telling[] => {
    const change = creation(story, extra);
    return [
      { change, at: plan.programme.start, reason: null },
      { change: { kind: 'retire_item', itemId: change.itemId }, at, reason },
    ];
  });
  return [...moved, ...made, ...given];
}

/** All of it in the order of the days on which it was told; `plan` is the plan as it was made. */
export function tellings(story: Telled): Telling[] {
  const all = [...decisions(story), ...recalibration(story), ...slips(story)];
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
