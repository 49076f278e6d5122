// One-time addresses for choosing a password: asked by mail, or made by an administrator. Only a hash is kept; they end by themselves.
import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import { env } from '~/env.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newToken } from './id.server';
import { hashPassword } from './password.server';
import { passwordFault, type PasswordFault } from './planning/password-rule';
import { type Actor, type Door, may } from './planning/permission';
import type { LinkPurpose } from './planning/security-event';
import { hashOf } from './secret-box.server';
import { tellOfActor, tellSecurity } from './security.server';
import { accountOfLogin, loginOf } from './sign-in.server';

const hour = 3_600_000;
/** Hours that an address is good: one that was asked by mail, one that an administrator made for a new or a known person. */
export const linkHours = { asked: 1, reset: 24, invite: 7 * 24 } as const;
/** Who asks again within minutes gets no second letter. */
const quietMs = 5 * 60_000;

type Owner = { organisationId: string; userId: string };

async function keepLink(tx: Db, owner: Owner, purpose: LinkPurpose, hours: number, now: Date): Promise<string> {
  const token = newToken();
  const { organisationId, userId } = owner;
  const expiresAt = new Date(now.getTime() + hours * hour).toISOString();
  await tx
    .insert(t.accountLink)
    .values({ hash: hashOf(token), organisationId, userId, purpose, createdAt: now.toISOString(), expiresAt });
  return token;
}

export type AskedLink = { token: string; email: string; name: string; locale: 'nl' | 'en' | null };

/** For who forgot the password: what to write to whom; null when there is nobody to write to, or a letter is on its way. */
export async function askReset(typed: string, door: Door, now: Date, tx: Db = db()): Promise<AskedLink | null> {
  if (!env().LOCAL_ACCOUNTS) return null;
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const account = await accountOfLogin(loginOf(typed), inner);
    if (!account?.active) return null;
    const { organisationId, userId } = account;
    // Two who ask at once wait for each other here, and the second finds the letter of the first.
    const [person] = await inner
      .select({ name: t.userAccount.name })
      .from(t.userAccount)
      .where(eq(t.userAccount.id, userId))
      .for('update');
    const [recent] = await inner
      .select({ hash: t.accountLink.hash })
      .from(t.accountLink)
      .where(
        and(
          ...[eq(t.accountLink.userId, userId), isNull(t.accountLink.usedAt)],
          gt(t.accountLink.createdAt, new Date(now.getTime() - quietMs).toISOString()),
        ),
      );
    if (recent || !person) return null;
    const token = await keepLink(inner, account, 'reset', linkHours.asked, now);
    await tellSecurity(inner, { kind: 'reset_asked', ok: true, organisationId, userId, door, at: now });
    return { token, email: account.login, name: person.name, locale: account.locale };
  });
}

export type MadeLink =
  | { status: 'made'; token: string; email: string; name: string; hours: number; locale: 'nl' | 'en' | null }
  | { status: 'forbidden' }
  /** Somebody of another municipality signs in with this address; or there are no local accounts here. */
  | { status: 'refused'; reason: 'login_taken' | 'no_local_accounts' };

/** A one-time address for somebody, made by an administrator; it gives them a local account when they have none. Null: not there. */
export async function makeLink(actor: Actor, userId: string, now: Date, tx: Db = db()): Promise<MadeLink | null> {
  if (!may(actor, 'people.change')) return { status: 'forbidden' };
  if (!env().LOCAL_ACCOUNTS) return { status: 'refused', reason: 'no_local_accounts' };
  const { organisationId } = actor;
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const u = t.userAccount;
    const [person] = await inner
      .select({ name: u.name, email: u.email, locale: u.locale })
      .from(u)
      .where(and(eq(u.id, userId), eq(u.organisationId, organisationId), eq(u.active, true)));
    if (!person) return null;
    const login = loginOf(person.email);
    await inner.insert(t.localAccount).values({ userId, organisationId, login }).onConflictDoNothing();
    const account = await accountOfLogin(login, inner);
    if (account?.userId !== userId) return { status: 'refused', reason: 'login_taken' };
    const purpose = account.passwordHash === null ? 'invite' : 'reset';
    const hours = linkHours[purpose];
    const token = await keepLink(inner, { organisationId, userId }, purpose, hours, now);
    await tellOfActor(inner, actor, { kind: 'link_made', userId, detail: purpose });
    return { status: 'made', token, hours, ...person, locale: person.locale as 'nl' | 'en' | null };
  });
}

const good = (token: string, now: Date) =>
  and(
    ...[eq(t.accountLink.hash, hashOf(token)), isNull(t.accountLink.usedAt)],
    gt(t.accountLink.expiresAt, now.toISOString()),
  );

/** For whom an address is good; null when it never was, was used, or is over. */
export async function getLink(token: string, now: Date, tx: Db = db()) {
  const [row] = await tx
    .select({
      ...{ purpose: t.accountLink.purpose, userId: t.accountLink.userId, organisationId: t.accountLink.organisationId },
      ...{ login: t.localAccount.login, name: t.userAccount.name, theme: t.organisation.theme },
    })
    .from(t.accountLink)
    .innerJoin(t.localAccount, eq(t.localAccount.userId, t.accountLink.userId))
    .innerJoin(t.userAccount, eq(t.userAccount.id, t.accountLink.userId))
    .innerJoin(t.organisation, eq(t.organisation.id, t.accountLink.organisationId))
    .where(and(good(token, now), eq(t.userAccount.active, true)));
  return row ?? null;
}

export type ChosenPassword = { status: 'saved' } | { status: 'refused'; why: PasswordFault };

/**
 * Sets the password that was chosen with a one-time address. All sessions end, and all other addresses with them; the second step
 * stays. Null when the address is not good, or not any more.
 */
export async function useLink(
  { token, password, door }: { token: string; password: string; door: Door },
  now: Date,
  tx: Db = db(),
): Promise<ChosenPassword | null> {
  const link = await getLink(token, now, tx);
  if (!link) return null;
  const { userId, organisationId, purpose } = link;
  const why = passwordFault(password, [link.login, link.name]);
  if (why) return { status: 'refused', why };
  const passwordHash = await hashPassword(password);
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const used = await inner
      .update(t.accountLink)
      .set({ usedAt: now.toISOString() })
      .where(good(token, now))
      .returning({ hash: t.accountLink.hash });
    if (used.length === 0) return null;
    await inner
      .delete(t.accountLink)
      .where(and(eq(t.accountLink.userId, userId), ne(t.accountLink.hash, hashOf(token))));
    await inner
      .update(t.localAccount)
      .set({ passwordHash, passwordAt: now.toISOString() })
      .where(eq(t.localAccount.userId, userId));
    await inner.delete(t.session).where(eq(t.session.userId, userId));
    await inner.delete(t.signInAttempt).where(eq(t.signInAttempt.userId, userId));
    await tellSecurity(inner, {
      ...{ kind: 'password_set', ok: true, organisationId, userId, door, at: now },
      detail: purpose,
    });
    return { status: 'saved' };
  });
}
