// Every page of the product is looked at in a browser: a route with a page that the list does not have fails here.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formsOf, formsOfAdministrator } from './support/form-list';
import { pagesOf, pagesOfAdministrator } from './support/page-list';

/**
 * Not pages: layouts around others. The house style and signing in are looked at on the way in; what
 * asks for an account with a password, or for none at all, in tests/e2e/sign-in.test.ts.
 */
const notListed = [
  'programmes.$programmeId',
  'settings',
  'settings._index',
  'settings.appearance',
  'sign-in',
  'sign-in_.password',
  'sign-in_.code',
  'sign-in_.callback',
  'sign-in_.forgotten',
  'sign-in_.choose.$key',
  'first-start',
  'account.password',
  'account.second-step',
];

const programme = '/programmes/p1';
const item = `${programme}/items/i1`;
const milestone = `${programme}/milestones/i1`;
/** Addresses of the shape that the demo's have. */
const places: Record<string, string> = {
  programme,
  item,
  milestone,
  talk: `${item}/conversation`,
  figureTalk: `${programme}/adoption/metrics/M02/conversation?department=d1`,
  comment: `${programme}/comments/c1`,
  gate: item,
  gatePage: milestone,
  decidedGate: milestone,
  link: `${item}/links/l1`,
  waits: item,
  finished: item,
  condition: `${item}/conditions/c1`,
  survey: `${programme}/surveys/s1`,
  closedSurvey: `${programme}/surveys/s2`,
  adkar: `${programme}/surveys/s3`,
  answering: '/peiling/t1',
  checkingIn: '/check-in/t1',
  assessment: `${programme}/assessment/s1`,
  openAssessment: `${programme}/assessment/s2`,
  prefill: `${programme}/assessment/s2/prefill/P1`,
  recommendation: `${programme}/assessment/s1/recommendations/r1`,
  assessing: '/toets/t1',
  change: `${programme}/history/h1`,
  moved: `${programme}/history/h2`,
  baseline: `${programme}/baselines/b1`,
  criterion: `${milestone}/criteria/c1`,
  ahead: '/programmes/p2',
  adoptionUnit: `${programme}/adoption/departments/d1`,
  task: '/programmes/p2/cutover/t1',
  cell: `${programme}/rollout/cells/g1/d1`,
  subject: `${programme}/rollout/subjects/g1`,
  blueprint: '/blueprints/b1',
  preview: '/programmes/new?name=x&goLive=2027-09-13',
  department: '/settings/departments/d1',
  team: '/settings/teams/t1',
  staffing: '/settings/teams/t1/staffing/s1',
  step: '/settings/teams/t1/steps/s1',
  teamLoad: `${programme}/capacity/teams/t1`,
  agreement: `${programme}/capacity/risk/agreements/a1`,
  changeUnit: `${programme}/change-load/departments/d1`,
  training: `${programme}/items/new?raiseTeam=t1`,
  proposal: `${programme}/proposals/p1`,
  weighed: `${programme}/capacity/help?m=drop~i1`,
  competence: '/settings/competences/c1',
  teamCompetence: '/settings/competences/teams/t1/c1',
  level: '/settings/competences/levels/l1',
  period: '/settings/calendar/e1',
  person: '/settings/people/p1',
  deputy: '/settings/people/deputies/d1',
  mapping: '/settings/groups/g1',
  settingsChange: '/settings/history/s1',
  target: `${programme}/adoption/targets/t1`,
  view: `${programme}/views/v1`,
  phase: `${programme}/phases/f1`,
  workstream: `${programme}/workstreams/w1`,
};
const at = (name: string): string => {
  const place = places[name];
  if (place === undefined) throw new Error(`no such place: ${name}`);
  return place;
};

const routes = readdirSync('app/routes').filter((file) => file.endsWith('.tsx'));
const pages = routes
  .filter((file) => readFileSync(`app/routes/${file}`, 'utf8').includes('export default'))
  .map((file) => file.replace('.tsx', ''))
  .filter((name) => !notListed.includes(name));

/** `programmes.$programmeId.items_.$itemId` as the addresses it answers; a fixed word goes before a name that could be anything. */
function patternOf(name: string): RegExp {
  const parts = name.split('.').filter((part) => part !== '_index');
  // The page of the site itself has no parts.
  return new RegExp(
    `^${parts.length === 0 ? '/' : ''}${parts.map((part) => (part.startsWith('$') ? '/[^/]+' : `/${part.replace(/_$/, '')}`)).join('')}$`,
  );
}

const byName = new Map(pages.map((name) => [name, patternOf(name)]));
const variables = (name: string) => name.split('$').length;

/** The route that answers an address: of those that could, the one with the fewest names in it. */
function routeOf(path: string): string | undefined {
  const pathname = path.split('?')[0]!;
  const fitting = pages.filter((name) => byName.get(name)!.test(pathname));
  return fitting.sort((a, b) => variables(a) - variables(b))[0];
}

const allPages = [...pagesOf(at), ...pagesOfAdministrator(at)];
const allForms = [...formsOf(at), ...formsOfAdministrator()];

it('has every page that is a route on disk', () => {
  const listed = new Set([...allPages, ...allForms].map(([, path]) => routeOf(path())));
  expect(pages.filter((name) => !listed.has(name))).toEqual([]);
});

it('has only addresses that a route answers, and each name once', () => {
  expect([...allPages, ...allForms].map(([, path]) => path()).filter((path) => !routeOf(path))).toEqual([]);
  const names = allPages.map(([name]) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('knows that every exception is still there', () => {
  expect(notListed.filter((name) => !routes.includes(`${name}.tsx`))).toEqual([]);
});
