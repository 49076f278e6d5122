// The variables of whoever runs an installation: what is watched, how it stops, where backups go.
import { z } from 'zod';
import { between, flag, port } from './env-kinds.server';

export const operateVariables = {
  /** Where figures for Prometheus are; without it there are none. */
  METRICS_PORT: port('METRICS_PORT').optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** Statements that take this long are written to the log. */
  SLOW_QUERY_MS: between('SLOW_QUERY_MS', 1, 600_000).default(500),
  /** How long it still serves after a request to stop, so that whoever shares out requests sees that it is going. */
  DRAIN_SECONDS: between('DRAIN_SECONDS', 0, 300).optional(),
  /** Where backups go; without it none are made by itself. */
  BACKUP_DIR: z.string().optional(),
  /** When the daily one is made, in Europe/Amsterdam. */
  BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'BACKUP_AT must be a time such as 02:00')
    .default('02:00'),
  /** How many are kept. */
  BACKUP_KEEP: between('BACKUP_KEEP', 1, 3_650).default(14),
  /** Start on a PostgreSQL that can lose what it has acknowledged. */
  ALLOW_UNSAFE_DATABASE: flag('ALLOW_UNSAFE_DATABASE'),
};
