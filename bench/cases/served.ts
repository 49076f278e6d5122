// The roadmap of 5,000 items from the server itself, eight at a time: answers per second, and the memory it holds afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchDatabase, type Driver, writeProgramme } from '../database';
import { barePglite } from '../limit/bare-pglite';
import { clientOf } from '../load/client';
import { perAnswer } from '../load/per-answer';
import { memoryOf } from '../processes';
import { counted, type Finding, timed } from '../result';
import { serve } from '../served';

const together = 8;
const seconds = 5;
const rounds = 3;
/** Of Redmine 1.3 answers per second of a twenty-fifth of the items; forty and a hundred times as many, in milliseconds per answer. */
const goals = { must: 1000 / (40 * 1.3), ambition: 1000 / (100 * 1.3) };
/** A half and a third of the some 550 MB of one process of Redmine. */
const memory = { must: 275, ambition: 183 };

async function memoryOfServer(driver: Driver, held: number): Promise<Finding> {
  const found = counted({ goal: 'P23', name: `${driver}: memory of the server after that` }, Math.round(held), 'MB');
  if (driver === 'postgres') return { ...found, ...memory, exact: false };
  const home = await mkdtemp(path.join(tmpdir(), 'dok-bench-'));
  // The second time: making a database takes memory that a process keeps, and our server was not the one that made it.
  await barePglite(path.join(home, 'bare'));
  const bare = await barePglite(path.join(home, 'bare'));
  await rm(home, { recursive: true, force: true });
  return { ...found, ratio: held / bare.resident, by: 'ratio', must: 1.4, ambition: 1.15, exact: false };
}

async function onDriver(driver: Driver): Promise<Finding[]> {
  const database = await benchDatabase(driver);
  try {
    await writeProgramme(database, 's5000', { seed: 1, items: 5_000, links: 10_000 });
    const server = await serve({ env: await database.handOver() });
    const walls: number[] = [];
    let held: number;
    const client = clientOf([server.url]);
    const asked = { path: '/programmes/s5000/roadmap', cookie: database.cookie, together, seconds };
    try {
      await perAnswer(client, asked);
      for (let round = 0; round < rounds; round++) walls.push(await perAnswer(client, asked));
      held = memoryOf(server.pid);
    } finally {
      client.close();
      await server.stop();
    }
    const name = `${driver}: roadmap, 5,000 items, ${together} at a time, per answer (wall)`;
    const bound = driver === 'postgres' ? goals : {};
    const spent = timed({ goal: 'P5', name, ...bound }, { id: driver, cpu: walls, wall: walls });
    return [spent, await memoryOfServer(driver, held)];
  } finally {
    await database.close();
  }
}

export async function servedCases(): Promise<Finding[]> {
  return [...(await onDriver('postgres')), ...(await onDriver('pglite'))];
}
