// Reporting progress: the day it happened, and a button for what happened.
import { Form } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { Item } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { type FormState, TextField, VersionField } from '../shared/field';

type Props = {
  programmeId: string;
  version: number;
  today: Day;
  item: Pick<Item, 'id' | 'progress'>;
  moment: boolean;
  state: FormState;
};

export function ProgressForm({ programmeId, version, today, item, moment, state }: Props) {
  return (
    <Form method="post" action={paths.itemProgress(programmeId, item.id)} className="stack" noValidate>
      <VersionField state={state} version={version} />
      <TextField name="on" type="date" label={m.progress_on()} state={state} start={today} />
      <div className="buttons">
        {item.progress === 'planned' && !moment ? (
          <Button small name="progress" value="started">
            {m.progress_start()}
          </Button>
        ) : null}
        {item.progress === 'done' ? null : (
          <Button small name="progress" value="done">
            {moment ? m.progress_reach() : m.progress_finish()}
          </Button>
        )}
        {item.progress === 'planned' ? null : (
          <Button small look="subtle" name="progress" value="planned">
            {m.progress_take_back()}
          </Button>
        )}
      </div>
    </Form>
  );
}
