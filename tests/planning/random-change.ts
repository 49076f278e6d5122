// Random changes of any kind from a seed: some a rule will refuse, which is part of the game.
import { addDays, type Day } from '~/models/planning/day';
import { decisionOutcomes } from '~/models/planning/gate';
import { criterionStates, itemKinds, linkTypes, type Plan, progressStates } from '~/models/planning/plan';
import type { PlanChangeInput } from '~/models/planning/plan-change';
import { fields } from './change-plan';

/** A stream of numbers in [0, 1) (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Made = (plan: Plan, next: () => number, id: string) => PlanChangeInput | null;

const pick = <T>(next: () => number, rows: readonly T[]): T | undefined => rows[Math.floor(next() * rows.length)];
const some = <T>(next: () => number, rows: readonly T[], most: number): T[] =>
  [...new Set(Array.from({ length: 1 + Math.floor(next() * most) }, () => pick(next, rows)!))].filter(Boolean);
const near = (next: () => number, day: Day, days: number): Day => addDays(day, Math.floor((next() * 2 - 1) * days));
const named = (text: string) => ({ nl: text, en: null });
const maybe = <T>(next: () => number, value: T | undefined): T | null => (next() < 0.3 ? null : (value ?? null));

/** What figures might say: met, expected, or nothing yet. */
function aStanding(plan: Plan, next: () => number) {
  const day = near(next, plan.programme.goLive, 120);
  const nothing = { metOn: null, expectedOn: null, expectedFrom: null, expectedUntil: null };
  if (next() < 0.3) return nothing;
  if (next() < 0.4) return { ...nothing, metOn: day };
  return { ...nothing, expectedOn: day, expectedFrom: addDays(day, -14), expectedUntil: addDays(day, 21) };
}

const kinds: Record<string, Made> = {
  create_item: (plan, next, id) => ({
    kind: 'create_item',
    itemId: id,
    start: near(next, plan.programme.goLive, 80),
    workDays: 1 + Math.floor(next() * 9),
    fields: {
      ...fields,
      kind: pick(next, itemKinds)!,
      title: named(`Nieuw ${id}`),
      mode: next() < 0.5 ? 'automatic' : 'manual',
      phaseId: maybe(next, pick(next, plan.phases)?.id),
      workstreamId: maybe(next, pick(next, plan.workstreams)?.id),
    },
  }),
  edit_item: (plan, next) => {
    const item = pick(next, plan.items);
    if (!item) return null;
    const teams = plan.capacity.teams.length > 0 ? some(next, plan.capacity.teams, 3) : [];
    const asked = plan.departments.length > 0 ? some(next, plan.departments, 3) : [];
    const all = {
      title: named(`Naam ${Math.floor(next() * 1000)}`),
      description: `Tekst ${Math.floor(next() * 1000)}`,
      ownerId: maybe(next, pick(next, plan.people)?.id),
      phaseId: maybe(next, pick(next, plan.phases)?.id),
      workstreamId: maybe(next, pick(next, plan.workstreams)?.id),
      mode: next() < 0.5 ? ('automatic' as const) : ('manual' as const),
      deadline: maybe(next, near(next, item.until, 30)),
      teamHours: teams.map(({ id: teamId }) => ({ teamId, hours: Math.floor(next() * 80) / 2 })),
      departments: asked.map(({ id: departmentId }) => ({ departmentId, impact: Math.floor(next() * 6) })),
      acceptanceValue: Math.floor(next() * 6),
      pinned: next() < 0.3,
    };
    const names = Object.keys(all) as (keyof typeof all)[];
    const chosen = some(next, names, 3);
    return {
      kind: 'edit_item',
      itemId: item.id,
      fields: Object.fromEntries(chosen.map((name) => [name, all[name]])),
    };
  },
  move_item: (plan, next) => {
    const item = pick(next, plan.items);
    return item ? { kind: 'move_item', itemId: item.id, start: near(next, item.start, 40) } : null;
  },
  stretch_item: (plan, next) => {
    const item = pick(next, plan.items);
    return item ? { kind: 'stretch_item', itemId: item.id, last: near(next, item.until, 15) } : null;
  },
  set_progress: (plan, next) => {
    const item = pick(next, plan.items);
    const progress = pick(next, progressStates)!;
    return item ? { kind: 'set_progress', itemId: item.id, progress, on: near(next, item.start, 5) } : null;
  },
  retire_item: (plan, next) => {
    const item = pick(next, plan.items);
    return item ? { kind: item.retired ? 'restore_item' : 'retire_item', itemId: item.id } : null;
  },
  move_items: (plan, next) => ({
    kind: 'move_items',
    itemIds: some(next, plan.items, 5).map((item) => item.id),
    workDays: Math.floor(next() * 30) - 12,
  }),
  assign_items: (plan, next) => ({
    kind: 'assign_items',
    itemIds: some(next, plan.items, 6).map((item) => item.id),
    fields: {
      workstreamId: maybe(next, pick(next, plan.workstreams)?.id),
      ownerId: maybe(next, pick(next, plan.people)?.id),
    },
  }),
  retire_items: (plan, next) => ({
    kind: 'retire_items',
    itemIds: some(next, plan.items, 3).map((item) => item.id),
  }),
  apply_measures: (plan, next, id) => ({
    kind: 'apply_measures',
    proposalId: id,
    steps: some(next, plan.items, 4).map((item) => {
      const chance = next();
      if (chance < 0.2) return { kind: 'retire_item', itemId: item.id };
      if (chance < 0.4) return { kind: 'stretch_item', itemId: item.id, last: near(next, item.until, 15) };
      return { kind: 'move_item', itemId: item.id, start: near(next, item.start, 40) };
    }),
  }),
  shift_go_live: (plan, next) => ({
    kind: 'shift_go_live',
    goLive: near(next, plan.programme.goLive, 40),
    on: addDays(plan.programme.start, -30),
  }),
  decide_gate: (plan, next, id) => {
    const gate = pick(
      next,
      plan.items.filter((item) => item.kind === 'gate' && !item.retired),
    );
    const outcome = pick(next, decisionOutcomes)!;
    const due = addDays(plan.programme.goLive, 20);
    const condition = { itemId: `${id}c`, title: named('Voorwaarde'), due, ownerId: null };
    return gate
      ? {
          ...{ kind: 'decide_gate', decisionId: id, itemId: gate.id, outcome, on: gate.start, decider: 'Stuurgroep' },
          ...{ recordedBy: null, reason: 'Besproken', conditions: outcome === 'conditional' ? [condition] : [] },
        }
      : null;
  },
  link_items: (plan, next, id) => {
    const [from, to] = [pick(next, plan.items), pick(next, plan.items)];
    const [type, lag] = [pick(next, linkTypes)!, Math.floor(next() * 9) - 3];
    return from && to ? { kind: 'link_items', dependencyId: id, fromId: from.id, toId: to.id, type, lag } : null;
  },
  edit_link: (plan, next) => {
    const link = pick(next, plan.dependencies);
    const [type, lag] = [pick(next, linkTypes)!, Math.floor(next() * 9) - 3];
    return link ? { kind: 'edit_link', dependencyId: link.id, type, lag } : null;
  },
  unlink_items: (plan, next) => {
    const link = pick(next, plan.dependencies);
    return link ? { kind: 'unlink_items', dependencyId: link.id } : null;
  },
  edit_programme: (plan, next) => ({
    kind: 'edit_programme',
    fields: { description: `Omschrijving ${Math.floor(next() * 1000)}`, start: near(next, plan.programme.start, 10) },
  }),
  create_phase: (plan, next, id) => ({
    ...{ kind: 'create_phase', phaseId: id, title: named(`Fase ${id}`), description: named('') },
    ...{ workDays: 1 + Math.floor(next() * 20), afterId: maybe(next, pick(next, plan.phases)?.id) },
  }),
  edit_phase: (plan, next) => {
    const phase = pick(next, plan.phases);
    const edit = { workDays: 1 + Math.floor(next() * 30), active: next() < 0.8 };
    return phase ? { kind: 'edit_phase', phaseId: phase.id, fields: edit } : null;
  },
  remove_phase: (plan, next) => {
    const phase = pick(next, plan.phases);
    return phase ? { kind: 'remove_phase', phaseId: phase.id } : null;
  },
  create_workstream: (_plan, next, id) => ({
    ...{ kind: 'create_workstream', workstreamId: id, title: named(`Stroom ${id}`), hue: Math.floor(next() * 10) },
  }),
  edit_workstream: (plan, next) => {
    const stream = pick(next, plan.workstreams);
    const edit = { hue: Math.floor(next() * 10), position: Math.floor(next() * plan.workstreams.length) };
    return stream ? { kind: 'edit_workstream', workstreamId: stream.id, fields: edit } : null;
  },
  remove_workstream: (plan, next) => {
    const stream = pick(next, plan.workstreams);
    return stream ? { kind: 'remove_workstream', workstreamId: stream.id } : null;
  },
  create_criterion: (plan, next, id) => {
    const moments = plan.items.filter((item) => item.kind === 'gate' || item.kind === 'milestone');
    const item = pick(next, moments);
    return item
      ? { kind: 'create_criterion', criterionId: id, itemId: item.id, text: named(`Eis ${id}`), hard: next() < 0.3 }
      : null;
  },
  edit_criterion: (plan, next) => {
    const row = pick(next, plan.criteria);
    const edit = { state: pick(next, criterionStates)!, evidence: `Stuk ${Math.floor(next() * 100)}` };
    return row ? { kind: 'edit_criterion', criterionId: row.id, fields: edit } : null;
  },
  remove_criterion: (plan, next) => {
    const row = pick(next, plan.criteria);
    return row ? { kind: 'remove_criterion', criterionId: row.id } : null;
  },
  create_figure_condition: (plan, next, id) => {
    const [item, metric] = [pick(next, plan.items), pick(next, plan.metrics)];
    if (!item || !metric) return null;
    const departmentId = maybe(next, pick(next, plan.departments)?.id);
    const test = {
      metricKey: metric.key,
      departmentId,
      atLeast: next() < 0.7,
      level: Math.floor(next() * 90),
      periods: 2,
    };
    return { kind: 'create_figure_condition', conditionId: id, itemId: item.id, test, standing: aStanding(plan, next) };
  },
  edit_figure_condition: (plan, next) => {
    const row = pick(next, plan.figureConditions);
    const fields = { level: Math.floor(next() * 90) };
    return row ? { kind: 'edit_figure_condition', conditionId: row.id, fields, standing: aStanding(plan, next) } : null;
  },
  remove_figure_condition: (plan, next) => {
    const row = pick(next, plan.figureConditions);
    return row ? { kind: 'remove_figure_condition', conditionId: row.id } : null;
  },
  waive_figure_condition: (plan, next) => {
    const row = pick(next, plan.figureConditions);
    const said = { by: 'Stuurgroep', reason: 'Kan niet wachten' };
    const on = next() < 0.3 ? null : near(next, plan.programme.goLive, 50);
    return row ? { kind: 'waive_figure_condition', conditionId: row.id, on, ...said } : null;
  },
  follow_figures: (plan, next) => ({
    kind: 'follow_figures',
    standings: plan.figureConditions.map(({ id }) => ({ conditionId: id, ...aStanding(plan, next) })),
    criteria: plan.criteria.map(({ id }) => ({ criterionId: id, state: pick(next, criterionStates)! })),
  }),
  create_cutover_task: (plan, next, id) => ({
    kind: 'create_cutover_task',
    taskId: id,
    fields: {
      ...{ title: named(`Taak ${id}`), note: '', ownerId: maybe(next, pick(next, plan.people)?.id) },
      ...{ teamId: maybe(next, pick(next, plan.capacity.teams)?.id), start: 30_000_000 + Math.floor(next() * 5000) },
      ...{ minutes: 1 + Math.floor(next() * 300), pointOfNoReturn: next() < 0.2 },
      after: plan.cutoverTasks.length > 0 ? some(next, plan.cutoverTasks, 2).map((task) => task.id) : [],
    },
  }),
  edit_cutover_task: (plan, next) => {
    const task = pick(next, plan.cutoverTasks);
    const edit = { minutes: 1 + Math.floor(next() * 300), note: `Let op ${Math.floor(next() * 100)}` };
    return task ? { kind: 'edit_cutover_task', taskId: task.id, fields: edit } : null;
  },
  stamp_cutover_task: (plan, next) => {
    const task = pick(next, plan.cutoverTasks);
    const at = 30_000_000 + Math.floor(next() * 9000);
    const stamp = next() < 0.5 ? ('started' as const) : ('done' as const);
    return task ? { kind: 'stamp_cutover_task', taskId: task.id, stamp, at } : null;
  },
  remove_cutover_task: (plan, next) => {
    const task = pick(next, plan.cutoverTasks);
    return task ? { kind: 'remove_cutover_task', taskId: task.id } : null;
  },
};

/** A change of any kind that makes sense at first sight; null when the plan has nothing to do it to. */
export function randomChange(plan: Plan, next: () => number, id: string): PlanChangeInput | null {
  return pick(next, Object.values(kinds))!(plan, next, id);
}
