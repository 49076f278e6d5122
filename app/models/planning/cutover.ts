// The cut-over board: tasks to the minute around go-live, and when they will be finished given what really happened.
import type { Minute } from './minute';
import type { Label } from './plan';

export type CutoverTask = {
  id: string;
  title: Label;
  note: string;
  ownerId: string | null;
  teamId: string | null;
  /** Planned start. */
  start: Minute;
  /** How long it takes, minutes; at least 1. */
  minutes: number;
  /** Ids of the tasks that must be done first. */
  after: readonly string[];
  /** From the moment this task starts there is no way back. */
  pointOfNoReturn: boolean;
  startedAt: Minute | null;
  doneAt: Minute | null;
};

export const cutoverStates = ['waiting', 'ready', 'running', 'done'] as const;
/** waiting: a predecessor is not done · ready: may start · running: started · done. */
export type CutoverState = (typeof cutoverStates)[number];

export type CutoverLine = {
  task: CutoverTask;
  state: CutoverState;
  /** When it was or will be started and finished. */
  from: Minute;
  until: Minute;
  /** Minutes the finish is later than planned (negative: earlier). */
  late: number;
  /** Open predecessors. */
  waitsFor: readonly string[];
  /** On the chain of tasks that decides when all is finished. */
  critical: boolean;
};

export type CutoverForecast = {
  /** In the order in which they start. */
  lines: readonly CutoverLine[];
  plannedFinish: Minute | null;
  expectedFinish: Minute | null;
  pointOfNoReturn: { planned: Minute; expected: Minute; passed: boolean; taskId: string } | null;
};

type Times = { from: Minute; until: Minute };

/** The ids along one round of predecessors (first repeated at the end), or null. */
export function cutoverCycle(tasks: readonly Pick<CutoverTask, 'id' | 'after'>[]): string[] | null {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (id: string): string[] | null => {
    if (finished.has(id)) return null;
    const seen = trail.indexOf(id);
    if (seen >= 0) return [...trail.slice(seen), id].reverse();
    trail.push(id);
    for (const before of byId.get(id)?.after ?? []) {
      const found = byId.has(before) ? visit(before) : null;
      if (found) return found;
    }
    trail.pop();
    finished.add(id);
    return null;
  };
  for (const task of tasks) {
    const found = visit(task.id);
    if (found) return found;
  }
  return null;
}

/**
 * Times of every task by one forward pass: what is done stands; what runs takes at least until `now`; what is to come starts
 * at its planned time or later, when its predecessors are finished, and never before `now`. With `now` null: as planned.
 */
function timesOf(tasks: readonly CutoverTask[], now: Minute | null): Map<string, Times> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const times = new Map<string, Times>();
  const place = (task: CutoverTask): Times => {
    const known = times.get(task.id);
    if (known) return known;
    const ready = task.after.reduce((latest, id) => {
      const before = byId.get(id);
      return before ? Math.max(latest, place(before).until) : latest;
    }, task.start);
    let result: Times;
    if (now !== null && task.doneAt !== null) {
      result = { from: Math.min(task.startedAt ?? task.doneAt - task.minutes, task.doneAt), until: task.doneAt };
    } else if (now !== null && task.startedAt !== null) {
      result = { from: task.startedAt, until: Math.max(task.startedAt + task.minutes, now) };
    } else {
      const from = now === null ? ready : Math.max(ready, now);
      result = { from, until: from + task.minutes };
    }
    times.set(task.id, result);
    return result;
  };
  for (const task of tasks) place(task);
  return times;
}

/** Tasks that decide the last finish: walked back from it over predecessors that end when their follower starts. */
function criticalOf(tasks: readonly CutoverTask[], times: ReadonlyMap<string, Times>): Set<string> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const critical = new Set<string>();
  const last = Math.max(...[...times.values()].map((entry) => entry.until));
  const open = tasks.filter((task) => task.doneAt === null && times.get(task.id)!.until === last);
  while (open.length > 0) {
    const task = open.pop()!;
    if (critical.has(task.id)) continue;
    critical.add(task.id);
    if (task.startedAt !== null) continue;
    for (const id of task.after) {
      const before = byId.get(id);
      if (before && before.doneAt === null && times.get(id)!.until === times.get(task.id)!.from) open.push(before);
    }
  }
  return critical;
}

/** The board at a moment; tasks may not go round (`cutoverCycle`). */
export function cutoverForecast(tasks: readonly CutoverTask[], now: Minute): CutoverForecast {
  if (tasks.length === 0) return { lines: [], plannedFinish: null, expectedFinish: null, pointOfNoReturn: null };
  const planned = timesOf(tasks, null);
  const expected = timesOf(tasks, now);
  const critical = criticalOf(tasks, expected);
  const open = new Set(tasks.filter((task) => task.doneAt === null).map((task) => task.id));
  const lines = tasks
    .map((task): CutoverLine => {
      const { from, until } = expected.get(task.id)!;
      const waitsFor = task.after.filter((id) => open.has(id));
      const state =
        task.doneAt !== null ? 'done' : task.startedAt !== null ? 'running' : waitsFor.length > 0 ? 'waiting' : 'ready';
      const late = until - planned.get(task.id)!.until;
      return { task, state, from, until, late, waitsFor, critical: critical.has(task.id) };
    })
    .sort((a, b) => a.from - b.from || a.until - b.until || (a.task.id < b.task.id ? -1 : 1));
  const finish = (times: ReadonlyMap<string, Times>) => Math.max(...[...times.values()].map((entry) => entry.until));
  const turning = lines.find((line) => line.task.pointOfNoReturn);
  return {
    lines,
    plannedFinish: finish(planned),
    expectedFinish: finish(expected),
    pointOfNoReturn: turning
      ? {
          planned: planned.get(turning.task.id)!.from,
          expected: turning.from,
          passed: turning.task.startedAt !== null || turning.task.doneAt !== null,
          taskId: turning.task.id,
        }
      : null,
  };
}
