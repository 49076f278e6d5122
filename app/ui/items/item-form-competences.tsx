// The part of the item form about what people must be able to do: levels it needs, and levels it brings a team when it ends.
import type { Item } from '~/models/planning/plan';
import { type FormState, SelectField } from '../shared/field';
import { words } from '../words';
import type { ItemChoices } from './item-form';
import type { ItemFormWords } from './item-form-words.server';

type Props = { item: Partial<Item>; choices: ItemChoices; state: FormState; texts: ItemFormWords };

export function ItemFormCompetences({ item, choices, state, texts: { none, competences: texts } }: Props) {
  const needed = new Map(item.competences?.map((row) => [row.competenceId, row.level]));
  const raises = item.raises ?? [];
  const named = choices.competences.map(({ id, title }) => ({ value: id, label: words(title) }));
  // Two more than there are, so that one can always be added; the form comes back with as many as were sent.
  const sent = Object.keys(state?.typed ?? {}).filter((name) => name.startsWith('raiseTeam:')).length;
  const rows = Array.from({ length: Math.max(raises.length + 2, sent) }, (_, at) => at);
  return (
    <>
      <details className="fold" open={needed.size > 0 || state !== undefined}>
        <summary>{texts.needed}</summary>
        <div className="fields">
          {named.map(({ value, label }) => (
            <SelectField
              key={value}
              name={`needs:${value}`}
              label={label}
              state={state}
              start={needed.has(value) ? String(needed.get(value) ?? 'default') : ''}
              empty={texts.notNeeded}
              options={texts.levelsNeeded}
            />
          ))}
        </div>
      </details>
      <details className="fold" open={raises.length > 0 || sent > 0}>
        <summary>{texts.raises}</summary>
        <p className="muted small measure">{texts.raisesHint}</p>
        {rows.map((at) => (
          <fieldset key={at} className="fields">
            <legend className="visually-hidden">{`${texts.row} ${at + 1}`}</legend>
            <SelectField
              name={`raiseTeam:${at}`}
              label={texts.team}
              state={state}
              start={raises[at]?.teamId}
              empty={none}
              options={choices.teams.map(({ id, title }) => ({ value: id, label: words(title) }))}
            />
            <SelectField
              name={`raiseCompetence:${at}`}
              label={texts.competence}
              state={state}
              start={raises[at]?.competenceId}
              empty={none}
              options={named}
            />
            <SelectField
              name={`raiseLevel:${at}`}
              label={texts.level}
              state={state}
              start={raises[at]?.level}
              empty={none}
              options={texts.levels}
            />
          </fieldset>
        ))}
      </details>
    </>
  );
}
