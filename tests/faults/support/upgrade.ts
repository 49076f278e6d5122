// An upgrade while people work: the next release starts beside the one that serves, behind one proxy, brings the tables up to date,
// both serve for a while, and then the first one stops.
import { type Instance, startInstance } from './instance';
import type { Entry } from './ledger';
import { watchLockWaits } from './lock-waits';
import { pause, until } from './measure';
import type { Place } from './place';
import { proxyBefore } from './proxy';
import { signedIn, type Visitor, visitorOf } from './visitor';
import { writersAt } from './writers';

/** How many people read, each so many pages over and over, and how many changes are waited for in each part. */
export type Amounts = { reading: number; pages: number; changes: number };

export type Upgrade = Amounts & {
  place: Place;
  databaseUrl: string;
  env: Record<string, string>;
  /** Folders of the two releases. */
  from: string;
  to: string;
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

const writing = 6;
/** Whoever reads has a look at each page. */
const thinkMs = 200;

/** Whom the sign-in page of the demo offers: one of each role first. */
async function peopleAt(url: string): Promise<string[]> {
  const stranger = visitorOf(() => url);
  const { text } = await stranger.ask({ path: '/sign-in' });
  stranger.close();
  return [...new Set([...text.matchAll(/name="person" value="([^"]+)"/g)].map(([, id]) => id!))];
}

/** The same page of another item is read once more and no oftener. */
const kindOf = (path: string) => path.replace(/\?.*/, '').replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, ':id');
const ofOneKind = 2;

/** Pages by their links, from the first one on: what somebody may come to by reading. */
async function pagesFrom(visitor: Visitor, first: string, many: number): Promise<string[]> {
  const known = new Set(['/', first]);
  const kinds = new Map<string, number>();
  const found: string[] = [];
  for (const path of known) {
    if (found.length === many) break;
    const { status, text } = await visitor.ask({ path });
    // What is taken home, such as all that is held of somebody, is no page.
    if (status !== 200 || !text.startsWith('<!DOCTYPE html>')) continue;
    found.push(path);
    for (const [, link] of text.matchAll(/<a\b[^>]*?\shref="(\/[^"#]*)"/g)) {
      const to = link!.replaceAll('&amp;', '&');
      const times = kinds.get(kindOf(to)) ?? 0;
      if (known.has(to) || times === ofOneKind) continue;
      kinds.set(kindOf(to), times + 1);
      known.add(to);
    }
  }
  if (found.length === 0) throw new Error(`${first}: there is nothing to read for who is signed in`);
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
  { place, databaseUrl, env, from, to, reading, pages, changes }: Upgrade,
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
  const writers = await writersAt(() => proxy.url, place, writing);
  atEnd(() => writers.close());
  const { ledger } = writers;
  const readers = await Promise.all(
    (await peopleAt(first.url)).slice(0, reading).map((person) => signedIn(() => proxy.url, person)),
  );
  atEnd(() => readers.forEach((reader) => reader.close()));
  const home = `/programmes/${place.plan.programme.id}`;
  const paths = await Promise.all(readers.map((reader) => pagesFrom(reader, home, pages)));
  const answers: { at: number; ms: number }[] = [];
  const failedPages: string[] = [];
  let over = false;
  atEnd(() => void (over = true));
  const look = async (visitor: Visitor, path: string, where: string) => {
    const { status, fault, ms } = await visitor.ask({ path });
    answers.push({ at: performance.now(), ms });
    if (status !== 200) failedPages.push(`${where}${path}: ${status} ${fault ?? ''}`);
  };
  const read = async (reader: number) => {
    while (!over)
      for (const path of paths[reader]!) {
        if (over) return;
        await look(readers[reader]!, path, '');
        await pause(thinkMs);
      }
  };
  const working = Promise.all([writers.write(() => over), ...readers.map((_, at) => read(at))]);
  const more = (what: string) => {
    const enough = ledger.length + changes;
    return until(what, () => ledger.length >= enough, 180_000);
  };

  await more('work before it');
  const waits = watchLockWaits(databaseUrl);
  atEnd(waits.stop);
  const [began, known] = [performance.now(), ledger.length];
  const second = await start(1, to);
  const serving = performance.now();
  const meanwhile = ledger.slice(known).map(({ answer }) => answer.ms);
  const before = requestsIn(first.output());
  const ready = [await wordsOfHealth(first), await wordsOfHealth(second)];
  await more('work at both');
  // All that the first one can show, on the new tables, whoever's turn it is at the proxy.
  for (const [at, person] of (await peopleAt(first.url)).slice(0, reading).entries()) {
    const visitor = await signedIn(() => first.url, person);
    for (const path of paths[at]!) await look(visitor, path, 'at the first release ');
    visitor.close();
  }
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
