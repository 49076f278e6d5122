// The adoption table of 15 metrics, 60 departments and 60 months, as the page and as the file, on both databases.
import * as t from '~/models/db/schema';
import { builtApp } from '../built-app';
import { type BenchDatabase, benchDatabase, countStatements, writeProgramme } from '../database';
import { writeFigures, writeMetrics } from '../figures-data';
import { measure } from '../measure';
import { counted, type Finding, timed } from '../result';

const size = { metrics: 15, departments: 60, months: 60 };
/** Milliseconds on the server. */
const must = 60;

/** Departments in the municipality besides those it has, each fifth above the four that follow; figures of all of them. */
async function writeAll(database: BenchDatabase) {
  const { connection, leader, around } = database;
  const own = around.departments.map(({ id }) => id);
  const more = Array.from({ length: size.departments - own.length }, (_, at) => ({
    ...{ id: `a${at}`, organisationId: leader.organisationId, key: `A${at}`, name: `Team ${at}` },
    position: own.length + at,
    parentId: at % 5 === 0 ? null : `a${at - (at % 5)}`,
  }));
  await connection.db.insert(t.department).values(more);
  await writeMetrics(database, size.metrics);
  const departmentIds = [...own, ...more.map(({ id }) => id)];
  await writeFigures(database, { programmeId: 'a', departmentIds, months: size.months });
}

export async function adoptionCases(): Promise<Finding[]> {
  const app = await builtApp();
  const findings: Finding[] = [];
  for (const driver of ['postgres', 'pglite'] as const) {
    const database = await benchDatabase(driver);
    try {
      const { cookie, elsewhere } = database;
      await writeProgramme(database, 'a', { seed: 1, items: 200, links: 400 });
      await writeAll(database);
      const pages: [name: string, path: string, must?: number][] = [
        ['adoption table', 'adoption', must],
        ['adoption table, sorted and filtered', 'adoption?sort=M3&order=down&state=off', must],
        ['adoption as a file', 'adoption/download'],
        ['a metric over 60 months', 'adoption/metrics/M3'],
        ['a department', 'adoption/departments/a0'],
      ];
      const times = await measure(
        pages.map(([id, path]) => ({ id, run: () => app.bytes(`/programmes/a/${path}`, cookie), elsewhere })),
      );
      const name = (what: string) => `${driver}: ${what}, 15 metrics × 60 departments × 60 months`;
      for (const [id, , limit] of pages) {
        findings.push(timed({ goal: '–', name: name(id), ...(limit ? { must: limit } : {}) }, times.get(id)!));
      }
      const count = countStatements(database.connection);
      const html = await app.page('/programmes/a/adoption', cookie);
      findings.push(counted({ goal: '–', name: name('adoption table, statements') }, count(), 'statements'));
      findings.push(counted({ goal: '–', name: name('adoption table, raw') }, html.length / 1024, 'KB'));
    } finally {
      await database.close();
    }
  }
  return findings;
}
