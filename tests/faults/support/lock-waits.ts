// How long people wait for locks of a PostgreSQL: looked at from outside, every few milliseconds, by the clock of PostgreSQL itself.
import postgres from 'postgres';
import { migrationLock } from '~/models/db/migrate-postgres.server';
import { pause } from './measure';

export type LockWaits = {
  /** Stops looking; may be called twice. `longestMs`: the longest wait that was seen, `what` it was for. A wait may have gone on for as long as between two looks. */
  stop(): Promise<{ longestMs: number; what: string }>;
};

const everyMs = 15;

/** Whoever brings the tables up to date waits for people by intent, and is not counted; who waits behind it is. */
export function watchLockWaits(databaseUrl: string): LockWaits {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {}, connection: { application_name: 'looking on' } });
  const longest = { longestMs: 0, what: '' };
  let over = false;
  const looking = (async () => {
    while (!over) {
      const waits = await sql<{ ms: number; what: string }[]>`
        select extract(epoch from clock_timestamp() - waitstart)::float8 * 1000 as ms,
          concat_ws(' ', locktype, mode, relation::regclass) as what
        from pg_locks join pg_stat_activity using (pid)
        where not granted and waitstart is not null and datname = current_database()
          and pid not in (select pid from pg_locks where locktype = 'advisory' and objid = ${migrationLock})`;
      for (const { ms, what } of waits)
        if (ms > longest.longestMs) Object.assign(longest, { longestMs: Math.round(ms), what });
      await pause(everyMs);
    }
  })();
  return {
    async stop() {
      over = true;
      await looking;
      await sql.end();
      return longest;
    },
  };
}
