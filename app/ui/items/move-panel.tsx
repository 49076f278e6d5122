// Choose new days, look at what follows, save. Two steps, so that nobody is surprised.
import { Form } from '~/ui/shared/navigation';
import { addDays, type Day } from '~/models/planning/day';
import type { ItemKind, ItemMode, Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { paths } from '../paths';
import { ConfirmChange } from '../plan/confirm-change';
import { NotSaved } from '../plan/not-saved';
import { Button, ButtonLink } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, TextField } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { dayWithWeek, periodText, words } from '../words';

type Props = {
  programmeId: string;
  goLive: Day;
  item: {
    id: string;
    title: Label;
    kind: ItemKind;
    mode: ItemMode;
    start: Day;
    last: Day;
    workDays: number;
    frozen: boolean;
  };
  moment: boolean;
  back: string;
  /** What was wrong with the days in the address. */
  state: FormState;
  /** What the days in the address would do. */
  ahead: PlanAnswer | undefined;
  answer: PlanAnswer | undefined;
};

export function MovePanel({ programmeId, goLive, item, moment, back, state: mistyped, ahead, answer }: Props) {
  const state = answer ?? ahead ?? mistyped;
  const arrived = Boolean(answer?.consequences);
  const labels = { start: m.move_start(), last: m.move_last() };
  return (
    <Page
      title={m.move_title({ title: words(item.title) })}
      crumbs={[{ label: words(item.title), to: paths.item(programmeId, item.id) }]}
    >
      <p>
        {m.move_now({
          period: periodText({ from: item.start, until: addDays(item.last, 1) }),
          day: dayWithWeek(goLive, item.start),
        })}{' '}
        {moment ? null : m.work_days({ count: item.workDays })}
      </p>
      {item.frozen ? <Notice tone="warn" title={m.move_frozen()} /> : null}
      <NotSaved answer={answer ?? ahead} />
      <ErrorSummary state={state} labels={labels} />
      <Form method="get" className="form panel" preventScrollReset>
        <input type="hidden" name="back" value={back} />
        <div className="fields">
          <TextField
            name="start"
            type="date"
            label={moment ? m.move_day() : m.move_start()}
            state={state}
            start={item.start}
          />
          {moment ? null : (
            <TextField
              name="last"
              type="date"
              label={m.move_last()}
              hint={m.move_last_hint()}
              state={state}
              start=""
              optional
            />
          )}
        </div>
        <div className="buttons">
          <Button look={ahead?.consequences ? 'secondary' : 'primary'}>{m.move_look()}</Button>
          <ButtonLink to={back} look="subtle">
            {m.cancel()}
          </ButtonLink>
        </div>
      </Form>
      <ConfirmChange {...{ programmeId, arrived }} answer={arrived ? answer : ahead} cancelTo={back} />
    </Page>
  );
}
