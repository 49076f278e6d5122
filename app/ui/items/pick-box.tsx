// The box in a row that chooses its item; the whole cell is its target, also for a thumb.
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { words } from '../words';
import type { Picking } from './picking';

type Props = { id: string; title: Label; ticked?: boolean; picking?: Picking };

export function PickBox({ id, title, ticked = false, picking }: Props) {
  return (
    <label className="pick-box">
      <input
        type="checkbox"
        name="item[]"
        value={id}
        defaultChecked={ticked}
        aria-label={m.bulk_pick({ title: words(title) })}
        onClick={picking?.pick}
        onKeyDown={picking?.extend}
      />
    </label>
  );
}
