// What serves, once the database is open: its tables, the demo, what is done by the clock, HTTP.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { ViteDevServer } from 'vite';
import { today } from '~/clock.server';
import { env } from '~/env.server';
import type { Connection } from '~/models/db/client.server';
import { findBrokenPromises } from '~/models/db/promises-of-postgres.server';
import { endLive, startLive } from '~/models/live.server';
import { firstStartCode } from '~/models/first-start.server';
import { loadDemoOnce } from '~/models/demo.server';
import { createApp } from './app';
import { watchBackups } from './backup-watch';
import { watchRecord } from './record-watch';
import { watchCrowd } from './crowd-watch';
import { watchDays } from './day-watch';
import { announce, log } from './log';
import { createMetrics } from './metrics';
import { type MetricsServer, serveMetrics } from './metrics-server';
import { watchNotices } from './notice-watch';
import type { Build } from './remix';
import type { Shutdown } from './shutdown';
import { version } from './version';

/** What a stop has to end, as far as the start has come. */
export type Running = {
  connection?: Connection;
  days?: ReturnType<typeof watchDays>;
  notices?: ReturnType<typeof watchNotices>;
  backups?: ReturnType<typeof watchBackups>;
  record?: ReturnType<typeof watchRecord>;
  metrics?: MetricsServer;
  server?: Server;
  endStreams?: () => void;
};

type Around = Shutdown & { vite: ViteDevServer | undefined };

/** Resolves when requests are answered; what has to be ended stands in `running` as soon as it is there. */
export async function serve(
  opening: Promise<Connection>,
  running: Running,
  { vite, isStopping }: Around,
): Promise<void> {
  const { HOST, PORT, NODE_ENV, DEMO, METRICS_PORT, METRICS_HOST } = env();
  const build = findBuild(vite);
  build.catch(() => undefined);
  const connection = (running.connection = await opening);
  if (connection.driver === 'postgres') await refuseUnsafe(connection);
  await connection.migrate();
  if (connection.driver === 'pglite' || DEMO) await loadDemoOnce(today());
  running.endStreams = endLive;
  await startLive();
  watchCrowd();
  running.days = watchDays();
  running.notices = watchNotices();
  running.record = watchRecord(connection);
  const { BACKUP_DIR, BACKUP_AT, BACKUP_KEEP } = env();
  if (BACKUP_DIR) {
    running.backups = watchBackups(connection, { folder: path.resolve(BACKUP_DIR), at: BACKUP_AT, keep: BACKUP_KEEP });
  }
  const metrics = METRICS_PORT === undefined ? undefined : createMetrics({ version: version() });
  if (metrics) running.metrics = await serveMetrics(metrics, METRICS_PORT ?? 0, METRICS_HOST);
  const server = (running.server = createServer(
    createApp({ build: await build, mode: NODE_ENV, isStopping, vite, metrics }),
  ));
  // a proxy in front reuses connections; ours must live longer than the minute it usually waits
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 70_000;
  server.requestTimeout = 60_000;
  await listen(server, PORT, HOST);
  const { port } = server.address() as AddressInfo;
  const name = HOST === '127.0.0.1' || HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST;
  const code = await firstStartCode(new Date());
  if (code) announce(`First start: make the first administrator at /first-start with the code ${code}`);
  announce(`Doorontwikkelkalender: http://${name}:${port}`);
}

async function refuseUnsafe({ db }: Connection): Promise<void> {
  const broken = await findBrokenPromises(db);
  if (broken.length === 0) return;
  if (!env().ALLOW_UNSAFE_DATABASE) {
    throw new Error(`${broken.join('; ')}. Mend it, or set ALLOW_UNSAFE_DATABASE=1 where nothing is worth keeping.`);
  }
  for (const sentence of broken) log.warn(`ALLOW_UNSAFE_DATABASE: ${sentence}`);
}

async function findBuild(vite: ViteDevServer | undefined): Promise<Build> {
  if (vite) return () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  const file = pathToFileURL(path.resolve('build/server/index.js')).href;
  return (await import(/* @vite-ignore */ file)) as ServerBuild;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(inUse ? new Error(`port ${port} is in use; choose another one with PORT=3001`) : error);
    });
    server.listen(port, host, resolve);
  });
}
