// @ts-check
// A statement is parsed once and then only bound: five round trips into the engine become one.

import { protocol, types } from '@electric-sql/pglite';
import { readReply, StatementError } from './replies.mjs';

/** @typedef {import('@electric-sql/pglite').PGlite} PGlite */
/** @typedef {import('./wire').WireField} WireField */
/** @typedef {import('./wire').WireResult} WireResult */
/** @typedef {{ slot: number, paramOids: number[], fields: WireField[], sent: boolean }} Prepared */

const KEPT_STATEMENTS = 256;
const KEPT_LENGTH = 10_000;
const CACHEABLE = /^\s*(select|insert|update|delete|with|merge|values)\b/i;
const CHANGES_SHAPES = /^(CREATE|ALTER|DROP|DISCARD|DEALLOCATE)\b/;
const STALE_PLAN = '0A000';
const NO_SUCH_STATEMENT = '26000';
const FIRST_USER_OID = 16_384;
const GATHER_BYTES = 1_048_576;
const GATHER_LIMIT = 16 * GATHER_BYTES;

const { serialize } = protocol;
/** @param {number} slot; 0 is PostgreSQL's unnamed statement, which the next one replaces */
const nameOf = (slot) => (slot === 0 ? '' : `kept_${slot}`);

/**
 * @param {PGlite} pg an opened database that nobody else uses
 * @param {(channel: string, payload: string) => void} onNotification
 */
export function createStatements(pg, onNotification) {
  /** @type {Map<string, Prepared>} least recently used first */
  const kept = new Map();
  const freeSlots = Array.from({ length: KEPT_STATEMENTS }, (_, index) => index + 1);
  /** @type {Map<number, number>} array type → element type, 0 for a type that is not an array */
  const elementOf = new Map();

  // Answers are gathered in one buffer that is used again and again: fresh memory costs more than the copy into it.
  let gathered = Buffer.allocUnsafeSlow(GATHER_BYTES);

  /** @param {Uint8Array[]} parts */
  const send = async (...parts) => {
    let used = 0;
    // Copied at once, because the bytes are the engine's own memory.
    const onRawData = (/** @type {Uint8Array} */ bytes) => {
      const needed = used + bytes.length;
      if (needed > gathered.length) gathered = Buffer.concat([gathered.subarray(0, used)], 2 * needed);
      gathered.set(bytes, used);
      used = needed;
    };
    await pg.execProtocolRawStream(Buffer.concat(parts), { syncToFs: false, onRawData });
    const reply = readReply(gathered.subarray(0, used), onNotification);
    if (gathered.length > GATHER_LIMIT) gathered = Buffer.allocUnsafeSlow(GATHER_BYTES);
    return reply;
  };

  /** @param {string} sql */
  const forget = async (sql) => {
    const statement = kept.get(sql);
    if (!statement) return;
    kept.delete(sql);
    await send(serialize.close({ type: 'S', name: nameOf(statement.slot) }), serialize.sync());
    freeSlots.push(statement.slot);
  };

  /** @param {string} which a condition on pg_type */
  const loadElementTypes = async (which) => {
    const name = 'element_types';
    const columns = "oid, CASE WHEN typcategory = 'A' THEN typelem ELSE 0 END";
    // Not as a simple query, which would throw away the unnamed statement that may just be in use.
    const reply = await send(
      serialize.parse({ name, text: `SELECT ${columns} FROM pg_catalog.pg_type WHERE ${which}` }),
      serialize.bind({ statement: name }),
      serialize.execute({}),
      serialize.close({ type: 'S', name }),
      serialize.sync(),
    );
    for (const [oid, element] of pairs(reply.results[0]?.data)) elementOf.set(oid, element);
  };

  /**
   * Element types are read on first sight, so that a type made by a migration needs no restart.
   * @param {WireField[]} fields
   */
  const withElements = async (fields) => {
    for (const field of fields) {
      const { dataTypeID } = field;
      if (dataTypeID >= FIRST_USER_OID && !elementOf.has(dataTypeID)) await loadElementTypes(`oid = ${dataTypeID}`);
      const elementTypeID = elementOf.get(dataTypeID);
      if (elementTypeID) field.elementTypeID = elementTypeID;
    }
    return fields;
  };

  /**
   * @param {string} sql
   * @param {number[] | undefined} paramTypes
   * @returns {Promise<Prepared>}
   */
  const prepare = async (sql, paramTypes) => {
    const keep = !paramTypes && sql.length <= KEPT_LENGTH && CACHEABLE.test(sql);
    const oldest = freeSlots.length === 0 ? kept.keys().next().value : undefined;
    if (keep && oldest !== undefined) await forget(oldest);
    const slot = keep ? (freeSlots.at(-1) ?? 0) : 0;
    const name = nameOf(slot);
    const { paramOids, fields } = await send(
      serialize.parse({ name, text: sql, types: paramTypes }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const statement = { slot, paramOids, fields: await withElements(fields), sent: false };
    if (slot !== 0) {
      freeSlots.pop();
      kept.set(sql, statement);
    }
    return statement;
  };

  /** @param {{ command?: string }[]} results */
  const noticeShapes = async (results) => {
    if (!results.some((result) => CHANGES_SHAPES.test(result.command ?? ''))) return;
    for (const sql of [...kept.keys()]) await forget(sql);
  };

  return {
    /** Call once before anything else. */
    start: () => loadElementTypes("typcategory = 'A'"),

    /**
     * One statement with parameters.
     * @param {string} sql
     * @param {unknown[]} params
     * @param {number[]} [paramTypes]
     * @returns {Promise<WireResult[]>}
     */
    async query(sql, params, paramTypes) {
      const known = paramTypes ? undefined : kept.get(sql);
      const statement = known ?? (await prepare(sql, paramTypes));
      if (known) {
        kept.delete(sql);
        kept.set(sql, known);
      }
      const values = params.map((param, index) => toText(pg, param, statement.paramOids[index]));
      const { slot, fields } = statement;
      try {
        const { results } = await send(
          serialize.bind({ statement: nameOf(slot), values }),
          serialize.execute({}),
          serialize.sync(),
        );
        await noticeShapes(results);
        // The other side keeps the fields of a kept statement by its slot, until the slot gets others.
        const described = slot !== 0 && statement.sent ? { slot } : { slot, fields };
        statement.sent = true;
        return results.map((result) => ({ ...result, fields: undefined, ...described }));
      } catch (error) {
        const code = error instanceof StatementError ? error.fields.code : undefined;
        if (!known || (code !== STALE_PLAN && code !== NO_SUCH_STATEMENT)) throw error;
        await forget(sql);
        if (pg.isInTransaction()) throw error;
        return this.query(sql, params);
      }
    },

    /**
     * Any number of statements without parameters, as one implicit transaction.
     * @param {string} sql
     * @returns {Promise<WireResult[]>}
     */
    async exec(sql) {
      const { results } = await send(serialize.query(sql));
      await noticeShapes(results);
      for (const { fields } of results) await withElements(fields);
      return results.map((result) => ({ ...result, slot: 0 }));
    },
  };
}

/**
 * The two integer columns of each row in `data`.
 * @param {Uint8Array | undefined} data
 * @returns {Generator<[number, number]>}
 */
function* pairs(data = new Uint8Array(0)) {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  for (let at = 0; at < bytes.length;) {
    const first = at + 11;
    const second = first + bytes.readInt32BE(first - 4) + 4;
    const end = second + bytes.readInt32BE(second - 4);
    yield [Number(bytes.toString('latin1', first, second - 4)), Number(bytes.toString('latin1', second, end))];
    at = end;
  }
}

/**
 * @param {PGlite} pg
 * @param {unknown} param
 * @param {number | undefined} oid
 * @returns {string | Uint8Array | null}
 */
function toText(pg, param, oid = 0) {
  if (param === null || param === undefined) return null;
  if (oid === types.BYTEA && param instanceof Uint8Array) return param;
  const write = pg.serializers[oid];
  if (write) return write(param);
  return Array.isArray(param) ? types.arraySerializer(param, undefined, oid) : String(param);
}
