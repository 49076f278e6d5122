// One task of the cut-over: who does it, its times, how it stands, and the buttons its reader may press.
import type { BoardLine } from '~/models/planning/cutover-board';
import { localOf } from '~/models/planning/minute';
import { m } from '~/paraglide/messages.js';
import { Link } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { words } from '../words';
import { clockText, differenceText, spanText } from './minute-text';
import { StampButtons } from './stamp-buttons';
import { TaskState } from './task-state';

type Props = { programmeId: string; version: number; line: BoardLine; mayPlan: boolean; mayAct: boolean };

/** Planned on another day than the one it stands under says so. */
function plannedText({ planned, from }: BoardLine): string {
  if (localOf(planned.from).day === localOf(from).day) return spanText(planned);
  return `${clockText(planned.from)} – ${clockText(planned.until)}`;
}

export function TaskRow({ programmeId, version, line, mayPlan, mayAct }: Props) {
  const { id, note, owner, team, waitsFor, state, mayStamp } = line;
  const what = words(line.title);
  const who = [owner, team && words(team)].filter(Boolean).join(' · ');
  return (
    <tr className={line.critical ? 'cutover-critical' : undefined}>
      <th scope="row">
        {what}
        {line.pointOfNoReturn ? <span className="cutover-mark"> ◆ {m.cutover_point()}</span> : null}
        {line.critical ? <span className="cutover-mark"> ▸ {m.cutover_critical()}</span> : null}
        {who ? <span className="cutover-sub muted small">{who}</span> : null}
        {note ? <span className="cutover-sub small">{note}</span> : null}
      </th>
      <td className="nowrap">{plannedText(line)}</td>
      <td className="nowrap">
        <span className={state === 'done' || state === 'running' ? undefined : 'muted cutover-expected'}>
          {spanText(line)}
        </span>
      </td>
      <td className="number">{differenceText(line.late)}</td>
      <td>
        <TaskState state={state} />
        {waitsFor.length > 0 ? (
          <span className="cutover-sub muted small">
            {m.cutover_waits_for({ names: waitsFor.map(words).join(', ') })}
          </span>
        ) : null}
      </td>
      {mayAct ? (
        <td className="cutover-actions no-print">
          <StampButtons {...{ programmeId, version, line }} small />
          {mayStamp ? (
            <Link to={paths.cutoverStamp(programmeId, id)} aria-label={m.cutover_times_of({ what })}>
              {m.cutover_times()}
            </Link>
          ) : null}
          {mayPlan ? (
            <>
              <Link to={paths.cutoverTask(programmeId, id)} aria-label={m.settings_edit_what({ what })}>
                {m.settings_edit()}
              </Link>
              <Link to={paths.cutoverTaskRemove(programmeId, id)} aria-label={m.settings_remove_what({ what })}>
                {m.settings_remove()}
              </Link>
            </>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}
