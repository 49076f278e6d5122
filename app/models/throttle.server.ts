// Tries at the door are counted in the database, so that all instances of an installation count together.
import { and, count, countDistinct, eq, gt, isNull, lte, max, ne, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import type { Door } from './planning/permission';
import { accountWindowSeconds, addressWindowSeconds, secondsToWait } from './planning/throttle';
import { hashOf } from './secret-box.server';

/** Who is trying: a name as typed in small letters, from where, and the token of a device from which this name signed in before. */
export type Trying = { login: string; door: Door; deviceToken: string | null };

/** A try that counts as failed until it is {@link succeeded}. */
export type Try = { id: string; loginHash: string };

/** The clocks of two instances may differ by as much. */
const mostAheadSeconds = 60;

const hashes = ({ login, door }: Trying) => ({
  loginHash: hashOf(`login ${login}`),
  addressHash: hashOf(`address ${door.address}`),
});

async function knownDevice({ login, deviceToken }: Trying, tx: Db): Promise<string | null> {
  if (!deviceToken) return null;
  const hash = hashOf(deviceToken);
  const [known] = await tx
    .select({ hash: t.knownDevice.hash })
    .from(t.knownDevice)
    .innerJoin(t.localAccount, eq(t.localAccount.userId, t.knownDevice.userId))
    .where(and(eq(t.knownDevice.hash, hash), eq(t.localAccount.login, login)));
  return known ? hash : null;
}

/**
 * Begins a try, or says how many seconds to wait. It is written before anything is looked at: of tries sent at the same moment no
 * more are looked at than of tries one after another.
 */
export async function beginTry(trying: Trying, now: Date, tx: Db = db()): Promise<Try | { wait: number }> {
  const { loginHash, addressHash } = hashes(trying);
  const deviceHash = await knownDevice(trying, tx);
  const id = newId();
  const f = t.signInFailure;
  await tx.insert(f).values({ id, at: now.toISOString(), loginHash, addressHash, deviceHash });
  const since = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();
  // What failed while the clock was ahead counts no more once it is right: it would be waited for until then.
  const noLater = lte(f.at, since(-mostAheadSeconds));
  const [account] = await tx
    .select({ failures: count(), last: max(f.at) })
    .from(f)
    .where(
      and(
        ...[eq(f.loginHash, loginHash), gt(f.at, since(accountWindowSeconds)), noLater, ne(f.id, id)],
        deviceHash === null ? isNull(f.deviceHash) : eq(f.deviceHash, deviceHash),
      ),
    );
  const [address] = await tx
    .select({ names: countDistinct(f.loginHash), last: max(f.at) })
    .from(f)
    .where(
      and(
        ...[eq(f.addressHash, addressHash), gt(f.at, since(addressWindowSeconds)), noLater, ne(f.id, id)],
        isNull(f.deviceHash),
      ),
    );
  const ago = (at: string | null | undefined) => (at ? (now.getTime() - new Date(at).getTime()) / 1000 : null);
  const wait = secondsToWait({
    ...{ failures: account?.failures ?? 0, sinceLast: ago(account?.last) },
    ...{ names: address?.names ?? 0, sinceLastName: ago(address?.last), known: deviceHash !== null },
  });
  if (wait === 0) return { id, loginHash };
  // What is not looked at is no failure: whoever keeps knocking does not make the wait longer.
  await tx.delete(f).where(eq(f.id, id));
  return { wait };
}

/** The try was right as far as it went: it is no failure, but earlier ones still count. */
export async function passed({ id }: Try, tx: Db = db()): Promise<void> {
  await tx.delete(t.signInFailure).where(eq(t.signInFailure.id, id));
}

/** Somebody is in: what went wrong before is forgotten. */
export async function succeeded({ loginHash }: Pick<Try, 'loginHash'>, tx: Db = db()): Promise<void> {
  await tx.delete(t.signInFailure).where(eq(t.signInFailure.loginHash, loginHash));
}

/** Whether a person was told to wait in the last quarter of an hour: it is put on record once, however often they knock. */
export async function wasThrottled(userId: string | null, now: Date, tx: Db = db()): Promise<boolean> {
  const since = new Date(now.getTime() - addressWindowSeconds * 1000).toISOString();
  const rows = rowsOf(
    await tx.execute(sql`select 1 from security_event
      where kind = 'throttled' and user_id is not distinct from ${userId} and at > ${since} limit 1`),
  );
  return rows.length > 0;
}
