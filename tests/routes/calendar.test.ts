// The calendar page as a reader asks for it: every view, unreadable addresses, other people's programmes, every role.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '~/clock.server';
import { loadDemoOnce } from '~/models/demo.server';
import { rowsOf } from '~/models/db/client.server';
import * as t from '~/models/db/schema';
import { addDays } from '~/models/planning/day';
import { sql } from 'drizzle-orm';
import { loader } from '~/routes/programmes.$programmeId.calendar';
import { type Answer, callLoader, signIn } from '../support/app';
import { testDatabase, type TestDatabase } from '../support/postgres';

type Loaded = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
const dataOf = (answer: Answer) => answer.data as Loaded;

let database: TestDatabase;
let programmeId: string;
const cookies: Record<string, string> = {};
const ones = Array<number>(12).fill(1);

beforeAll(async () => {
  database = await testDatabase();
  await loadDemoOnce(today());
  const { db } = database;
  programmeId = rowsOf<{ id: string }>(await db.execute(sql`select id from programme`))[0]!.id;
  const people = rowsOf<{ id: string; role: string; organisation_id: string }>(
    await db.execute(sql`select distinct on (role) id, role, organisation_id from user_account order by role, key`),
  );
  for (const person of people) cookies[person.role] = await signIn(person.id, person.organisation_id);
  await db
    .insert(t.organisation)
    .values({ id: 'elders', name: 'Elders', productiveHours: 1400, availability: ones, season: ones });
  await db.insert(t.userAccount).values({
    id: 'u9',
    organisationId: 'elders',
    key: 'u9',
    name: 'Ander',
    email: 'a@elders.nl',
    role: 'administrator',
  });
  cookies['elsewhere'] = await signIn('u9', 'elders');
});
afterAll(() => database.close());

function ask(query: string, cookie = cookies['project_leader'], id = programmeId): Promise<Answer> {
  return callLoader(loader, { path: `/programmes/${id}/calendar${query}`, params: { programmeId: id }, cookie });
}

/** The rows of a year's table that are neither above nor below the months. */
const rowsIn = (table: string) => table.split('<tbody>')[1]!.split('</tbody>')[0]!.split('<tr>').slice(1);

describe('the calendar', () => {
  it('opens with the twelve months of this year', async () => {
    const { state, year, month, mayChange } = dataOf(await ask(''));
    expect(state.view).toBe('year');
    expect(month).toBeNull();
    expect(mayChange).toBe(true);
    const table = year?.table ?? '';
    expect(table.match(/scope="col" class="year-month( year-now)?"/g)).toHaveLength(12);
    // the ten workstreams, and what stands in none of them
    expect(rowsIn(table)).toHaveLength(11);
    expect(rowsIn(table).at(-1)).toContain('zonder werkstroom');
    expect(
      Number(/<span class="year-count">(\d+)/.exec(table.slice(table.lastIndexOf('year-total year-td')))?.[1]),
    ).toBeGreaterThan(40);
    expect(year?.lines.today).not.toBeNull();
    expect(year?.summary).toContain('2026');
  });

  it('has departments as rows, and a row alone when filtered on it', async () => {
    const all = dataOf(await ask('?rows=department'));
    const one = all.choices.departments[0]!;
    const { year } = dataOf(await ask(`?rows=department&department=${one.id}`));
    const [everyone, own] = rowsIn(year?.table ?? '');
    expect(everyone).toContain('department=all');
    expect(own).toContain(`department=${one.id}`);
    expect(rowsIn(year?.table ?? '')).toHaveLength(2);
  });

  it('gives a month only what touches its weeks, and leaves the list view without a grid', async () => {
    const { month, window } = dataOf(await ask('?view=month'));
    expect(month!.entries.length).toBeGreaterThan(0);
    for (const entry of month!.entries) {
      expect(entry.from < addDays(window.until, 7) && entry.until > addDays(window.from, -8)).toBe(true);
    }
    const list = dataOf(await ask('?view=list')).month!;
    expect(list.entries).toEqual([]);
    expect(list.list.days.length).toBeGreaterThan(0);
    expect(list.list.running.length).toBeGreaterThan(0);
  });

  it('hides the context when asked', async () => {
    const looks = async (query: string) => {
      const { list } = dataOf(await ask(query)).month!;
      return [...list.runningPeriods, ...list.days.flatMap((one) => one.periods)].map((period) => period.look);
    };
    expect(await looks('?view=list&date=2026-10-01')).toContain('context');
    expect(await looks('?view=list&date=2026-10-01&context=0')).not.toContain('context');
  });

  it('reads an unreadable address as its defaults', async () => {
    const answer = await ask(
      '?view=eeuw&date=2026-02-31&rows=x&kind=y&status=z&page=-4&workstream=weg&department=mine',
    );
    expect(answer.status).toBe(200);
    expect(dataOf(answer).state).toEqual({
      view: 'year',
      date: null,
      rows: 'workstream',
      workstream: null,
      department: null,
      kind: null,
      status: null,
      context: true,
      page: 1,
    });
  });

  it('shows a department head their own departments when asked, and offers no changing', async () => {
    const { state, choices, mayChange, filtered } = dataOf(
      await ask('?view=list&department=mine', cookies['department_head']),
    );
    expect([state.department, filtered, mayChange]).toEqual(['mine', true, false]);
    expect(choices.mine).toBeGreaterThan(0);
  });

  it.each(['project_leader', 'department_head', 'steering', 'administrator'])('is open to %s', async (role) => {
    expect((await ask('', cookies[role])).status).toBe(200);
  });

  it('does not exist for somebody of another municipality, nor under an unknown id', async () => {
    expect(await ask('', cookies['elsewhere'])).toMatchObject({ status: 404, thrown: true });
    expect(await ask('', cookies['project_leader'], 'bestaat-niet')).toMatchObject({ status: 404, thrown: true });
  });

  it('asks who is there first', async () => {
    const answer = await ask('?view=month', '');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain('view%3Dmonth');
  });
});
