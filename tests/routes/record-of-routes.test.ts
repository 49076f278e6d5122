// Everything that a form of the product changes is on record: once, by whom, as it was and as it is. What is refused, and what is only
// looked at, leaves no entry. The forms are those of the pages, filled in by a machine in several ways; every route with an action is met.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import { shippedBlueprint } from '~/models/blueprint-file.server';
import * as t from '~/models/db/schema';
import { day } from '~/models/planning/day';
import type { Actor, Role } from '~/models/planning/permission';
import { may } from '~/models/planning/permission';
import { type Way, filledForm, ways } from '../support/filled-form';
import { aMunicipality, type Municipality } from '../support/municipality';
import { formsIn, type PageForm } from '../support/page-forms';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { entriesIn, eventsIn, recordedTables, recordFaults, unrecordedTables } from '../support/record-faults';
import { lastPlaces, oneWhoLeft, searches, whatWasSaid } from '../support/record-places';
import { type Route, routes } from '../support/rights-cells';
import { type Places, placesAt, today } from '../support/rights-places';
import { type Seen, watchChanges } from '../support/seen-changes';
import { type Page, type WholeApp, wholeApp } from '../support/whole-app';

const roles = ['project_leader', 'administrator', 'steering', 'department_head'] as const satisfies readonly Role[];
type Asker = (typeof roles)[number];

/** What is not met here, and where it is. */
const atTheDoor =
  'who comes in is nobody yet: tests/routes/sign-in.test.ts, provider.test.ts and models/sign-in.test.ts look at what is told';
const anonymous = 'nobody is to be found behind an answer';
const elsewhere: Record<string, string> = {
  language: 'in which words the product speaks to somebody is their own business',
  ...Object.fromEntries(
    [
      'sign-in',
      'sign-in_.again',
      'sign-in_.choose.$key',
      'sign-in_.code',
      'sign-in_.forgotten',
      'sign-in_.password',
      'sign-out',
      'first-start',
      'account.password',
      'account.second-step',
      'account.sessions',
    ].map((name) => [name, atTheDoor]),
  ),
  ...Object.fromEntries(['check-in.$token', 'peiling.$token', 'toets.$token'].map((name) => [name, anonymous])),
  'notices.$noticeId': 'of one person alone',
};

/** What a form wants that no machine finds. */
const wanted: Record<string, Record<string, string>> = {
  'programmes.$programmeId.figures.import': { text: 'maand;afdeling;metriek;teller;noemer\n2026-09;VTH;M02;40;80' },
  'programmes.$programmeId.milestones_.$itemId_.decide': { outcome: 'no_go', 'conditionTitle:0': '', 'conditionTitle:1': '', 'conditionTitle:2': '', on: '2026-11-20' }, // prettier-ignore
  'settings.stagnation': { overload: '30', competence: '20', paper: '20', plateau: '15', slippage: '15', reason: 'Zo wegen wij' }, // prettier-ignore
  'blueprints.import': { text: JSON.stringify({ ...shippedBlueprint(), version: 99 }) },
};

let database: TestDatabase;
let app: WholeApp;
let here: Municipality;
let seenSince: () => Promise<Seen[]>;
const cookies = new Map<Asker, string>();
const ids = new Map<Asker, string>();
const acting = routes().filter(({ action }) => action !== undefined);

/** A form of a page: where it is, who opened it, where it goes, what it looks like. */
type Found = { page: string; asker: Asker; route: string; shape: string };
const done = new Set<string>();
const saved = new Set<string>();
const refused = new Map<string, string[]>();
const faults: string[] = [];
const count = { looked: 0, sent: 0, refused: 0 };

const faultsOf = async (sent: (asker: Asker) => Promise<unknown>, asker: Asker): Promise<string[]> => {
  await seenSince();
  await sent(asker);
  return recordFaults(await seenSince(), ids.get(asker)!);
};

const withoutIds = (text: string) => text.replace(/[a-z0-9]{16}/g, '…').replace(/\d+/g, '0');
const shapeOf = ({ fields, buttons }: PageForm) =>
  [
    [...new Set(fields.map(({ name }) => withoutIds(name)))].join(','),
    ...buttons.map(({ name, value }) => `${name}=${withoutIds(value)}`),
  ].join('|');
const leadsTo = (form: PageForm, route: string) =>
  form.method === 'post' && form.buttons.some((button) => app.routeOf(button.action ?? form.action) === route);

async function ask(path: string, asker: Asker, form?: [string, string][]): Promise<Page> {
  const page = await app.ask(path, { cookie: cookies.get(asker), today, ...(form && { form }) });
  // A session that got another id since rights changed.
  const next = page.headers.getSetCookie().find((cookie) => /^dok_sessie=[^;]/.test(cookie));
  if (next) cookies.set(asker, next.split(';')[0]!);
  return page;
}

function mayAsk(asker: Asker, { loader, action }: Route, part: 'loader' | 'action'): boolean {
  const policy = part === 'loader' ? loader : action;
  return policy === undefined || policy === 'open' || may({ role: asker } as Actor, policy.action as Parameters<typeof may>[1]); // prettier-ignore
}

function nameAt(route: string, param: string): string {
  if (param === 'roundId') return route.includes('.assessment.') ? 'assessmentId' : 'surveyId';
  if (param === 'itemId' && route.includes('.milestones_')) return 'momentId';
  // Who is named no more left first, and who is there is still needed.
  if (param === 'personId' && route.endsWith('.erase')) return 'leftId';
  return param === 'changeId' && route.startsWith('settings') ? 'settingsChangeId' : param;
}

/** The addresses of a route: of the row that is there for it, and of the form for a new one. */
function addressesOf({ name }: Route, places: Places): string[] {
  const pattern = app.patternOf(name);
  const params = [...pattern.matchAll(/:([A-Za-z]+)/g)].map(([, param]) => param!);
  const fill = (values: Places) =>
    params.every((param) => values[nameAt(name, param)] !== undefined)
      ? pattern.replace(/:([A-Za-z]+)/g, (_, param: string) => values[nameAt(name, param)]!) +
        (searches[name]?.(values) ?? '')
      : null;
  const last = params.at(-1);
  const own = fill(places);
  const fresh = last && pattern.endsWith(`:${last}`) ? fill({ ...places, [nameAt(name, last)]: 'new' }) : null;
  return [own, fresh].filter((path) => path !== null);
}

/** Opens the pages of a route and finds their forms. */
async function look(route: Route, places: Places): Promise<Found[]> {
  const askers = roles.filter((asker) => mayAsk(asker, route, 'loader'));
  const able = route.action ? askers.filter((asker) => mayAsk(asker, route, 'action')) : askers;
  const found: Found[] = [];
  for (const path of addressesOf(route, places))
    for (const asker of route.action && route.name !== '_index' ? able.slice(0, 1) : able) {
      await seenSince();
      const page = await ask(path, asker);
      count.looked++;
      const seen = await seenSince();
      const left = [...recordedTables(seen), ...entriesIn(seen), ...eventsIn(seen)];
      if (left.length > 0) faults.push(`looking at ${route.name} left ${left.join(', ')}`);
      for (const form of page.status === 200 ? formsIn(page.html, path) : []) {
        if (form.method !== 'post') continue;
        for (const action of new Set(form.buttons.map((button) => button.action ?? form.action))) {
          const to = app.routeOf(action);
          if (to === null) faults.push(`${route.name} has a form that goes nowhere: ${action}`);
          else found.push({ page: path, asker, route: to, shape: shapeOf(form) });
        }
      }
    }
  return found;
}

/** Sends a form in one way, and what comes back to be confirmed once more. */
async function send({ page: path, asker, route, shape }: Found, way: Way): Promise<string> {
  const page = await ask(path, asker);
  const form = formsIn(page.html, path).find((one) => leadsTo(one, route) && shapeOf(one) === shape);
  let outcome = 'the form is gone';
  for (const button of form?.buttons ?? []) {
    const to = button.action ?? form!.action;
    if (app.routeOf(to) !== route) continue;
    let typed: [string, string][] | null = filledForm(form!, way, button, wanted[route]);
    for (const step of ['as_is', 'words', 'all', 'all'] as const) {
      if (typed === null) break;
      await seenSince();
      const answer: Page = await ask(to, asker, typed);
      if (await judge(route, asker, answer)) return 'saved';
      outcome = `${answer.status} ${said(answer)}`;
      const again = formsIn(answer.html, to).find((one) => leadsTo(one, route) && one.fields.length > 0);
      const next: [string, string][] | null = again ? filledForm(again, step, again.buttons.at(-1)!) : null;
      typed = JSON.stringify(next) === JSON.stringify(typed) ? null : next;
    }
  }
  return outcome;
}

/** Looks at what an answer left; answers whether something was saved. */
async function judge(route: string, asker: Asker, { status }: Page): Promise<boolean> {
  const seen = await seenSince();
  count.sent++;
  const changed = [...recordedTables(seen), ...entriesIn(seen)];
  for (const fault of recordFaults(seen, ids.get(asker)!)) faults.push(`${route}: ${fault}`);
  if (status >= 400) count.refused++;
  if (status >= 400 && changed.length > 0) faults.push(`${route} refused, and left ${changed.join(', ')}`);
  return changed.length > 0 || unrecordedTables(seen).length > 0 || eventsIn(seen).length > 0;
}

const said = ({ html, headers }: Page) =>
  headers.get('location') ?? html.replace(/[\s\S]*<main/, '<main').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 200); // prettier-ignore

/** Routes that take away what others need come later; those that end the session last. */
const takers = /remove|close|clear|retire|undo|access|notices|erase|withdraw/;
const turnOf = (name: string) =>
  name === 'sign-out' ? 3 : /sessions|erase|\.undo$/.test(name) ? 2 : Number(takers.test(name));

/** Sends every form that is found and was not yet taken, with what is of a turn. */
async function round(places: Places, turn: number): Promise<void> {
  const tried = new Set<string>();
  for (const route of routes().filter(({ name }) => app.hasPage(name))) {
    for (const form of await look(route, places)) {
      const key = [form.route, form.shape, form.page.endsWith('/new')].join(' ');
      if (done.has(key) || tried.has(key) || turnOf(form.route) > turn || form.route in elsewhere) continue;
      tried.add(key);
      for (const way of ways) {
        const outcome = await send(form, way);
        if (outcome === 'saved') {
          saved.add(form.route);
          done.add(key);
          break;
        }
        refused.set(form.route, [
          ...(refused.get(form.route) ?? []),
          `${way}: ${outcome} (${form.shape.slice(0, 60)})`,
        ]);
      }
    }
  }
}

beforeAll(async () => {
  database = await testDatabase();
  here = await aMunicipality('hier', { goLive: day('2027-03-15') });
  const { leader, blueprintId, programmeId } = here;
  const site = { leader, blueprintId, programmeId, departmentIds: Object.values(here.departmentIds) };
  const first = await placesAt({ ...site, nth: 0 });
  const second = await placesAt({ ...site, nth: 1 });
  for (const role of roles) cookies.set(role, await here.cookie(role));
  const people = await database.db.select().from(t.userAccount);
  for (const role of roles) ids.set(role, people.find((person) => person.role === role)!.id);
  await database.db.execute(sql`insert into user_department (organisation_id, user_id, department_id)
    values (${here.organisationId}, ${ids.get('department_head')}, ${first['departmentId']})`);
  await whatWasSaid(here, ids.get('department_head')!, second);
  await database.db.execute(sql`create schema seen`);
  await database.db.execute(
    sql.raw(`create function seen.nothing() returns trigger language plpgsql as $$ begin return null; end $$`),
  );
  app = await wholeApp();
  seenSince = await watchChanges(database.db);
  await round(first, 0);
  await round(second, 1);
  await database.db.execute(sql`update user_account set active = false where id = ${second['personId']}`);
  await round(await lastPlaces(database.db, here, second), 2);
}, 600_000);
afterAll(() => database.close());

describe('what the forms of all routes change', () => {
  it('is on record, once; what is refused or looked at leaves nothing', () => {
    expect([...new Set(faults)]).toEqual([]);
    expect(count.refused).toBeGreaterThan(100);
  });
  it('is something, for every route with an action', () => {
    const never = acting.map(({ name }) => name).filter((name) => !saved.has(name) && !(name in elsewhere));
    expect(never.map((name) => [name, refused.get(name) ?? 'no form'])).toEqual([]);
    // What is met here needs no other place.
    expect(Object.keys(elsewhere).filter((name) => saved.has(name))).toEqual([]);
  });
});

describe('what would be amiss is seen', () => {
  /** Sends the form of a route with something of the record switched off, and puts that right again. */
  async function amissIn(name: string, places: Places, [off, on]: [off: string, on: string]): Promise<string[]> {
    const route = routes().find((one) => one.name === name)!;
    const [path] = addressesOf(route, places);
    const page = await ask(path!, 'administrator');
    const form = formsIn(page.html, path!).find((one) => leadsTo(one, route.name))!;
    const typed = filledForm(form, 'words', form.buttons[0]!);
    await database.db.execute(sql.raw(off));
    const found = await faultsOf(() => ask(path!, 'administrator', typed), 'administrator');
    await database.db.execute(sql.raw(on));
    return found;
  }
  const renamed = (off: string, on: string) =>
    amissIn('settings.departments_.$departmentId', { departmentId: Object.values(here.departmentIds)[4]! }, [off, on]);

  it('a change that is told as it should be has nothing amiss', async () => {
    expect(await renamed('select 1', 'select 1')).toEqual([]);
    const told = sql`select 1 from organisation_history where collection = 'departments' and after ->> 'name' like '%Proef %' and row_id = ${Object.values(here.departmentIds)[4]}`;
    expect(rowsOf(await database.db.execute(told))).toHaveLength(1);
  });
  it('an entry without a link', async () => {
    const trigger = 'trigger organisation_history_chained';
    const found = await renamed(
      `alter table organisation_history disable ${trigger}`,
      `alter table organisation_history enable ${trigger}`,
    );
    expect(found).toEqual(['an entry of organisation_history has 0 links']);
  });
  it('a change without an entry', async () => {
    const found = await renamed(
      `create trigger nothing before insert on organisation_history for each row execute function seen.nothing()`,
      `drop trigger nothing on organisation_history`,
    );
    expect(found).toEqual([expect.stringMatching(/^0 entries of department/)]);
  });
  it('a row of which somebody else is said to have done it', () => {
    const was = { id: 'a', dealt_by: null };
    const seen = [{ table: 'check_in', key: ['id'], was, is: { ...was, dealt_by: 'them' } }];
    expect(recordFaults(seen, 'them')).toEqual([]);
    expect(recordFaults(seen, 'me')).toEqual(['a row of check_in says that somebody else did it']);
    // Nor may it say that it was done, and not by whom.
    const nobody = { ...was, dealt_at: '2026-11-27' };
    expect(recordFaults([{ ...seen[0]!, was: { ...was, dealt_at: null }, is: nobody }], 'me')).toHaveLength(1);
  });
  it('another number of people asked in a survey, without an entry', () => {
    const link = { id: 'l', round_id: 'r', invited: 30 };
    const seen = [{ table: 'survey_link', key: ['id'], was: link, is: { ...link, invited: 40 } }];
    expect(recordFaults(seen, 'me')).toEqual(['0 entries of survey_link r, which changed']);
    const round = { id: 'r', created_by: 'me' };
    const made = { table: 'survey_round', key: ['id'], was: null, is: round };
    expect(recordFaults([made, { ...seen[0]!, was: null, is: link }], 'me')).toEqual([]);
  });
  it('somebody who is named no more, of which the proof tells too little', async () => {
    const left = await oneWhoLeft(here, 'Berend Proefkonijn');
    await database.db.execute(
      sql.raw(`create function seen.less() returns trigger language plpgsql as
        $$ begin new.counts = new.counts - '{comment,item}'::text[]; return new; end $$`),
    );
    const found = await amissIn('settings.people_.$personId_.erase', left, [
      `create trigger less before insert on record_proof for each row execute function seen.less()`,
      `drop trigger less on record_proof`,
    ]);
    expect(found.sort()).toEqual(
      ['comment', 'item'].map((table) => `2 rows of ${table} name somebody no more, and the proof tells of 0`),
    );
  });
});
