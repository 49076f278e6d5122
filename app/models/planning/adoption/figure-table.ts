// A delivery as a table: which columns it has, which lines, and whether anything in it is about a person.
import { type PointMeans, pointIn } from './figure-number';
import { personColumn, type PersonSign, personValue } from './person-signs';
import { readTable, type Separator, separators } from './table-text';

export const figureColumns = ['period', 'department', 'metric', 'numerator', 'denominator'] as const;
export type FigureColumn = (typeof figureColumns)[number];

const names: Record<FigureColumn, string> = {
  period: 'maand periode period month week kwartaal quarter maandweek',
  department: 'afdeling department afdelingscode departmentcode organisatieonderdeel',
  metric: 'metriek metric kpi indicator meetpunt metriekcode metriccode',
  numerator: 'teller numerator waarde value',
  denominator: 'noemer denominator',
};
const columnOf = new Map(
  figureColumns.flatMap((column) => names[column].split(' ').map((name) => [name, column] as const)),
);

/** Most lines of a delivery, its head not counted; most characters of its text. */
export const mostLines = 200_000;
export const mostBytes = 5 * 1024 * 1024;
/** Where the head may stand: some spreadsheets begin with a title. */
const headWithin = 10;
/** Of a cell that long nothing was meant as a name, a period or a number. */
const mostSaid = 200;
/** Columns that are not used and yet named. */
const mostIgnored = 10;

/** One line as it stands there, in the five columns; `line` counts from 1, the head included. */
export type FigureLine = { line: number; said: Record<FigureColumn, string> };

export type FigureTable = {
  lines: FigureLine[];
  point: PointMeans;
  /** Columns that are not used, by name. */
  ignored: string[];
  /** Lines without any number: of a template that was filled in partly. */
  blank: number;
};

/** Why a delivery cannot be read at all. Of what is about a person it says where, never what. */
export type TableFault =
  | { fault: 'empty' | 'too_large' | 'no_lines' }
  | { fault: 'too_many_lines'; most: number }
  | { fault: 'quote'; line: number }
  | { fault: 'columns'; missing: FigureColumn[] }
  | { fault: 'column_twice'; column: FigureColumn }
  | { fault: 'person'; sign: PersonSign; line: number; column: string };

export type FigureTableReading = { ok: true; table: FigureTable } | ({ ok: false } & TableFault);

const nameOf = (cell: string) =>
  cell
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

function columnsIn(row: readonly string[]): (FigureColumn | null)[] {
  return row.map((cell) => (cell.length > 60 ? null : (columnOf.get(nameOf(cell)) ?? null)));
}

const known = (row: readonly string[]) => new Set(columnsIn(row).filter((column) => column !== null)).size;

/** The separator with which the first lines have the most columns of a delivery. */
function separatorOf(text: string): Separator {
  const first = text.slice(0, 20_000);
  let best: { separator: Separator; score: number } = { separator: ';', score: 0 };
  for (const separator of separators) {
    // A quote that goes on beyond the first lines says nothing yet.
    const reading = readTable(first, separator, headWithin);
    const rows = reading.ok ? reading.rows : [];
    const score = Math.max(0, ...rows.slice(0, headWithin).map(known));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** Reads a pasted or loaded text. A mark of the byte order and Excel's `sep=;` in front are passed over. */
export function readFigureText(text: string): FigureTableReading {
  if (text.length > mostBytes) return { ok: false, fault: 'too_large' };
  const said = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '\n');
  if (said.trim() === '') return { ok: false, fault: 'empty' };
  const separator = separatorOf(said);
  const reading = readTable(said, separator, mostLines + headWithin);
  if (!reading.ok) return reading;
  // Where a comma stands between cells, it does not stand in numbers.
  return readFigureRows(reading.rows, separator === ',' ? 'decimals' : 'thousands');
}

/** Reads rows of cells, of a text or a spreadsheet. `point`: what a point in a number means where nothing else tells. */
export function readFigureRows(rows: readonly (readonly string[])[], point: PointMeans): FigureTableReading {
  const at = rows.slice(0, headWithin).reduce((best, row, k) => (known(row) > known(rows[best]!) ? k : best), 0);
  const head = rows[at];
  if (!head) return { ok: false, fault: 'empty' };
  const columns = columnsIn(head);
  const person = personIn(rows, at, columns);
  if (person) return { ok: false, ...person };
  const twice = columns.find((column, k) => column !== null && columns.indexOf(column) !== k);
  if (twice) return { ok: false, fault: 'column_twice', column: twice };
  const missing = figureColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) return { ok: false, fault: 'columns', missing };
  const places = figureColumns.map((column) => columns.indexOf(column));
  const lines: FigureLine[] = [];
  let blank = 0;
  for (let k = at + 1; k < rows.length; k++) {
    const [period, department, metric, numerator, denominator] = places.map((place) => saidIn(rows[k]![place]));
    const said = { period, department, metric, numerator, denominator } as FigureLine['said'];
    if (said.numerator === '' && said.denominator === '') {
      if (figureColumns.some((column) => said[column] !== '')) blank++;
      continue;
    }
    if (lines.length === mostLines) return { ok: false, fault: 'too_many_lines', most: mostLines };
    lines.push({ line: k + 1, said });
  }
  if (lines.length === 0) return { ok: false, fault: 'no_lines' };
  const ignored = head
    .filter((name, k) => columns[k] === null && name.trim() !== '')
    .slice(0, mostIgnored)
    .map(saidIn);
  return { ok: true, table: { lines, point: pointIn(numbersOf(lines), point), ignored, blank } };
}

function saidIn(cell: string | undefined): string {
  const said = (cell ?? '')
    .slice(0, 2 * mostSaid)
    .replaceAll('\0', '')
    .trim();
  return said.length > mostSaid ? `${said.slice(0, mostSaid)}…` : said;
}

function* numbersOf(lines: readonly FigureLine[]) {
  for (const { said } of lines) {
    yield said.numerator;
    yield said.denominator;
  }
}

/** The first thing in the whole delivery that looks like a person, also in columns that are not used. */
function personIn(
  rows: readonly (readonly string[])[],
  head: number,
  columns: readonly (FigureColumn | null)[],
): Extract<TableFault, { fault: 'person' }> | null {
  for (const name of rows[head]!) {
    const word = name.length > 200 ? null : personColumn(name);
    if (word) return { fault: 'person', sign: 'column', line: head + 1, column: word };
  }
  // A spreadsheet may have one long text in many cells; it is looked through once.
  const long = new Set<string>();
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    for (let c = 0; c < row.length; c++) {
      const column = k > head ? (columns[c] ?? null) : null;
      // The digits of a date may look like those of a person whose number lost its zero.
      const isNumber = column === 'period' || column === 'numerator' || column === 'denominator';
      if (row[c]!.length > 200) {
        if (long.has(row[c]!)) continue;
        long.add(row[c]!);
      }
      const sign = personValue(row[c]!, isNumber);
      if (sign) return { fault: 'person', sign, line: k + 1, column: String(c + 1) };
    }
  }
  return null;
}
