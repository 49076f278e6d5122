// Adding or changing a workstream: its names, what it does to people and its hue, chosen from ten swatches with their names.
import { Form } from '~/ui/shared/navigation';
import { type Label, type WorkstreamNature, workstreamNatures } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { FormButtons } from '../settings/form-buttons';
import { LabelFields } from '../settings/label-fields';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField, typedText, VersionField } from '../shared/field';
import { reasonText } from '../shared/reason-text';
import { hues, hueText } from './hue-text';
import { natureText } from './nature-text';

type Props = {
  start: { title?: Label; hue: number; nature?: WorkstreamNature };
  usedBy: readonly (readonly string[])[];
  version: number;
  state: FormState;
  cancelTo: string;
};

export function WorkstreamForm({ start, usedBy, version, state, cancelTo }: Props) {
  const labels = {
    titleNl: m.settings_in_dutch({ what: m.settings_title() }),
    titleEn: m.settings_in_english({ what: m.settings_title() }),
    hue: m.settings_hue(),
    nature: m.field_nature(),
  };
  const chosen = typedText(state, 'hue', start.hue);
  const error = state?.errors['hue'];
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={version} />
      <LabelFields name="title" label={m.settings_title()} state={state} start={start.title} />
      <SelectField
        name="nature"
        label={labels.nature}
        hint={m.settings_nature_hint()}
        state={state}
        start={start.nature ?? 'delivery'}
        options={workstreamNatures.map((nature) => ({ value: nature, label: natureText(nature) }))}
      />
      <fieldset id="field-hue" aria-describedby="hue-hint">
        <legend>{m.settings_hue()}</legend>
        <p className="muted small" id="hue-hint">
          {m.settings_hue_hint()}
        </p>
        {error ? <p className="field-error">{reasonText(error)}</p> : null}
        <div className="settings-swatches">
          {hues.map((hue) => (
            <label key={hue} className={`settings-swatch hue-${hue}`}>
              <input type="radio" name="hue" value={hue} defaultChecked={chosen === String(hue)} />
              <span className="settings-swatch-colour" />
              <span>
                {hueText(hue)}
                {usedBy[hue]?.length ? (
                  <span className="muted small settings-note">{usedBy[hue].join(', ')}</span>
                ) : null}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <FormButtons cancelTo={cancelTo} />
    </Form>
  );
}
