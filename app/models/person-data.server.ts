// What is held on a person: everything that hangs on them, and every text that names them.
import { eq, sql } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import * as t from './db/schema';
import { type Actor, may } from './planning/permission';
import { findNamed, type Named } from './person-words.server';
import { tellOfActor } from './security.server';

/** What goes with a person, or is theirs by the column that says whose. */
export const ofThePerson = ['user_account', 'local_account', 'identity', 'notice', 'session', 'saved_view'];

/** Keys, hashes, the provider's own name for a person, the plan itself, and what they changed, which may be about others. */
const unsaid = [
  'subject',
  'token',
  'hash',
  'id_hash',
  'password_hash',
  'totp_secret',
  'totp_step',
  'key',
  'rows',
  'change',
  'moments',
  'before',
  'after',
  'title',
];

export type Held = {
  person: { id: string; name: string; email: string };
  /** Per table the rows that name the person by their id, with the column that does. */
  rows: Record<string, Record<string, unknown>[]>;
  /** Texts in which their name or address stands. */
  named: Named[];
};

/** Names and addresses somebody has, or had as far as history says; longer than two letters. */
export async function wordsOf(tx: Db, organisationId: string, personId: string): Promise<string[]> {
  const rows = await tx.execute(sql`
    select name as word from user_account where id = ${personId} and organisation_id = ${organisationId}
    union select email from user_account where id = ${personId} and organisation_id = ${organisationId}
    union select login from local_account where user_id = ${personId}
    union select v.value #>> '{}' from organisation_history h,
      jsonb_each(coalesce(h.before, '{}')) v
      where h.organisation_id = ${organisationId} and h.collection = 'people' and h.row_id = ${personId} and v.key in ('name', 'email')
    union select v.value #>> '{}' from organisation_history h,
      jsonb_each(coalesce(h.after, '{}')) v
      where h.organisation_id = ${organisationId} and h.collection = 'people' and h.row_id = ${personId} and v.key in ('name', 'email')`);
  return rowsOf<{ word: string | null }>(rows).flatMap(({ word }) => (word && word.length > 2 ? [word] : []));
}

/** Columns that point at a person. */
async function findPointers(tx: Db): Promise<{ table: string; column: string }[]> {
  return rowsOf(
    await tx.execute(sql`select c.relname as table, a.attname as column from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join unnest(k.conkey, k.confkey) u(own, theirs) on true
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.own
      join pg_attribute f on f.attrelid = k.confrelid and f.attnum = u.theirs
      where k.contype = 'f' and k.confrelid = 'user_account'::regclass and f.attname = 'id'
      order by 1, 2`),
  );
}

/** All of it; for who may manage people, and for the person. Put on record. Null when they are not there. */
export async function heldOn(actor: Actor, personId: string, tx: Db = db()): Promise<Held | null> {
  if (!may(actor, 'people.change') && actor.userId !== personId) return null;
  const { organisationId } = actor;
  const u = t.userAccount;
  const [person] = await tx
    .select({ id: u.id, name: u.name, email: u.email })
    .from(u)
    .where(sql`${eq(u.id, personId)} and ${eq(u.organisationId, organisationId)}`);
  if (!person) return null;
  const rows: Held['rows'] = {};
  const of = async (table: string, column: string) => {
    const found = await tx.execute(sql`select to_jsonb(w) as row from ${sql.identifier(table)} w
      where ${sql.identifier(column)} = ${personId}`);
    for (const { row } of rowsOf<{ row: Record<string, unknown> }>(found)) {
      const said = Object.entries(row).filter(([name, value]) => value !== null && !unsaid.includes(name));
      (rows[table] ??= []).push(Object.fromEntries(said));
    }
  };
  await of('user_account', 'id');
  for (const { table, column } of await findPointers(tx)) await of(table, column);
  const named = await findNamed(tx, organisationId, await wordsOf(tx, organisationId, personId), [
    ...ofThePerson,
    'organisation_history',
  ]);
  await tellOfActor(tx, actor, { kind: 'person_exported', userId: personId });
  return { person, rows, named };
}
