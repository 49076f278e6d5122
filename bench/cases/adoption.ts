// The adoption table of 15 metrics, 60 departments and 60 months, as the page and as the file, on both databases.
import { acceptFigures } from '~/models/figure.server';
import * as t from '~/models/db/schema';
import { findMetrics } from '~/models/metric.server';
import { shifted } from '~/models/planning/adoption/period';
import { day } from '~/models/planning/day';
import { builtApp } from '../built-app';
import { chance } from '../chance';
import { type BenchDatabase, benchDatabase, countStatements, writeProgramme } from '../database';
import { measure } from '../measure';
import { counted, type Finding, timed } from '../result';

const size = { metrics: 15, departments: 60, months: 60 };
/** Milliseconds on the server. */
const must = 60;
const today = day('2026-11-22');

/** Departments in the municipality besides those it has, each fifth above the four that follow; metrics of all subjects. */
async function writeFigures({ connection, leader, around }: BenchDatabase) {
  const { db } = connection;
  const { organisationId } = leader;
  const own = around.departments.map(({ id }) => id);
  const more = Array.from({ length: size.departments - own.length }, (_, at) => ({
    ...{ id: `a${at}`, organisationId, key: `A${at}`, name: `Team ${at}`, position: own.length + at },
    parentId: at % 5 === 0 ? null : `a${at - (at % 5)}`,
  }));
  await db.insert(t.department).values(more);
  const subjects = ['cases', 'people', 'answers'];
  await db.insert(t.metric).values(
    Array.from({ length: size.metrics }, (_, at) => ({
      ...{ organisationId, key: `M${at}`, code: `M${at}`, name: `Metriek ${at}`, unit: '%', direction: 'up' },
      ...{ subject: subjects[at % 3]!, target: 70, highest: 100, lowest: 0, definition: {}, position: at },
    })),
  );
  const next = chance(7);
  const metrics = await findMetrics(leader, db);
  const first = { kind: 'month', start: day('2021-11-01') } as const;
  for (const metric of metrics) {
    const lines = [...own, ...more.map(({ id }) => id)].flatMap((departmentId) =>
      Array.from({ length: size.months }, (_, month) => {
        const denominator = 3 + Math.floor(next() * 200);
        return {
          ...{ line: month + 1, metric, departmentId, period: shifted(first, month), faults: [] },
          figure: { numerator: Math.floor(denominator * next()), denominator },
          said: { period: '', department: '', metric: '', numerator: '', denominator: '' },
        };
      }),
    );
    const answer = await acceptFigures(leader, 'a', lines, { source: 'file', today }, db);
    if (answer?.status !== 'saved') throw new Error(`the figures were not saved: ${answer?.status}`);
  }
}

export async function adoptionCases(): Promise<Finding[]> {
  const app = await builtApp();
  const findings: Finding[] = [];
  for (const driver of ['postgres', 'pglite'] as const) {
    const database = await benchDatabase(driver);
    try {
      const { cookie, elsewhere } = database;
      await writeProgramme(database, 'a', { seed: 1, items: 200, links: 400 });
      await writeFigures(database);
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
