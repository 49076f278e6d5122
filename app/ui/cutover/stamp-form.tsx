// Correcting when a task really started or was done, or taking a stamp back.
import type { CutoverTask } from '~/models/planning/cutover';
import type { Day } from '~/models/planning/day';
import { localOf } from '~/models/planning/minute';
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { Form } from '~/ui/shared/navigation';
import { FormButtons } from '../settings/form-buttons';
import { Button } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, TextField, VersionField } from '../shared/field';
import { momentText } from '../words';

type Props = {
  version: number;
  task: CutoverTask;
  now: { day: Day; time: string };
  state: PlanAnswer | undefined;
  cancelTo: string;
};

export function StampForm({ version, task, now, state, cancelTo }: Props) {
  const stamps = [
    ['started', m.cutover_started(), task.startedAt],
    ['done', m.cutover_state_done(), task.doneAt],
  ] as const;
  const next = task.startedAt === null ? 'started' : 'done';
  const shown = task.doneAt === null ? now : localOf(task.doneAt);
  return (
    <>
      <dl className="facts">
        {stamps.map(([stamp, label, at]) => (
          <div key={stamp} className="row">
            <dt>{label}</dt>
            <dd className="row">
              {at === null ? m.cutover_not_yet() : momentText(localOf(at))}
              {at === null ? null : (
                <Form method="post">
                  <input type="hidden" name="version" value={version} />
                  <input type="hidden" name="stamp" value={stamp} />
                  <Button small name="clear" value="1">
                    {stamp === 'started' ? m.cutover_clear_started() : m.cutover_clear_done()}
                  </Button>
                </Form>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Form method="post" className="form" noValidate>
        <h2>{m.cutover_correct()}</h2>
        <ErrorSummary
          state={state}
          labels={{ day: m.cutover_day(), time: m.cutover_time(), stamp: m.cutover_which() }}
        />
        <VersionField state={state} version={version} />
        <div className="fields">
          <SelectField
            name="stamp"
            label={m.cutover_which()}
            state={state}
            start={next}
            options={stamps.map(([value, label]) => ({ value, label }))}
          />
          <TextField name="day" type="date" label={m.cutover_day()} state={state} start={shown.day} />
          <TextField
            name="time"
            label={m.cutover_time()}
            hint={m.cutover_time_hint()}
            state={state}
            start={shown.time}
            narrow
          />
        </div>
        <FormButtons cancelTo={cancelTo} />
      </Form>
    </>
  );
}
