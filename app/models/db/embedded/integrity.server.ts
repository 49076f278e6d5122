// Every index agrees with its table and every page can be read; PostgreSQL's own amcheck says whether that is so.
import type { EmbeddedClient } from './client.server';

/** amcheck throws at the first fault of an index; caught there, the next index is looked at as well. */
const PREPARE = `
  CREATE EXTENSION amcheck;
  CREATE FUNCTION pg_temp.fault_of_index(which regclass) RETURNS text LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM bt_index_check(which, heapallindexed => true);
    RETURN NULL;
  EXCEPTION WHEN OTHERS THEN RETURN SQLERRM;
  END $$;
  CREATE FUNCTION pg_temp.fault_of_heap(which regclass) RETURNS text LANGUAGE plpgsql AS $$
  BEGIN
    RETURN (SELECT string_agg(format('block %s: %s', blkno, msg), '; ') FROM verify_heapam(which));
  EXCEPTION WHEN OTHERS THEN RETURN SQLERRM;
  END $$`;

/** The catalogue as well: that is where two processes on one folder did their first harm. */
const LOOK = `
  SELECT c.oid::regclass::text AS name, pg_temp.fault_of_index(c.oid) AS fault
  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  WHERE c.relkind = 'i' AND c.relam = (SELECT oid FROM pg_catalog.pg_am WHERE amname = 'btree')
    AND c.relpersistence <> 't' AND i.indisready AND i.indisvalid
  UNION ALL
  SELECT c.oid::regclass::text, pg_temp.fault_of_heap(c.oid) FROM pg_catalog.pg_class c
  WHERE c.relkind IN ('r', 't', 'm') AND c.relpersistence <> 't'`;

/** Undoes what the check put into the database for its own use. */
class Looked extends Error {}

/**
 * One sentence per damaged index or table, and how many were looked at. The database must have been opened with
 * `extensions: ['amcheck']`. Reads every page in one statement, so give a large database time with `withBudget`.
 */
export async function findDamage(client: EmbeddedClient): Promise<{ damage: string[]; looked: number }> {
  let found: { name: string; fault: string | null }[] = [];
  await client
    .transaction(async (tx) => {
      await tx.exec(PREPARE);
      found = (await tx.query<{ name: string; fault: string | null }>(LOOK)).rows;
      throw new Looked();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Looked)) throw error;
    });
  const damage = found.flatMap(({ name, fault }) => (fault === null ? [] : [`${name}: ${fault}`]));
  return { damage, looked: found.length };
}
