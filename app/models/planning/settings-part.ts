// The parts of the settings as a reader knows them: Good Friday is a rule of the working calendar.

export const settingsParts = [
  'departments',
  'teams',
  'competences',
  'calendar',
  'metrics',
  'targets',
  'rollout',
  'people',
  'change_load',
  'assessment',
  'surveys',
  'retention',
] as const;
export type SettingsPart = (typeof settingsParts)[number];
