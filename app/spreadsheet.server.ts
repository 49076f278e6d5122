// The first sheet of an Excel workbook as rows of text. Numbers get a comma before their decimals, dates become days.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { addDays, type Day, day } from './models/planning/day';
import { openZip, readPart, type Zip } from './zip.server';

export type SheetFault = 'not_a_workbook' | 'broken' | 'unpacked_too_large' | 'too_wide';
export type SheetReading = { ok: true; rows: string[][] } | { ok: false; fault: SheetFault };

/** Bytes that all parts together may unpack to. */
const mostUnpacked = 50 * 1024 * 1024;
/** What a spreadsheet program itself can hold: rows of a sheet, characters of a cell. */
const lastRow = 1_048_576;
const mostInCell = 32_767;
/** No table of figures is that wide. */
const mostColumns = 200;
/** Characters that are read before others get their turn. */
const piece = 1_000_000;

class Unreadable extends Error {
  constructor(readonly fault: SheetFault) {
    super(fault);
  }
}

type Reached = (share: number) => Promise<void>;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Reads the first sheet; with more than `most` rows that hold something it stops there. `reached` is told which share (0–1) of
 * the sheet is read, and gives others their turn.
 */
export async function readFirstSheet(bytes: Buffer, most: number, reached: Reached = nextTurn): Promise<SheetReading> {
  const zip = openZip(bytes);
  if (!zip) return { ok: false, fault: 'broken' };
  try {
    const parts = partsOf(zip);
    const { path, from1904 } = await findFirstSheet(parts);
    const [strings, dateStyles] = [await sharedStrings(parts), await readDateStyles(parts)];
    return { ok: true, rows: await readRows(await parts(path), { strings, dateStyles, from1904, most, reached }) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault };
    throw error;
  }
}

type Parts = (name: string) => Promise<string | null>;

/** Parts of the workbook as text; null for one that is not there. All of them together stay under the limit. */
function partsOf(zip: Zip): Parts {
  let left = mostUnpacked;
  return async (name) => {
    const part = await readPart(zip, name, left);
    if (!part.ok && part.fault === 'missing') return null;
    if (!part.ok) throw new Unreadable(part.fault === 'broken' ? 'broken' : 'unpacked_too_large');
    left -= part.content.length;
    return part.content.toString('utf8');
  };
}

type Reader = {
  open?: (tag: SaxesTagPlain) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
  /** Ends it early. */
  isDone?: () => boolean;
  /** Told after each piece; gives others their turn. */
  reached?: Reached;
};

/** Names without the prefix that some programs write before them. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML in pieces; `open` and `close` get names without prefix. */
async function readXml(xml: string, reader: Reader): Promise<void> {
  const { isDone = () => false, reached = nextTurn } = reader;
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new Unreadable('broken');
  });
  // No workbook declares document types; whoever does wants something expanded.
  parser.on('doctype', () => {
    throw new Unreadable('broken');
  });
  parser.on('opentag', (tag) => reader.open?.({ ...tag, name: local(tag.name) }));
  parser.on('closetag', ({ name }) => reader.close?.(local(name)));
  parser.on('text', (text) => reader.text?.(text));
  for (let at = 0; at < xml.length && !isDone(); at += piece) {
    parser.write(xml.slice(at, at + piece));
    if (xml.length > piece) await reached((at + piece) / xml.length);
  }
  if (!isDone()) parser.close();
}

async function findFirstSheet(parts: Parts): Promise<{ path: string; from1904: boolean }> {
  const [workbook, relations] = [await parts('xl/workbook.xml'), await parts('xl/_rels/workbook.xml.rels')];
  if (workbook === null || relations === null) throw new Unreadable('not_a_workbook');
  let [first, target, from1904] = ['', '', false];
  await readXml(workbook, {
    open({ name, attributes }) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      const relation = Object.entries(attributes).find(([key]) => local(key) === 'id' && key !== 'id')?.[1];
      if (name === 'sheet' && first === '' && relation) first = relation;
    },
  });
  await readXml(relations, {
    open({ name, attributes }) {
      if (name === 'Relationship' && attributes['Id'] === first) target = attributes['Target'] ?? '';
    },
  });
  if (first === '' || target === '') throw new Unreadable('not_a_workbook');
  return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904 };
}

async function sharedStrings(parts: Parts): Promise<string[]> {
  const strings: string[] = [];
  const xml = await parts('xl/sharedStrings.xml');
  if (xml === null) return strings;
  let [said, inText, aside] = ['', false, false];
  await readXml(xml, {
    open({ name }) {
      if (name === 'si') said = '';
      if (name === 'rPh') aside = true; // how it is pronounced
      inText = name === 't' && !aside;
    },
    text(text) {
      if (inText && said.length < mostInCell) said += text;
    },
    close(name) {
      if (name === 'rPh') aside = false;
      if (name === 't') inText = false;
      if (name === 'si') strings.push(said.slice(0, mostInCell));
    },
  });
  return strings;
}

/** Formats that every spreadsheet program knows by number as a date. */
const isDateFormat = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Which styles of cells show a number as a date. */
async function readDateStyles(parts: Parts): Promise<ReadonlySet<number>> {
  const xml = await parts('xl/styles.xml');
  const styles = new Set<number>();
  if (xml === null) return styles;
  const own = new Set<number>();
  let [inCells, count] = [false, 0];
  await readXml(xml, {
    open({ name, attributes }) {
      const id = Number(attributes['numFmtId']);
      const code = (attributes['formatCode'] ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      if (name === 'numFmt' && /[yjd]|m{3}/i.test(code)) own.add(id);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        if (own.has(id) || isDateFormat(id)) styles.add(count);
        count++;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

type Looks = {
  strings: readonly string[];
  dateStyles: ReadonlySet<number>;
  from1904: boolean;
  most: number;
  reached: Reached;
};

/** A1 → 0, AA7 → 26; null for what is no address. */
function columnIn(address: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

async function readRows(xml: string | null, looks: Looks): Promise<string[][]> {
  if (xml === null) throw new Unreadable('not_a_workbook');
  const rows: string[][] = [];
  let row: string[] = [];
  let [rowNumber, column, filled] = [0, -1, 0];
  let [type, style, said, inValue] = ['n', -1, '', false];
  await readXml(xml, {
    open({ name, attributes }) {
      if (name === 'row') {
        const stated = Number(attributes['r'] ?? rowNumber + 1);
        if (!Number.isInteger(stated) || stated <= rowNumber || stated > lastRow) throw new Unreadable('broken');
        rowNumber = stated;
        [row, column] = [[], -1];
      } else if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : (columnIn(attributes['r']) ?? column + 1);
        [type, style, said] = [attributes['t'] ?? 'n', Number(attributes['s'] ?? -1), ''];
      } else if (name === 'v' || name === 't') inValue = true;
    },
    text(text) {
      if (inValue && said.length < mostInCell) said += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'c' && said !== '') {
        if (column >= mostColumns) throw new Unreadable('too_wide');
        while (row.length < column) row.push('');
        row[column] = cellText({ type, style, said: said.slice(0, mostInCell) }, looks);
      }
      if (name === 'row' && row.length > 0) {
        // Rows that hold nothing keep the others at their number.
        while (rows.length < rowNumber - 1) rows.push([]);
        rows.push(row);
        filled++;
      }
    },
    isDone: () => filled > looks.most,
    reached: looks.reached,
  });
  return rows;
}

function cellText({ type, style, said }: { type: string; style: number; said: string }, looks: Looks): string {
  if (type === 's') return looks.strings[Number(said)] ?? '';
  if (type === 'b') return said === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return said;
  const value = Number(said);
  if (!Number.isFinite(value)) return said;
  if (looks.dateStyles.has(style)) return dayOfSerial(value, looks.from1904) ?? said;
  const text = String(value);
  return (text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text).replace('.', ',');
}

/** 1 January 1970 in either way of counting days. */
const epoch = { from1900: 25_569, from1904: 24_107 };

/** The day with this number; those before March 1900 are off by one in the most used program, and no period. */
function dayOfSerial(serial: number, from1904: boolean): Day | null {
  const days = Math.floor(serial);
  if (days < 61 || days > 100_000) return null;
  return addDays(day('1970-01-01'), days - (from1904 ? epoch.from1904 : epoch.from1900));
}
