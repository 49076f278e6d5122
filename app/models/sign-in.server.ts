// Signing in with a password of our own, and the second step. Whoever fails learns nothing: not whether the account exists.
import { randomBytes } from 'node:crypto';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { passwordIs } from './password.server';
import type { Door } from './planning/permission';
import type { SignInMethod } from './planning/security-event';
import { hashOf, opened } from './secret-box.server';
import { watchFailures } from './rights-review.server';
import { tellSecurity } from './security.server';
import { getAttempt, keepAttempt, takeAttempt } from './sign-in-attempt.server';
import { beginTry, passed, succeeded, type Try, type Trying, wasThrottled } from './throttle.server';
import { stepOfCode } from './totp.server';
import { startSession } from './user.server';

/** Somebody is in: the ids of two cookies, and the language they chose. */
export type SignedIn = {
  status: 'signed_in';
  sessionId: string;
  deviceToken: string | null;
  locale: 'nl' | 'en' | null;
};
export type SignInAnswer =
  | SignedIn
  | { status: 'second_step'; attemptId: string }
  | { status: 'refused' }
  | { status: 'throttled'; seconds: number };

export type LocalAccount = typeof t.localAccount.$inferSelect & { active: boolean; locale: 'nl' | 'en' | null };

/** As it is compared: in small letters, without spaces around it. */
export const loginOf = (typed: string): string => typed.trim().toLowerCase();

async function accountWhere(where: ReturnType<typeof eq>, tx: Db): Promise<LocalAccount | null> {
  const [row] = await tx
    .select({ account: t.localAccount, active: t.userAccount.active, locale: t.userAccount.locale })
    .from(t.localAccount)
    .innerJoin(t.userAccount, eq(t.userAccount.id, t.localAccount.userId))
    .where(where);
  return row ? { ...row.account, active: row.active, locale: row.locale as LocalAccount['locale'] } : null;
}

export const accountOfLogin = (login: string, tx: Db = db()) => accountWhere(eq(t.localAccount.login, login), tx);
export const accountOfUser = (userId: string, tx: Db = db()) => accountWhere(eq(t.localAccount.userId, userId), tx);

/** A try that may be looked at; otherwise the wait, put on record. */
export async function tryOf(
  trying: Trying,
  account: LocalAccount | null,
  now: Date,
  tx: Db = db(),
): Promise<Try | { status: 'throttled'; seconds: number }> {
  const begun = await beginTry(trying, now, tx);
  if (!('wait' in begun)) return begun;
  const { organisationId = null, userId = null } = account ?? {};
  if (!(await wasThrottled(userId, now, tx)))
    await tellSecurity(tx, { kind: 'throttled', ok: false, organisationId, userId, door: trying.door, at: now });
  return { status: 'throttled', seconds: begun.wait };
}

async function refused(account: LocalAccount | null, detail: string, door: Door, now: Date, tx: Db) {
  const { organisationId = null, userId = null } = account ?? {};
  await tellSecurity(tx, { kind: 'refused', ok: false, organisationId, userId, door, detail, at: now });
  await watchFailures(now, tx);
  return { status: 'refused' } as const;
}

/** Checks name and password; with a second step, that comes next. */
export async function signInWithPassword(
  { password, ...trying }: Trying & { password: string },
  now: Date,
  tx: Db = db(),
): Promise<SignInAnswer> {
  const account = await accountOfLogin(trying.login, tx);
  const begun = await tryOf(trying, account, now, tx);
  if ('status' in begun) return begun;
  const right = await passwordIs(account?.passwordHash ?? null, password);
  if (!account?.active || !right) return refused(account, 'password', trying.door, now, tx);
  if (account.totpAt === null) return complete(account, begun, trying, now, tx);
  await passed(begun, tx);
  const attemptId = await keepAttempt({ kind: 'totp', userId: account.userId, data: {} }, now, tx);
  return { status: 'second_step', attemptId };
}

/** The second step: the code of the app, or one of the ten recovery codes. `gone`: begin again. */
export async function signInWithCode(
  { attemptId, code, door, deviceToken }: { attemptId: string; code: string; door: Door; deviceToken: string | null },
  now: Date,
  tx: Db = db(),
): Promise<Exclude<SignInAnswer, { status: 'second_step' }> | { status: 'gone' }> {
  const attempt = await getAttempt(attemptId, 'totp', now, tx);
  const account = attempt?.userId ? await accountOfUser(attempt.userId, tx) : null;
  if (!account?.active) return { status: 'gone' };
  const trying = { login: account.login, door, deviceToken };
  const begun = await tryOf(trying, account, now, tx);
  if ('status' in begun) return begun;
  const used = (await usesCode(account, code, now, tx)) || (await usesRecoveryCode(account, code, door, now, tx));
  if (!used) return refused(account, 'code', door, now, tx);
  if (!(await takeAttempt(attemptId, 'totp', now, tx))) return { status: 'gone' };
  return complete(account, begun, trying, now, tx);
}

/** Whether this is a code of the app that was not used before; from now on it was. */
export async function usesCode(
  account: Pick<LocalAccount, 'userId' | 'totpSecret' | 'totpStep'>,
  code: string,
  now: Date,
  tx: Db,
): Promise<boolean> {
  const secret = account.totpSecret === null ? null : opened(account.totpSecret);
  const step = secret === null ? null : stepOfCode(secret, code, now, account.totpStep);
  if (step === null) return false;
  const a = t.localAccount;
  const changed = await tx
    .update(a)
    .set({ totpStep: step })
    .where(and(eq(a.userId, account.userId), or(isNull(a.totpStep), lt(a.totpStep, step))))
    .returning({ userId: a.userId });
  return changed.length > 0;
}

/** A recovery code as it is kept: letters and figures alone count. */
export const recoveryHash = (code: string): string =>
  hashOf(`recovery ${code.toLowerCase().replace(/[^0-9a-z]/g, '')}`);

async function usesRecoveryCode(account: LocalAccount, code: string, door: Door, now: Date, tx: Db): Promise<boolean> {
  const { organisationId, userId } = account;
  const r = t.recoveryCode;
  const used = await tx
    .update(r)
    .set({ usedAt: now.toISOString() })
    .where(and(eq(r.hash, recoveryHash(code)), eq(r.userId, userId), isNull(r.usedAt)))
    .returning({ hash: r.hash });
  if (used.length === 0) return false;
  await tellSecurity(tx, { kind: 'recovery_used', ok: true, organisationId, userId, door, at: now });
  return true;
}

async function complete(
  account: LocalAccount,
  begun: Try,
  { door, deviceToken }: Trying,
  now: Date,
  tx: Db,
): Promise<SignedIn> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await succeeded(begun, inner);
    return admit({ account, door, deviceToken, method: 'password' }, now, inner);
  });
}

type Admitted = {
  account: { userId: string; organisationId: string; locale: 'nl' | 'en' | null };
  door: Door;
  deviceToken: string | null;
  method: SignInMethod;
};

/** Starts the session of somebody who proved who they are, and knows their device from now on. */
export async function admit({ account, door, deviceToken, method }: Admitted, now: Date, tx: Db): Promise<SignedIn> {
  const { userId, organisationId, locale } = account;
  const d = t.knownDevice;
  const seenAt = now.toISOString();
  const seen = deviceToken
    ? await tx
        .update(d)
        .set({ seenAt })
        .where(and(eq(d.hash, hashOf(deviceToken)), eq(d.userId, userId)))
        .returning({ hash: d.hash })
    : [];
  const token = seen.length > 0 ? deviceToken : randomBytes(32).toString('base64url');
  if (seen.length === 0) await tx.insert(d).values({ hash: hashOf(token!), organisationId, userId, seenAt });
  const sessionId = await startSession(userId, organisationId, now, tx, { method, door });
  return { status: 'signed_in', sessionId, deviceToken: token, locale };
}
