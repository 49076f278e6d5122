// Adding a competence or giving it another name.
import { Form } from '~/ui/shared/navigation';
import type { CompetenceRow } from '~/models/competence.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { NotSaved } from '../plan/not-saved';
import { FormButtons } from '../settings/form-buttons';
import { LabelFields } from '../settings/label-fields';
import { ErrorSummary } from '../shared/error-summary';
import { TextField, VersionField } from '../shared/field';

type Props = { competence: CompetenceRow | null; revision: number; state: SettingsAnswer | undefined };

export function CompetenceForm({ competence, revision, state }: Props) {
  const labels = {
    key: m.settings_key(),
    titleNl: m.settings_in_dutch({ what: m.settings_name() }),
    titleEn: m.settings_in_english({ what: m.settings_name() }),
  };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <NotSaved answer={state} />
      <VersionField state={state} version={revision} />
      <TextField
        name="key"
        label={labels.key}
        hint={m.competence_key_hint()}
        state={state}
        start={competence?.key}
        narrow
      />
      <LabelFields name="title" label={m.settings_name()} state={state} start={competence?.name} />
      <FormButtons cancelTo={paths.competences()} />
    </Form>
  );
}
