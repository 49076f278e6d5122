// The form of a cut-over task: what, who, when by the clock, how long, and what must be done first.
import type { CutoverTask } from '~/models/planning/cutover';
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { Form } from '~/ui/shared/navigation';
import { FormButtons } from '../settings/form-buttons';
import { LabelFields } from '../settings/label-fields';
import { ErrorSummary } from '../shared/error-summary';
import { Check, SelectField, TextAreaField, TextField, typedCheck, typedList, VersionField } from '../shared/field';
import { words } from '../words';
import { clockText, durationText } from './minute-text';

type Props = {
  version: number;
  task: CutoverTask | null;
  at: { day: Day; time: string };
  others: readonly { id: string; title: Label; start: number }[];
  people: readonly { id: string; name: string }[];
  teams: readonly { id: string; title: Label }[];
  state: PlanAnswer | undefined;
  cancelTo: string;
};

export function TaskForm({ version, task, at, others, people, teams, state, cancelTo }: Props) {
  const after = typedList(state, 'after[]', task?.after ?? []);
  const labels = {
    titleNl: m.settings_in_dutch({ what: m.cutover_task() }),
    titleEn: m.settings_in_english({ what: m.cutover_task() }),
    note: m.cutover_note(),
    day: m.cutover_day(),
    time: m.cutover_time(),
    duration: m.cutover_duration(),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={version} />
      <LabelFields name="title" label={m.cutover_task()} state={state} start={task?.title} />
      <TextAreaField name="note" label={m.cutover_note()} state={state} start={task?.note} rows={3} optional />
      <div className="fields">
        <SelectField
          name="ownerId"
          label={m.item_owner()}
          state={state}
          start={task?.ownerId}
          empty={m.cutover_nobody()}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          hint={m.cutover_owner_hint()}
        />
        <SelectField
          name="teamId"
          label={m.settings_team()}
          state={state}
          start={task?.teamId}
          empty={m.cutover_no_team()}
          options={teams.map(({ id, title }) => ({ value: id, label: words(title) }))}
        />
      </div>
      <div className="fields">
        <TextField name="day" type="date" label={m.cutover_day()} state={state} start={at.day} />
        <TextField
          name="time"
          label={m.cutover_time()}
          hint={m.cutover_time_hint()}
          state={state}
          start={at.time}
          narrow
        />
        <TextField
          name="duration"
          label={m.cutover_duration()}
          hint={m.cutover_duration_hint()}
          state={state}
          start={durationText(task?.minutes ?? 60)}
          narrow
        />
      </div>
      {others.length > 0 ? (
        <fieldset>
          <legend>{m.cutover_after()}</legend>
          <div className="checks">
            {others.map((row) => (
              <Check
                key={row.id}
                name="after[]"
                value={row.id}
                checked={after.includes(row.id)}
                label={`${words(row.title)} (${clockText(row.start)})`}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <Check
        name="pointOfNoReturn"
        label={m.cutover_point_check()}
        checked={typedCheck(state, 'pointOfNoReturn', task?.pointOfNoReturn ?? false)}
      />
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
