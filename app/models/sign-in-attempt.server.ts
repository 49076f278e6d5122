// A sign-in that is half way: kept in the database under the hash of a cookie, for ten minutes, and good once.
import { randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { hashOf } from './secret-box.server';

export const attemptMinutes = 10;

type Kind = 'oidc' | 'totp';
export type Attempt = { kind: Kind; userId: string | null; data: Record<string, string> };

/** Keeps it and answers the id for the cookie. */
export async function keepAttempt(attempt: Attempt, now: Date, tx: Db = db()): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + attemptMinutes * 60_000).toISOString();
  await tx.insert(t.signInAttempt).values({ ...attempt, idHash: hashOf(id), expiresAt });
  return id;
}

const standing = (id: string, kind: Kind, now: Date) =>
  and(
    ...[eq(t.signInAttempt.idHash, hashOf(id)), eq(t.signInAttempt.kind, kind)],
    gt(t.signInAttempt.expiresAt, now.toISOString()),
  );

/** Looks at it; null when it is not there, of another kind, or over. */
export async function getAttempt(id: string, kind: Kind, now: Date, tx: Db = db()): Promise<Attempt | null> {
  const [row] = await tx
    .select()
    .from(t.signInAttempt)
    .where(standing(id, kind, now));
  return row ? { kind: row.kind, userId: row.userId, data: row.data } : null;
}

/** Takes it away and answers it: of two who ask at once, one gets it. */
export async function takeAttempt(id: string, kind: Kind, now: Date, tx: Db = db()): Promise<Attempt | null> {
  const [row] = await tx
    .delete(t.signInAttempt)
    .where(standing(id, kind, now))
    .returning();
  return row ? { kind: row.kind, userId: row.userId, data: row.data } : null;
}
