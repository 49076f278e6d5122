// Adding or renaming what is rolled out; and, when it is there, how far each department is with it.
import { Form, Link } from '~/ui/shared/navigation';
import { rolloutKinds, type RolloutStage } from '~/models/planning/adoption/rollout-stage';
import type { Label } from '~/models/planning/plan';
import type { SubjectRow } from '~/models/rollout.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { LabelFields } from '../settings/label-fields';
import { ErrorSummary } from '../shared/error-summary';
import { SelectField, VersionField } from '../shared/field';
import { words } from '../words';
import { rolloutKindText, stageLooks, stageText } from './stage-text';

type Props = {
  id: string;
  subject: SubjectRow | null;
  /** `stage` is null where it does not concern the department. */
  units: readonly { id: string; name: Label; depth: number; stage: RolloutStage | null }[];
  /** The revision of the municipality this is made from. */
  revision: number;
  state: SettingsAnswer | undefined;
};

export function SubjectForm({ id, subject, units, revision, state }: Props) {
  const labels = {
    kind: m.rollout_kind(),
    titleNl: m.settings_in_dutch({ what: m.settings_name() }),
    titleEn: m.settings_in_english({ what: m.settings_name() }),
  };
  return (
    <>
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={labels} />
        <NotSaved answer={state} />
        <VersionField state={state} version={revision} />
        <SelectField
          name="kind"
          label={labels.kind}
          state={state}
          start={subject?.kind}
          options={rolloutKinds.map((kind) => ({ value: kind, label: rolloutKindText(kind) }))}
        />
        <LabelFields name="title" label={m.settings_name()} state={state} start={subject?.name} />
        <FormButtons cancelTo={paths.rolloutSubjects(id)} />
      </Form>
      {subject ? (
        <section className="stack-small" aria-labelledby="departments-title">
          <h2 id="departments-title">{m.rollout_subject_departments()}</h2>
          <ul className="plain ro-log">
            {units.map((unit) => (
              <li key={unit.id} className="row-between">
                <Link to={paths.rolloutCell(id, subject.id, unit.id)}>{words(unit.name)}</Link>
                {unit.stage === null ? (
                  <span className="muted">{m.rollout_not_concerned()}</span>
                ) : (
                  <span className={`ro-stage ${stageLooks[unit.stage]}`}>{stageText(unit.stage)}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
