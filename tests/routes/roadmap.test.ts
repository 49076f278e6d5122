// The roadmap's loader: who may see it, what its address asks, and that it sends only what is drawn.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, programme, userAccount } from '~/models/db/schema';
import type { RoadmapValue } from '~/models/planning/roadmap';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import type { Lane } from '~/ui/roadmap/roadmap-lane';
import type { Picture } from '~/ui/roadmap/roadmap-picture';
import { loader } from '~/routes/programmes.$programmeId.roadmap';
import { callLoader, signIn } from '../support/app';
import { type TestDatabase, testDatabase } from '../support/postgres';

type Loaded = {
  totals: RoadmapValue['totals'];
  state: RoadmapState;
  picture: Picture | null;
  lanes: Lane[];
  table: { text: string; drawn: number } | null;
  mayChange: boolean;
};

const bars = (lanes: Lane[]) => lanes.flatMap(({ track }) => track!.match(/<a class="rm-i /g) ?? []);

let database: TestDatabase;
let programmeId: string;
let leader: string;
let reader: string;
let stranger: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  const [found] = await database.db.select().from(programme);
  programmeId = found!.id;
  const people = await database.db.select().from(userAccount);
  const cookieOf = (role: string) => {
    const person = people.find((candidate) => candidate.role === role)!;
    return signIn(person.id, person.organisationId);
  };
  leader = await cookieOf('project_leader');
  reader = await cookieOf('steering');
  const everyMonth = Array.from({ length: 12 }, () => 1);
  await database.db.insert(organisation).values({
    id: 'elders',
    name: 'Gemeente Elders',
    inhabitants: 1,
    availability: everyMonth,
    season: everyMonth,
  });
  await database.db.insert(userAccount).values({
    id: 'vreemd',
    key: 'vreemd',
    organisationId: 'elders',
    name: 'V. Reemd',
    email: 'v@elders.example',
    role: 'project_leader',
  });
  stranger = await signIn('vreemd', 'elders');
});

afterAll(() => database.close());

const load = (cookie: string | undefined, search = '', id = programmeId) =>
  callLoader(loader, { path: `/programmes/${id}/roadmap${search}`, params: { programmeId: id }, cookie });

describe('roadmap', () => {
  test('shows the whole programme with its lanes open', async () => {
    const answer = await load(leader);
    expect(answer.status).toBe(200);
    const { totals, picture, lanes, table, mayChange } = answer.data as Loaded;
    expect(totals.shown).toBe(totals.all);
    expect(totals.all).toBeGreaterThan(100);
    // Milestones and gates start as one line of diamonds.
    expect(lanes.filter(({ open }) => !open).map(({ id }) => id)).toEqual(['moments']);
    const opened = (await load(leader, '?lanes=open')).data as Loaded;
    expect(bars(opened.lanes)).toHaveLength(totals.all);
    expect([table, mayChange]).toEqual([null, true]);
    expect(picture!.caption).toContain(String(totals.shown));
    expect(picture!.head).toContain('ta-phase-name');
  });

  test('as a table it sends the table and no rows of the picture', async () => {
    const { totals, picture, lanes, table } = (await load(leader, '?view=table&kind=gate')).data as Loaded;
    expect([picture, lanes]).toEqual([null, []]);
    const rows = table!.text.split('<tbody>')[1]!.split('</tr>').slice(0, -1);
    expect([rows.length, table!.drawn]).toEqual([totals.shown, totals.shown]);
    expect(rows.every((row) => row.includes('<td>poort</td>'))).toBe(true);
  });

  test('closed lanes send no rows', async () => {
    const { lanes } = (await load(leader, '?lanes=closed')).data as Loaded;
    expect(bars(lanes)).toEqual([]);
    expect(lanes.map(({ names }) => names)).toEqual(lanes.map(() => ''));
  });

  test('nonsense in the address is as if it were not there', async () => {
    const answer = await load(leader, '?zoom=eeuw&from=gisteren&until=2026-02-31&page=x&flip=nope&workstream=');
    expect(answer.status).toBe(200);
    expect((answer.data as Loaded).state.zoom).toBe('year');
  });

  test('a workstream of nobody hides everything, and says so by its totals', async () => {
    expect(((await load(leader, '?workstream=onbekend')).data as Loaded).totals).toMatchObject({ shown: 0 });
  });

  test('who may not change the plan sees it all the same', async () => {
    const answer = await load(reader);
    expect(answer.status).toBe(200);
    expect((answer.data as Loaded).mayChange).toBe(false);
  });

  test('an unknown programme, and one of another municipality, are not there', async () => {
    expect((await load(leader, '', 'bestaatniet')).status).toBe(404);
    expect((await load(stranger)).status).toBe(404);
  });

  test('a visitor is sent to sign in, and back here afterwards', async () => {
    const answer = await load(undefined, '?zoom=month');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain(
      encodeURIComponent(`/programmes/${programmeId}/roadmap?zoom=month`),
    );
  });
});
