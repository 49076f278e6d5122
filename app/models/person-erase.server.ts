// Somebody who left is named no more: what hangs on them goes, what they did stays under a number.
import { and, eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { lockOrganisation, raiseRevision } from './organisation.server';
import { forgetPastPlans } from './past-plan-cache.server';
import { getPerson, type PersonRow } from './people.server';
import { type Actor, may } from './planning/permission';
import { type RecordSource, recordSources } from './planning/record';
import { ofThePerson, wordsOf } from './person-data.server';
import { findNamed, findWordTables, type Named, namedIn, replacedIn, type WordTable } from './person-words.server';
import { closeDoor, openDoor } from './record.server';
import { tellOfActor } from './security.server';

/** What goes: how they came in, what they were told, what was theirs alone. */
const goes = [
  ['session', 'user_id'],
  ['recovery_code', 'user_id'],
  ['local_account', 'user_id'],
  ['identity', 'user_id'],
  ['account_link', 'user_id'],
  ['known_device', 'user_id'],
  ['notice', 'user_id'],
  ['notice_choice', 'user_id'],
  ['presence', 'user_id'],
  ['home_visit', 'user_id'],
  ['saved_view_start', 'user_id'],
  ['user_department', 'user_id'],
  ['deputy', 'user_id'],
  ['deputy', 'absent_id'],
] as const;

export type Erased = { status: 'erased'; name: string; texts: number };
export type EraseRefusal = { status: 'refused'; why: 'still_active' | 'erased' } | { status: 'forbidden' };

export type EraseLook = { person: PersonRow; isErased: boolean; named: Named[] };

/** What an administrator sees beforehand: every text that names the person. Null when they are not there. */
export async function lookAtErasing(actor: Actor, personId: string, tx: Db = db()): Promise<EraseLook | null> {
  if (!may(actor, 'people.change')) return null;
  const person = await getPerson(actor, personId, tx);
  if (!person) return null;
  const words = await wordsOf(tx, actor.organisationId, personId);
  const named = await findNamed(tx, actor.organisationId, words, [...ofThePerson, 'organisation_history']);
  return { person, isErased: await isErased(tx, personId), named };
}

/** Who has an address, in any municipality; for a command. */
export async function findByAddress(email: string, tx: Db = db()): Promise<{ id: string; organisationId: string }[]> {
  const u = t.userAccount;
  const columns = { id: u.id, organisationId: u.organisationId };
  return tx
    .select(columns)
    .from(u)
    .where(sql`lower(${u.email}) = lower(${email})`);
}

async function isErased(tx: Db, personId: string): Promise<boolean> {
  const [row] = await tx
    .select({ at: t.userAccount.erasedAt })
    .from(t.userAccount)
    .where(eq(t.userAccount.id, personId));
  return row?.at != null;
}

/**
 * Takes somebody out who is let in no more. So the last administrator cannot be: they are always let in. Their name and address are
 * replaced wherever they stand as they are written; the chain of the record keeps a proof. Null when they are not there.
 */
export async function erasePerson(
  actor: Actor,
  personId: string,
  now = new Date(),
  tx: Db = db(),
): Promise<Erased | EraseRefusal | null> {
  if (!may(actor, 'people.change')) return { status: 'forbidden' };
  const answer = await tx.transaction(async (transaction) => {
    const inner = transaction as unknown as Db;
    await lockOrganisation(inner, actor.organisationId);
    const person = await getPerson(actor, personId, inner);
    if (!person) return null;
    if (await isErased(inner, personId)) return { status: 'refused', why: 'erased' } as const;
    if (person.active) return { status: 'refused', why: 'still_active' } as const;
    return erase(inner, actor, personId, now);
  });
  // Other instances forget as they are asked for other plans, or start anew.
  if (answer?.status === 'erased') forgetPastPlans();
  return answer;
}

async function erase(tx: Db, actor: Actor, personId: string, now: Date): Promise<Erased> {
  const { organisationId } = actor;
  const words = await wordsOf(tx, organisationId, personId);
  const u = t.userAccount;
  const before = await tx.$count(u, and(eq(u.organisationId, organisationId), sql`${u.erasedAt} is not null`));
  const name = `Oud-medewerker ${before + 1}`;
  for (const [table, column] of goes)
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${sql.identifier(column)} = ${personId}`);
  await tx.execute(sql`delete from sign_in_attempt where user_id = ${personId}`);
  await tx.execute(
    sql`delete from saved_view where owner_id = ${personId} and shared_role is null and shared_department_id is null`,
  );
  await tx
    .update(u)
    .set({
      name,
      email: `oud-medewerker-${before + 1}@invalid`,
      key: personId,
      locale: null,
      erasedAt: now.toISOString(),
    })
    .where(and(eq(u.id, personId), eq(u.organisationId, organisationId)));
  const counts = await replaceEverywhere(tx, actor, { words, name, now });
  await tx.insert(t.organisationHistory).values({
    ...{ id: newId(), organisationId, revision: await raiseRevision(tx, organisationId), collection: 'people' },
    ...{ userId: actor.userId || null, rowId: personId, title: { nl: name, en: null } },
    ...{ before: { erasedAt: null }, after: { erasedAt: now.toISOString() } },
  });
  await tellOfActor(tx, actor, { kind: 'person_erased', userId: personId });
  return { status: 'erased', name, texts: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}

type Replacing = { words: readonly string[]; name: string; now: Date };

/** One statement a table, so that a row of the record changes once. Answers how many rows of which. */
async function replaceEverywhere(
  tx: Db,
  actor: Actor,
  { words, name, now }: Replacing,
): Promise<Record<string, number>> {
  const { organisationId } = actor;
  const tables = (await findWordTables(tx)).filter(({ columns }) => columns.length > 0);
  const anywhere = ({ columns }: WordTable) =>
    sql`(${sql.join(columns.map((column) => namedIn(column, words)), sql` or `)})`; // prettier-ignore
  const counts: Record<string, number> = {};
  const touched: Partial<Record<RecordSource, string[]>> = {};
  for (const table of tables) {
    const key = (recordSources as readonly string[]).includes(table.name) ? sql`w.id` : sql`'' as id`;
    const found = await tx.execute(sql`select ${key} from ${sql.identifier(table.name)} w
      where w.organisation_id = ${organisationId} and ${anywhere(table)}`);
    const rows = rowsOf<{ id: string }>(found);
    if (rows.length === 0) continue;
    counts[table.name] = rows.length;
    if ((recordSources as readonly string[]).includes(table.name))
      touched[table.name as RecordSource] = rows.map(({ id }) => id);
  }
  const proof = { organisationId, kind: 'erasure', byId: actor.userId || null, reason: name, counts, at: now } as const;
  await openDoor(tx, proof, touched);
  for (const table of tables) {
    if (!counts[table.name]) continue;
    const set = table.columns
      .filter(({ name: column }) => !table.key.includes(column))
      .map((column) => sql`${sql.identifier(column.name)} = ${replacedIn(column, words, name)}`);
    await tx.execute(sql`update ${sql.identifier(table.name)} w set ${sql.join(set, sql`, `)}
      where w.organisation_id = ${organisationId} and ${anywhere(table)}`);
  }
  await closeDoor(tx);
  return counts;
}
