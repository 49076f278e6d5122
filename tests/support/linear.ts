// Linear algebra for tests that try to work out hidden numbers: what follows from sums that are shown.

/** Reduced row echelon form, over fractions that stay small: the numbers are sums of ones. */
export function reduced(matrix: readonly number[][]): number[][] {
  const rows = matrix.map((row) => [...row]);
  let top = 0;
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width && top < rows.length; column++) {
    const pivot = rows.findIndex((row, k) => k >= top && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[top], rows[pivot]] = [rows[pivot]!, rows[top]!];
    const by = rows[top]![column]!;
    rows[top] = rows[top]!.map((value) => value / by);
    rows.forEach((row, k) => {
      const times = row[column]!;
      if (k !== top && Math.abs(times) > 1e-9) rows[k] = row.map((value, j) => value - times * rows[top]![j]!);
    });
    top++;
  }
  return rows.slice(0, top);
}

/** Whether a sum follows from the shown ones: what is left of it after taking them away is nothing. */
export function isKnown(base: readonly number[][], sum: readonly number[]): boolean {
  const left = base.reduce((rest, row) => {
    const pivot = row.findIndex((value) => Math.abs(value) > 1e-9);
    const times = rest[pivot]!;
    return rest.map((value, j) => value - times * row[j]!);
  }, sum);
  return left.every((value) => Math.abs(value) < 1e-9);
}
