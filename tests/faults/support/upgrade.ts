// An upgrade while people work: the next release starts beside the one that serves, behind one proxy, brings the tables up to date,
// both serve for a while, and then the first one stops.
import { type Instance, startInstance } from './instance';
import type { Entry } from './ledger';
import { watchLockWaits } from './lock-waits';
import { pause, until } from './measure';
import type { Place } from './place';
import { proxyBefore } from './proxy';
import type { Visitor } from './visitor';
import { writersAt } from './writers';

export type Upgrade = {
  place: Place;
  databaseUrl: string;
  env: Record<string, string>;
  /** Folders of the two releases. */
  from: string;
  to: string;
  /** How many pages are read over and over, and how many changes are waited for in each part. */
  pages: number;
  changes: number;
};

export type Upgraded = {
  databaseUrl: string;
  ledger: readonly Entry[];
  /** Requests that were not answered as they ought to be, changes and pages. */
  failed: readonly string[];
  pagesRead: number;
  /** What each release says of itself after the tables were brought up to date. */
  ready: readonly string[];
  /** How many requests the first release answered after that. */
  answeredByFirst: number;
  lockWait: { longestMs: number; what: string };
  /** Of any request, from the moment the next release starts until it serves. */
  longestAnswerMs: number;
  startedMs: number;
  codes: readonly (number | null)[];
  bugs: readonly string[];
};

const people = 6;
const readers = 2;

/** The links of pages, from the first page on, breadth first: what somebody may come to by reading. */
async function pagesFrom(visitor: Visitor, first: string, many: number): Promise<string[]> {
  const known = new Set([first]);
  const found: string[] = [];
  for (const path of known) {
    if (found.length === many) break;
    const { status, text } = await visitor.ask({ path });
    if (status !== 200) continue;
    found.push(path);
    for (const [, link] of text.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)"/g)) known.add(link!.replaceAll('&amp;', '&'));
  }
  return found;
}

const requestsIn = (output: string) => output.split('\n').filter((line) => line.includes('"msg":"request"')).length;

async function wordsOfHealth({ url }: Instance): Promise<string> {
  const answer = await fetch(`${url}/health/ready`);
  const { status, warnings = [] } = (await answer.json()) as { status: string; warnings?: string[] };
  return [answer.status, status, ...warnings].join(' ');
}

/** Everything is stopped again, whatever happens. */
export async function upgradedAtWork(upgrade: Upgrade): Promise<Upgraded> {
  const undo: (() => Promise<unknown> | void)[] = [];
  try {
    return await run(upgrade, (one) => void undo.push(one));
  } finally {
    for (const one of undo.reverse()) await one();
  }
}

async function run(
  { place, databaseUrl, env, from, to, pages, changes }: Upgrade,
  atEnd: (undo: () => Promise<unknown> | void) => void,
): Promise<Upgraded> {
  const proxy = await proxyBefore(2, { careful: true });
  atEnd(proxy.close);
  const start = async (at: number, release: string) => {
    const instance = await startInstance({ env: { ...env, DATABASE_URL: databaseUrl }, release });
    atEnd(() => instance.kill('SIGKILL'));
    proxy.instances[at] = instance;
    return instance;
  };
  const first = await start(0, from);
  const writers = await writersAt(() => proxy.url, place, people);
  atEnd(() => writers.close());
  const { ledger, visitors } = writers;
  const paths = await pagesFrom(visitors[0]!, `/programmes/${place.plan.programme.id}`, pages);
  const answers: { at: number; ms: number }[] = [];
  const failedPages: string[] = [];
  let over = false;
  atEnd(() => void (over = true));
  const read = async (reader: number) => {
    for (let turn = reader; !over; turn += readers) {
      const path = paths[turn % paths.length]!;
      const { status, fault, ms } = await visitors[reader]!.ask({ path });
      answers.push({ at: performance.now(), ms });
      if (status !== 200) failedPages.push(`${path}: ${status} ${fault ?? ''}`);
    }
  };
  const working = Promise.all([writers.write(() => over), ...Array.from({ length: readers }, (_, at) => read(at))]);
  const more = (what: string) => {
    const enough = ledger.length + changes;
    return until(what, () => ledger.length >= enough, 60_000);
  };

  await more('work before it');
  const waits = watchLockWaits(databaseUrl);
  const [began, known] = [performance.now(), ledger.length];
  const second = await start(1, to);
  const serving = performance.now();
  const meanwhile = ledger.slice(known).map(({ answer }) => answer.ms);
  const before = requestsIn(first.output());
  const ready = [await wordsOfHealth(first), await wordsOfHealth(second)];
  await more('work at both');
  const lockWait = await waits.stop();
  const answeredByFirst = requestsIn(first.output()) - before;
  const firstCode = await first.stop();
  proxy.instances[0] = null;
  await more('work at the next release alone');
  over = true;
  await working;
  const bugs = [...first.bugs(), ...second.bugs()];
  const codes = [firstCode, await second.stop()];
  const failed = ledger.filter(({ outcome }) => outcome !== 'acknowledged');
  return {
    ...{ databaseUrl, ledger, ready, answeredByFirst, lockWait, codes, bugs, startedMs: Math.round(serving - began) },
    failed: [...failed.map(({ what, answer }) => `${what}: ${JSON.stringify(answer)}`), ...failedPages],
    pagesRead: answers.length,
    longestAnswerMs: Math.round(
      Math.max(0, ...meanwhile, ...answers.flatMap(({ at, ms }) => (at >= began && at - ms <= serving ? [ms] : []))),
    ),
  };
}
