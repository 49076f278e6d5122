// The process: environment, database, and what serves; in that order, and each failure is one sentence.
import type { ViteDevServer } from 'vite';
import { today } from '~/clock.server';
import { env } from '~/env.server';
import { type Connection, openDatabase } from '~/models/db/client.server';
import { findPreparedDemo, preparedDemoDir } from '~/models/prepared-demo.server';
import { keepHeapLean } from './lean-heap';
import { announce, log } from './log';
import type { Running } from './serving';
import { shutdownOnSignals } from './shutdown';
import { logSlowStatements } from './slow-statements';

/** Starts everything and resolves when requests are answered; ends the process when it cannot. */
export async function main({ vite }: { vite?: ViteDevServer } = {}): Promise<void> {
  try {
    await boot(vite);
  } catch (error) {
    const { message, stack } = error as Error;
    announce(`Doorontwikkelkalender cannot start: ${message}`);
    log.debug({ stack }, 'cannot start');
    process.exit(1);
  }
}

async function boot(vite: ViteDevServer | undefined): Promise<void> {
  const { NODE_ENV, LOG_LEVEL, SLOW_QUERY_MS, DRAIN_SECONDS } = env();
  log.level = LOG_LEVEL;
  keepHeapLean();
  logSlowStatements(SLOW_QUERY_MS);
  const running: Running = {};
  const { isStopping } = shutdownOnSignals({
    drainSeconds: () => DRAIN_SECONDS ?? (NODE_ENV === 'production' ? 5 : 0),
    server: () => running.server,
    endStreams: () => running.endStreams?.(),
    async closeDatabase() {
      await running.days?.stop();
      await running.notices?.stop();
      await running.backups?.stop();
      await running.record?.stop();
      await running.metrics?.close();
      await running.connection?.close();
      await vite?.close();
    },
  });
  const opening = open();
  // Whether that went wrong is asked when it is needed. It opens in a thread of its own, or on another machine; meanwhile all else is
  // read, which takes as long.
  opening.catch(() => undefined);
  const { serve } = await import('./serving');
  await serve(opening, running, { vite, isStopping });
}

async function open(): Promise<Connection> {
  const templateDir = env().DATABASE_URL ? undefined : await findPreparedDemo(preparedDemoDir(), today());
  return openDatabase({ log: (message) => log.info(message), templateDir });
}
