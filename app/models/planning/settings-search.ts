// Which changes the history of the settings shows, as it stands in the address; what cannot be read counts as not filtered.
import { z } from 'zod';
import { type Day, parseDay } from './day';
import { type SettingsPart, settingsParts } from './settings-part';
import { type OrganisationCollection, organisationCollections } from './organisation-row';

const partOf: Record<OrganisationCollection, SettingsPart> = {
  departments: 'departments',
  teams: 'teams',
  competences: 'competences',
  team_competences: 'competences',
  team_staffing: 'teams',
  team_steps: 'teams',
  team_agreements: 'teams',
  capacity: 'teams',
  exceptions: 'calendar',
  organisation: 'calendar',
  metrics: 'metrics',
  targets: 'targets',
  rollout_subjects: 'rollout',
  rollout_cells: 'rollout',
  people: 'people',
  deputies: 'people',
  group_mappings: 'people',
  change_load: 'change_load',
  department_impacts: 'change_load',
  assessment_rounds: 'assessment',
  survey_rounds: 'surveys',
  retention: 'retention',
};

const dayOrNull = z.preprocess((value) => (typeof value === 'string' ? parseDay(value) : null), z.custom<Day | null>());

const settingsSearch = z.object({
  part: z.enum(settingsParts).nullable().catch(null).default(null),
  person: z.string().trim().max(64).catch('').default(''),
  from: dayOrNull,
  last: dayOrNull,
});
export type SettingsSearch = z.output<typeof settingsSearch>;

export function readSettingsSearch(params: URLSearchParams): SettingsSearch {
  return settingsSearch.parse(Object.fromEntries([...params].filter(([, value]) => value !== '')));
}

export const settingsPartOf = (collection: OrganisationCollection): SettingsPart => partOf[collection];

/** What the database is asked. */
export function settingsFilterOf({ part, person, from, last }: SettingsSearch) {
  const collections = organisationCollections.filter((collection) => part === null || partOf[collection] === part);
  return { collections, userId: person || null, from, last };
}
