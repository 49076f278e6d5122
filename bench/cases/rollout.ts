// The roll-out matrix of 60 departments and 200 groups of case types, every cell filled, as page, list and file, on both databases.
import { gzipSync } from 'node:zlib';
import * as t from '~/models/db/schema';
import { rolloutStages } from '~/models/planning/adoption/rollout-stage';
import { addDays, day } from '~/models/planning/day';
import { builtApp } from '../built-app';
import { chance } from '../chance';
import { type BenchDatabase, benchDatabase, countStatements, writeProgramme } from '../database';
import { measure } from '../measure';
import { counted, type Finding, timed } from '../result';

const size = { departments: 60, subjects: 200 };
/** Milliseconds on the server. */
const must = 1_000;
const goLive = day('2026-04-13');

/** Departments besides those it has, and a cell for each of them in each group. */
async function writeMatrix({ connection, leader, around }: BenchDatabase) {
  const { db } = connection;
  const { organisationId } = leader;
  const own = around.departments.map(({ id }) => id);
  const more = Array.from({ length: size.departments - own.length }, (_, at) => ({
    ...{ id: `rolloutteam${String(at).padStart(5, '0')}`, organisationId, key: `A${at}`, name: `Team ${at}` },
    position: own.length + at,
  }));
  await db.insert(t.department).values(more);
  const place = { organisationId, programmeId: 'a' };
  const subjects = Array.from({ length: size.subjects }, (_, position) => ({
    ...{ ...place, id: `rolloutgroup${String(position).padStart(4, '0')}`, kind: 'case_types', position },
    name: `Groep zaaktypen ${position}`,
  }));
  await db.insert(t.rolloutSubject).values(subjects);
  const next = chance(11);
  for (const { id: subjectId } of subjects) {
    await db.insert(t.rolloutCell).values(
      [...own, ...more.map(({ id }) => id)].map((departmentId) => {
        const stage = rolloutStages[Math.floor(next() * rolloutStages.length)]!;
        const isLive = ['live', 'adopted', 'secured'].includes(stage);
        const on = addDays(goLive, Math.floor(next() * 400));
        const id = `${subjectId} ${departmentId}`;
        return { ...place, id, subjectId, departmentId, stage, plannedOn: on, actualOn: isLive ? goLive : null };
      }),
    );
  }
}

export async function rolloutCases(): Promise<Finding[]> {
  const app = await builtApp();
  const findings: Finding[] = [];
  for (const driver of ['postgres', 'pglite'] as const) {
    const database = await benchDatabase(driver);
    try {
      const { cookie, elsewhere } = database;
      await writeProgramme(database, 'a', { seed: 1, items: 200, links: 400 });
      await writeMatrix(database);
      const pages: [name: string, path: string, must?: number][] = [
        ['roll-out matrix', 'rollout', must],
        ['roll-out matrix, late only and sorted', 'rollout?late=1&sort=live&order=down', must],
        ['roll-out as lists', 'rollout?view=list', must],
        ['roll-out as a file', 'rollout/download'],
      ];
      const times = await measure(
        pages.map(([id, path]) => ({ id, run: () => app.bytes(`/programmes/a/${path}`, cookie), elsewhere })),
      );
      const name = (what: string) => `${driver}: ${what}, 60 departments × 200 groups`;
      for (const [id, , limit] of pages) {
        findings.push(timed({ goal: '–', name: name(id), ...(limit ? { must: limit } : {}) }, times.get(id)!));
      }
      const count = countStatements(database.connection);
      const html = await app.page('/programmes/a/rollout', cookie);
      findings.push(counted({ goal: '–', name: name('roll-out matrix, statements') }, count(), 'statements'));
      findings.push(counted({ goal: '–', name: name('roll-out matrix, raw') }, html.length / 1024, 'KB'));
      const packed = gzipSync(html).length / 1024;
      findings.push(counted({ goal: '–', name: name('roll-out matrix, packed') }, packed, 'KB'));
    } finally {
      await database.close();
    }
  }
  return findings;
}
