// What somebody changes of their own account: password and second step, each only with the password they have.
import { and, eq, ne, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { hashPassword, passwordIs } from './password.server';
import { passwordFault, type PasswordFault } from './planning/password-rule';
import { type Actor, type Door, may } from './planning/permission';
import { sealed } from './secret-box.server';
import { tellOfActor } from './security.server';
import { accountOfUser, type LocalAccount, recoveryHash, tryOf } from './sign-in.server';
import { passed, type Try } from './throttle.server';
import { stepOfCode } from './totp.server';
import { renewSessionsOf } from './user.server';

const nowhere: Door = { address: '', device: '' };
export const recoveryCodes = 10;

/** How somebody signs in. `recoveryLeft`: codes that were not used yet. */
export async function getOwnAccount(actor: Actor, tx: Db = db()) {
  const account = await accountOfUser(actor.userId, tx);
  const [identity] = await tx
    .select({ issuer: t.identity.issuer, createdAt: t.identity.createdAt })
    .from(t.identity)
    .where(eq(t.identity.userId, actor.userId));
  const [person] = await tx
    .select({ name: t.userAccount.name, email: t.userAccount.email, locale: t.userAccount.locale })
    .from(t.userAccount)
    .where(and(eq(t.userAccount.id, actor.userId), eq(t.userAccount.organisationId, actor.organisationId)));
  const [left] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(t.recoveryCode)
    .where(and(eq(t.recoveryCode.userId, actor.userId), sql`${t.recoveryCode.usedAt} is null`));
  return {
    ...{ name: person?.name ?? '', email: person?.email ?? '', locale: person?.locale ?? null },
    hasPassword: account?.passwordHash != null,
    hasSecondStep: account?.totpAt != null,
    recoveryLeft: left?.count ?? 0,
    identity: identity ?? null,
  };
}

/** `field`: which of what was typed is wrong. */
export type OwnRefusal =
  | { status: 'refused'; field: 'current' | 'password' | 'code'; why: PasswordFault | 'wrong_password' | 'wrong_code' }
  | { status: 'throttled'; seconds: number };

/** The account, when this is its password; guesses are counted with those at the door. */
async function proved(
  actor: Actor,
  current: string,
  now: Date,
  tx: Db,
): Promise<{ account: LocalAccount; begun: Try } | OwnRefusal | null> {
  const account = await accountOfUser(actor.userId, tx);
  if (!account?.passwordHash) return null;
  const trying = { login: account.login, door: actor.door ?? nowhere, deviceToken: null };
  const begun = await tryOf(trying, account, now, tx);
  if ('status' in begun) return begun;
  if (!(await passwordIs(account.passwordHash, current)))
    return { status: 'refused', field: 'current', why: 'wrong_password' };
  await passed(begun, tx);
  return { account, begun };
}

/** Chooses another password. Other sessions end; this one goes on under another id. Null: there is no password to change. */
export async function changePassword(
  actor: Actor,
  { current, password, session }: { current: string; password: string; session: string },
  now: Date,
  tx: Db = db(),
): Promise<{ status: 'saved' } | OwnRefusal | null> {
  const proof = await proved(actor, current, now, tx);
  if (!proof || 'status' in proof) return proof;
  const { name } = await getOwnAccount(actor, tx);
  const why = passwordFault(password, [proof.account.login, name]);
  if (why) return { status: 'refused', field: 'password', why };
  const passwordHash = await hashPassword(password);
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const { organisationId, userId } = actor;
    await inner
      .update(t.localAccount)
      .set({ passwordHash, passwordAt: now.toISOString() })
      .where(eq(t.localAccount.userId, userId));
    await inner.delete(t.session).where(and(eq(t.session.userId, userId), ne(t.session.key, session)));
    await inner.delete(t.accountLink).where(eq(t.accountLink.userId, userId));
    await renewSessionsOf(inner, organisationId, userId);
    await tellOfActor(inner, actor, { kind: 'password_set', userId, detail: 'own' });
    return { status: 'saved' };
  });
}

type Codes = { status: 'saved'; codes: string[] };

/** `xxxx-xxxx-xxxx-xxxx`: 80 random bits, easy to copy from paper. */
const newRecoveryCode = () => newId().replace(/(.{4})(?=.)/g, '$1-');

async function writeCodes(tx: Db, { organisationId, userId }: Actor): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await tx.delete(t.recoveryCode).where(eq(t.recoveryCode.userId, userId));
  await tx.insert(t.recoveryCode).values(codes.map((code) => ({ hash: recoveryHash(code), organisationId, userId })));
  return codes;
}

/** Turns the second step on with a key of which the app already gives codes; answers the recovery codes, this once. */
export async function turnOnSecondStep(
  actor: Actor,
  { secret, code, current }: { secret: string; code: string; current: string },
  now: Date,
  tx: Db = db(),
): Promise<Codes | OwnRefusal | null> {
  const proof = await proved(actor, current, now, tx);
  if (!proof || 'status' in proof) return proof;
  const totpStep = stepOfCode(secret, code, now, null);
  if (totpStep === null) return { status: 'refused', field: 'code', why: 'wrong_code' };
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await inner
      .update(t.localAccount)
      .set({ totpSecret: sealed(secret), totpAt: now.toISOString(), totpStep })
      .where(eq(t.localAccount.userId, actor.userId));
    await renewSessionsOf(inner, actor.organisationId, actor.userId);
    await tellOfActor(inner, actor, { kind: 'totp_on', userId: actor.userId });
    return { status: 'saved', codes: await writeCodes(inner, actor) };
  });
}

/** Ten new recovery codes; the old ones are no longer good. */
export async function renewRecoveryCodes(
  actor: Actor,
  current: string,
  now: Date,
  tx: Db = db(),
): Promise<Codes | OwnRefusal | null> {
  const proof = await proved(actor, current, now, tx);
  if (!proof || 'status' in proof) return proof;
  if (proof.account.totpAt === null) return null;
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await tellOfActor(inner, actor, { kind: 'recovery_made', userId: actor.userId });
    return { status: 'saved', codes: await writeCodes(inner, actor) };
  });
}

async function takeAway(tx: Db, actor: Actor, userId: string): Promise<boolean> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const changed = await inner
      .update(t.localAccount)
      .set({ totpSecret: null, totpAt: null, totpStep: null })
      .where(
        and(
          ...[eq(t.localAccount.userId, userId), eq(t.localAccount.organisationId, actor.organisationId)],
          sql`${t.localAccount.totpAt} is not null`,
        ),
      )
      .returning({ userId: t.localAccount.userId });
    if (changed.length === 0) return false;
    await inner.delete(t.recoveryCode).where(eq(t.recoveryCode.userId, userId));
    await renewSessionsOf(inner, actor.organisationId, userId);
    await tellOfActor(inner, actor, { kind: 'totp_off', userId });
    return true;
  });
}

/** Turns one's own second step off. Null: it is not on. */
export async function turnOffSecondStep(
  actor: Actor,
  current: string,
  now: Date,
  tx: Db = db(),
): Promise<{ status: 'saved' } | OwnRefusal | null> {
  const proof = await proved(actor, current, now, tx);
  if (!proof || 'status' in proof) return proof;
  return (await takeAway(tx, actor, actor.userId)) ? { status: 'saved' } : null;
}

/** For somebody who lost telephone and recovery codes, by an administrator. Null: not there, or not on. */
export async function resetSecondStep(
  actor: Actor,
  userId: string,
  tx: Db = db(),
): Promise<{ status: 'saved' } | { status: 'forbidden' } | null> {
  if (!may(actor, 'people.change')) return { status: 'forbidden' };
  return (await takeAway(tx, actor, userId)) ? { status: 'saved' } : null;
}
