// PostgreSQL's text becomes JavaScript values on the main thread, because a caller's parser functions cannot cross threads.

import { isAscii } from 'node:buffer';
import { types } from '@electric-sql/pglite';
import type { WireField, WireResult } from './wire';

const DATA_ROW = 0x44;
const LONG_TEXT = 1_024;
/** Type byte, length, number of columns. */
const ROW_HEADER = 7;

export type Parser = (value: string, typeId?: number) => unknown;

export type QueryOptions = {
  /** `object` (default): one object per row; `array`: one array per row, which also keeps columns of the same name. */
  rowMode?: 'object' | 'array';
  /** Parsers per type oid; they win over the built-in ones. */
  parsers?: Record<number, Parser>;
  /** Type oids of the parameters; PostgreSQL infers them when absent. */
  paramTypes?: number[];
  /** Milliseconds this statement may run, instead of the database's own budget. */
  budgetMs?: number;
};

export type QueryResult<T> = {
  rows: T[];
  fields: { name: string; dataTypeID: number }[];
  /** Rows written by INSERT, UPDATE, DELETE, MERGE or COPY. */
  affectedRows: number;
  command?: string;
  /** The row count of the command tag, when it has one. */
  rowCount?: number;
};

type Column = { name: string; parse: Parser | undefined };

/** Turns one result from the wire into rows; `T` is the caller's claim about their shape. */
export function toResult<T>(wire: WireResult, options: QueryOptions = {}): QueryResult<T> {
  const { affectedRows, command, rowCount, data } = wire;
  const fields = (wire.fields ?? []).map(({ name, dataTypeID }) => ({ name, dataTypeID }));
  const columns = (wire.fields ?? []).map((field) => ({ name: field.name, parse: parserFor(field, options.parsers) }));
  const readRow = options.rowMode === 'array' ? arrayRow : objectRow;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const rows: unknown[] = [];
  for (let at = 0; at < bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    // Notices raised while the statement ran may stand between its rows.
    if (bytes[at] === DATA_ROW) rows.push(readRow(bytes, at + ROW_HEADER, columns));
  }
  return { rows: rows as T[], fields, affectedRows, command, rowCount };
}

/** Makes a parameter fit to cross: arrays, bytes and simple values as they are, other objects as JSON. */
export function toWireParam(param: unknown): unknown {
  if (param instanceof Date) return param.toISOString();
  if (typeof param !== 'object' || param === null || Array.isArray(param) || param instanceof Uint8Array) return param;
  return JSON.stringify(param, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

function arrayRow(bytes: Buffer, start: number, columns: Column[]): unknown[] {
  const row: unknown[] = [];
  let at = start;
  for (const { parse } of columns) {
    const length = bytes.readInt32BE(at);
    at += 4;
    row.push(length < 0 ? null : valueAt(bytes, at, length, parse));
    if (length > 0) at += length;
  }
  return row;
}

function objectRow(bytes: Buffer, start: number, columns: Column[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  let at = start;
  for (const { name, parse } of columns) {
    const length = bytes.readInt32BE(at);
    at += 4;
    row[name] = length < 0 ? null : valueAt(bytes, at, length, parse);
    if (length > 0) at += length;
  }
  return row;
}

function valueAt(bytes: Buffer, at: number, length: number, parse: Parser | undefined): unknown {
  const text = textAt(bytes, at, at + length);
  return parse ? parse(text) : text;
}

/** Decoding UTF-8 costs nine times as much as Latin-1, and long texts (JSON for the browser) are mostly ASCII. */
function textAt(bytes: Buffer, from: number, to: number): string {
  if (to - from < LONG_TEXT) return bytes.toString('utf8', from, to);
  const part = bytes.subarray(from, to);
  return part.toString(isAscii(part) ? 'latin1' : 'utf8');
}

function parserFor(field: WireField, own: Record<number, Parser> | undefined): Parser | undefined {
  const { dataTypeID, elementTypeID } = field;
  const chosen = own?.[dataTypeID];
  if (chosen) return (value) => chosen(value, dataTypeID);
  if (!elementTypeID) return types.parsers[dataTypeID];
  const parseElement = types.parsers[elementTypeID] ?? ((value: string) => value);
  return (value) => types.arrayParser(value, parseElement, dataTypeID) as unknown;
}
