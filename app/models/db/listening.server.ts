// Listening to PostgreSQL on a connection of its own. One that is lost is made again by the driver. One that is forgotten on the way, by a
// firewall or by a server that is gone without a word, looks well for ever and says nothing: so we say something to ourselves every
// now and then, and whoever does not hear it begins anew.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from 'postgres';

export type Listening = { close(): Promise<void> };

type Around = {
  /** A client for one connection. */
  open: () => Sql;
  /** Tells PostgreSQL to say this, on another connection than the one that listens. */
  say: (channel: string, payload: string) => Promise<unknown>;
  log?: ((message: string) => void) | undefined;
  everyMs?: number;
};

type Heard = {
  heard: (payload: string) => void;
  /** Something may have been missed. */
  missed: () => void;
};

/** What is said at one look is heard by the next: within five seconds it is noticed and mended. */
const lookMs = 2_000;
const graceMs = 50;
/** Who hears nothing on new connections either has a pool before the database, and begins anew once a minute: screens ask each time. */
const mostLooks = 30;

/** Resolves once it listens. */
export async function listenOn(
  channel: string,
  { heard, missed }: Heard,
  { open, say, log, everyMs = lookMs }: Around,
): Promise<Listening> {
  const own = `dok_heard_${randomUUID()}`;
  let client: Sql;
  let listens = false;
  /** The last number that we said to ourselves, the last of which PostgreSQL knows, and the last that was heard. */
  let [said, sure, known] = [0, 0, 0];
  /** Since when it is sure: what was told just now may be on its way, most of all while many ask much of the database. */
  let sureAt = 0;
  let closed = false;
  /** How often in a row we began anew for hearing nothing, and how many looks we leave it at that. */
  let [deaf, rest] = [0, 0];

  async function begin(): Promise<void> {
    const mine = (client = open());
    listens = false;
    const onMine = (task: () => void) => {
      if (mine === client) task();
    };
    const hear = (number: number) => ([known, deaf] = [number, 0]);
    // What was said before it listened is not waited for.
    const begun = () => (known = sure = said);
    await mine.listen(channel, (payload) => onMine(() => heard(payload)), () => onMine(missed)); // prettier-ignore
    await mine.listen(own, (number) => onMine(() => hear(Number(number))), () => onMine(begun)); // prettier-ignore
    listens = true;
  }

  async function look(): Promise<void> {
    if (listens && rest > 0) return void rest--;
    if (known < sure && performance.now() - sureAt < everyMs / 2) return;
    // After a pause of the machine what came meanwhile is read first.
    if (known < sure) await pause(graceMs, undefined, { ref: false });
    if (closed) return;
    const isDeaf = known < sure;
    if (listens && !isDeaf) {
      const number = (said += 1);
      // Who cannot say it, because the database is away, does not know whether it would have been heard.
      await say(own, `${number}`);
      [sure, sureAt] = [number, performance.now()];
      return;
    }
    if (isDeaf) {
      if (deaf === 0) log?.('nothing is heard any more of what the database tells: listening anew');
      rest = Math.min(2 ** deaf++ - 1, mostLooks);
      // Known for what it is: that the database is away as well does not make it worse.
      known = sure;
    }
    const before = client;
    const beginning = begin();
    before.end({ timeout: 0 }).catch(() => undefined);
    await beginning;
  }

  await begin().catch(async (error: unknown) => {
    await client.end({ timeout: 0 });
    throw error;
  });
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look()
      .catch(() => undefined)
      .finally(() => (looking = false));
  }, everyMs).unref();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await client.end({ timeout: 0 });
    },
  };
}
