// How long people wait for whoever brings the tables up to date: the locks of PostgreSQL, looked at from outside, every few milliseconds, by
// its own clock.
import postgres from 'postgres';
import { migrationLock } from '~/models/db/migrate-postgres.server';
import { pause } from './measure';

export type LockWaits = {
  /**
   * Stops looking; may be called twice. `longestMs`: the longest wait that was seen, which may have gone on for as long as between two looks;
   * `what` it was for.
   */
  stop(): Promise<{ longestMs: number; what: string }>;
};

const everyMs = 15;

/** Who waits behind it is counted as well; not who waits for somebody else who saves, as on any day. */
export function watchLockWaits(databaseUrl: string): LockWaits {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {}, connection: { application_name: 'looking on' } });
  const longest = { longestMs: 0, what: '' };
  let over = false;
  const looking = (async () => {
    while (!over) {
      const waits = await sql<{ ms: number; what: string }[]>`
        with upgrading as (select pid from pg_locks where locktype = 'advisory' and objid = ${migrationLock})
        select extract(epoch from clock_timestamp() - waitstart)::float8 * 1000 as ms,
          concat_ws(' ', locktype, mode, relation::regclass) as what
        from pg_locks waits join pg_stat_activity using (pid)
        where not granted and waitstart is not null and datname = current_database()
          and pid not in (select pid from upgrading)
          and exists (select 1 from upgrading where upgrading.pid = any(pg_blocking_pids(waits.pid)))`;
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
