// A table as text becomes rows of cells: quotes as RFC 4180 has them, its separator found by whoever knows the columns.

export const separators = [';', '\t', ',', '|'] as const;
export type Separator = (typeof separators)[number];

export type TableReading = { ok: true; rows: string[][] } | { ok: false; fault: 'quote'; line: number };

/**
 * Rows of cells, at most `most` of them and one more, so that too many can be seen. A line is a row, also an empty one; a quoted
 * cell may hold separators, line ends and doubled quotes. A quote that never ends is a fault at the row it stands in.
 */
export function readTable(text: string, separator: Separator, most: number): TableReading {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  // Beyond the last character there is a line end for every row but an empty last one.
  while (at <= text.length && rows.length <= most) {
    let cell: string;
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      if (!quoted) return { ok: false, fault: 'quote', line: rows.length + 1 };
      // What stands behind the closing quote belongs to the cell: better read than lost.
      const end = endOfCell(text, quoted.end, separator);
      cell = quoted.cell + text.slice(quoted.end, end);
      at = end;
    } else {
      const end = endOfCell(text, at, separator);
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (at < text.length && text[at] === separator) {
      at++;
      continue;
    }
    if (at < text.length || row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (at >= text.length) break;
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return { ok: true, rows };
}

function readQuoted(text: string, from: number): { cell: string; end: number } | null {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    parts.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') return { cell: parts.join(''), end: quote + 1 };
    parts.push('"');
    at = quote + 2;
  }
}

function endOfCell(text: string, from: number, separator: Separator): number {
  const separates = separator.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separates || code === 10 || code === 13) return at;
  }
  return text.length;
}
