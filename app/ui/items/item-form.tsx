// Making or editing an item: what it is, when (only for a new one), whom it asks, what it should do.
import { Form } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import type { Item, Label } from '~/models/planning/plan';
import { itemKinds, itemModes } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { kindText, modeText } from '../programme/kind-words';
import { FormButtons } from '../settings/form-buttons';
import { ErrorSummary } from '../shared/error-summary';
import {
  Check,
  type FormState,
  SelectField,
  TextAreaField,
  TextField,
  typedCheck,
  VersionField,
} from '../shared/field';
import { words } from '../words';
import { ItemFormAsks } from './item-form-asks';
import { ItemFormEffects } from './item-form-effects';
import type { ItemFormWords } from './item-form-words.server';

export type ItemChoices = {
  workstreams: readonly { id: string; title: Label }[];
  phases: readonly { id: string; title: Label }[];
  people: readonly { id: string; name: string }[];
  teams: readonly { id: string; title: Label }[];
  departments: readonly { id: string; name: Label }[];
  competences: readonly { id: string; title: Label }[];
  metrics: readonly { key: string; title: Label }[];
};

type Props = {
  item: Partial<Item>;
  choices: ItemChoices;
  texts: ItemFormWords;
  state: FormState;
  version: number;
  save: string;
  back: string;
  /** Fields for the days of a new item. */
  days?: ReactNode;
};

const options = (rows: readonly { id: string; title: Label }[]) =>
  rows.map((row) => ({ value: row.id, label: words(row.title) }));

export function ItemForm({ item, choices, texts, state, version, save, back, days }: Props) {
  const labels = {
    title: m.form_title(),
    titleEn: m.form_title_en(),
    start: m.move_start(),
    workDays: m.form_work_days(),
    notBefore: m.item_not_before(),
    deadline: m.item_deadline(),
    acceptanceValue: texts.effects.acceptance,
  };
  return (
    <Form method="post" className="form form-wide">
      <ErrorSummary state={state} labels={labels} />
      <VersionField state={state} version={version} />
      <fieldset className="panel">
        <legend>{m.form_what()}</legend>
        <div className="fields">
          <TextField name="title" label={m.form_title()} state={state} start={item.title?.nl} lang="nl" />
          <TextField name="titleEn" label={m.form_title_en()} state={state} start={item.title?.en} lang="en" optional />
          <SelectField
            name="kind"
            label={m.form_kind()}
            state={state}
            start={item.kind ?? 'activity'}
            options={itemKinds.map((kind) => ({ value: kind, label: kindText(kind) }))}
          />
          <SelectField
            name="workstream"
            label={m.item_workstream()}
            state={state}
            start={item.workstreamId}
            empty={texts.none}
            options={options(choices.workstreams)}
          />
          <SelectField
            name="phase"
            label={m.item_phase()}
            state={state}
            start={item.phaseId}
            empty={texts.none}
            options={options(choices.phases)}
          />
          <SelectField
            name="owner"
            label={m.form_owner()}
            state={state}
            start={item.ownerId}
            empty={texts.none}
            options={choices.people.map((person) => ({ value: person.id, label: person.name }))}
          />
        </div>
        <TextAreaField
          name="description"
          label={m.form_description()}
          state={state}
          start={item.description}
          rows={3}
          optional
        />
      </fieldset>
      <fieldset className="panel">
        <legend>{m.item_when()}</legend>
        {days}
        <div className="fields">
          <SelectField
            name="mode"
            label={m.item_mode()}
            hint={m.form_mode_hint()}
            state={state}
            start={item.mode ?? 'automatic'}
            options={itemModes.map((mode) => ({ value: mode, label: modeText(mode) }))}
          />
          <TextField
            name="notBefore"
            type="date"
            label={m.item_not_before()}
            hint={m.form_not_before_hint()}
            state={state}
            start={item.notBefore}
            optional
          />
          <TextField
            name="deadline"
            type="date"
            label={m.item_deadline()}
            hint={m.form_deadline_hint()}
            state={state}
            start={item.deadline}
            optional
          />
        </div>
        <div className="fields">
          <SelectField
            name="border"
            label={m.form_border()}
            hint={m.form_border_hint()}
            state={state}
            start={item.border}
            empty={m.form_border_none()}
            options={[
              { value: 'start', label: m.form_border_start() },
              { value: 'end', label: m.form_border_end() },
            ]}
          />
        </div>
        <Check name="pinned" label={m.form_pinned()} checked={typedCheck(state, 'pinned', item.pinned ?? false)} />
      </fieldset>
      <ItemFormAsks {...{ item, choices, state, texts }} />
      <ItemFormEffects item={item} metrics={choices.metrics} state={state} texts={texts.effects} />
      <FormButtons save={save} cancelTo={back} hint={m.consequences_first()} />
    </Form>
  );
}
