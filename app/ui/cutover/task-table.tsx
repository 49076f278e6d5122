// Every task of the cut-over in a table, a heading per day: planned, real or expected, and what may be done with it.
import type { BoardLine } from '~/models/planning/cutover-board';
import { localOf } from '~/models/planning/minute';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { dayLong } from '../words';
import { TaskRow } from './task-row';

type Props = { programmeId: string; version: number; lines: readonly BoardLine[]; mayPlan: boolean };

export function TaskTable({ programmeId, version, lines, mayPlan }: Props) {
  const days = [...new Set(lines.map((line) => localOf(line.from).day))];
  const mayAct = mayPlan || lines.some((line) => line.mayStamp);
  return (
    <section className="stack-small" aria-labelledby="tasks-title">
      <h2 id="tasks-title">{m.cutover_tasks()}</h2>
      <ScrollRegion label={m.cutover_tasks()}>
        <table className="table cutover-table">
          <caption className="visually-hidden">{m.cutover_tasks()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.cutover_task()}</th>
              <th scope="col">{m.cutover_column_planned()}</th>
              <th scope="col">{m.cutover_column_real()}</th>
              <th scope="col" className="number">
                {m.cutover_column_difference()}
              </th>
              <th scope="col">{m.column_status()}</th>
              {mayAct ? (
                <th scope="col" className="no-print">
                  {m.settings_change()}
                </th>
              ) : null}
            </tr>
          </thead>
          {days.map((day) => (
            <tbody key={day}>
              <tr className="cutover-day">
                <th scope="rowgroup" colSpan={mayAct ? 6 : 5}>
                  {dayLong(day)}
                </th>
              </tr>
              {lines
                .filter((line) => localOf(line.from).day === day)
                .map((line) => (
                  <TaskRow key={line.id} {...{ programmeId, version, line, mayPlan, mayAct }} />
                ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </section>
  );
}
