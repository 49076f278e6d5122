// The first start of an installation without people: whoever reads its log makes the municipality and its first administrator, once.
import { eq, lt, sql } from 'drizzle-orm';
import { addBlueprint } from './blueprint.server';
import { shippedBlueprint } from './blueprint-file.server';
import { type Db, db } from './db/client.server';
import * as t from './db/schema';
import { newId, newToken } from './id.server';
import { furnish } from './organisation-start.server';
import { hashPassword } from './password.server';
import { passwordFault, type PasswordFault } from './planning/password-rule';
import type { Actor, Door } from './planning/permission';
import { hashOf } from './secret-box.server';
import { tellSecurity } from './security.server';
import { admit, loginOf, type SignedIn } from './sign-in.server';

/** Whether nobody was ever made here. */
export async function isFirstStart(tx: Db = db()): Promise<boolean> {
  const [somebody] = await tx.select({ id: t.userAccount.id }).from(t.userAccount).limit(1);
  return somebody === undefined;
}

const days = 86_400_000;
/** A code in an old log is worth nothing. */
const codeDays = 7;

/** A code for the log when nobody was ever made here; null otherwise. Every instance that starts has its own. */
export async function firstStartCode(now: Date, tx: Db = db()): Promise<string | null> {
  if (!(await isFirstStart(tx))) return null;
  const code = newToken();
  await tx
    .delete(t.firstStartCode)
    .where(lt(t.firstStartCode.createdAt, new Date(now.getTime() - codeDays * days).toISOString()));
  await tx.insert(t.firstStartCode).values({ hash: hashOf(code), createdAt: now.toISOString() });
  return code;
}

export type FirstStart = { code: string; municipality: string; name: string; email: string; password: string };
export type FirstStartAnswer =
  | SignedIn
  | { status: 'refused'; field: 'code' | 'password'; why: 'wrong_code' | PasswordFault }
  /** Somebody was first. */
  | { status: 'over' };

/** Makes the municipality, with the blueprint that comes along, and its administrator, who is signed in at once. */
export async function startInstallation(
  asked: FirstStart,
  { door, deviceToken }: { door: Door; deviceToken: string | null },
  now: Date,
  tx: Db = db(),
): Promise<FirstStartAnswer> {
  const why = passwordFault(asked.password, [asked.email, asked.name, asked.municipality]);
  if (why) return { status: 'refused', field: 'password', why };
  const passwordHash = await hashPassword(asked.password);
  return tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    // Two codes may be good at once, of two instances; one of them makes an administrator.
    await inner.execute(sql`lock table first_start_code in exclusive mode`);
    if (!(await isFirstStart(inner))) return { status: 'over' };
    const [code] = await inner
      .select({ hash: t.firstStartCode.hash })
      .from(t.firstStartCode)
      .where(eq(t.firstStartCode.hash, hashOf(asked.code.trim())));
    if (!code) return { status: 'refused', field: 'code', why: 'wrong_code' };
    await inner.delete(t.firstStartCode);
    const [organisationId, userId] = [newId(), newId()];
    const year = Array.from({ length: 12 }, () => 1);
    await inner
      .insert(t.organisation)
      .values({ id: organisationId, name: asked.municipality, availability: year, season: year });
    await inner.insert(t.userAccount).values({
      ...{ id: userId, organisationId, key: userId, name: asked.name, email: asked.email.trim() },
      role: 'administrator',
    });
    const login = loginOf(asked.email);
    await inner
      .insert(t.localAccount)
      .values({ userId, organisationId, login, passwordHash, passwordAt: now.toISOString() });
    await tellSecurity(inner, {
      ...{ kind: 'person_added', ok: true, organisationId, userId, door, detail: 'first_start', at: now },
    });
    const actor: Actor = { userId, organisationId, role: 'administrator', departmentIds: [] };
    await furnish(inner, organisationId, shippedBlueprint());
    await addBlueprint(actor, shippedBlueprint(), inner);
    return admit({ account: { userId, organisationId, locale: null }, door, deviceToken, method: 'link' }, now, inner);
  });
}
