// What a part of the settings is called.
import type { SettingsPart } from '~/models/planning/settings-part';
import { m } from '~/paraglide/messages.js';

const names: Record<SettingsPart, () => string> = {
  departments: m.nav_departments,
  teams: m.nav_teams,
  competences: m.competence_title,
  calendar: m.nav_working_calendar,
  metrics: m.settings_part_metrics,
  targets: m.adoption_targets,
  rollout: m.settings_part_rollout,
  people: m.people_title,
  change_load: m.changeload_title,
  assessment: m.assessment_title,
  surveys: m.survey_title,
  retention: m.privacy_retention,
};

export const partText = (part: SettingsPart): string => names[part]();
