// What a planner does with an item besides moving it: report progress, retire, restore.
import { Form, Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { ItemView } from '~/models/planning/item-view';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { ProgressForm } from './progress-form';

type Props = { programmeId: string; version: number; today: Day; view: ItemView };

export function ItemActions({ programmeId, version, today, view }: Props) {
  const { item, moment } = view;
  if (item.retired) {
    return (
      <Form method="post" action={paths.itemRestore(programmeId, item.id)} className="panel stack">
        <input type="hidden" name="version" value={version} />
        <p>{m.item_restore_text()}</p>
        <Button look="primary">{m.item_restore()}</Button>
      </Form>
    );
  }
  return (
    <section className="panel stack" aria-labelledby="voortgang">
      <h2 id="voortgang">{m.item_progress()}</h2>
      {item.kind === 'gate' && item.progress !== 'done' ? (
        <p>
          {m.progress_by_decision()} <Link to={paths.gateDecide(programmeId, item.id)}>{m.gates_decide()}</Link>
        </p>
      ) : (
        <ProgressForm {...{ programmeId, version, today, item, moment }} state={undefined} />
      )}
      <p>
        <Link to={paths.itemRetire(programmeId, item.id)}>{m.item_retire()}</Link>
      </p>
    </section>
  );
}
