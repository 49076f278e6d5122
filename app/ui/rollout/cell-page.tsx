// One cell of the roll-out matrix: its form, or what it says for who may only read, and its log beneath.
import { Form } from '~/ui/shared/navigation';
import { isLate, isLive } from '~/models/planning/adoption/rollout';
import type { rolloutParams } from '~/models/planning/adoption/rollout-search';
import { rolloutStages } from '~/models/planning/adoption/rollout-stage';
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import type { CellRow } from '~/models/rollout-cells.server';
import { m } from '~/paraglide/messages.js';
import type { LogLine } from '~/rollout-changes.server';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import type { RecentChange } from '../settings/recent-changes';
import { SettingsSaved } from '../settings/settings-saved';
import { Button } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { Check, SelectField, TextAreaField, TextField, VersionField } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { dayText, words } from '../words';
import { CellLog } from './cell-log';
import { rolloutKindText, stageLooks, stageText } from './stage-text';

type Props = {
  id: string;
  subject: { id: string; name: Label; kind: 'case_types' | 'e_service' };
  department: { id: string; name: Label };
  /** Null: it does not concern the department. */
  cell: CellRow | null;
  log: readonly LogLine[];
  saved: RecentChange | null;
  today: Day;
  /** The revision of the municipality this is made from. */
  revision: number;
  mayChange: boolean;
  /** The filter of the matrix that the reader came from. */
  back: ReturnType<typeof rolloutParams>;
  state: SettingsAnswer | undefined;
};

export function CellPage(props: Props) {
  const { id, subject, department, cell, log, saved, today, mayChange, back } = props;
  const late = cell !== null && isLate(cell, today);
  return (
    <Page
      title={m.rollout_cell_title({ subject: words(subject.name), department: words(department.name) })}
      lead={rolloutKindText(subject.kind)}
      crumbs={[{ label: m.rollout_title(), to: paths.rollout(id, back) }]}
    >
      <SettingsSaved saved={false} change={saved} moved={null} mayUndo={mayChange} />
      <p className="row">
        {cell === null ? (
          m.rollout_not_concerned_long()
        ) : (
          <>
            <span className={`ro-stage ${stageLooks[cell.stage]}`}>{stageText(cell.stage)}</span>
            <Days cell={cell} />
            {late ? <b className="ro-alert">{m.rollout_late()}</b> : null}
          </>
        )}
      </p>
      {!mayChange && cell?.remark ? <p className="measure">{cell.remark}</p> : null}
      {mayChange ? <CellForm {...props} /> : null}
      {mayChange && cell ? (
        <Form method="post" action={paths.rolloutCellClear(id, subject.id, department.id, back)}>
          <Button small look="danger">
            {m.rollout_clear()}
          </Button>
        </Form>
      ) : null}
      <CellLog log={log} />
    </Page>
  );
}

function Days({ cell: { stage, plannedOn, actualOn } }: { cell: CellRow }) {
  const planned = plannedOn && m.rollout_planned_on({ day: dayText(plannedOn) });
  const actual = isLive(stage) && actualOn ? m.rollout_actual_on({ day: dayText(actualOn) }) : null;
  return <span>{[planned, actual].filter(Boolean).join(' · ')}</span>;
}

function CellForm({ id, cell, revision, back, state }: Props) {
  const labels = {
    stage: m.rollout_stage(),
    plannedOn: m.rollout_planned(),
    actualOn: m.rollout_actual(),
    remark: m.rollout_remark(),
  };
  const takesBack = state?.errors['stage'] === 'takes_live_back';
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <SelectField
        name="stage"
        label={labels.stage}
        state={state}
        start={cell?.stage ?? 'not_started'}
        options={rolloutStages.map((stage) => ({ value: stage, label: stageText(stage) }))}
      />
      {takesBack && cell?.actualOn ? (
        <Notice tone="warn" title={m.rollout_take_back_title()}>
          <Check
            name="takeBack"
            value="1"
            checked={false}
            label={m.rollout_take_back({ day: dayText(cell.actualOn) })}
          />
        </Notice>
      ) : null}
      <div className="fields">
        <TextField
          name="plannedOn"
          type="date"
          label={labels.plannedOn}
          hint={m.rollout_planned_hint()}
          state={state}
          start={cell?.plannedOn}
          optional
        />
        <TextField
          name="actualOn"
          type="date"
          label={labels.actualOn}
          hint={m.rollout_actual_hint()}
          state={state}
          start={cell?.actualOn}
          optional
        />
      </div>
      <TextAreaField name="remark" label={labels.remark} state={state} start={cell?.remark} rows={3} optional />
      <FormButtons cancelTo={paths.rollout(id, back)} />
    </Form>
  );
}
