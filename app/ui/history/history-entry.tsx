// One saved change: what, when, by whom and why; opened it tells every field; with the button that turns it round.
import { Form, Link } from '~/ui/shared/navigation';
import type { ToldEntry } from '~/models/history-page.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { changeText } from '../plan/change-text';
import { slipCodeText } from '../plan/slip-reason';
import { Button } from '../shared/button';
import { StateBadge } from '../shared/state-badge';
import { momentText, words } from '../words';
import { DetailList, FieldChange } from './detail-list';
import { obstacleText } from './obstacle-text';
import { sourceText } from './source-text';

type Props = {
  programmeId: string;
  entry: ToldEntry;
  mayUndo: boolean;
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
        <Link to={paths.item(programmeId, row.id)}>{words(row.title)}</Link>
      ) : (
        <strong>{words(row.title)}</strong>
      )}{' '}
      {row.what === 'changed' && told ? <FieldChange {...told} /> : null}
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
            : m.history_undo_this({ what: changeText(entry.kind), version: entry.version })
        }
      >
        {label}
      </Button>
    </Form>
  );
}

export function HistoryEntry(props: Props) {
  const { programmeId, entry, mayUndo, heading: Heading = 'h2', open = false } = props;
  const fields = entry.rows.reduce((sum, row) => sum + row.fields.length, 0);
  // What the line above says is all there is.
  const told = entry.more === 0 && entry.rows.length === 1 && fields === 1 && entry.rows[0]!.what === 'changed';
  const why = entry.obstacle && obstacleText(entry.obstacle);
  return (
    <li className="history-entry">
      <div className="row-between">
        <Heading className="history-what">{changeText(entry.kind)}</Heading>
        <span className="row">
          {entry.obstacle?.why === 'already_undone' ? <StateBadge look="open">{m.history_undone()}</StateBadge> : null}
          {mayUndo && entry.obstacle === null ? <Turn {...props} /> : null}
        </span>
      </div>
      <p className="muted small">
        {momentText(entry.at)} · {entry.userName ?? '–'} · {sourceText(entry.source)} ·{' '}
        {m.history_version({ version: entry.version })}
      </p>
      {entry.reasonCode || entry.reason ? (
        <p>
          {m.history_reason({
            reason: [entry.reasonCode ? slipCodeText(entry.reasonCode) : '', entry.reason].filter(Boolean).join('. '),
          })}
        </p>
      ) : null}
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
      {mayUndo && why ? <p className="muted small">{why}</p> : null}
    </li>
  );
}
