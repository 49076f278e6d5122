// What PostgreSQL's background processes would do, done by a timer: checkpoints by time and volume, vacuum at night.

export type MaintenanceJobs = {
  /** Bytes of write-ahead log since the last checkpoint. */
  walBytes(): number;
  checkpoint(): Promise<void>;
  vacuum(): Promise<void>;
  log(message: string): void;
};

export const CHECKPOINT_EVERY_MS = 5 * 60_000;
export const CHECKPOINT_WAL_BYTES = 32 * 1024 * 1024;
/** How often the volume is looked at; a look is one read of shared memory. */
const LOOK_EVERY_MS = 1_000;
const NIGHT_HOUR = 3;
/** Commands open the database for a moment, at night too: tidying is for who stays. */
const SETTLED_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;

const hourInAmsterdam = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Amsterdam',
});

/** Between three and four at night in the Netherlands, once. `last` is the time of the latest vacuum, if any. */
export function vacuumDue(now: Date, last: Date | undefined): boolean {
  if (Number(hourInAmsterdam.format(now)) !== NIGHT_HOUR) return false;
  return last === undefined || Math.abs(now.getTime() - last.getTime()) > 12 * HOUR_MS;
}

/** Whether a checkpoint is due `sinceMs` after the last one, with `walBytes` of log to lose time on at the next start. */
export function checkpointDue(walBytes: number, sinceMs: number, everyMs: number): boolean {
  return walBytes >= CHECKPOINT_WAL_BYTES || (walBytes > 0 && sinceMs >= everyMs);
}

/**
 * Starts looking; call the result to stop. A job that fails is logged and tried again at a later look; one that the stopping cuts short is
 * not a failure.
 */
export function startMaintenance(jobs: MaintenanceJobs, everyMs: number, now: () => Date = () => new Date()) {
  let running = false;
  let stopped = false;
  let lastVacuum: Date | undefined;
  const opened = now().getTime();
  let lastCheckpoint = opened;

  const look = async () => {
    if (running) return;
    running = true;
    try {
      if (now().getTime() - opened >= SETTLED_MS && vacuumDue(now(), lastVacuum)) {
        lastVacuum = now();
        await jobs.vacuum();
      }
      if (checkpointDue(jobs.walBytes(), Math.abs(now().getTime() - lastCheckpoint), everyMs)) {
        lastCheckpoint = now().getTime();
        await jobs.checkpoint();
      }
    } catch (error) {
      if (stopped) return;
      jobs.log(
        `Maintenance of the embedded database failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void look(), Math.min(LOOK_EVERY_MS, everyMs));
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
