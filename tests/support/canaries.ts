// Words that stand only where most people may not look: whoever reads one was shown too much.
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '~/models/db/client.server';
import type { Caller } from './rights-cells';

/** Who may read each kind; nobody, where nobody is named. */
const readers = {
  /** Everything of another municipality. */
  elsewhere: [],
  /** Passwords, keys and tokens of others: not for an administrator either. */
  secret: [],
  /** Addresses of people, groups, what happened at the door. */
  people: ['administrator'],
  /** Who is hired and who is ill. */
  staffing: ['project_leader', 'administrator', 'deputy'],
  /** What was told to the project leader. */
  notice: ['project_leader'],
  /** Where a survey of a department is answered: the head's own, and another's. */
  invitation: ['project_leader', 'administrator', 'deputy', 'department_head'],
  invitations: ['project_leader', 'administrator', 'deputy'],
} as const satisfies Record<string, readonly Caller[]>;
type Kind = keyof typeof readers;

/** In small letters, since addresses of mail are kept so; no id and no word of the product looks like it. */
export const canary = (kind: Kind, at: number | string) => `kanarie-${kind}-${at}`;

/** Canaries in what somebody was sent that they may not read. */
export function escaped(text: string, caller: Caller): string[] {
  const found = [...text.matchAll(/kanarie-([a-z]+)-[\w]*/gi)];
  return found
    .filter(([, kind]) => !(readers[kind!.toLowerCase() as Kind] as readonly Caller[]).includes(caller))
    .map(([word]) => word);
}

/** Whether somebody read what they may: a kind that nobody ever finds would prove nothing. */
export const kindsIn = (text: string): Kind[] =>
  (Object.keys(readers) as Kind[]).filter((kind) => text.includes(`kanarie-${kind}`));
export const kindsForSomebody = (Object.keys(readers) as Kind[]).filter((kind) => readers[kind].length > 0);

/** Puts one into every text of a municipality that no rule of the database holds fast; answers how many texts that are. */
export async function plantEverywhere(tx: Db, organisationId: string): Promise<number> {
  const columns = rowsOf<{ table: string; column: string; type: string }>(
    await tx.execute(sql`select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
        and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'organisation_id')
        and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and a.attnum = any(k.conkey))`),
  );
  let planted = 0;
  for (const { table, column, type } of columns) {
    const word = canary('elsewhere', `${table}_${column}`);
    const value =
      type === 'text'
        ? `left("${column}", 20) || ' ${word}'`
        : `regexp_replace("${column}"::text, '"(nl|text|title|name|headline|note)": "', '"\\1": "${word} ', 'g')::jsonb`;
    const update = `update "${table}" set "${column}" = ${value} where organisation_id = '${organisationId}' and "${column}" is not null`;
    await tx.execute(sql.raw(`do $$ begin ${update}; exception when others then null; end $$`));
    const count = `select count(*)::int as n from "${table}" where organisation_id = '${organisationId}' and "${column}"::text like '%${word}%'`;
    planted += rowsOf<{ n: number }>(await tx.execute(sql.raw(count)))[0]!.n;
  }
  return planted;
}

/** Secrets of somebody of this municipality, addresses of surveys, and rows of the door that only administrators read. */
export async function plantHere(
  tx: Db,
  { organisationId, personId, departmentId }: Record<'organisationId' | 'personId' | 'departmentId', string>,
): Promise<void> {
  const secret = canary('secret', 'x');
  await tx.execute(sql`insert into local_account (user_id, organisation_id, login, password_hash, totp_secret, totp_at)
    values (${personId}, ${organisationId}, ${`${canary('people', 'login')}@hier.example`}, ${secret}, ${secret}, now())`);
  await tx.execute(sql`insert into account_link (hash, organisation_id, user_id, purpose, created_at, expires_at)
    values (${secret}, ${organisationId}, ${personId}, 'reset', now(), now() + interval '1 day')`);
  await tx.execute(sql`insert into recovery_code (hash, organisation_id, user_id)
    values (${secret}, ${organisationId}, ${personId})`);
  await tx.execute(sql`insert into known_device (hash, organisation_id, user_id, seen_at)
    values (${secret}, ${organisationId}, ${personId}, now())`);
  await tx.execute(sql`insert into identity (issuer, subject, organisation_id, user_id)
    values ('https://login.example', ${secret}, ${organisationId}, ${personId})`);
  await tx.execute(sql`insert into security_event (id, organisation_id, at, kind, ok, user_id, origin, device)
    values ('zzzzzzzzzzzzzzz1', ${organisationId}, now(), 'refused', false, ${personId}, '192.0.2.7',
      ${canary('people', 'device')})`);
  await tx.execute(sql`update survey_link set token = case when department_id = ${departmentId}
      then ${canary('invitation', '')} else ${canary('invitations', '')} end || id where organisation_id = ${organisationId}`);
  await tx.execute(
    sql`update assessment_link set token_hash = ${secret} || id where organisation_id = ${organisationId}`,
  );
}
