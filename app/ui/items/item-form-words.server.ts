// Words of the parts of the item form that nothing in the browser changes: they come along as text, see decision 12.
import { effectDirections, effectSizes } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { levelText, neededOptions, raisedLevels } from '../competence/level-text';
import { directionText, sizeText } from '../programme/kind-words';

/** In the language of the request. */
export function itemFormWords() {
  return {
    none: m.form_none(),
    asks: {
      title: m.item_asks(),
      role: m.item_role(),
      roleEn: m.form_role_en(),
      hours: m.item_hours_per_team(),
      departments: m.item_departments(),
      allDepartments: m.item_all_departments(),
      notAsked: m.form_not_asked(),
      impacts: [0, 1, 2, 3, 4, 5].map((impact) => ({ value: String(impact), label: m.item_impact({ impact }) })),
    },
    competences: {
      needed: m.item_competences(),
      notNeeded: m.competence_not_needed(),
      levelsNeeded: neededOptions(),
      raises: m.competence_raises(),
      raisesHint: m.competence_raises_hint(),
      /** Before the number of a row. */
      row: m.competence_raise_row({ number: '' }).trim(),
      team: m.column_team(),
      competence: m.competence_one(),
      level: m.competence_level(),
      levels: raisedLevels.map((level) => ({ value: String(level), label: levelText(level) })),
    },
    effects: {
      title: m.item_effects(),
      acceptance: m.form_acceptance(),
      acceptanceHint: m.form_acceptance_hint(),
      all: m.form_effects(),
      metric: m.column_metric(),
      direction: m.column_direction(),
      size: m.column_size(),
      lag: m.column_lag(),
      none: m.form_no_effect(),
      directions: effectDirections.map((value) => ({ value, label: directionText(value) })),
      sizes: effectSizes.map((value) => ({ value, label: sizeText(value) })),
    },
  };
}

export type ItemFormWords = ReturnType<typeof itemFormWords>;
