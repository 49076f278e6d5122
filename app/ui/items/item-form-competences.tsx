// The part of the item form about what people must be able to do: levels it needs, and levels it brings a team when it ends.
import type { Item } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { levelText, neededOptions, raisedLevels } from '../competence/level-text';
import { type FormState, SelectField } from '../shared/field';
import { words } from '../words';
import type { ItemChoices } from './item-form';

type Props = { item: Partial<Item>; choices: ItemChoices; state: FormState };

export function ItemFormCompetences({ item, choices, state }: Props) {
  const needed = new Map(item.competences?.map((row) => [row.competenceId, row.level]));
  const raises = item.raises ?? [];
  const named = choices.competences.map(({ id, title }) => ({ value: id, label: words(title) }));
  // Two more than there are, so that one can always be added; the form comes back with as many as were sent.
  const sent = Object.keys(state?.typed ?? {}).filter((name) => name.startsWith('raiseTeam:')).length;
  const rows = Array.from({ length: Math.max(raises.length + 2, sent) }, (_, at) => at);
  return (
    <>
      <details className="fold" open={needed.size > 0 || state !== undefined}>
        <summary>{m.item_competences()}</summary>
        <div className="fields">
          {named.map(({ value, label }) => (
            <SelectField
              key={value}
              name={`needs:${value}`}
              label={label}
              state={state}
              start={needed.has(value) ? String(needed.get(value) ?? 'default') : ''}
              empty={m.competence_not_needed()}
              options={neededOptions()}
            />
          ))}
        </div>
      </details>
      <details className="fold" open={raises.length > 0 || sent > 0}>
        <summary>{m.competence_raises()}</summary>
        <p className="muted small measure">{m.competence_raises_hint()}</p>
        {rows.map((at) => (
          <fieldset key={at} className="fields">
            <legend className="visually-hidden">{m.competence_raise_row({ number: at + 1 })}</legend>
            <SelectField
              name={`raiseTeam:${at}`}
              label={m.column_team()}
              state={state}
              start={raises[at]?.teamId}
              empty={m.form_none()}
              options={choices.teams.map(({ id, title }) => ({ value: id, label: words(title) }))}
            />
            <SelectField
              name={`raiseCompetence:${at}`}
              label={m.competence_one()}
              state={state}
              start={raises[at]?.competenceId}
              empty={m.form_none()}
              options={named}
            />
            <SelectField
              name={`raiseLevel:${at}`}
              label={m.competence_level()}
              state={state}
              start={raises[at]?.level}
              empty={m.form_none()}
              options={raisedLevels.map((level) => ({ value: String(level), label: levelText(level) }))}
            />
          </fieldset>
        ))}
      </details>
    </>
  );
}
