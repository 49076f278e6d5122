// People at work on running servers for so many minutes, while the memory and the CPU of everything is looked at.
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { chance } from '../chance';
import { cpuOfFamily, cpuOfThreads, memoryOf } from '../processes';
import type { Served } from '../served';
import { clientOf } from './client';
import { type Growth, growthOf, type Sample } from './growth';
import { openStreams } from './streams';
import { tally, type TallyReport } from './tally';
import type { Visitor } from './visitor';
import { visit } from './visits';

export type Work = {
  servers: readonly Served[];
  /** Of the database, when it is a server of this machine: everything it started is counted with it. */
  databasePid: number;
  visitors: readonly Visitor[];
  /** Event streams, of these people in turn, each in a programme of its own choice. */
  streams: number;
  /** How many figures there are, those that were corrected counted again; left out where nobody looks. */
  figures?: () => Promise<number>;
  /** Seconds: before counting begins, of counting, and between two visits of one person, on average. */
  warm: number;
  seconds: number;
  think: number;
};

export type WorkReport = TallyReport & {
  seconds: number;
  perSecond: number;
  /** CPU milliseconds per request: of the application with its embedded database, of a database server, of who asks. */
  cpu: { servers: number; database: number; driver: number };
  /** Megabytes of one server, the largest. */
  memory: { peak: number; resident: Growth | null; heap: Growth | null; heapAtEnd: number };
  samples: { resident: Sample[]; heap: Sample[] };
  streams: { asked: number; lost: number; changes: number };
  /** So many more figures there are than before anybody worked; null where nobody looked. */
  kept: number | null;
  complaints: string[];
};

const sampleEverySeconds = 5;
/** Throwing away what can be thrown away stops a server for some tens of milliseconds: seldom enough not to be seen in its figures. */
const heapEverySeconds = 60;

/** Between half and one and a half times as long as on average. */
const thought = ({ next }: Visitor, think: number) => 1000 * think * (0.5 + next());

export async function atWork({
  servers,
  databasePid,
  visitors,
  streams: asked,
  figures,
  ...times
}: Work): Promise<WorkReport> {
  const { warm, seconds, think } = times;
  const client = clientOf(servers.map(({ url }) => url));
  const counts = tally();
  const choose = chance(asked);
  const screens = Array.from({ length: asked }, (_, at) => {
    const { cookie, plans } = visitors[at % visitors.length]!;
    const { programme } = plans[Math.floor(choose() * plans.length)]!;
    return { url: servers[at % servers.length]!.url, cookie, programmeId: programme.id };
  });
  const figuresBefore = await figures?.();
  const streams = await openStreams(screens);
  const ending = new AbortController();
  // Everybody's pause listens to it.
  setMaxListeners(0, ending.signal);
  const person = async (visitor: Visitor) => {
    // They do not all come in at the same moment.
    await pause(visitor.next() * think * 1000);
    while (!ending.signal.aborted) {
      await visit(visitor, { client, tally: counts });
      await pause(thought(visitor, think), undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const people = visitors.map(person);
  await pause(warm * 1000);

  const cpuNow = () => ({
    servers: servers.reduce((sum, { pid }) => sum + cpuOfThreads(pid), 0),
    database: databasePid > 0 ? cpuOfFamily(databasePid) : 0,
    driver: cpuOfThreads(process.pid),
  });
  const samples: WorkReport['samples'] = { resident: [], heap: [] };
  const largest = (values: number[]) => Math.max(...values);
  const begun = performance.now();
  const since = () => (performance.now() - begun) / 1000;
  const before = cpuNow();
  counts.begin();
  while (since() < seconds) {
    samples.resident.push({ seconds: since(), megabytes: largest(servers.map(({ pid }) => memoryOf(pid))) });
    if (since() >= samples.heap.length * heapEverySeconds) {
      const heaps = await Promise.all(servers.map((server) => server.heap()));
      samples.heap.push({ seconds: since(), megabytes: largest(heaps) });
    }
    await pause(Math.max(0, Math.min(sampleEverySeconds, seconds - since())) * 1000);
  }
  counts.end();
  const took = since();
  const after = cpuNow();
  ending.abort();
  await Promise.all(people);
  const heapAtEnd = largest(await Promise.all(servers.map((server) => server.heap())));
  samples.heap.push({ seconds: since(), megabytes: heapAtEnd });
  const told = { asked, lost: streams.lost(), changes: streams.changes() };
  streams.close();
  client.close();
  const kept = figures ? (await figures()) - figuresBefore! : null;
  const report = counts.report();
  const each = (what: keyof typeof before) => (after[what] - before[what]) / Math.max(1, report.requests);
  return {
    ...{ ...report, seconds: took, perSecond: report.requests / took, streams: told, kept, samples },
    cpu: { servers: each('servers'), database: each('database'), driver: each('driver') },
    memory: {
      peak: largest(servers.map(({ pid }) => memoryOf(pid, { peak: true }))),
      ...{ resident: growthOf(samples.resident), heap: growthOf(samples.heap), heapAtEnd },
    },
    complaints: servers.flatMap(({ complaints }) => complaints),
  };
}
