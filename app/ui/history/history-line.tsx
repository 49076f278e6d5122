// What one row was and became.
import { addDays } from '~/models/planning/day';
import type { HistoryLine as Line } from '~/models/planning/history-view';
import { m } from '~/paraglide/messages.js';
import { dayText } from '../words';
import { fieldText } from '../plan/field-text';

export function HistoryLine({ line }: { line: Line }) {
  if (line.what === 'made') return <span className="muted">{m.history_made()}</span>;
  if (line.what === 'removed') return <span className="muted">{m.history_removed()}</span>;
  const { start, until } = line;
  return (
    <span>
      {start ? (
        <span className="history-dates">
          {m.history_begins()} <del className="was">{dayText(start.before)}</del>
          <span className="arrow">→</span>
          <ins className="is">{dayText(start.after)}</ins>
        </span>
      ) : null}
      {until && (!start || until.before !== start.before) ? (
        <span className="history-dates">
          {m.history_ends()} <del className="was">{dayText(addDays(until.before, -1))}</del>
          <span className="arrow">→</span>
          <ins className="is">{dayText(addDays(until.after, -1))}</ins>
        </span>
      ) : null}
      {line.fields.length > 0 ? <span className="muted"> {line.fields.map(fieldText).join(', ')}</span> : null}
    </span>
  );
}
