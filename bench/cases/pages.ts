// Pages from the built application, signed in, on both databases: time, statements, bytes and nodes.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type BuiltApp, builtApp, nodesIn } from '../built-app';
import { type BenchDatabase, benchDatabase, countStatements, writeProgramme } from '../database';
import { barePage } from '../limit/page';
import { measure, type Timed, type Timing } from '../measure';
import { against, counted, type Finding, timed } from '../result';

const sizes = [200, 1_000, 5_000];

/** The share of Redmine's time a page may take, as a multiple of the limit page (limit ÷ Redmine is stored). */
const pages = [
  {
    path: 'roadmap',
    goals: {
      200: { goal: 'P2', must: 13.6, ambition: 7.3 },
      1_000: { goal: 'P2', must: 10.4, ambition: 5.2 },
      5_000: { goal: 'P1', must: 8.4, ambition: 2.8 },
    },
    bytes: { goal: 'P4', must: 90, ambition: 60 },
    nodes: { goal: 'P4', must: 1_200, ambition: 500 },
  },
  {
    path: 'calendar',
    goals: {
      200: { goal: 'P6' },
      1_000: { goal: 'P6' },
      5_000: { goal: 'P6', must: 4.4, ambition: 1.6 },
    },
    bytes: { goal: 'P6' },
    nodes: { goal: 'P6' },
  },
  {
    path: 'items',
    goals: {
      // a fifteenth and a thirtieth of Redmine's list of a hundred issues, over the limit page of 200 items beside it
      200: { goal: 'P6', must: 11.7, ambition: 5.9 },
      1_000: { goal: 'P6' },
      5_000: { goal: 'P6' },
    },
    bytes: { goal: 'P6' },
    nodes: { goal: 'P6' },
  },
] as const;

export async function pageCases(): Promise<Finding[]> {
  const app = await builtApp();
  const findings: Finding[] = [];
  const cpu = new Map<string, Timing>();
  for (const driver of ['postgres', 'pglite'] as const) {
    const database = await benchDatabase(driver);
    try {
      findings.push(...(await onDatabase(app, database, cpu)));
    } finally {
      await database.close();
    }
  }
  for (const { path } of pages) {
    const [pglite, postgres] = [cpu.get(`pglite ${path} 5000`)!, cpu.get(`postgres ${path} 5000`)!];
    const goal = path === 'roadmap' ? { must: 2.5, ambition: 1.5 } : {};
    findings.push(against({ goal: 'P24', name: `${path}: pglite ÷ postgres, 5,000 items`, ...goal }, pglite, postgres));
  }
  return findings;
}

async function onDatabase(app: BuiltApp, database: BenchDatabase, cpu: Map<string, Timing>): Promise<Finding[]> {
  const { driver, elsewhere, cookie } = database;
  const findings: Finding[] = [];
  const count = countStatements(database.connection);
  const cases: Timed[] = [];
  for (const size of sizes) {
    await writeProgramme(database, `s${size}`, { seed: 1, items: size, links: size * 2 });
    cases.push({ id: `limit ${size}`, run: () => barePage(`s${size}`), elsewhere });
    for (const { path } of pages) {
      cases.push({ id: `${path} ${size}`, run: () => app.bytes(`/programmes/s${size}/${path}`, cookie), elsewhere });
    }
  }
  const times = await measure(cases);
  for (const page of pages) {
    for (const size of sizes) {
      const { goal, ...limits } = page.goals[size as 200 | 1_000 | 5_000];
      const product = times.get(`${page.path} ${size}`)!;
      cpu.set(`${driver} ${page.path} ${size}`, product);
      const name = `${driver}: ${page.path}, ${size} items`;
      findings.push(against({ goal, name, ...limits }, product, times.get(`limit ${size}`)!));
      if (driver === 'postgres') findings.push(...(await weight(app, page, size, cookie, count)));
    }
    if (page.path !== 'roadmap') continue;
    const growth = against(
      { goal: 'P3', name: `${driver}: roadmap, 5,000 items ÷ 200 items`, must: 6, ambition: 4 },
      times.get('roadmap 5000')!,
      times.get('roadmap 200')!,
    );
    findings.push(growth);
  }
  const limit = times.get('limit 5000')!;
  return [...findings, timed({ goal: 'P1', name: `${driver}: bare page, 5,000 items` }, limit)];
}

/** What does not depend on the machine. */
async function weight(
  app: BuiltApp,
  page: (typeof pages)[number],
  size: number,
  cookie: string,
  count: () => number,
): Promise<Finding[]> {
  const before = count();
  const html = await app.page(`/programmes/s${size}/${page.path}`, cookie);
  const statements = count() - before;
  const name = `${page.path}, ${size} items`;
  const gate = <T extends object>(goal: T) => (size === 5_000 ? goal : { goal: (goal as { goal?: string }).goal });
  const kilobytes = (bytes: { length: number }) => bytes.length / 1024;
  return [
    counted(
      { ...gate(page.bytes), goal: page.bytes.goal, name: `${name}, brotli` },
      kilobytes(brotliCompressSync(html)),
      'KB',
    ),
    counted({ goal: page.bytes.goal, name: `${name}, gzip` }, kilobytes(gzipSync(html)), 'KB'),
    counted({ goal: page.bytes.goal, name: `${name}, raw` }, kilobytes(Buffer.from(html)), 'KB'),
    counted({ ...gate(page.nodes), goal: page.nodes.goal, name: `${name}, nodes` }, nodesIn(html), 'nodes'),
    counted({ goal: page.bytes.goal, name: `${name}, statements` }, statements, 'statements'),
  ];
}
