// The draaiboek of a blueprint: each task with its day from go-live and its time, who does it and what comes first.
import type { BlueprintCutoverTask } from '~/models/planning/blueprint/document';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { durationText } from '../cutover/minute-text';
import { words } from '../words';
import { momentText } from './offset-text';
import { TableRegion } from './table-region';

type Props = { tasks: readonly BlueprintCutoverTask[]; teams: readonly { key: string; title: Label }[] };

/** `G −3 d 15:00`. */
function offsetText(minute: number): string {
  const day = Math.floor(minute / 1440);
  const rest = minute - day * 1440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${momentText({ day })} ${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** Nothing where the blueprint has none. */
export function CutoverTable({ tasks, teams }: Props) {
  if (tasks.length === 0) return null;
  const team = new Map(teams.map(({ key, title }) => [key, title]));
  const title = new Map(tasks.map((row) => [row.key, row.title]));
  const columns = [m.cutover_task(), m.cutover_time(), m.cutover_duration(), m.settings_team(), m.cutover_after()];
  return (
    <section className="stack">
      <h2>{m.cutover_title()}</h2>
      <TableRegion caption={m.cutover_title()} columns={columns.map((label) => ({ label }))}>
        {tasks.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {words(row.title)}
              {row.point_of_no_return ? ` ◆ ${m.cutover_point()}` : ''}
            </th>
            <td className="nowrap">{offsetText(row.minute)}</td>
            <td className="nowrap">{durationText(row.minutes)}</td>
            <td>{row.team && team.has(row.team) ? words(team.get(row.team)!) : '–'}</td>
            <td>{row.after.map((key) => words(title.get(key)!)).join('; ') || '–'}</td>
          </tr>
        ))}
      </TableRegion>
    </section>
  );
}
