// SIGTERM: /health/ready says no and everything is still served for a while, so that whoever shares out requests looks elsewhere. Then
// no new requests, answers that would never end are ended, the running ones get twenty seconds, the database is closed, exit code 0.
// Ctrl-C does the same at once.
import type { Server } from 'node:http';
import { log } from './log';

const patience = 20_000;

export type Shutdown = { isStopping: () => boolean };

type Stopped = {
  /** How long it still serves after SIGTERM; asked when it comes to that. */
  drainSeconds: () => number;
  server: () => Server | undefined;
  endStreams: () => void;
  closeDatabase: () => Promise<void>;
};

/** Listens for the signals; a second one ends the process at once. */
export function shutdownOnSignals(stopped: Stopped): Shutdown {
  let stopping = false;
  const onSignal = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    // who has nobody to serve yet stops at once
    const seconds = signal === 'SIGTERM' && stopped.server()?.listening ? stopped.drainSeconds() : 0;
    log.info({ signal, seconds }, 'stopping');
    stop(stopped, seconds).then(
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

async function stop({ server, endStreams, closeDatabase }: Stopped, seconds: number): Promise<void> {
  if (seconds > 0) await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  endStreams();
  const listening = server();
  if (listening) await finishRequests(listening);
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
