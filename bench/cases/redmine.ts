// Beside Redmine, where it was fetched: the same items on the same kind of database, both asked over HTTP, in turns.
import { addDays, type Day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import { paths } from '~/ui/paths';
import { type BenchDatabase, benchDatabase, writeProgramme } from '../database';
import { type Client, clientOf } from '../load/client';
import { perAnswer } from '../load/per-answer';
import type { Timing } from '../measure';
import { apiKey, hasRedmine, type Redmine, type RedmineHome, redmineHome } from '../peers/redmine';
import { cpuOfThreads, memoryOf } from '../processes';
import { against, counted, type Finding, timed } from '../result';
import { serve, type Served } from '../served';

const pages = [
  { what: 'roadmap', size: 200, goal: 'P2', must: 1 / 80, ambition: 1 / 150 },
  { what: 'roadmap', size: 1_000, goal: 'P2', must: 1 / 250, ambition: 1 / 500 },
  { what: 'roadmap', size: 5_000, goal: 'P1', must: 1 / 500, ambition: 1 / 1_500 },
  { what: 'calendar', size: 5_000, goal: 'P6', must: 1 / 30, ambition: 1 / 80 },
  { what: 'list', size: 100, goal: 'P6', must: 1 / 15, ambition: 1 / 30 },
] as const;
type What = (typeof pages)[number]['what'];
const ours: Record<What, (id: string) => string> = {
  roadmap: (id) => paths.roadmap(id),
  calendar: (id) => paths.calendar(id),
  list: (id) => paths.items(id),
};
const theirs: Record<What, (id: string) => string> = {
  roadmap: (id) => `/projects/${id}/issues/gantt?set_filter=1&year=2026&month=1&months=24`,
  calendar: (id) => `/projects/${id}/issues/calendar?set_filter=1&year=2026&month=11`,
  list: (id) => `/projects/${id}/issues?set_filter=1&per_page=100`,
};
const chains = [
  { length: 100, must: 1 / 50, ambition: 1 / 100 },
  { length: 300, must: 1 / 100, ambition: 1 / 250 },
] as const;
const together = 8;
const rounds = 3;
/** A sample holds so much CPU, for the kernel counts that of a process with threads in ticks of 10 ms. */
const sampleMs = 1_000;
const mostRuns = 200;
/** A Gantt of thousands takes it half a minute. */
const patienceMs = 180_000;

/** Something that is asked of a server, and what that server has used. */
type Asked = { run(): Promise<void>; cpu(): Promise<number> };

/** CPU of the server and its database, and wall, per answer. */
async function sampleOf({ run, cpu }: Asked): Promise<{ cpu: number; wall: number }> {
  const before = await cpu();
  const walls: number[] = [];
  let used = 0;
  while (used < sampleMs && walls.length < mostRuns) {
    const from = performance.now();
    await run();
    walls.push(performance.now() - from);
    used = (await cpu()) - before;
  }
  return { cpu: used / walls.length, wall: walls.sort((a, b) => a - b)[walls.length >> 1]! };
}

type Both = { own: Timing; peer: Timing };

async function inTurns(own: Asked, peer: Asked): Promise<Both> {
  const both: Both = { own: { id: 'own', cpu: [], wall: [] }, peer: { id: 'peer', cpu: [], wall: [] } };
  for (let warm = 0; warm < 3; warm++) await own.run();
  await peer.run();
  for (let round = 0; round < rounds; round++) {
    for (const [name, asked] of [
      ['peer', peer],
      ['own', own],
    ] as const) {
      const { cpu, wall } = await sampleOf(asked);
      both[name].cpu.push(cpu);
      both[name].wall.push(wall);
    }
  }
  return both;
}

/** By CPU and by the clock on the wall, and what Redmine needed. */
function findingsOf(
  goal: { goal: string; must: number; ambition: number },
  name: string,
  { own, peer }: Both,
): Finding[] {
  const byWall = (timing: Timing): Timing => ({ ...timing, cpu: timing.wall });
  return [
    against({ ...goal, name: `${name}, against Redmine` }, own, peer),
    against({ ...goal, name: `${name}, against Redmine, by the clock` }, byWall(own), byWall(peer)),
    timed({ goal: goal.goal, name: `Redmine: ${name}` }, peer),
  ];
}

type Place = {
  database: BenchDatabase;
  server: Served;
  client: Client;
  home: RedmineHome;
  redmine: Redmine;
  peer: Client;
};

const ownCpu = async ({ database, server }: Place) => cpuOfThreads(server.pid) + (await database.elsewhere!());

function asking(place: Place, own: string, peer: string): Promise<Both> {
  const ask = (client: Client, path: string, cookie: string) => async () => {
    const { status } = await client.ask({ path, cookie });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
  };
  return inTurns(
    { run: ask(place.client, own, place.database.cookie), cpu: () => ownCpu(place) },
    { run: ask(place.peer, peer, ''), cpu: () => place.redmine.cpu() },
  );
}

/** Redmine only pulls what follows to later days: every move is a week further there, and to and fro with us. */
function moving(place: Place, plan: Plan, numbers: Map<string, number>, programmeId: string): Promise<Both> {
  const { client, database } = place;
  const first = plan.items.find(({ key }) => key === 'C0')!;
  const path = paths.itemMove(programmeId, first.id);
  let turn = 0;
  const move = async () => {
    const start = turn++ % 2 ? first.start : addDays(first.start, 7);
    const form = new URLSearchParams({ start, confirmed: '1', loadText: 'Afgesproken.' });
    const { status } = await client.ask({ path, cookie: database.cookie, form });
    if (status !== 302) throw new Error(`a move answered ${status}`);
  };
  let day: Day = first.start;
  const theirMove = async () => {
    day = addDays(day, 7);
    const issue = { start_date: day, due_date: day };
    const answer = await fetch(`${place.redmine.url}/issues/${numbers.get(first.id)}.json`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Redmine-API-Key': apiKey },
      body: JSON.stringify({ issue }),
    });
    if (!answer.ok) throw new Error(`Redmine answered a move with ${answer.status}: ${await answer.text()}`);
  };
  return inTurns({ run: move, cpu: () => ownCpu(place) }, { run: theirMove, cpu: () => place.redmine.cpu() });
}

async function manyAtOnce({ database, client, home }: Place): Promise<Finding> {
  const two = await home.serve({ workers: 2 });
  const peer = clientOf([two.url]);
  const [own, other] = [
    { id: 'own', cpu: [] as number[], wall: [] as number[] },
    { id: 'peer', cpu: [] as number[], wall: [] as number[] },
  ];
  try {
    for (let round = 0; round <= rounds; round++) {
      const theirs200 = await perAnswer(peer, { path: theirs.roadmap('p200'), cookie: '', together, seconds: 8 });
      const ours5000 = await perAnswer(client, {
        path: ours.roadmap('s5000'),
        cookie: database.cookie,
        together,
        seconds: 4,
      });
      if (round === 0) continue; // the first of each warms up
      for (const [timing, ms] of [
        [other, theirs200],
        [own, ours5000],
      ] as const) {
        timing.cpu.push(ms);
        timing.wall.push(ms);
      }
    }
  } finally {
    peer.close();
    await two.stop();
  }
  const name = `roadmap of 5,000 items, ${together} at a time, per answer by the clock, against 200 items of Redmine with two workers`;
  return against({ goal: 'P5', name, must: 1 / 40, ambition: 1 / 100 }, own, other);
}

async function all(place: Place): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { what, size, ...goal } of pages) {
    const both = await asking(place, ours[what](`s${size}`), theirs[what](`p${size}`));
    findings.push(...findingsOf(goal, `${what}, ${size} items`, both));
  }
  const memory = { own: memoryOf(place.server.pid), peer: place.redmine.memory() };
  findings.push(
    {
      ...counted(
        { goal: 'P23', name: 'memory of the server after that, against the largest process of Redmine' },
        Math.round(memory.own),
        'MB',
      ),
      ...{ ratio: memory.own / memory.peer, by: 'ratio' as const, must: 1 / 2, ambition: 1 / 3, exact: false },
    },
    counted({ goal: 'P23', name: 'Redmine: memory of its largest process' }, Math.round(memory.peer), 'MB'),
  );
  for (const { length, ...goal } of chains) {
    const id = `c${length}`;
    const plan = await writeProgramme(place.database, id, { seed: 1, items: 200, links: 400, chain: length });
    const numbers = await place.home.write(id, plan);
    const both = await moving(place, plan, numbers, id);
    findings.push(
      ...findingsOf(
        { goal: 'P14', ...goal },
        `a move with ${length} successors, sent and saved with its history`,
        both,
      ),
    );
  }
  return [...findings, await manyAtOnce(place)];
}

export async function redmineCases(): Promise<Finding[]> {
  if (!hasRedmine()) {
    console.error('· Redmine is not there, or this is not root: node bench/peers/set-up.mjs');
    return [];
  }
  const home = await redmineHome();
  const database = await benchDatabase('postgres');
  try {
    for (const size of [100, 200, 1_000, 5_000]) {
      const plan = await writeProgramme(database, `s${size}`, { seed: 1, items: size, links: size * 2 });
      await home.write(`p${size}`, plan);
    }
    const [server, redmine] = [await serve({ env: await database.handOver() }), await home.serve()];
    const [client, peer] = [clientOf([server.url]), clientOf([redmine.url], patienceMs)];
    try {
      return await all({ database, server, client, home, redmine, peer });
    } finally {
      client.close();
      peer.close();
      await server.stop();
      await redmine.stop();
    }
  } finally {
    await database.close();
    await home.close();
  }
}
