// The cut-over board as one reader sees it: every task with its names, its times and whether this reader may stamp it.
import { type CutoverState, cutoverForecast } from './cutover';
import type { Minute } from './minute';
import { type Actor, mayOwn } from './permission';
import type { Label, Plan } from './plan';

export type BoardLine = {
  id: string;
  title: Label;
  note: string;
  owner: string | null;
  team: Label | null;
  state: CutoverState;
  /** As planned, with predecessors that take as long as planned. */
  planned: { from: Minute; until: Minute };
  /** As it was, or is expected to be. */
  from: Minute;
  until: Minute;
  late: number;
  startedAt: Minute | null;
  doneAt: Minute | null;
  waitsFor: Label[];
  critical: boolean;
  pointOfNoReturn: boolean;
  mayStamp: boolean;
};

export type Board = {
  now: Minute;
  /** In the order in which they start. */
  lines: BoardLine[];
  /** Running, then what may start, soonest first; empty when all is done. */
  next: BoardLine[];
  done: number;
  plannedFinish: Minute | null;
  expectedFinish: Minute | null;
  turning: { title: Label; planned: Minute; expected: Minute; passed: boolean } | null;
};

const nextAtMost = 5;

/** Who plans may stamp every task, who owns a task that task. */
export function mayStamp(actor: Pick<Actor, 'role' | 'userId'>, task: { ownerId: string | null }): boolean {
  return mayOwn(actor, 'cutover.stamp', task.ownerId);
}

export function cutoverBoard(plan: Plan, actor: Pick<Actor, 'role' | 'userId'>, now: Minute): Board {
  const { lines: forecast, plannedFinish, expectedFinish, pointOfNoReturn } = cutoverForecast(plan.cutoverTasks, now);
  const person = new Map(plan.people.map(({ id, name }) => [id, name]));
  const team = new Map(plan.capacity.teams.map(({ id, title }) => [id, title]));
  const title = new Map(plan.cutoverTasks.map((task) => [task.id, task.title]));
  const lines = forecast.map(({ task, late, waitsFor, ...line }): BoardLine => {
    const planned = { from: line.until - late - task.minutes, until: line.until - late };
    return {
      ...line,
      id: task.id,
      title: task.title,
      note: task.note,
      owner: task.ownerId === null ? null : (person.get(task.ownerId) ?? null),
      team: task.teamId === null ? null : (team.get(task.teamId) ?? null),
      planned,
      late,
      startedAt: task.startedAt,
      doneAt: task.doneAt,
      waitsFor: waitsFor.flatMap((id) => title.get(id) ?? []),
      pointOfNoReturn: task.pointOfNoReturn,
      mayStamp: mayStamp(actor, task),
    };
  });
  const running = lines.filter((line) => line.state === 'running');
  const ready = lines.filter((line) => line.state === 'ready');
  return {
    now,
    lines,
    next: [...running, ...ready].slice(0, Math.max(nextAtMost, running.length)),
    done: lines.filter((line) => line.state === 'done').length,
    plannedFinish,
    expectedFinish,
    turning: pointOfNoReturn && { ...pointOfNoReturn, title: title.get(pointOfNoReturn.taskId)! },
  };
}
