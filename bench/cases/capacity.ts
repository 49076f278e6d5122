// The load of teams and of departments: 1,000 items, 30 teams, 36 months, as what a move recomputes, as the heat map, as the page of a team and as the file, on both databases.
import { sql } from 'drizzle-orm';
import * as t from '~/models/db/schema';
import { addDays } from '~/models/planning/day';
import type { Item } from '~/models/planning/plan';
import { crossings } from '~/models/planning/capacity/crossings';
import { demandOf } from '~/models/planning/capacity/load';
import { changeCrossings } from '~/models/planning/change-load/crossings';
import { builtApp } from '../built-app';
import { chance } from '../chance';
import { type BenchDatabase, benchDatabase, writeProgramme } from '../database';
import { bigPlan } from '../data';
import { measure } from '../measure';
import { against, type Finding, timed } from '../result';
import { surroundings } from '../surroundings';

const size = { items: 1000, teams: 30 };
/** Milliseconds on the server. */
const must = 60;

/** Teams that each have staffing and regular work, and hours of three of them on every item. */
async function writeTeams({ connection, leader }: BenchDatabase) {
  const { db } = connection;
  const { organisationId } = leader;
  const next = chance(11);
  const teams = Array.from({ length: size.teams }, (_, at) => ({
    ...{ id: `l${at}`, organisationId, key: `L${at}`, name: `Team ${at}`, fteFormation: 6, runHoursMonth: 450 },
    ...{ doubleShare: 0.5, interchangeable: 1 + (at % 9), position: 100 + at },
  }));
  await db.insert(t.team).values(teams);
  const vacancy = { kind: 'vacancy', fte: 0.5 };
  await db
    .insert(t.teamStaffing)
    .values(teams.map(({ id }) => ({ ...vacancy, id: `s${id}`, organisationId, teamId: id })));
  const items = await db.select({ id: t.item.id, programmeId: t.item.programmeId }).from(t.item);
  const hours = items.flatMap(({ id, programmeId }) => {
    const first = Math.floor(next() * size.teams);
    return [0, 7, 13].map((step) => ({
      ...{ organisationId, programmeId, itemId: id, teamId: `l${(first + step) % size.teams}` },
      hours: 10 + Math.floor(next() * 60),
    }));
  });
  for (let at = 0; at < hours.length; at += 1000) await db.insert(t.itemTeamHours).values(hours.slice(at, at + 1000));
}

/** What a move asks of the load of all teams and departments, without the database: both counted anew, as no cache knows these items. */
async function recomputed(): Promise<Finding> {
  const around = surroundings('meetstad');
  const next = chance(13);
  const teams = Array.from({ length: size.teams }, (_, at) => ({
    ...{ ...around.capacity.teams[at % around.capacity.teams.length]!, id: `l${at}`, key: `L${at}` },
    interchangeable: 1 + (at % 9),
  }));
  const made = bigPlan({ seed: 1, items: size.items, links: 2000 }, around, 'a');
  const items = made.items.map((item) => {
    const first = Math.floor(next() * size.teams);
    const hours = [0, 7, 13].map((step) => ({ teamId: `l${(first + step) % size.teams}`, hours: 10 + step }));
    return { ...item, teamHours: hours, allDepartments: next() < 0.6 };
  });
  const said = items
    .slice(0, 200)
    .map(({ id }, at) => ({ itemId: id, departmentId: around.departments[at % 12]!.id, impact: at % 6 }));
  const plan = { ...made, items, capacity: { ...around.capacity, teams }, changeLoad: { ...around.changeLoad, said } };
  const run = () => {
    // Everything a week later, the heaviest move there is; nothing of an earlier run is known of these items.
    const later = (item: Item) => ({ ...item, start: addDays(item.start, 7), until: addDays(item.until, 7) });
    const after = { ...plan, items: plan.items.map(later) };
    changeCrossings(plan, after);
    const { capacity } = plan;
    crossings({ demand: demandOf(plan), capacity }, { demand: demandOf(after), capacity });
  };
  const times = await measure([{ id: 'recompute', run, batch: 8 }]);
  const name = `move preview recomputes load, 1,000 items × 30 teams × 12 departments`;
  return timed({ goal: '–', name, must: 15 }, times.get('recompute')!);
}

/** What 5,000 items ask of every team per week, against the same sum in the database: a row per item and week, added up. */
async function demandPerWeek(): Promise<Finding[]> {
  const database = await benchDatabase('postgres');
  try {
    const { connection, elsewhere } = database;
    const plan = await writeProgramme(database, 'weeks', { seed: 1, items: 5_000, links: 10_000 });
    const inDatabase = sql`select h.team_id, w.week, sum(h.hours * (least(i.until_day, w.week + 7) - greatest(i.start_day, w.week))
        / greatest(1, i.until_day - i.start_day)) as hours
      from item i join item_team_hours h on h.programme_id = i.programme_id and h.item_id = i.id
      cross join lateral (select g::date as week from generate_series(date_trunc('week', i.start_day), i.until_day - 1, interval '7 days') g) w
      where i.programme_id = 'weeks' group by h.team_id, w.week`;
    const times = await measure([
      // Items nobody counted before.
      { id: 'product', run: () => demandOf(plan, [...plan.items], 'week') },
      { id: 'sql', run: () => connection.db.execute(inDatabase), elsewhere },
    ]);
    const goal = {
      goal: 'P19',
      name: 'hours asked per team and week of 5,000 items, against SQL',
      must: 0.1,
      ambition: 0.02,
    };
    const bare = timed({ goal: 'P19', name: 'the same sum in SQL, calendars left out' }, times.get('sql')!);
    return [against(goal, times.get('product')!, times.get('sql')!), bare];
  } finally {
    await database.close();
  }
}

export async function capacityCases(): Promise<Finding[]> {
  const app = await builtApp();
  const findings: Finding[] = [await recomputed(), ...(await demandPerWeek())];
  for (const driver of ['postgres', 'pglite'] as const) {
    const database = await benchDatabase(driver);
    try {
      const { cookie, elsewhere } = database;
      await writeProgramme(database, 'a', { seed: 1, items: size.items, links: 2000 });
      await writeTeams(database);
      const pages: [name: string, path: string, must?: number][] = [
        ['heat map of 36 months', 'capacity?months=36', must],
        ['heat map of a year in weeks', 'capacity?per=week'],
        ['a team with its levers', 'capacity/teams/l0?months=36'],
        ['heat map as a file', 'capacity/download?months=36'],
        ['risk of standstill', 'capacity/risk'],
        ['change load of a year', 'change-load'],
      ];
      const times = await measure(
        pages.map(([id, path]) => ({ id, run: () => app.bytes(`/programmes/a/${path}`, cookie), elsewhere })),
      );
      for (const [id, , limit] of pages) {
        const name = `${driver}: ${id}, 1,000 items × 30 teams`;
        findings.push(timed({ goal: '–', name, ...(limit ? { must: limit } : {}) }, times.get(id)!));
      }
    } finally {
      await database.close();
    }
  }
  return findings;
}
