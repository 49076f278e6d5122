// SIGTERM or Ctrl-C: no new requests, answers that would never end are ended, the running ones get twenty seconds, the database is
// closed, exit code 0.
import type { Server } from 'node:http';
import { log } from './log';

const patience = 20_000;

export type Shutdown = { isStopping: () => boolean };

/** Listens for the signals; a second one ends the process at once. */
export function shutdownOnSignals(
  server: () => Server | undefined,
  endStreams: () => void,
  closeDatabase: () => Promise<void>,
): Shutdown {
  let stopping = false;
  const onSignal = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    endStreams();
    stop(server(), closeDatabase).then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return { isStopping: () => stopping };
}

async function stop(server: Server | undefined, closeDatabase: () => Promise<void>): Promise<void> {
  if (server) await finishRequests(server);
  await closeDatabase();
  log.info('stopped');
}

function finishRequests(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patience);
    // a browser keeps its connection open after its answer; such a connection waits for nothing
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
