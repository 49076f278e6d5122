// Go-live: the day, the form for another one, and what that would do to everything, with one button that saves it.
import type { ReactNode } from 'react';
import type { Day } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { Form } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { ConfirmChange } from '../plan/confirm-change';
import { NotSaved } from '../plan/not-saved';
import { Warnings } from '../programmes/warnings';
import type { WarningsText } from '../programmes/warnings-text.server';
import { Button, ButtonLink } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, TextField } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { countdown, dayLong, dayText } from '../words';
import { OutcomeView, type ToldOutcome } from './outcome-view';

type Props = {
  programmeId: string;
  goLive: Day;
  start: Day;
  prepWeeks: number;
  today: Day;
  /** Not when it has been, and not for who reads along. */
  mayShift: boolean;
  /** What was wrong with the day in the address. */
  state: FormState;
  ahead: PlanAnswer | undefined;
  answer: PlanAnswer | undefined;
  outcome: ToldOutcome | null;
  /** What speaks against the day as it is planned; null when another day is looked at. */
  warnings: WarningsText | null;
};

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="golive-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function GoLivePage(props: Props) {
  const { programmeId, goLive, today, mayShift, ahead, answer, outcome, warnings } = props;
  const state = answer ?? ahead ?? props.state;
  const arrived = Boolean(answer?.consequences);
  const passed = goLive <= today;
  const here = paths.goLive(programmeId);
  return (
    <Page
      title={m.golive_title()}
      actions={
        <>
          {passed ? null : <ButtonLink to={paths.goLiveCompare(programmeId)}>{m.golive_compare_title()}</ButtonLink>}
          <ButtonLink to={paths.cutover(programmeId)}>{m.cutover_title()}</ButtonLink>
        </>
      }
    >
      <dl className="golive-facts">
        <Fact label={m.golive_planned()}>
          <strong className="golive-day">{dayLong(goLive)}</strong> {countdown(goLive, today)}
        </Fact>
        <Fact label={m.golive_preparation()}>
          {m.golive_preparation_value({ start: dayText(props.start), weeks: props.prepWeeks })}
        </Fact>
      </dl>
      {passed ? <Notice title={m.golive_passed()}>{m.golive_passed_text()}</Notice> : null}
      {mayShift ? (
        <Form method="get" action={here} className="form panel no-print" preventScrollReset>
          <h2>{m.golive_move()}</h2>
          <p className="muted">{m.golive_move_lead()}</p>
          <NotSaved answer={answer ?? ahead} />
          <ErrorSummary
            state={state}
            labels={{
              goLive: m.golive_new_day(),
              slipCode: m.slip_code(),
              slipText: m.slip_text(),
              loadText: m.overload_text(),
            }}
          />
          <TextField name="goLive" type="date" label={m.golive_new_day()} state={state} start={goLive} />
          <div className="buttons">
            <Button look={outcome ? 'secondary' : 'primary'}>{m.golive_look()}</Button>
            {outcome ? (
              <ButtonLink to={here} look="subtle">
                {m.golive_leave()}
              </ButtonLink>
            ) : null}
          </div>
        </Form>
      ) : null}
      {warnings ? <Warnings value={warnings} lead={m.golive_warn_lead()} /> : null}
      {outcome ? <OutcomeView outcome={outcome} /> : null}
      <ConfirmChange
        {...{ programmeId, arrived }}
        answer={arrived ? answer : ahead}
        save={outcome ? m.golive_save({ day: dayText(outcome.goLive) }) : undefined}
        cancelTo={here}
      />
    </Page>
  );
}
