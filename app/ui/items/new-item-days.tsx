// First day and length of a new item.
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { type FormState, TextField } from '../shared/field';

export function NewItemDays({ state, start }: { state: FormState; start: Day }) {
  return (
    <div className="fields">
      <TextField name="start" type="date" label={m.move_start()} state={state} start={start} />
      <TextField
        name="workDays"
        label={m.form_work_days()}
        hint={m.form_work_days_hint()}
        state={state}
        start={5}
        inputMode="numeric"
        narrow
      />
    </div>
  );
}
