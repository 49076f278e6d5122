// The matrix of rights: every part of every route, asked by everybody, of everything. Who is not let in changes nothing and reads nothing.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { newId } from '~/models/id.server';
import { day } from '~/models/planning/day';
import { createProgramme } from '~/models/programme.server';
import { departmentKeys } from '../factories';
import { type Answer, callAction, callLoader, signIn } from '../support/app';
import { escaped, kindsForSomebody, kindsIn, plantEverywhere, plantHere } from '../support/canaries';
import { aMunicipality, type Municipality } from '../support/municipality';
import { testDatabase, type TestDatabase } from '../support/postgres';
import {
  type Caller,
  type Cell,
  cellsOf,
  type Expected,
  expectedOf,
  isOfRow,
  type Part,
  paramsOf,
  routes,
  type Target,
} from '../support/rights-cells';
import { type Places, placesAt, removeAll, today } from '../support/rights-places';

type RouteModule = { loader?: LoaderFunction; action?: ActionFunction };
const modules = import.meta.glob<RouteModule>('../../app/routes/*.{ts,tsx}');

let database: TestDatabase;
const places = {} as Record<Target, Places>;
const cookies = {} as Record<Caller, string | undefined>;
let planted = 0;

beforeAll(async () => {
  database = await testDatabase();
  const [here, elsewhere] = [await aMunicipality('hier'), await aMunicipality('elders')];
  const [next, gone] = [await anotherProgramme(here, 'ernaast'), await anotherProgramme(here, 'weg')];
  places.own = await placesAt(siteOf(here, here.programmeId, 0));
  places.other_department = { ...places.own, departmentId: here.departmentIds['BOR']! };
  places.other_programme = await placesAt(siteOf(here, next, 1));
  places.other_organisation = await placesAt(siteOf(elsewhere, elsewhere.programmeId, 0));
  places.removed = await goneFrom(here, await placesAt(siteOf(here, gone, 2)));
  places.no_programme = Object.fromEntries(Object.keys(places.own).map((name) => [name, 'nooitgeweest0000']));
  [places.never_there, places.foreign_row] = [places.no_programme, places.other_organisation];
  await meet(here);
  planted = await plantEverywhere(database.db, elsewhere.organisationId);
  const { personId, departmentId } = places.own as Record<'personId' | 'departmentId', string>;
  await plantHere(database.db, { organisationId: here.organisationId, personId, departmentId });
}, 180_000);
afterAll(() => database.close());

const siteOf = ({ leader, blueprintId, departmentIds }: Municipality, programmeId: string, nth: number) => ({
  ...{ leader, blueprintId, programmeId, nth },
  departmentIds: Object.values(departmentIds),
});

async function anotherProgramme({ leader, blueprintId }: Municipality, name: string): Promise<string> {
  const plan = { blueprintId, goLive: day('2026-04-13'), prepWeeks: 30, drivers: {}, departmentKeys };
  const made = await createProgramme(leader, { name, ...plan });
  if (made.status !== 'saved') throw new Error(made.status);
  return made.programmeId;
}

/** Those of a team, a department and a blueprint that others go by stay; three of their own go instead. */
async function goneFrom({ organisationId }: Municipality, were: Places): Promise<Places> {
  const [departmentId, teamId] = [newId(), newId()];
  await database.db.insert(t.department).values({ id: departmentId, organisationId, key: 'WEG', name: 'Weg' });
  await database.db.insert(t.team).values({ id: teamId, organisationId, key: 'WEG', name: 'Weg' });
  const [blueprint] = await database.db.select().from(t.blueprint).where(eq(t.blueprint.id, were['blueprintId']!));
  const blueprintId = newId();
  await database.db.insert(t.blueprint).values({ ...blueprint!, id: blueprintId, version: 99 });
  const gone = { ...were, departmentId, teamId, blueprintId };
  await removeAll(database.db, gone);
  return gone;
}

/** Signs everybody in who asks. */
async function meet(here: Municipality): Promise<void> {
  const { organisationId } = here;
  for (const role of ['reader', 'project_leader', 'department_head', 'steering', 'administrator'] as const)
    cookies[role] = await here.cookie(role);
  const somebody = async (role: string) => {
    const id = newId();
    const who = { name: `Iemand ${id}`, email: `${id}@hier.example`, role };
    await database.db.insert(t.userAccount).values({ id, organisationId, key: id, ...who });
    return { id, cookie: await signIn(id, organisationId) };
  };
  const [deputy, left] = [await somebody('reader'), await somebody('project_leader')];
  const period = { absentId: here.leader.userId, fromDay: '2000-01-01', untilDay: '2200-01-01' };
  await database.db.insert(t.deputy).values({ id: newId(), organisationId, userId: deputy.id, ...period });
  await database.db.execute(sql`update user_account set active = false where id = ${left.id}`);
  await database.db.execute(sql`insert into user_department (organisation_id, user_id, department_id)
    select organisation_id, id, ${places.own['departmentId']} from user_account
    where organisation_id = ${organisationId} and role = 'department_head'`);
  [cookies.deputy, cookies.deactivated] = [deputy.cookie, left.cookie];
}

/** Rows of which there are two kinds: a round is of surveys or of the assessment, a change of a plan or of the settings. */
function nameAt(route: string, param: string): string {
  if (param === 'roundId') return route.includes('.assessment.') ? 'assessmentId' : 'surveyId';
  if (param === 'itemId' && route.includes('.milestones_')) return 'momentId';
  return param === 'changeId' && route.startsWith('settings') ? 'settingsChangeId' : param;
}

/** Asked for as if they were of one's own programme. */
const inOwnProgramme: readonly Target[] = ['other_programme', 'foreign_row', 'removed', 'never_there'];

function placeOf(route: string, target: Target, param: string): string {
  if (param === 'programmeId' && isOfRow(route) && inOwnProgramme.includes(target)) return places.own['programmeId']!;
  if (param === 'token' || param === 'key') return 'nooitgeweest0000';
  const place = param === 'question' ? 'P1' : places[target][nameAt(route, param)];
  if (place === undefined)
    throw new Error(
      `The matrix of rights has no row for $${param} of ${route}: make one in tests/support/rights-places.ts.`,
    );
  return place;
}

type Told = { status: number; text: string; place: string };

async function ask(cell: Cell): Promise<Told> {
  const { route: name, part, intent, caller, target } = cell;
  const load = modules[`../../app/routes/${name}.tsx`] ?? modules[`../../app/routes/${name}.ts`];
  const route = await load!();
  const params = Object.fromEntries(paramsOf(name).map((param) => [param, placeOf(name, target, param)]));
  const drawn = new Map<string, string>();
  // Which item a department speaks of stands in the search, and how long what is kept.
  const path = `/${name.replaceAll('.', '/')}?item=${places.own['itemId']}&category=notices`;
  const cookie = cookies[caller];
  const call = { path, params, today, drawn, ...(cookie && { cookie }) };
  const form = Object.fromEntries(new URLSearchParams(intent));
  const answer: Answer =
    part === 'loader' ? await callLoader(route.loader!, call) : await callAction(route.action!, { ...call, form });
  const { status, headers, data } = answer;
  let text = JSON.stringify([[...headers], data ?? null, [...drawn]]);
  for (const id of Object.values(params)) text = text.replaceAll(id, '…');
  return { status, text, place: headers.get('location') ?? '' };
}

/** What came back, in the words of what is expected. */
function became({ status, place }: Told): Expected | number {
  if (status === 302 && place.startsWith('/sign-in') && !place.startsWith('/sign-in/')) return 'sign_in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_there';
  return status < 500 ? 'in' : status;
}

/** To everybody else it is not there, also to who stands in for them. */
function ofLeaderAlone(): Partial<Record<Caller, Expected>> {
  const others = ['reader', 'department_head', 'steering', 'administrator', 'deputy'] as const;
  return Object.fromEntries(others.map((who) => [who, 'not_there']));
}

/**
 * What is somebody's own, by route: whoever wrote a comment, whoever a notice was told to or keeps a view, who has a password to change. The policy
 * lets everybody ask; what they find is theirs or not.
 */
const whose: Record<string, Partial<Record<Caller, Expected>>> = {
  'programmes.$programmeId.comments.$commentId': { project_leader: 'in' },
  'programmes.$programmeId.comments.$commentId_.remove': { project_leader: 'in' },
  // A competence that was added: whoever looks after competences takes it back.
  'settings.history.$changeId.undo': { department_head: 'forbidden', steering: 'forbidden' },
  'notices.$noticeId': ofLeaderAlone(),
  'programmes.$programmeId.views.$viewId': ofLeaderAlone(),
  'programmes.$programmeId.views.$viewId_.remove': ofLeaderAlone(),
  'programmes.$programmeId.views.$viewId_.start': ofLeaderAlone(),
};
/** Not there for anybody here: without a password there is none to change, and of a round with no answers nothing is told. */
const notHere: Record<string, Part> = {
  'account.password': 'loader',
  'account.second-step': 'loader',
  'sign-in_.again': 'action',
  'programmes.$programmeId.surveys.$roundId.download': 'loader',
  'programmes.$programmeId.assessment.$roundId.download': 'loader',
};

function expectation(route: (typeof all)[number], cell: Cell): Expected {
  const expected = expectedOf(route[cell.part]!, cell);
  if (cell.target !== 'own') return expected;
  if (notHere[route.name] === cell.part && expected === 'in') return 'not_there';
  const isWhose = cell.part === 'action' || cell.route !== 'settings.history.$changeId.undo';
  return (isWhose && whose[route.name]?.[cell.caller]) || expected;
}

const all = routes();
const cells = all.flatMap((route) => cellsOf(route).map((cell) => ({ route, cell })));
const titles = (list: Cell[]) =>
  list.map(({ route, part, intent, caller, target }) => [route, part, intent, caller, target].join(' '));

/** Every row of every table. */
async function everything(): Promise<string> {
  const tables = rowsOf<{ name: string }>(
    await database.db.execute(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`),
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as hash from "${name}" x`,
  );
  return JSON.stringify(rowsOf(await database.db.execute(sql.raw(parts.join(' union all ')))));
}

const isOpen = (route: (typeof all)[number], cell: Cell) => route[cell.part] === 'open';
const seen = new Set<string>();
const wrong: string[] = [];

async function judge(route: (typeof all)[number], cell: Cell): Promise<Told> {
  const told = await ask(cell);
  const expected = expectation(route, cell);
  const got = became(told);
  // Bad input may be told before the row is looked for. Who is open to all says of each address what it is.
  const isFine =
    got === expected ||
    (isOpen(route, cell) && typeof got !== 'number') ||
    (expected === 'not_there' && cell.part === 'action' && (told.status === 400 || told.status === 409)) ||
    (cell.target === 'other_department' && cell.part === 'action' && told.status === 400) ||
    // What an earlier caller of this row of the matrix took away.
    (expected === 'in' && cell.part === 'action' && got === 'not_there' && takers.test(route.name));
  if (!isFine) wrong.push(`${titles([cell])[0]}: expected ${expected}, got ${told.status}`);
  for (const word of escaped(told.text, cell.caller)) wrong.push(`${titles([cell])[0]}: shows ${word}`);
  for (const kind of kindsIn(told.text)) seen.add(kind);
  return told;
}

/** Routes that take away what the next caller asks for: later, those that turn changes round after them; and last who signs out. */
const takers = /remove|close|clear|retire|undo|sessions|sign-out|access|notices|erase/;
const turnOf = (name: string) => {
  if (/sessions|sign-out/.test(name)) return 3;
  return name.endsWith('undo') ? 2 : Number(takers.test(name));
};
const byTaking = (a: string, b: string) => turnOf(a) - turnOf(b);

const isLetIn = (route: (typeof all)[number], cell: Cell) => expectation(route, cell) === 'in' || isOpen(route, cell);

describe(`the matrix of ${cells.length} cells, ${all.length} routes`, () => {
  let before = '';
  beforeAll(async () => {
    before = await everything();
  });

  it('has a canary in hundreds of texts of the other municipality', () => {
    expect(planted).toBeGreaterThan(500);
  });

  describe.each(all.map((route) => [route.name, route] as const))('%s', (_name, route) => {
    it('lets in whom its policy names, tells others nothing and changes nothing for them', async () => {
      wrong.length = 0;
      const alike = new Map<string, Set<string>>();
      for (const cell of cellsOf(route).filter((candidate) => !isLetIn(route, candidate))) {
        const { status, text } = await judge(route, cell);
        if (cell.target === 'own' || cell.target === 'other_department') continue;
        const isRow = isOfRow(route.name) && inOwnProgramme.includes(cell.target);
        const key = [cell.part, cell.intent, cell.caller, isRow ? 'row' : ''].join(' ');
        alike.set(key, (alike.get(key) ?? new Set()).add(`${status} ${text}`.slice(0, 500)));
      }
      // What is another's and what never was are told alike, to the byte.
      for (const [key, answers] of alike) if (answers.size > 1) wrong.push(`${key}: ${[...answers].join(' | ')}`);
      expect(wrong).toEqual([]);
      if (route.action) expect(await everything()).toBe(before);
    });
  });

  describe.each(all.map((route) => [route.name, route] as const).sort(([a], [b]) => byTaking(a, b)))(
    '%s',
    (_name, route) => {
      it('is there for whom it is', async () => {
        wrong.length = 0;
        for (const cell of cellsOf(route).filter((candidate) => isLetIn(route, candidate))) await judge(route, cell);
        expect(wrong).toEqual([]);
      });
    },
  );

  it('found every canary with who may read it, so that not finding one means something', () => {
    expect([...seen].sort()).toEqual([...kindsForSomebody].sort());
  });
});
