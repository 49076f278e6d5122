// What to do now: what runs and what may start, with buttons that a thumb finds.
import type { BoardLine } from '~/models/planning/cutover-board';
import { m } from '~/paraglide/messages.js';
import { words } from '../words';
import { clockText } from './minute-text';
import { StampButtons } from './stamp-buttons';
import { TaskState } from './task-state';

type Props = { programmeId: string; version: number; lines: readonly BoardLine[] };

function whenText({ state, from, until }: BoardLine): string {
  return state === 'running'
    ? m.cutover_ends_about({ start: clockText(from), end: clockText(until) })
    : m.cutover_starts_about({ start: clockText(from), end: clockText(until) });
}

export function NextTasks({ programmeId, version, lines }: Props) {
  if (lines.length === 0) return null;
  return (
    <section className="stack-small no-print" aria-labelledby="next-title">
      <h2 id="next-title">{m.cutover_next()}</h2>
      <ul className="plain next-tasks" data-testid="next">
        {lines.map((line) => (
          <li key={line.id} className="panel next-task">
            <div className="stack-small">
              <div className="row">
                <TaskState state={line.state} />
                {line.pointOfNoReturn ? <strong>{m.cutover_point()}</strong> : null}
              </div>
              <h3>{words(line.title)}</h3>
              {line.note ? <p className="measure">{line.note}</p> : null}
              <p className="muted small">
                {[line.owner, line.team && words(line.team), whenText(line)].filter(Boolean).join(' · ')}
              </p>
            </div>
            <StampButtons {...{ programmeId, version, line }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
