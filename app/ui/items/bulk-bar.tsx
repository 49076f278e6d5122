// The bar under the list: how many items are chosen, and what to do with them. It stays in sight while the list scrolls.
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { AssignFields, type BulkChoices, MoveFields } from './bulk-fields';

type Props = {
  choices: BulkChoices;
  /** null: not counted, because nothing was chosen with scripts yet. */
  count: number | null;
};

const countText = (count: number | null) =>
  count === null ? m.bulk_with_chosen() : count === 0 ? m.bulk_count_none() : m.bulk_count({ count });

export function BulkBar({ choices, count }: Props) {
  return (
    <div className="bulk-bar no-print" role="group" aria-label={m.bulk_title()}>
      <p className="bulk-count" role="status">
        {countText(count)}
      </p>
      <details name="bulk" className="bulk-ask">
        <summary className="utrecht-button utrecht-button--secondary-action">{m.bulk_move()}</summary>
        <div className="bulk-panel">
          <MoveFields state={undefined} />
          <p className="hint">{m.bulk_unit_hint()}</p>
          <div className="buttons">
            <Button look="primary" name="do" value="move">
              {m.move_look()}
            </Button>
          </div>
        </div>
      </details>
      <details name="bulk" className="bulk-ask">
        <summary className="utrecht-button utrecht-button--secondary-action">{m.bulk_assign()}</summary>
        <div className="bulk-panel">
          <AssignFields choices={choices} state={undefined} />
          <div className="buttons">
            <Button look="primary" name="do" value="assign">
              {m.move_look()}
            </Button>
          </div>
        </div>
      </details>
      <Button name="do" value="retire">
        {m.bulk_retire()}
      </Button>
    </div>
  );
}
