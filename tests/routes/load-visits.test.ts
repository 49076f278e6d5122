// What the people of the load bench do is what the product answers well; and where it does not, they notice.
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { addDays, day } from '~/models/planning/day';
import type { Role } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { chance } from '../../bench/chance';
import { anOrganisation } from '../../bench/database';
import type { Client } from '../../bench/load/client';
import { type Kind, usual } from '../../bench/load/mix';
import { tally, type TallyReport } from '../../bench/load/tally';
import { visit } from '../../bench/load/visits';
import { aPerson, writeManyProgrammes } from '../../bench/many-programmes';
import { surroundings } from '../../bench/surroundings';
import { testDatabase, type TestDatabase } from '../support/postgres';
import { wholeApp } from '../support/whole-app';

const today = day('2026-11-26');
const kinds = [...(Object.keys(usual) as (keyof typeof usual)[]), 'import'] as const;

let database: TestDatabase;
let client: Client;
let plans: Plan[];
const cookies = new Map<Role, string>();

beforeAll(async () => {
  database = await testDatabase();
  const around = surroundings('o1');
  const place = { connection: database.connection, leader: await anOrganisation(database.db, around), around };
  plans = await writeManyProgrammes(place, {
    programmes: 2,
    items: 150,
    today,
    measuring: { programmes: 1, months: 3 },
  });
  for (const role of ['project_leader', 'reader'] as const)
    cookies.set(role, (await aPerson(place, role, role)).cookie);
  const app = await wholeApp();
  client = {
    async ask({ path, cookie, form }) {
      const bugs: unknown[] = [];
      const { status, headers, html } = await app.ask(path, { cookie, today, form, bugs });
      return {
        ...{ status, fault: null, location: headers.get('location'), ms: 1, again: false },
        ...{ bytes: html.length, text: () => html },
      };
    },
    close: () => {},
  };
}, 120_000);
afterAll(() => database.close());

type Work = { times: number; role?: Role; next?: () => number; asking?: Client };

async function working(kind: Kind, { times, role = 'project_leader', next = chance(3), asking }: Work) {
  const counts = tally();
  counts.begin();
  const visitor = { cookie: cookies.get(role)!, role, plans, mix: { [kind]: 100 }, today, next };
  for (let time = 0; time < times; time++)
    await visit({ ...visitor, place: [0, 1] }, { client: asking ?? client, tally: counts });
  return counts.report();
}

const figures = async () =>
  rowsOf<{ count: number }>(
    await database.db.execute(
      sql`select (select count(*) from figure)::int + (select count(*) from figure_correction)::int as count`,
    ),
  )[0]!.count;
/** The same programme and months, whatever is filled in. */
function sameMonths(seed: number): () => number {
  const [first, rest] = [[0, 0, 0.3], chance(seed)];
  return () => first.shift() ?? rest();
}
const wrong = ({ faults, errors }: TallyReport) => ({ faults, errors });

describe('a visit of the load bench', () => {
  it.each(kinds)('%s: is answered as somebody would hope', async (kind) => {
    const report = await working(kind, { times: 4 });
    expect(wrong(report)).toEqual({ faults: {}, errors: 0 });
    expect(Object.keys(report.kinds)).toContain(kind);
  });

  it('an import writes what it says, for the first time and as a correction', async () => {
    const before = await figures();
    const report = await working('import', { times: 6, next: chance(11) });
    expect(wrong(report)).toEqual({ faults: {}, errors: 0 });
    // Twelve departments, fifteen metrics, two months; a few are by chance as they were.
    expect(report.written).toBeGreaterThan(0.9 * 6 * 360);
    expect((await figures()) - before).toBe(report.written);
    const [corrected] = await database.db.select().from(t.figureCorrection).limit(1);
    expect(corrected).toBeDefined();
    expect(report.kinds).toMatchObject({
      import: { count: 6 },
      'import: look': { count: 6 },
      'import: after': { count: 6 },
    });
    expect([report.page.count, report.save.count]).toEqual([18, 12]);
  });
});

describe('noticed is', () => {
  const half = () => 0.5;

  it('a file that changes nothing, for nobody hopes to deliver that', async () => {
    expect(wrong(await working('import', { times: 1, next: half }))).toEqual({ faults: {}, errors: 0 });
    expect((await working('import', { times: 1, next: half })).faults).toEqual({ 'import: no form': 1 });
  });

  it('that there is nothing to change so in any programme', async () => {
    const counts = tally();
    const visitor = { cookie: cookies.get('project_leader')!, role: 'project_leader', plans } as const;
    const late = {
      today: addDays(today, 4_000),
      mix: { move: 100 },
      place: [0, 1] as [number, number],
      next: chance(3),
    };
    await visit({ ...visitor, ...late }, { client, tally: counts });
    expect(counts.report().faults).toEqual({ 'move: no item for it': 1 });
  });

  it('who may not deliver', async () => {
    expect((await working('import', { times: 1, role: 'reader' })).faults).toEqual({ 'import: template: 403': 1 });
  });

  it('a file of which lines were lost', async () => {
    const losing: Client = {
      ...client,
      async ask({ form, ...where }) {
        const file = form instanceof FormData ? form.get('file') : null;
        if (form instanceof FormData && file instanceof File) {
          const kept = (await file.text()).split('\r\n').slice(0, -3).join('\r\n');
          form.set('file', new File([kept], file.name));
        }
        return client.ask({ ...where, form });
      },
    };
    expect((await working('import', { times: 1, asking: losing })).faults).toEqual({
      'import: look: 357 lines recognised of 360': 1,
    });
  });

  it('a line that is refused', async () => {
    const frequency = (to: string) => database.db.update(t.metric).set({ frequency: to }).where(eq(t.metric.key, 'M3'));
    await frequency('quarter');
    const { faults, written } = await working('import', { times: 1 });
    await frequency('month');
    expect(faults).toEqual({ 'import: look: 400': 1 });
    expect(written).toBe(0);
  });

  it('an import that somebody else overtook, which is looked at once more and taken over', async () => {
    let overtaken = 0;
    const before = await figures();
    const slow: Client = {
      ...client,
      async ask(asked) {
        if (asked.form instanceof FormData && asked.form.has('carried') && overtaken++ === 0)
          await working('import', { times: 1, next: sameMonths(6) });
        return client.ask(asked);
      },
    };
    const report = await working('import', { times: 1, next: sameMonths(5), asking: slow });
    expect(report).toMatchObject({ errors: 0, refused: 1, kinds: { import: { count: 2 } } });
    expect(await figures()).toBeGreaterThan(before);
  });
});
