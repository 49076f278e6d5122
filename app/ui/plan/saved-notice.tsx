// After a change: what was saved, and the button that turns it round.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';

/** `what` was saved, in words. */
type Saved = { id: string; kind: string; what: string; moved: number; undone: boolean; mayUndo: boolean };

export function SavedNotice({ programmeId, saved }: { programmeId: string; saved: Saved }) {
  return (
    <div className="saved-notice notice notice-good" role="status">
      <div className="row-between">
        <span>
          <strong>{m.saved({ what: saved.what })}</strong>{' '}
          {saved.moved > 0 ? m.consequence_moved({ count: saved.moved }) : null}
        </span>
        {saved.mayUndo && !saved.undone ? (
          <Form method="post" action={paths.undo(programmeId, saved.id)}>
            <Button small>{saved.kind === 'undo' ? m.redo() : m.undo()}</Button>
          </Form>
        ) : null}
      </div>
    </div>
  );
}
