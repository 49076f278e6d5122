// The latest changes of a page of settings: who did what, and a button that turns it round.
import { Form, Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { Fields } from '~/models/planning/difference';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { StateBadge } from '../shared/state-badge';
import { momentText, words } from '../words';
import { type Named, settingText, settingValue } from './setting-text';

export type RecentChange = {
  id: string;
  at: { day: Day; time: string };
  userName: string | null;
  /** Null for the one rule of the municipality's own: Good Friday. */
  title: Label | null;
  before: Fields | null;
  after: Fields | null;
  undoes: string | null;
  undone: boolean;
};

/** `Burgerzaken gewijzigd`. */
export function settingsChangeText({
  title,
  before,
  after,
  undoes,
}: Omit<RecentChange, 'id' | 'at' | 'userName' | 'undone'>) {
  const what = title ? words(title) : m.holiday_good_friday();
  if (undoes) return m.settings_change_undone({ what });
  if (before === null) return m.settings_change_made({ what });
  return after === null ? m.settings_change_removed({ what }) : m.settings_change_edited({ what });
}

function Difference({
  before,
  after,
  departments,
}: Pick<RecentChange, 'before' | 'after'> & { departments: readonly Named[] }) {
  if (!before || !after) return null;
  return (
    <ul className="plain small">
      {Object.keys(after).map((field) => (
        <li key={field}>
          {settingText(field)}: <del className="was">{settingValue(field, before[field], departments)}</del>
          <span className="arrow">→</span>
          <ins className="is">{settingValue(field, after[field], departments)}</ins>
        </li>
      ))}
    </ul>
  );
}

type Props = { changes: readonly RecentChange[]; mayChange: boolean; departments: readonly Named[] };

/** Saved changes, newest first, each with the button that turns it round. */
export function ChangeList({ changes, mayChange, departments }: Props) {
  return (
    <ol className="plain settings-recent">
      {changes.map((change) => {
        const what = settingsChangeText(change);
        return (
          <li key={change.id} className="settings-recent-change">
            <div>
              <strong>{what}</strong>{' '}
              <span className="muted small">
                {momentText(change.at)}
                {change.userName ? ` · ${change.userName}` : ''}
              </span>
              <Difference {...change} departments={departments} />
            </div>
            {change.undone ? <StateBadge look="open">{m.history_undone()}</StateBadge> : null}
            {mayChange && !change.undone ? (
              <Form method="post" action={paths.settingsUndo(change.id)}>
                <Button small look="subtle" label={m.settings_undo_this({ what, moment: momentText(change.at) })}>
                  {change.undoes ? m.redo() : m.undo()}
                </Button>
              </Form>
            ) : null}
          </li>
        );
      })}
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
