// The latest changes of a page of settings: who did what, and a button that turns it round, or why that cannot be.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { StateBadge } from '../shared/state-badge';

/** A saved change in words. */
export type RecentChange = {
  id: string;
  what: string;
  moment: string;
  userName: string | null;
  /** What became what, of a row that was there before and after. */
  lines: { field: string; was: string; is: string }[];
  /** The first of what was changed as one; null for a change by itself. */
  names: string | null;
  /** Why it was saved although it took somebody over a limit. */
  reason: string | null;
  isUndo: boolean;
  undone: boolean;
  /** The reader may turn changes like this one round, and it can be. */
  mayUndo: boolean;
  /** Why nobody can turn it round, whatever happened since. */
  forGood: string | null;
};

type Props = { changes: readonly RecentChange[]; mayChange: boolean };

/** Saved changes, newest first, each with the button that turns it round where that can be. */
export function ChangeList({ changes, mayChange }: Props) {
  return (
    <ol className="plain settings-recent">
      {changes.map(({ id, what, moment, userName, lines, names, reason, isUndo, undone, mayUndo, forGood }) => (
        <li key={id} className="settings-recent-change">
          <div>
            <strong>{what}</strong>{' '}
            <span className="muted small">
              {moment}
              {userName ? ` · ${userName}` : ''}
            </span>
            {names ? <p className="small">{names}</p> : null}
            {lines.length > 0 ? (
              <ul className="plain small">
                {lines.map(({ field, was, is }) => (
                  <li key={field}>
                    {field}: <del className="was">{was}</del>
                    <span className="arrow">→</span>
                    <ins className="is">{is}</ins>
                  </li>
                ))}
              </ul>
            ) : null}
            {reason ? (
              <p className="small">
                {m.overload_text()}: {reason}
              </p>
            ) : null}
            {mayChange && forGood ? <p className="muted small">{forGood}</p> : null}
          </div>
          {undone ? <StateBadge look="open">{m.history_undone()}</StateBadge> : null}
          {mayChange && mayUndo && !undone ? (
            <Form method="post" action={paths.settingsUndo(id)}>
              <Button small look="subtle" label={m.settings_undo_this({ what, moment })}>
                {isUndo ? m.redo() : m.undo()}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

export function RecentChanges(props: Props) {
  if (props.changes.length === 0) return null;
  return (
    <section className="stack-small" aria-labelledby="recent-title">
      <h2 id="recent-title">{m.settings_recent()}</h2>
      <ChangeList {...props} />
      <p>
        <Link to={paths.settingsHistory()}>{m.settings_all_changes()}</Link>
      </p>
    </section>
  );
}
