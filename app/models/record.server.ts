// The record of what was done: whether it is unbroken, and the one way in which rows may go from it.
import { createHash } from 'node:crypto';
import { eq, sql, type SQL } from 'drizzle-orm';
import { type Db, db, rowsOf } from './db/client.server';
import { writePlainly } from './db/transfer/tables.server';
import * as t from './db/schema';
import { newId } from './id.server';
import { type Actor, may } from './planning/permission';
import { nobodysChain, type ProofKind, type RecordFault, type RecordSource, recordSources } from './planning/record';

/** What is wrong first, and where. */
export type Broken = { why: RecordFault; source: string; rowId: string; position: number | null };
export type Verdict = {
  chain: string;
  /** Of the municipality; null: of what belongs to none. */
  name: string | null;
  entries: number;
  /** The end: kept elsewhere, it shows later that nothing before it was changed. */
  hash: string;
  broken: Broken | null;
};

/** So many links are looked at in one statement. */
const batch = 2_000;

type Walked = { position: number; source: string; row_id: string; hash: string; fault: RecordFault | null };

/** Links and rows are worked out anew, not with the functions of the database: who changed those is found as well. */
const textOf = (entry: SQL) =>
  sql`(select jsonb_object_agg(key, value)::text from jsonb_each(${entry}) where value <> 'null'::jsonb)`;

const rowOf = (source: RecordSource) => sql`when l.source = ${source} then
  (select to_jsonb(r) from ${sql.identifier(source)} r where r.id = l.row_id)`;

async function walk(tx: Db, chain: string, after: number, before: string): Promise<Walked[]> {
  const entry = sql`case ${sql.join(recordSources.map(rowOf), sql` `)} end`;
  const hashed = sql`encode(sha256(convert_to(concat_ws('|', coalesce(lag(l.hash) over (order by l.position), ${before}::text),
    l.chain, l.position, l.source, l.row_id, l.row_hash), 'UTF8')), 'hex')`;
  const result = await tx.execute(sql`
    with links as (
      select l.*, ${hashed} as worked_out, l.position - ${after} as nth, row_number() over (order by l.position) as counted
      from record_link l where l.chain = ${chain} and l.position > ${after} and l.position <= ${after + batch}
    ), with_rows as (select l.*, ${entry} as entry from links l)
    select position, source, row_id, hash, case
      when nth <> counted or hash <> worked_out then 'link'
      when salt is null then null
      when entry is null then 'removed'
      when coalesce(entry ->> 'organisation_id', ${nobodysChain}) <> chain
        or row_hash <> encode(sha256(convert_to(salt || ${textOf(sql`entry`)}, 'UTF8')), 'hex') then 'changed'
      end as fault
    from with_rows order by position`);
  return rowsOf<Walked>(result);
}

const digestOf = (positions: readonly number[]) => createHash('sha256').update(positions.join(',')).digest('hex');

/** A proof of which other links lost their row than it says. */
async function wrongProof(tx: Db, chain: string): Promise<Broken | null> {
  const proofs = await tx
    .select({ id: t.recordProof.id, gone: t.recordProof.gone, organisationId: t.recordProof.organisationId })
    .from(t.recordProof)
    .where(sql`coalesce(${t.recordProof.organisationId}, ${nobodysChain}) = ${chain}`);
  const gone = rowsOf<{ proof_id: string; positions: number[] }>(
    await tx.execute(sql`select proof_id, json_agg(position order by position) as positions
      from record_link where chain = ${chain} and proof_id is not null group by proof_id`),
  );
  const positions = new Map(gone.map((row) => [row.proof_id, row.positions]));
  for (const { id, gone: said } of proofs) {
    const are = positions.get(id) ?? [];
    positions.delete(id);
    if (said.count !== are.length || said.digest !== digestOf(are))
      return { why: 'proof', source: 'record_proof', rowId: id, position: are[0] ?? null };
  }
  const [unknown] = positions;
  return unknown ? { why: 'proof', source: 'record_proof', rowId: unknown[0], position: unknown[1][0] ?? null } : null;
}

/** A row without a link, if there is one. */
async function addedRow(tx: Db, chain: string): Promise<Broken | null> {
  const of = (source: RecordSource) => sql`select ${source}::text as source, r.id from ${sql.identifier(source)} r
    where coalesce(r.organisation_id, ${nobodysChain}) = ${chain} and not exists (select 1 from record_link l
      where l.source = ${source} and l.row_id = r.id and l.salt is not null and l.chain = ${chain})`;
  const all = sql.join(recordSources.map(of), sql` union all `);
  const [row] = rowsOf<{ source: string; id: string }>(await tx.execute(sql`${all} order by 1, 2 limit 1`));
  return row ? { why: 'added', source: row.source, rowId: row.id, position: null } : null;
}

/** How far a chain was found whole: so many links, of which the last had this hash; and whose it was. */
export type Mark = Pick<Verdict, 'entries' | 'hash' | 'name'>;
export type Marks = ReadonlyMap<string, Mark>;

/** What was found whole before must be there as it was. */
async function lostMark(tx: Db, chain: string, { entries, hash }: Mark): Promise<Broken | null> {
  if (entries === 0 || (await hadEnd(chain, `${entries}:${hash}`, tx))) return null;
  const left = rowsOf(await tx.execute(sql`select 1 from record_link where chain = ${chain} limit 1`));
  return { why: left.length > 0 ? 'link' : 'gone', source: 'record_link', rowId: chain, position: entries };
}

/** From its beginning, or from where it was whole before (`onwards`). */
async function verifyChain(
  tx: Db,
  { chain, name, mark, onwards = false }: { chain: string; name: string | null; mark?: Mark; onwards?: boolean },
): Promise<Verdict> {
  const lost = mark ? await lostMark(tx, chain, mark) : null;
  if (mark && lost) return { chain, name: name ?? mark.name, entries: mark.entries, hash: mark.hash, broken: lost };
  let { entries, hash } = mark && onwards ? mark : { entries: 0, hash: '' };
  let broken: Broken | null = null;
  for (;;) {
    const links = await walk(tx, chain, entries, hash);
    const wrong = links.find(({ fault }) => fault !== null);
    if (wrong?.fault)
      broken = { why: wrong.fault, source: wrong.source, rowId: wrong.row_id, position: wrong.position };
    entries += links.length;
    hash = links.at(-1)?.hash ?? hash;
    if (broken || links.length < batch) break;
  }
  const [head] = await tx.select().from(t.recordHead).where(eq(t.recordHead.chain, chain));
  if (!broken && ((head?.position ?? 0) !== entries || (head?.hash ?? '') !== hash))
    broken = { why: 'head', source: 'record_head', rowId: chain, position: entries };
  broken ??= (await wrongProof(tx, chain)) ?? (await addedRow(tx, chain));
  return { chain, name, entries, hash, broken };
}

/** One moment of the database, with moments written in UTC as they were when they were hashed. */
function atOneMoment<T>(tx: Db, look: (inner: Db) => Promise<T>): Promise<T> {
  const options = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
  return tx.transaction(async (inner) => {
    await writePlainly(inner as unknown as Db);
    return look(inner as unknown as Db);
  }, options);
}

/**
 * Every chain of the installation, also those that have a mark and are gone; each in a transaction of its own, so that nothing waits for
 * all of them. What has a mark must still be there as it was; `onwards` looks only at what came after it, and at what was taken out or
 * put in past the product.
 */
export async function verifyRecords(
  tx: Db = db(),
  { marks = new Map(), onwards = false }: { marks?: Marks; onwards?: boolean } = {},
): Promise<Verdict[]> {
  const chains = await atOneMoment(tx, async (inner) =>
    rowsOf<{ chain: string; name: string | null }>(
      await inner.execute(sql`select c.chain, o.name from (
          select id as chain from organisation union select chain from record_head union select chain from record_link
        ) c left join organisation o on o.id = c.chain order by o.name nulls last, c.chain`),
    ),
  );
  const there = new Set(chains.map(({ chain }) => chain));
  for (const [chain, { name }] of marks) if (!there.has(chain)) chains.push({ chain, name });
  const verdicts: Verdict[] = [];
  for (const one of chains) {
    const mark = marks.get(one.chain);
    verdicts.push(await atOneMoment(tx, (inner) => verifyChain(inner, { ...one, mark, onwards })));
  }
  return verdicts;
}

/** That of the actor's municipality, all of it; null for who may not look after people and rights. */
export async function verifyRecord(
  actor: Actor,
  { marks = new Map() }: { marks?: Marks } = {},
  tx: Db = db(),
): Promise<Verdict | null> {
  if (!may(actor, 'people.change')) return null;
  const chain = actor.organisationId;
  return atOneMoment(tx, (inner) => verifyChain(inner, { chain, name: null, mark: marks.get(chain) }));
}

/** Whether the chain had this end once: `entries:hash`, as it was said before. */
export async function hadEnd(chain: string, end: string, tx: Db = db()): Promise<boolean> {
  const [position, hash] = end.split(':');
  const found = await tx.execute(sql`select 1 from record_link
    where chain = ${chain} and position = ${Number(position) || 0} and hash = ${hash ?? ''}`);
  return rowsOf(found).length === 1;
}

export type Proof = {
  organisationId: string | null;
  kind: ProofKind;
  byId: string | null;
  reason: string;
  counts: Record<string, number>;
  at: Date;
};

/**
 * Lets rows of the record go, or be replaced: writes down why and which, opens the door for the rest of the caller's transaction,
 * and takes their salts, so that the links say nothing of them any more. `rows` must really go or change in that transaction, and
 * each once.
 */
export async function openDoor(
  tx: Db,
  proof: Proof,
  rows: Partial<Record<RecordSource, readonly string[]>>,
): Promise<string> {
  const id = newId();
  const chain = proof.organisationId ?? nobodysChain;
  const positions: number[] = [];
  for (const [source, ids] of Object.entries(rows)) {
    const found = await tx.execute(sql`select position from record_link
      where chain = ${chain} and source = ${source} and salt is not null
        and row_id in (select value from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
    positions.push(...rowsOf<{ position: number }>(found).map(({ position }) => position));
  }
  positions.sort((one, other) => one - other);
  const gone = { count: positions.length, digest: digestOf(positions) };
  await tx.insert(t.recordProof).values({ ...proof, id, at: proof.at.toISOString(), gone });
  await tx.execute(sql`select set_config('dok.door', ${id}, true)`);
  await tx.execute(sql`update record_link set salt = null, proof_id = ${id} where chain = ${chain}
    and position in (select value::int from jsonb_array_elements_text(${JSON.stringify(positions)}::jsonb))`);
  return id;
}

/** Ends what {@link openDoor} began. */
export async function closeDoor(tx: Db): Promise<void> {
  await tx.execute(sql`select set_config('dok.door', '', true)`);
}
