// The draaiboek of a blueprint: tasks by the clock in Amsterdam, in minutes from go-live day 00:00, and back again.
import type { CutoverTask } from '../cutover';
import { addDays, type Day, daysBetween } from '../day';
import { localOf, type Minute, minuteAt } from '../minute';
import type { Plan } from '../plan';
import type { BlueprintCutoverTask, BlueprintDocument } from './document';

const day = 1440;
const hour = 60;
const two = (value: number) => String(value).padStart(2, '0');

/** A clock that skips the time in the spring is an hour further; the hour that comes twice in the autumn is the first unless said. */
function momentOf(goLive: Day, { minute, second_time }: BlueprintCutoverTask): Minute {
  const days = Math.floor(minute / day);
  const rest = minute - days * day;
  const on = addDays(goLive, days);
  const at = (minutes: number) => minuteAt(on, `${two(Math.floor(minutes / hour))}:${two(minutes % hour)}`);
  const first = at(rest) ?? at(rest + hour)!;
  return second_time && localOf(first + hour).time === localOf(first).time ? first + hour : first;
}

/** The tasks of a new programme. Teams that the municipality does not have are left out. */
export function cutoverTasksOf(
  document: BlueprintDocument,
  goLive: Day,
  teamId: ReadonlyMap<string, string>,
  id: (name: string) => string,
): CutoverTask[] {
  return document.cutover_tasks.map((row) => ({
    id: id(`cutover:${row.key}`),
    title: { nl: row.title.nl, en: row.title.en },
    note: row.note,
    ownerId: null,
    teamId: row.team === null ? null : (teamId.get(row.team) ?? null),
    start: momentOf(goLive, row),
    minutes: row.minutes,
    after: row.after.map((key) => id(`cutover:${key}`)).sort(),
    pointOfNoReturn: row.point_of_no_return,
    startedAt: null,
    doneAt: null,
  }));
}

/** The tasks as a document: keys by their order in time, so that what is brought in again goes out the same. */
export function cutoverRowsOf(plan: Plan, teamKey: ReadonlyMap<string, string>): BlueprintCutoverTask[] {
  const { goLive } = plan.programme;
  const rows = plan.cutoverTasks.map((task) => {
    const { day: on, time } = localOf(task.start);
    const minute = daysBetween(goLive, on) * day + Number(time.slice(0, 2)) * hour + Number(time.slice(3));
    const second = minuteAt(on, time) !== task.start;
    const { title, note, minutes } = task;
    const team = task.teamId === null ? null : teamKey.get(task.teamId)!;
    return { task, row: { title, note, minute, minutes, team, second } };
  });
  const order = (entry: (typeof rows)[number]) =>
    JSON.stringify([entry.row.second, entry.row, entry.task.pointOfNoReturn]);
  rows.sort((a, b) => a.row.minute - b.row.minute || (order(a) < order(b) ? -1 : 1));
  const key = new Map(rows.map(({ task }, at) => [task.id, `D${String(at + 1).padStart(2, '0')}`]));
  return rows.map(({ task, row: { second, ...row } }) => ({
    key: key.get(task.id)!,
    ...row,
    ...(second ? { second_time: true } : {}),
    after: task.after.map((before) => key.get(before)!).sort(),
    point_of_no_return: task.pointOfNoReturn,
  }));
}
