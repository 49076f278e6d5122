// What a planner does with an item besides moving it: report progress, retire, restore.
import { Form, Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { ItemView } from '~/models/planning/item-view';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { TextField } from '../shared/field';

type Props = { programmeId: string; version: number; today: Day; view: ItemView };

export function ItemActions({ programmeId, version, today, view }: Props) {
  const { item } = view;
  if (item.retired) {
    return (
      <Form method="post" action={paths.itemRestore(programmeId, item.id)} className="panel stack">
        <p>{m.item_restore_text()}</p>
        <Button look="primary">{m.item_restore()}</Button>
      </Form>
    );
  }
  return (
    <section className="panel stack" aria-labelledby="voortgang">
      <h2 id="voortgang">{m.item_progress()}</h2>
      <Form method="post" action={paths.itemProgress(programmeId, item.id)} className="stack">
        <input type="hidden" name="version" value={version} />
        <TextField name="on" type="date" label={m.progress_on()} state={undefined} start={today} />
        <div className="buttons">
          {item.progress === 'planned' && !view.moment ? (
            <Button small name="progress" value="started">
              {m.progress_start()}
            </Button>
          ) : null}
          {item.progress === 'done' ? null : (
            <Button small name="progress" value="done">
              {view.moment ? m.progress_reach() : m.progress_finish()}
            </Button>
          )}
          {item.progress === 'planned' ? null : (
            <Button small look="subtle" name="progress" value="planned">
              {m.progress_take_back()}
            </Button>
          )}
        </div>
      </Form>
      <p>
        <Link to={paths.itemRetire(programmeId, item.id)}>{m.item_retire()}</Link>
      </p>
    </section>
  );
}
