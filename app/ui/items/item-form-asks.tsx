// The part of the item form about people: role, hours per team, impact per department, competences.
import type { Item } from '~/models/planning/plan';
import { Check, type FormState, SelectField, TextField, typedCheck } from '../shared/field';
import { number, words } from '../words';
import type { ItemChoices } from './item-form';
import { ItemFormCompetences } from './item-form-competences';
import type { ItemFormWords } from './item-form-words.server';

type Props = { item: Partial<Item>; choices: ItemChoices; state: FormState; texts: ItemFormWords };

export function ItemFormAsks({ item, choices, state, texts }: Props) {
  const { asks } = texts;
  const hours = new Map(item.teamHours?.map((row) => [row.teamId, row.hours]));
  const impact = new Map(item.departments?.map((row) => [row.departmentId, row.impact]));
  return (
    <fieldset className="panel">
      <legend>{asks.title}</legend>
      <div className="fields">
        <TextField name="role" label={asks.role} state={state} start={item.role?.nl} lang="nl" optional />
        <TextField name="roleEn" label={asks.roleEn} state={state} start={item.role?.en} lang="en" optional />
      </div>
      <details className="fold" open={hours.size > 0 || state !== undefined}>
        <summary>{asks.hours}</summary>
        <div className="fields">
          {choices.teams.map((team) => (
            <TextField
              key={team.id}
              name={`hours:${team.id}`}
              label={words(team.title)}
              state={state}
              start={hours.has(team.id) ? number(hours.get(team.id)!, hours.get(team.id)! % 1 === 0 ? 0 : 1) : ''}
              inputMode="decimal"
              narrow
            />
          ))}
        </div>
      </details>
      <details className="fold" open={impact.size > 0 || state !== undefined}>
        <summary>{asks.departments}</summary>
        <div className="stack">
          <Check
            name="allDepartments"
            label={asks.allDepartments}
            checked={typedCheck(state, 'allDepartments', item.allDepartments ?? false)}
          />
          <div className="fields">
            {choices.departments.map((department) => (
              <SelectField
                key={department.id}
                name={`impact:${department.id}`}
                label={words(department.name)}
                state={state}
                start={impact.has(department.id) ? String(impact.get(department.id)) : ''}
                empty={asks.notAsked}
                options={asks.impacts}
              />
            ))}
          </div>
        </div>
      </details>
      <ItemFormCompetences {...{ item, choices, state, texts }} />
    </fieldset>
  );
}
