// Two instances on one PostgreSQL behind a proxy, people who work there, and screens that are open.
import { sql } from 'drizzle-orm';
import { rowsOf } from '~/models/db/client.server';
import { paths } from '~/ui/paths';
import { type Instance, startInstance } from './instance';
import type { Entry } from './ledger';
import { form, pause, until } from './measure';
import { inDatabase, type PostgresPlace } from './place';
import { proxyBefore } from './proxy';
import { type Screens, screensAt } from './screens';
import { type Writers, writersAt } from './writers';

export const people = 6;
/** What is promised, asked for in the long form; the gate runs on machines that are three times slower. */
const convergedMs = form === 'long' ? 5_000 : 20_000;

export type Around = { place: PostgresPlace; atEnd: (undo: () => Promise<unknown> | void) => void };

export const versionNow = (place: PostgresPlace) =>
  inDatabase(place, async ({ db }) => {
    const rows = rowsOf<{ version: number }>(await db.execute(sql`select version from programme`));
    return rows[0]!.version;
  });

/** Two instances behind a proxy, and people who are signed in there, each with a screen that is open. */
export async function together({ place, atEnd }: Around, careful: boolean, env: Record<string, string>[] = []) {
  const proxy = await proxyBefore(2, { careful });
  atEnd(proxy.close);
  const instances: Instance[] = [];
  const start = async (at: number) => {
    instances[at] = proxy.instances[at] = await startInstance({ env: { ...place.env, ...env[at] } });
    atEnd(instances[at].stop);
  };
  await Promise.all([start(0), start(1)]);
  await pause(300);
  const writers: Writers = await writersAt(() => proxy.url, place, people);
  atEnd(() => writers.close());
  // Some of the screens are to be at each of them.
  await until('both are ready', proxy.areReady, 30_000);
  const screens = screensAt(proxy.url, place.plan.programme.id, writers.visitors);
  atEnd(() => screens.close());
  return { proxy, instances, start, writers, screens };
}

/** Six people who write and two who read, at two instances. */
export async function atWork(around: Around, careful: boolean) {
  const { place } = around;
  const run = await together(around, careful);
  const { writers } = run;
  let over = false;
  const pages: string[] = [];
  const read = async (reader: number) => {
    while (!over) {
      const path = paths.item(place.plan.programme.id, place.items[reader]!.id);
      const { status, fault, ms } = await writers.visitors[reader]!.ask({ path });
      pages.push(status === 200 ? '200' : `${status} ${fault ?? ''} ${Math.round(ms)}`);
    }
  };
  const working = Promise.all([writers.write(() => over), read(0), read(1)]);
  const finish = async () => {
    over = true;
    await working;
    return { failedPages: pages.filter((page) => page !== '200'), pages: pages.length };
  };
  return { ...run, finish, work: () => writers.ledger.length };
}

export const failed = (ledger: readonly Entry[]) => ledger.filter(({ outcome }) => outcome !== 'acknowledged');

/** How long until every screen knows of a change that nobody knows of at this moment; work goes on meanwhile. */
export function caughtUp(screens: Screens): Promise<number> {
  const newest = screens.newest();
  return until(`every screen knows more than version ${newest}`, () => screens.version() > newest, convergedMs);
}

/** How long until every screen knows what the plan is now. */
export async function converged(place: PostgresPlace, screens: Screens): Promise<number> {
  const from = performance.now();
  const version = await versionNow(place);
  await until(`every screen knows version ${version}`, () => screens.version() >= version, convergedMs);
  return performance.now() - from;
}
