// Saved changes, newest first, each with what it did and a button to turn it round.
import { Form, Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { HistoryDescription } from '~/models/planning/history-view';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { changeText } from '../plan/change-text';
import { Button } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { StateBadge } from '../shared/state-badge';
import { momentText, words } from '../words';
import { HistoryLine } from './history-line';
import { sourceText } from './source-text';

export type HistoryRow = HistoryDescription & {
  id: string;
  version: number;
  at: { day: Day; time: string };
  userName: string | null;
  source: string;
  kind: string;
  reason: string | null;
  undone: boolean;
  undoable: boolean;
};

type Props = { programmeId: string; mayUndo: boolean; entries: readonly HistoryRow[] };

export function HistoryList({ programmeId, mayUndo, entries }: Props) {
  if (entries.length === 0) return <EmptyState>{m.history_none()}</EmptyState>;
  return (
    <ol className="plain history">
      {entries.map((entry) => (
        <li key={entry.id} className="history-entry">
          <div className="row-between">
            <h2 className="history-what">{changeText(entry.kind)}</h2>
            <span className="row">
              {entry.undone ? <StateBadge look="open">{m.history_undone()}</StateBadge> : null}
              {mayUndo && entry.undoable && !entry.undone ? (
                <Form method="post" action={paths.undo(programmeId, entry.id)}>
                  <Button
                    small
                    look="subtle"
                    label={m.history_undo_this({ what: changeText(entry.kind), version: entry.version })}
                  >
                    {entry.kind === 'undo' ? m.redo() : m.undo()}
                  </Button>
                </Form>
              ) : null}
            </span>
          </div>
          <p className="muted small">
            {momentText(entry.at)} · {entry.userName ?? '–'} · {sourceText(entry.source)} ·{' '}
            {m.history_version({ version: entry.version })}
          </p>
          {entry.reason ? <p>{m.history_reason({ reason: entry.reason })}</p> : null}
          {entry.kind === 'apply_blueprint' ? (
            <p>{m.history_filled({ count: entry.lines.length + entry.more })}</p>
          ) : (
            <ul className="plain">
              {entry.lines.map((line) => (
                <li key={line.collection + line.id}>
                  {line.collection === 'items' && line.title ? (
                    <Link to={paths.item(programmeId, line.id)}>{words(line.title)}</Link>
                  ) : (
                    <span>{line.title ? words(line.title) : m.history_link()}</span>
                  )}{' '}
                  <HistoryLine line={line} />
                </li>
              ))}
              {entry.more > 0 ? <li className="muted">{m.history_more({ count: entry.more })}</li> : null}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
