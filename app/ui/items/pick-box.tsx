// The box in a row that chooses its item; the whole cell is its target, also for a thumb.
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { words } from '../words';

type Props = { id: string; title: Label; ticked: boolean };

export function PickBox({ id, title, ticked }: Props) {
  return (
    <label className="pick-box">
      <input
        type="checkbox"
        name="item[]"
        value={id}
        defaultChecked={ticked}
        aria-label={m.bulk_pick({ title: words(title) })}
      />
    </label>
  );
}
