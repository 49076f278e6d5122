// The forms of the product that are sent with mistakes, as addresses in a demo.
import type { Listed, PlaceNamed } from './page-list';

/** Forms that come back with their mistakes when they are sent as they are. */
export const formsOf = (at: PlaceNamed): Listed[] => [
  ['item', () => `${at('programme')}/items/new`],
  ['status', () => `${at('programme')}/status/new`],
  ['comment', () => `${at('item')}/conversation`],
  ['view', () => `${at('programme')}/views/new?screen=items`],
  ['condition', () => `${at('item')}/conditions/new`],
  ['criterion', () => `${at('milestone')}/criteria/new`],
  ['group or e-service', () => `${at('programme')}/rollout/subjects/new`],
  ['metric', () => '/settings/metrics/new'],
  ['competence', () => '/settings/competences/new'],
  ['level', () => at('teamCompetence')],
  ['target', () => `${at('programme')}/adoption/targets/new`],
  ['survey', () => `${at('programme')}/surveys/new`],
  ['answer to a survey', () => at('answering')],
  ['check-in', () => `${at('programme')}/check-ins/new`],
  ['answer to a check-in', () => at('checkingIn')],
  ['assessment', () => `${at('programme')}/assessment/new`],
  ['agreement', () => `${at('programme')}/capacity/risk/agreements/new`],
  ['recommendation', () => at('recommendation').replace(/[^/]+$/, 'new')],
  ['answer to an assessment', () => at('assessing')],
  ...['department', 'team', 'period', 'phase', 'workstream'].map((name): Listed => [
    name,
    () => at(name).replace(/[^/]+$/, 'new'),
  ]),
];

/** Forms that only an administrator opens. */
export const formsOfAdministrator = (): Listed[] => [
  ['person', () => '/settings/people/new'],
  ['deputy', () => '/settings/people/deputies/new'],
  ['group of the identity provider', () => '/settings/groups/new'],
];
