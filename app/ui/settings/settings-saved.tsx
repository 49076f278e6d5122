// After a change of the settings: what was saved, what moved because of it, and the button that turns it round.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import type { RecentChange } from './recent-changes';

type Props = {
  /** Saved, but not kept in the history (the house style). */
  saved: boolean;
  change: RecentChange | null;
  /** How many items moved, when the calendar changed. */
  moved: number | null;
  mayUndo: boolean;
};

export function SettingsSaved({ saved, change, moved, mayUndo }: Props) {
  if (!saved && !change) return null;
  return (
    <div className="saved-notice notice notice-good" role="status">
      <div className="row-between">
        <span>
          <strong>{change ? m.settings_saved_what({ what: change.what }) : m.settings_saved()}</strong>{' '}
          {moved ? m.consequence_moved({ count: moved }) : null}
        </span>
        {change && mayUndo && change.mayUndo && !change.undone ? (
          <Form method="post" action={paths.settingsUndo(change.id)}>
            <Button small>{change.isUndo ? m.redo() : m.undo()}</Button>
          </Form>
        ) : null}
      </div>
    </div>
  );
}
