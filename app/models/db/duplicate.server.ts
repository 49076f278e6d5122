// A unique key that said no: two were the first at the same moment, and this one came second.

/** Whether `error`, or any cause below it (drizzle wraps errors), is PostgreSQL's refusal of a second row under this unique key. */
export function isDuplicate(error: unknown, key: string): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth += 1) {
    // The embedded database says `constraint`, the driver of the server `constraint_name`.
    const { code, constraint, constraint_name } = at as {
      code?: unknown;
      constraint?: unknown;
      constraint_name?: unknown;
    };
    if (code === '23505' && (constraint ?? constraint_name) === key) return true;
  }
  return false;
}
