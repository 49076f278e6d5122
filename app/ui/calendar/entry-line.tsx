// One item in the list: what happens, which kind it is, its name, its days, its workstream and how it stands.
import type { CalendarEntry } from '~/models/planning/calendar-entries';
import { isMoment, type Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { StateBadge } from '../shared/state-badge';
import { dayText, periodText, words } from '../words';
import { CalendarLink } from './calendar-link';
import { stateText } from './calendar-text';
import { KindSign } from './kind-sign';

export type LineContext = {
  programmeId: string;
  workstreams: Record<string, { title: Label; hue: number }>;
};

const badges = { planned: 'open', started: 'started', done: 'good', late: 'late' } as const;

export function EntryLine({
  entry,
  word,
  programmeId,
  workstreams,
}: LineContext & { entry: CalendarEntry; word: string }) {
  const stream = entry.workstreamId === null ? undefined : workstreams[entry.workstreamId];
  return (
    <li className={`cal-line hue-${stream?.hue ?? 7}`}>
      <span className="cal-line-word">{isMoment(entry.kind) ? kindText(entry.kind) : word}</span>
      <KindSign kind={entry.kind} />
      <span className="cal-line-title">
        <CalendarLink to={paths.item(programmeId, entry.id)}>{words(entry.title)}</CalendarLink>
        {entry.conditionOf ? (
          <span className="muted small"> {m.gates_condition_of({ gate: words(entry.conditionOf) })}</span>
        ) : null}
      </span>
      <span className="cal-line-when">{isMoment(entry.kind) ? dayText(entry.from) : periodText(entry)}</span>
      <span className="cal-line-stream">
        {stream ? (
          <>
            <span className="hue-dot" aria-hidden="true" /> {words(stream.title)}
          </>
        ) : null}
      </span>
      <span className="cal-line-state">
        {entry.state === 'planned' ? null : (
          <StateBadge look={badges[entry.state]}>{stateText(entry.state)}</StateBadge>
        )}
      </span>
    </li>
  );
}
