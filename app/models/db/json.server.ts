// Rows as JSON, so that a whole plan comes in one answer.
import { sql, type SQL } from 'drizzle-orm';

/** What a query with json_agg answers, an empty list where it finds nothing. */
export const list = (query: SQL) => sql`coalesce((${query}), '[]'::json)`;
/** Two columns as a `Label`. */
export const label = (nl: string, en: string) => sql.raw(`json_build_object('nl', ${nl}, 'en', ${en})`);
