// @ts-check
// PostgreSQL's answer is scanned, not decoded: rows leave the worker as the bytes they came in.

const ROW = 0x44; // D
const COMPLETE = 0x43; // C
const EMPTY = 0x49; // I
const ERROR = 0x45; // E
const READY = 0x5a; // Z
const ROW_DESCRIPTION = 0x54; // T
const PARAMETER_DESCRIPTION = 0x74; // t
const NOTIFICATION = 0x41; // A
/** Type byte and length. */
const HEADER = 5;

/** @type {Record<string, string>} https://www.postgresql.org/docs/18/protocol-error-fields.html */
const ERROR_FIELDS = {
  S: 'severity',
  C: 'code',
  D: 'detail',
  H: 'hint',
  P: 'position',
  q: 'internalQuery',
  W: 'where',
  s: 'schema',
  t: 'table',
  c: 'column',
  d: 'dataType',
  n: 'constraint',
  R: 'routine',
};

/** What PostgreSQL reported about a statement. */
export class StatementError extends Error {
  /**
   * @param {string} message
   * @param {Record<string, string>} fields
   */
  constructor(message, fields) {
    super(message);
    this.fields = fields;
  }
}

/** The engine did not answer as PostgreSQL does: it has panicked or trapped and must be replaced. */
export class EngineBroken extends Error {}

/** @typedef {{ name: string, dataTypeID: number }} Field */
/** @typedef {{ fields: Field[], data: Uint8Array, rows: number, command?: string, rowCount?: number, affectedRows: number }} Result */
/** @typedef {{ fields: Field[], paramOids: number[], results: Result[] }} Reply */

/**
 * Reads everything PostgreSQL sent up to its "ready"; throws `StatementError` for the first error in it.
 * @param {Buffer} bytes
 * @param {(channel: string, payload: string) => void} onNotification
 * @returns {Reply}
 */
export function readReply(bytes, onNotification) {
  /** @type {Reply} */
  const reply = { fields: [], paramOids: [], results: [] };
  /** @type {StatementError | undefined} */
  let error;
  let ready = false;
  let firstRow = -1;
  let rows = 0;
  for (let at = 0, end = 0; at < bytes.length; at = end) {
    const type = bytes[at];
    end = at + 1 + bytes.readInt32BE(at + 1);
    const body = at + HEADER;
    if (type === ROW) {
      if (firstRow < 0) firstRow = at;
      rows += 1;
    } else if (type === COMPLETE || type === EMPTY) {
      // An exact copy, because sending a view would send all of the memory behind it.
      const data = firstRow < 0 ? new Uint8Array(0) : new Uint8Array(bytes.subarray(firstRow, at));
      const tag = type === COMPLETE ? bytes.toString('latin1', body, end - 1) : undefined;
      reply.results.push({ fields: reply.fields, data, rows, ...readTag(tag) });
      reply.fields = [];
      firstRow = -1;
      rows = 0;
    } else if (type === ROW_DESCRIPTION) reply.fields = readFields(bytes, body);
    else if (type === PARAMETER_DESCRIPTION) reply.paramOids = readOids(bytes, body);
    else if (type === ERROR) error ??= readError(bytes, body);
    else if (type === NOTIFICATION) readNotification(bytes, body, onNotification);
    else if (type === READY) ready = true;
  }
  if (!ready) throw new EngineBroken(error?.message ?? 'the engine stopped answering');
  if (error) throw error;
  return reply;
}

/**
 * A tag that carries a row count ends in it ("SELECT 2", "INSERT 0 5"); all others end in a word.
 * @param {string | undefined} tag
 */
function readTag(tag) {
  if (tag === undefined) return { affectedRows: 0 };
  const words = tag.split(' ');
  const rowCount = Number.parseInt(words.at(-1) ?? '', 10);
  if (Number.isNaN(rowCount)) return { command: tag, affectedRows: 0 };
  return { command: words[0], rowCount, affectedRows: words[0] === 'SELECT' ? 0 : rowCount };
}

/**
 * @param {Buffer} bytes
 * @param {number} body
 * @returns {Field[]}
 */
function readFields(bytes, body) {
  const fields = [];
  let at = body + 2;
  for (let left = bytes.readInt16BE(body); left > 0; left -= 1) {
    const end = bytes.indexOf(0, at);
    // After the name: table oid (4), column (2), type oid (4), size (2), modifier (4), format (2).
    fields.push({ name: bytes.toString('utf8', at, end), dataTypeID: bytes.readUInt32BE(end + 7) });
    at = end + 19;
  }
  return fields;
}

/**
 * @param {Buffer} bytes
 * @param {number} body
 */
function readOids(bytes, body) {
  return Array.from({ length: bytes.readInt16BE(body) }, (_, index) => bytes.readUInt32BE(body + 2 + 4 * index));
}

/**
 * @param {Buffer} bytes
 * @param {number} body
 */
function readError(bytes, body) {
  /** @type {Record<string, string>} */
  const fields = {};
  let message = '';
  for (let at = body; bytes[at] !== 0;) {
    const end = bytes.indexOf(0, at);
    const key = String.fromCharCode(bytes[at] ?? 0);
    const value = bytes.toString('utf8', at + 1, end);
    const name = ERROR_FIELDS[key];
    if (key === 'M') message = value;
    else if (name) fields[name] = value;
    at = end + 1;
  }
  return new StatementError(message, fields);
}

/**
 * @param {Buffer} bytes
 * @param {number} body
 * @param {(channel: string, payload: string) => void} onNotification
 */
function readNotification(bytes, body, onNotification) {
  const channelEnd = bytes.indexOf(0, body + 4);
  const payloadEnd = bytes.indexOf(0, channelEnd + 1);
  onNotification(bytes.toString('utf8', body + 4, channelEnd), bytes.toString('utf8', channelEnd + 1, payloadEnd));
}
