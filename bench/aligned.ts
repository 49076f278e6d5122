// Rows of text as columns for a terminal: figures to the right, texts to the left.

/** Lines; a column whose cells below the head all begin with a digit or are empty is set to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isFigure = head.map((_, column) => body.every((row) => /^(\d|-|÷|×|–|$)/.test(row[column]!)));
  const pad = (text: string, column: number) =>
    isFigure[column] ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
  return rows.map((row) => row.map(pad).join('  ').trimEnd());
}
