// Who the identity provider sends: matched by issuer and subject, made at their first sign-in, with the rights of their groups each time.
import { and, asc, eq, sql } from 'drizzle-orm';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { findGifts } from './group-mapping.server';
import { newId } from './id.server';
import type { ProviderClaims } from './oidc.server';
import { followProvider, getPerson } from './people.server';
import { rightsOfGroups } from './planning/group-rights';
import type { Actor, Door } from './planning/permission';
import { tellOfActor, tellSecurity } from './security.server';
import { admit, loginOf, type SignedIn } from './sign-in.server';

export type ProviderSignIn =
  | SignedIn
  | {
      status: 'refused';
      /** No group gives a role; the account was deactivated; somebody else has this address; no municipality yet. */
      why: 'no_role' | 'deactivated' | 'email_taken' | 'no_email' | 'no_organisation';
    };

/** The municipality of this installation: the first that was made. */
async function homeOrganisation(tx: Db): Promise<string | null> {
  const [home] = await tx
    .select({ id: t.organisation.id })
    .from(t.organisation)
    .orderBy(asc(t.organisation.createdAt), asc(t.organisation.id))
    .limit(1);
  return home?.id ?? null;
}

async function identityOf({ issuer, subject }: ProviderClaims, tx: Db) {
  const [row] = await tx
    .select({ userId: t.identity.userId, organisationId: t.identity.organisationId })
    .from(t.identity)
    .where(and(eq(t.identity.issuer, issuer), eq(t.identity.subject, subject)));
  return row ?? null;
}

/** Whom the provider speaks of; null when that is nobody here yet. */
export async function userOfIdentity(claims: ProviderClaims, tx: Db = db()): Promise<string | null> {
  return (await identityOf(claims, tx))?.userId ?? null;
}

/** Whether this address is somebody else's: a person is known by issuer and subject alone, never by an address. */
async function emailIsTaken(organisationId: string, email: string, userId: string, tx: Db): Promise<boolean> {
  const [same] = await tx
    .select({ id: t.userAccount.id })
    .from(t.userAccount)
    .where(
      and(
        ...[eq(t.userAccount.organisationId, organisationId), sql`lower(${t.userAccount.email}) = ${loginOf(email)}`],
        sql`${t.userAccount.id} <> ${userId}`,
      ),
    );
  return same !== undefined;
}

/** Lets somebody in whom the provider knows, or says why not; both are put on record. */
export async function signInFromProvider(
  claims: ProviderClaims,
  { door, deviceToken }: { door: Door; deviceToken: string | null },
  now: Date,
  tx: Db = db(),
): Promise<ProviderSignIn> {
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const known = await identityOf(claims, inner);
    const organisationId = known?.organisationId ?? (await homeOrganisation(inner));
    const refused = async (why: Extract<ProviderSignIn, { status: 'refused' }>['why']): Promise<ProviderSignIn> => {
      const userId = known?.userId ?? null;
      // Whoever is no longer in any group is out everywhere.
      if (userId && why === 'no_role') await inner.delete(t.session).where(eq(t.session.userId, userId));
      await tellSecurity(inner, { kind: 'refused', ok: false, organisationId, userId, door, detail: why, at: now });
      return { status: 'refused', why };
    };
    if (organisationId === null) return refused('no_organisation');
    // Who comes for the first time twice at once is made once: the municipality is locked until it is done.
    await inner.execute(sql`select 1 from organisation where id = ${organisationId} for update`);
    const again = known ?? (await identityOf(claims, inner));
    const id = again?.userId ?? newId();
    const system: Actor = { userId: '', organisationId, role: 'administrator', departmentIds: [] };
    const was = again ? await getPerson(system, id, inner) : null;
    if (was && !was.active) return refused('deactivated');
    const rights = rightsOfGroups(claims.groups, await findGifts(organisationId, inner));
    if (!rights) return refused('no_role');
    const email = claims.email ?? was?.email;
    if (!email) return refused('no_email');
    if (await emailIsTaken(organisationId, email, id, inner)) return refused('email_taken');
    await followProvider(inner, organisationId, { id, name: claims.name || email, email, ...rights });
    const { issuer, subject } = claims;
    if (!again) await inner.insert(t.identity).values({ issuer, subject, organisationId, userId: id });
    const [account] = await inner
      .select({ locale: t.userAccount.locale })
      .from(t.userAccount)
      .where(eq(t.userAccount.id, id));
    const locale = (account?.locale ?? null) as SignedIn['locale'];
    return admit({ account: { userId: id, organisationId, locale }, door, deviceToken, method: 'oidc' }, now, inner);
  });
}

/** Joins an identity to the account of who is signed in; from then on its groups count. */
export async function linkIdentity(
  actor: Actor,
  { issuer, subject }: ProviderClaims,
  tx: Db = db(),
): Promise<'linked' | 'taken'> {
  const { organisationId, userId } = actor;
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    const made = await inner
      .insert(t.identity)
      .values({ issuer, subject, organisationId, userId })
      .onConflictDoNothing()
      .returning({ subject: t.identity.subject });
    if (made.length === 0) return 'taken';
    await tellOfActor(inner, actor, { kind: 'identity_linked', userId });
    return 'linked';
  });
}
