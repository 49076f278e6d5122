// T15: two instances on one PostgreSQL behind a proxy are restarted one after the other while people work and look: nobody notices.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { countOf, faultless, held } from './support/ledger';
import { amount, pause, percentile, report } from './support/measure';
import { inDatabase, type PostgresPlace, postgresPlace } from './support/place';
import { atWork, caughtUp, converged, failed } from './support/two-instances';

const restarts = amount('FAULT_RESTARTS', 2, 12);
const everyMs = amount('FAULT_EVERY_MS', 1_500, 10_000);

let place: PostgresPlace;
beforeAll(async () => {
  place = await postgresPlace();
}, 240_000);
afterAll(() => place?.remove());

const undo: (() => Promise<unknown> | void)[] = [];
const around = () => ({ place, atEnd: (one: (typeof undo)[number]) => void undo.push(one) });
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

async function rolling(careful: boolean, times: number) {
  const run = await atWork(around(), careful);
  const codes: (number | null)[] = [];
  const stops: number[] = [];
  const caught: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    await pause(everyMs);
    const at = turn % 2;
    const from = performance.now();
    codes.push(await run.instances[at]!.stop());
    stops.push(performance.now() - from);
    caught.push(await caughtUp(run.screens));
    await run.start(at);
    await pause(300);
  }
  const read = await run.finish();
  return { ...run, ...read, codes, stops, caught };
}

test(
  `${restarts} restarts one after the other: no request fails, nobody is signed out, every screen comes back`,
  async () => {
    const { writers, screens, proxy, codes, stops, caught, failedPages, pages, instances } = await rolling(
      true,
      restarts,
    );
    await converged(place, screens);
    expect(failed(writers.ledger)).toEqual([]);
    expect(failedPages).toEqual([]);
    expect(screens.turnedAway).toEqual([]);
    expect(screens.wrong).toEqual([]);
    expect(codes).toEqual(codes.map(() => 0));
    expect(instances.flatMap((instance) => instance.bugs())).toEqual([]);
    const { verdict } = await inDatabase(place, (connection) => held(connection, place, writers.ledger));
    expect(verdict).toEqual(faultless);
    report('T15', {
      ...{ restarts, writes: countOf(writers.ledger, 'acknowledged'), pages, failed: 0, signedOut: 0 },
      ...{ sentOnceMore: proxy.retried(), stopMaxMs: percentile(stops, 1), convergedMaxMs: percentile(caught, 1) },
      reconnected: screens.reconnected(),
    });
  },
  240_000 + restarts * 60_000,
);

test('negative control: with a proxy that neither asks who is ready nor sends anything again, requests fail', async () => {
  const { writers, failedPages } = await rolling(false, 2);
  expect([...failed(writers.ledger), ...failedPages]).not.toEqual([]);
}, 300_000);
