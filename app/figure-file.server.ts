// A file of figures, whatever program wrote it: bytes become the lines of a delivery, or one reason why they cannot.
import {
  type FigureTableReading,
  mostBytes,
  mostLines,
  readFigureRows,
  readFigureText,
} from './models/planning/adoption/figure-table';
import { readFirstSheet, type SheetFault } from './spreadsheet.server';

export type FigureFileReading = FigureTableReading | { ok: false; fault: SheetFault | 'old_excel' };

const startsWith = (bytes: Buffer, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);

/** Excel workbooks, and text in UTF-8, UTF-16 (both ways round) or Windows-1252. `reached` is told which share (0–1) is read. */
export async function readFigureFile(
  bytes: Buffer,
  reached: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<FigureFileReading> {
  if (bytes.length > mostBytes) return { ok: false, fault: 'too_large' };
  if (bytes.length === 0) return { ok: false, fault: 'empty' };
  // The file of older Excels, and of a workbook with a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, fault: 'old_excel' };
  const isWorkbook = startsWith(bytes, 0x50, 0x4b);
  const sheet = isWorkbook ? await readFirstSheet(bytes, mostLines + 10, (share) => reached(share * 0.9)) : null;
  if (sheet && !sheet.ok) return sheet;
  const reading = sheet ? readFigureRows(sheet.rows, 'thousands') : readFigureText(textOf(bytes));
  await reached(1);
  return reading;
}

/** The text in its own encoding; a mark of the byte order in front says which, else its bytes do. */
export function textOf(bytes: Buffer): string {
  if (startsWith(bytes, 0xff, 0xfe)) return decoded('utf-16le', bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return decoded('utf-16be', bytes);
  // Half of UTF-16 in a European language is zeros; no other text has any.
  const first = bytes.subarray(0, 1_000);
  const zeros = [0, 1].map((from) => first.filter((byte, at) => at % 2 === from && byte === 0).length) as [
    number,
    number,
  ];
  if (zeros[1] > first.length / 4) return decoded('utf-16le', bytes);
  if (zeros[0] > first.length / 4) return decoded('utf-16be', bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windowsText(bytes);
  }
}

const decoded = (encoding: string, bytes: Buffer) => new TextDecoder(encoding).decode(bytes);

/** What Windows-1252 has where Latin-1 has signs that nobody types; some versions of Node decode the one as the other. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const windowsText = (bytes: Buffer) =>
  bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80]!);
