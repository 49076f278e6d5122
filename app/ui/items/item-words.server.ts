// Words of the blocks of an item's page that nothing in the browser changes: they come along as text, see decision 12.
import { m } from '~/paraglide/messages.js';

/** In the language of the request. */
export function itemWords() {
  return {
    dates: {
      advisedIn: m.assessment_item_from(),
      conditionOf: m.item_condition_of(),
      critical: m.item_critical(),
      day: m.item_day(),
      deadline: m.item_deadline(),
      firstDay: m.item_first_day(),
      lastDay: m.item_last_day(),
      length: m.item_length(),
      mode: m.item_mode(),
      noSlack: m.item_no_slack(),
      notBefore: m.item_not_before(),
      outsidePhase: m.item_outside_phase(),
      phase: m.item_phase(),
      slack: m.item_slack(),
      when: m.item_when(),
      why: m.item_why(),
      workstream: m.item_workstream(),
    },
    ask: {
      title: m.item_asks(),
      hoursPerTeam: m.item_hours_per_team(),
      team: m.column_team(),
      hours: m.column_hours(),
      total: m.total(),
      noHours: m.item_no_hours(),
      role: m.item_role(),
      departments: m.item_departments(),
      allDepartments: m.item_all_departments(),
      products: m.item_products(),
      /** By impact, 0–5. */
      impacts: [0, 1, 2, 3, 4, 5].map((impact) => m.item_impact({ impact })),
    },
    competences: {
      title: m.item_competences(),
      unknown: m.competence_item_unknown(),
      covered: m.competence_item_covered(),
      lacks: m.competence_item_lacks(),
      raises: m.competence_raises(),
      coverage: m.competence_coverage_title(),
    },
    history: { title: m.item_history(), none: m.item_no_history(), all: m.item_all_history() },
    onRoadmap: m.item_on_roadmap(),
    effects: {
      did: m.effects_did(),
      title: m.item_effects(),
      metric: m.column_metric(),
      expected: m.effects_expected(),
      from: m.adoption_move_from(),
      all: m.effects_did_all(),
    },
  };
}

export type ItemWords = ReturnType<typeof itemWords>;
