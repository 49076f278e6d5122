// One saved change: what, when, by whom and why; opened it tells every field; with the button that turns it round.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { StateBadge } from '../shared/state-badge';
import { DetailList, FieldChange } from './detail-list';
import type { EntryText } from './entry-text.server';

type Props = {
  programmeId: string;
  entry: EntryText;
  /** Under a heading of its own the entry is a line, without one. */
  heading?: 'h2' | 'h3';
  open?: boolean;
  /** The reader is on the page of what it is about: its name need not be said. */
  about?: string;
};

/** The first row in one line: its name, and its new day or first changed field. */
function Headline({ programmeId, entry, about }: Props) {
  const [row] = entry.rows;
  if (!row) return null;
  const told = row.fields.find(({ field }) => field === 'start') ?? row.fields[0];
  return (
    <p>
      {row.id === about || !row.title ? null : row.there ? (
        <Link to={paths.item(programmeId, row.id)}>{row.title}</Link>
      ) : (
        <strong>{row.title}</strong>
      )}{' '}
      {row.mark === null && told ? <FieldChange {...told} /> : null}
    </p>
  );
}

function Turn({ programmeId, entry }: Props) {
  const label = entry.kind === 'undo' ? m.redo() : m.undo();
  return (
    <Form method="post" action={paths.undo(programmeId, entry.id)}>
      <Button
        small
        look="subtle"
        label={
          entry.kind === 'undo'
            ? m.history_redo_this({ version: entry.version })
            : m.history_undo_this({ what: entry.what, version: entry.version })
        }
      >
        {label}
      </Button>
    </Form>
  );
}

export function HistoryEntry(props: Props) {
  const { programmeId, entry, heading: Heading = 'h2', open = false } = props;
  const fields = entry.rows.reduce((sum, row) => sum + row.fields.length, 0);
  // What the line above says is all there is.
  const told = entry.more === 0 && entry.rows.length === 1 && fields === 1 && entry.rows[0]!.mark === null;
  return (
    <li className="history-entry">
      <div className="row-between">
        <Heading className="history-what">{entry.what}</Heading>
        <span className="row">
          {entry.state === 'undone' ? <StateBadge look="open">{m.history_undone()}</StateBadge> : null}
          {entry.mayUndo && entry.state === 'open' ? <Turn {...props} /> : null}
        </span>
      </div>
      <p className="muted small">{entry.told}</p>
      {entry.reason ? <p>{entry.reason}</p> : null}
      <Headline {...props} />
      {told ? null : (
        <details className="fold" open={open}>
          <summary>{m.history_fields({ count: fields })}</summary>
          <DetailList
            programmeId={programmeId}
            rows={entry.rows}
            more={entry.more}
            moreTo={paths.historyEntry(programmeId, entry.id)}
          />
        </details>
      )}
      {entry.mayUndo && entry.why ? <p className="muted small">{entry.why}</p> : null}
    </li>
  );
}
