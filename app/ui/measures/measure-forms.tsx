// One small form per kind of measure; sent as an address, so that they work without scripts and choosing is a link to share.
import { Form } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import type { MeasuresChoice } from '~/measures-choice.server';
import type { MeasureKind } from '~/models/planning/capacity/measure';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { type FormState, SelectField, TextField } from '../shared/field';

type Props = {
  id: string;
  /** The measures that are chosen already, as the address has them. */
  chosen: readonly string[];
  /** The proposal that is being changed; null: none. */
  proposal: string | null;
  forms: MeasuresChoice['forms'];
  added: MeasuresChoice['added'];
};

const names: Record<MeasureKind, () => string> = {
  move: m.measures_kind_move,
  drop: m.measures_kind_drop,
  hire: m.measures_kind_hire,
  substitution: m.measures_kind_substitution,
  train: m.measures_kind_train,
};

export function MeasureForm({ kind, ...props }: Props & { kind: MeasureKind }) {
  const { id, chosen, proposal, added } = props;
  const state = added && 'kind' in added && added.kind === kind ? added.state : undefined;
  const name = names[kind]();
  return (
    <details className="fold" open={state !== undefined}>
      <summary>{name}</summary>
      {/* Another choice is another form: what was typed for the one before is gone. */}
      <Form key={chosen.join()} method="get" action={paths.measures(id)} className="stack" aria-label={name}>
        {chosen.map((text) => (
          <input key={text} type="hidden" name="m" value={text} />
        ))}
        {proposal ? <input type="hidden" name="proposal" value={proposal} /> : null}
        <input type="hidden" name="add" value={kind} />
        <div className="fields">{fieldsOf(kind, props, state)}</div>
        <div>
          <Button label={m.measures_add_label({ what: name })}>{m.measures_add()}</Button>
        </div>
      </Form>
    </details>
  );
}

function fieldsOf(kind: MeasureKind, { forms }: Props, state: FormState): ReactNode {
  const { movable, droppable, prepares, decision, teams, paperTeams, learners, competences, levels } = forms;
  const { pressed, from } = forms;
  const choose = '–';
  switch (kind) {
    case 'move':
      return (
        <>
          <SelectField name="moveItem" label={m.measures_item()} state={state} options={movable} empty={choose} />
          <TextField
            name="moveWeeks"
            label={m.measures_weeks()}
            hint={m.measures_weeks_hint()}
            state={state}
            start={4}
            inputMode="numeric"
            narrow
          />
        </>
      );
    case 'drop':
      return <SelectField name="dropItem" label={m.measures_item()} state={state} options={droppable} empty={choose} />;
    case 'hire':
      return (
        <>
          <SelectField
            name="hireTeam"
            label={m.measures_team()}
            {...{ state, start: pressed, options: teams }}
            empty={choose}
          />
          <TextField name="hireFte" label={m.measures_fte()} state={state} inputMode="decimal" narrow />
          <TextField name="hireFrom" label={m.measures_from()} state={state} start={from} type="date" />
          <TextField
            name="hireLast"
            label={m.measures_last()}
            hint={m.measures_last_open()}
            state={state}
            type="date"
            optional
          />
        </>
      );
    case 'substitution':
      return (
        <>
          <SelectField
            name="decisionTeam"
            label={m.measures_team()}
            {...{ state, start: pressed, options: paperTeams }}
            empty={choose}
          />
          <TextField
            name="decisionOn"
            label={m.measures_on()}
            hint={m.measures_on_hint()}
            state={state}
            start={from}
            type="date"
          />
          <SelectField
            name="decisionItem"
            label={m.measures_prepares()}
            {...{ state, start: decision, options: prepares }}
            empty={m.measures_prepares_none()}
            optional
          />
        </>
      );
    case 'train':
      return (
        <>
          <SelectField
            name="trainTeam"
            label={m.measures_team()}
            {...{ state, start: pressed, options: learners }}
            empty={choose}
          />
          <SelectField
            name="trainCompetence"
            label={m.measures_competence()}
            state={state}
            options={competences}
            empty={choose}
          />
          <SelectField name="trainLevel" label={m.measures_level()} state={state} start="3" options={levels} />
          <TextField name="trainStart" label={m.measures_start()} state={state} start={from} type="date" />
          <TextField name="trainLast" label={m.measures_last_day()} state={state} type="date" />
          <TextField name="trainHours" label={m.measures_hours()} state={state} start={16} inputMode="decimal" narrow />
        </>
      );
  }
}
