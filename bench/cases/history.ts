// History, comparisons and the plan of a past day with 1,000 items and 10,000 saved changes, on both databases.
import { planOn } from '~/models/snapshot.server';
import { comparePlans } from '~/models/planning/compare';
import { addDays, type Day, day } from '~/models/planning/day';
import { builtApp } from '../built-app';
import { benchDatabase, countStatements, writeProgramme } from '../database';
import { writeHistory } from '../history-data';
import { measure } from '../measure';
import { counted, type Finding, timed } from '../result';

const items = 1_000;
const changes = 10_000;
/** Milliseconds on the server. */
const must = 100;

/** A day in the middle of the year: read back over some hundred changes from the snapshot after it. */
const past = day('2026-05-06');

/** Days of the year in turn; each comes back only after many more than are kept. */
function anotherDay(): () => Day {
  let at = 0;
  return () => addDays(day('2026-01-01'), (at += 37) % 300);
}

export async function historyCases(): Promise<Finding[]> {
  const app = await builtApp();
  const findings: Finding[] = [];
  for (const driver of ['postgres', 'pglite'] as const) {
    const database = await benchDatabase(driver);
    try {
      const { cookie, elsewhere, leader } = database;
      const start = await writeProgramme(database, 'h', { seed: 1, items, links: items * 2 });
      const { baselineId, last } = await writeHistory(database, start, changes);
      const before = (await planOn(leader, 'h', past))!;
      const pages: [name: string, path: string][] = [
        ['history', 'history'],
        ['history of the scheduler', 'history?source=scheduler'],
        ['history of an item by name', 'history?item=I77'],
        ['history, the oldest page', 'history?before=32'],
        ['an item with its history', `items/${last.items[500]!.id}`],
        ['comparison, baseline and now', `compare?from=baseline:${baselineId}&to=now`],
        ['comparison, a day and a baseline', `compare?from=day:${past}&to=baseline:${baselineId}`],
        ['the plan as it was', `as-of?day=${past}`],
      ];
      // Past plans are kept; with another day every time none is, and each has to be read back.
      const other = anotherDay();
      const first: [name: string, path: () => string][] = [
        ['comparison, a day nobody asked for and now', () => `compare?from=day:${other()}&to=now`],
        ['the plan of a day nobody asked for', () => `as-of?day=${other()}`],
      ];
      const times = await measure([
        ...[...pages.map(([id, path]): [string, () => string] => [id, () => path]), ...first].map(([id, path]) => ({
          ...{ id, run: () => app.bytes(`/programmes/h/${path()}`, cookie), elsewhere },
        })),
        { id: 'rule', run: () => comparePlans(before, last) },
      ]);
      const name = (what: string) => `${driver}: ${what}, 1,000 items and 10,000 changes`;
      for (const [id] of [...pages, ...first])
        findings.push(timed({ goal: '–', name: name(id), must }, times.get(id)!));
      findings.push(timed({ goal: '–', name: name('comparing in memory') }, times.get('rule')!));
      const count = countStatements(database.connection);
      for (const [id, path] of pages) {
        const so = count();
        const html = await app.page(`/programmes/h/${path}`, cookie);
        const goal = { goal: '–', name: name(`${id}, statements`) };
        findings.push(counted(goal, count() - so, 'statements'));
        if (driver === 'postgres') {
          findings.push(counted({ goal: '–', name: name(`${id}, raw`) }, html.length / 1024, 'KB'));
        }
      }
    } finally {
      await database.close();
    }
  }
  return findings;
}
