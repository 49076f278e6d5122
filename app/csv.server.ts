// Tables as files: written row by row while they are read, so that their length costs no memory.
import { runWithLocale } from './locale.server';
import { fileName } from './models/blueprint-file.server';
import { getLocale } from './paraglide/runtime.js';

export type Cell = string | number | null;

/** A spreadsheet would run what begins with one of these as a formula. */
const formula = /^[=+\-@\t\r]/;

function cellText(cell: Cell, dutch: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return dutch ? String(cell).replace('.', ',') : String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[";,\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line; Dutch spreadsheets expect a semicolon between cells, for their comma is in numbers. */
export function csvLine(cells: readonly Cell[]): string {
  const dutch = getLocale() === 'nl';
  return `${cells.map((cell) => cellText(cell, dutch)).join(dutch ? ';' : ',')}\r\n`;
}

type Rows = AsyncIterable<readonly (readonly Cell[])[]> | Iterable<readonly (readonly Cell[])[]>;

/** A download of a table; `pages` are asked for as fast as the reader takes them in. The mark in front says it is UTF-8. */
export function csvFile(name: string, head: readonly string[], pages: Rows): Response {
  const locale = getLocale();
  const asked = Symbol.asyncIterator in pages ? pages[Symbol.asyncIterator]() : pages[Symbol.iterator]();
  const encoder = new TextEncoder();
  const inLanguage = <T>(run: () => T) => runWithLocale(locale, run);
  const body = new ReadableStream<Uint8Array>({
    start: (out) => inLanguage(() => out.enqueue(encoder.encode(`\uFEFF${csvLine(head)}`))),
    pull: (out) =>
      inLanguage(async () => {
        const { done, value } = await asked.next();
        if (done) out.close();
        else out.enqueue(encoder.encode(value.map(csvLine).join('')));
      }),
    cancel: async () => {
      await asked.return?.();
    },
  });
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName(name)}.csv"`,
  };
  return new Response(body, { headers });
}
