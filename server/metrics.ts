// The figures of this process for Prometheus: of the machine, of requests by the pattern of their route, of the database and of what waits.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { env } from '~/env.server';
import { connection } from '~/models/db/client.server';
import { watchStatements } from '~/models/db/watched.server';
import { countLive } from '~/models/live.server';
import { newestBackup } from '~/models/db/transfer/backup-record.server';
import { brokenThen, lastCheck } from '~/models/record-check.server';
import { outboxWaiting } from '~/models/outbox.server';
import { freeShare, writtenFolders } from './disk';

type Answered = { route: string | null; method: string; status: number; ms: number };

export type Metrics = {
  registry: Registry;
  request(answered: Answered): void;
  /** Ends what it listens to. */
  stop(): void;
};

/** Methods are few in a browser; what else a program sends is one more. */
const methods = new Set(['GET', 'HEAD', 'POST']);

export function createMetrics({ version }: { version: string }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'dok_http_request_seconds',
    help: 'Time of answering a request, by pattern of the route',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 0.6, 1, 2.5, 5, 10],
    registers,
  });
  const statements = new Histogram({
    name: 'dok_statement_seconds',
    help: 'Time of a statement of the database, the wait for a connection included',
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const failedStatements = new Counter({
    name: 'dok_statements_failed_total',
    help: 'Statements that the database refused or that did not come back',
    registers,
  });
  new Gauge({
    ...{ name: 'dok_build_info', help: 'Always 1; the version is in its label', labelNames: ['version'], registers },
  }).set({ version }, 1);
  measuredDatabase(registry);
  const stop = watchStatements(({ ms, failed }) => {
    statements.observe(ms / 1_000);
    if (failed) failedStatements.inc();
  });
  return {
    registry,
    request({ route, method, status, ms }) {
      const labels = {
        route: route ?? 'none',
        method: methods.has(method) ? method : 'other',
        status: `${Math.floor(status / 100)}xx`,
      };
      requests.observe(labels, ms / 1_000);
    },
    stop,
  };
}

/** What is asked of the database and of this process at the moment somebody looks; what cannot be asked is not there. */
function measuredDatabase(registry: Registry): void {
  const gauge = (name: string, help: string, ask: () => Promise<number | null> | number | null) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        const value = await Promise.resolve()
          .then(ask)
          .catch(() => null);
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  gauge('dok_pool_size', 'Connections to the database that there may be', () => connection().pool().size);
  gauge('dok_pool_in_use', 'Connections to the database in use', () => connection().pool().inUse);
  gauge('dok_pool_waiting', 'Statements and transactions waiting for a connection', () => connection().pool().waiting);
  gauge('dok_streams_open', 'Screens that are told what changes', () => countLive());
  gauge('dok_embedded_wal_bytes', 'What the embedded database has written since its last checkpoint', () =>
    connection().walBytes(),
  );
  gauge('dok_backup_configured', 'Whether this process makes backups', () => (env().BACKUP_DIR ? 1 : 0));
  gauge('dok_backup_age_seconds', 'Age of the last good backup', async () => {
    const last = await newestBackup(env().BACKUP_DIR ?? '', new Date());
    return last ? (Date.now() - Date.parse(last.at)) / 1_000 : null;
  });
  gauge('dok_record_broken', 'Whether the record was not whole when it was last looked through', () =>
    lastCheck() === null ? null : Number(brokenThen() !== null),
  );
  gauge('dok_record_check_age_seconds', 'How long ago the record was looked through; not yet: since the start', () => {
    const last = lastCheck();
    return last === null ? process.uptime() : (Date.now() - last.at.getTime()) / 1_000;
  });
  new Gauge({
    ...{ name: 'dok_disk_free_ratio', help: 'Share of the disk that is free', labelNames: ['folder'] },
    registers: [registry],
    async collect() {
      this.reset();
      for (const { name, folder } of writtenFolders()) {
        const share = await freeShare(folder);
        if (share !== null) this.set({ folder: name }, share);
      }
    },
  });
  let outbox: ReturnType<typeof outboxWaiting> | undefined;
  const asked = () => {
    // both are of one moment, and asked once
    outbox ??= outboxWaiting().finally(() => (outbox = undefined));
    return outbox;
  };
  gauge('dok_outbox_waiting', 'Notices that have to go by mail', async () => (await asked()).waiting);
  gauge(
    'dok_outbox_oldest_seconds',
    'How long the oldest of them has been due',
    async () => (await asked()).oldestSeconds,
  );
}
