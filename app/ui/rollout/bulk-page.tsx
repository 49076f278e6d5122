// Several cells of the roll-out matrix at once: which ones, what they become, and what that changes before it is saved.
import { Form } from '~/ui/shared/navigation';
import type { RolloutSubject } from '~/models/planning/adoption/rollout';
import { rolloutKinds, rolloutStages } from '~/models/planning/adoption/rollout-stage';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { Confirm } from '../plan/confirm';
import { NotSaved } from '../plan/not-saved';
import { Button } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { ErrorSummary } from '../shared/error-summary';
import { Check, SelectField, TextField, typedCheck, typedList } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { reasonText } from '../shared/reason-text';
import { ScrollRegion } from '../shared/scroll-region';
import { words } from '../words';
import type { ChangedCell } from './changed-cells.server';
import { rolloutKindText, stageText } from './stage-text';

type Answer = SettingsAnswer & { changes?: readonly ChangedCell[] };
type Props = {
  id: string;
  subjects: readonly RolloutSubject[];
  /** Departments that the reader may speak for. */
  units: readonly { id: string; name: Label; depth: number }[];
  chosen: { subjects: readonly string[]; departments: readonly string[] };
  answer: Answer | undefined;
};

export function RolloutBulkPage({ id, subjects, units, chosen, answer }: Props) {
  const labels = {
    'subject[]': m.rollout_subjects(),
    'department[]': m.rollout_departments(),
    stage: m.rollout_stage(),
    plannedOn: m.rollout_planned(),
    actualOn: m.rollout_actual(),
  };
  return (
    <Page
      title={m.rollout_bulk()}
      lead={m.rollout_bulk_lead()}
      crumbs={[{ label: m.rollout_title(), to: paths.rollout(id) }]}
    >
      <ErrorSummary state={answer} labels={labels} />
      <NotSaved answer={answer} />
      {answer?.changes ? <Preview id={id} answer={answer} changes={answer.changes} /> : null}
      {units.length === 0 ? (
        <EmptyState>{m.rollout_bulk_nobody()}</EmptyState>
      ) : (
        <Form method="post" action={paths.rolloutBulk(id)} className="stack" noValidate>
          <div className="ro-choose">
            <Choice
              name="subject[]"
              legend={labels['subject[]']}
              answer={answer}
              start={chosen.subjects}
              groups={rolloutKinds.map((kind) => ({
                title: rolloutKindText(kind),
                rows: subjects.filter((subject) => subject.kind === kind).map((row) => ({ ...row, depth: 0 })),
              }))}
            />
            <Choice
              name="department[]"
              legend={labels['department[]']}
              answer={answer}
              start={chosen.departments}
              groups={[{ title: null, rows: units }]}
            />
            <fieldset className="panel">
              <legend>{m.rollout_bulk_become()}</legend>
              <SelectField
                name="stage"
                label={labels.stage}
                state={answer}
                start=""
                empty={m.rollout_bulk_leave()}
                options={rolloutStages.map((stage) => ({ value: stage, label: stageText(stage) }))}
              />
              <TextField
                name="plannedOn"
                type="date"
                label={labels.plannedOn}
                hint={m.rollout_bulk_leave_empty()}
                state={answer}
                optional
              />
              <TextField
                name="actualOn"
                type="date"
                label={labels.actualOn}
                hint={m.rollout_bulk_actual_hint()}
                state={answer}
                optional
              />
              <Check name="addNew" label={m.rollout_bulk_add_new()} checked={typedCheck(answer, 'addNew', false)} />
              <div className="buttons">
                <Button look={answer?.changes ? 'secondary' : 'primary'}>{m.rollout_bulk_look()}</Button>
              </div>
            </fieldset>
          </div>
        </Form>
      )}
    </Page>
  );
}

type ChoiceProps = {
  name: 'subject[]' | 'department[]';
  legend: string;
  answer: Answer | undefined;
  start: readonly string[];
  groups: readonly { title: string | null; rows: readonly { id: string; name: Label; depth: number }[] }[];
};

function Choice({ name, legend, answer, start, groups }: ChoiceProps) {
  const ticked = new Set(typedList(answer, name, start));
  const error = answer?.errors[name];
  const id = `field-${name.replace(/[^\w-]/g, '_')}`;
  return (
    <fieldset className="panel" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {reasonText(error)}
        </p>
      ) : null}
      {groups.map(({ title, rows }) => (
        <div key={title ?? ''}>
          {title && rows.length > 0 ? <strong className="small">{title}</strong> : null}
          {rows.map((row) => (
            <div key={row.id} className={`settings-depth settings-depth-${Math.min(row.depth, 5)}`}>
              <Check name={name} value={row.id} label={words(row.name)} checked={ticked.has(row.id)} />
            </div>
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function Preview({ id, answer, changes }: { id: string; answer: Answer; changes: readonly ChangedCell[] }) {
  if (changes.length === 0) return <Notice live title={m.rollout_bulk_nothing()} />;
  const back = changes.filter(({ takesBack }) => takesBack).length;
  return (
    <Confirm
      typed={answer.typed}
      moved={0}
      save={m.rollout_bulk_save({ count: changes.length })}
      look={back > 0 ? 'danger' : 'primary'}
      arrived
      cancelTo={paths.rollout(id)}
    >
      {back > 0 ? <Notice tone="warn" title={m.rollout_bulk_takes_back({ count: back })} /> : null}
      <ScrollRegion label={m.rollout_bulk_changes()}>
        <table className="table">
          <caption className="visually-hidden">{m.rollout_bulk_changes()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.rollout_subject()}</th>
              <th scope="col">{m.adoption_department()}</th>
              <th scope="col">{m.rollout_was()}</th>
              <th scope="col">{m.rollout_becomes()}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.id}>
                <th scope="row">{change.subject}</th>
                <td>{change.department}</td>
                <td>{change.before}</td>
                <td>{change.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Confirm>
  );
}
