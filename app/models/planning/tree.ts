// A tree kept as rows with a parent: the order in which it is read, and the way from a row up to the top.
type Node = { id: string; parentId: string | null };

/** Each row after its parent, brothers in the order given, with its depth. Rows in a ring are kept, at the end. */
export function inTreeOrder<T extends Node>(rows: readonly T[]): { row: T; depth: number }[] {
  const known = new Set(rows.map((row) => row.id));
  const result: { row: T; depth: number }[] = [];
  const seen = new Set<string>();
  const visit = (row: T, depth: number) => {
    if (seen.has(row.id)) return;
    seen.add(row.id);
    result.push({ row, depth });
    for (const child of rows) if (child.parentId === row.id) visit(child, depth + 1);
  };
  for (const row of rows) if (row.parentId === null || !known.has(row.parentId)) visit(row, 0);
  for (const row of rows) visit(row, 0);
  return result;
}

/** The row itself, its parent, and so on to the top; stops where it would go round. */
export function ancestorPath<T extends Node>(rows: readonly T[], id: string): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const path: T[] = [];
  let row = byId.get(id);
  while (row && !path.includes(row)) {
    path.push(row);
    row = row.parentId === null ? undefined : byId.get(row.parentId);
  }
  return path;
}
