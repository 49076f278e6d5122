// The load of teams: 1,000 items, 30 teams, 36 months, as the heat map, as the page of a team and as the file, on both databases.
import * as t from '~/models/db/schema';
import { builtApp } from '../built-app';
import { chance } from '../chance';
import { type BenchDatabase, benchDatabase, writeProgramme } from '../database';
import { measure } from '../measure';
import { type Finding, timed } from '../result';

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

export async function capacityCases(): Promise<Finding[]> {
  const app = await builtApp();
  const findings: Finding[] = [];
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
