// Figures for Prometheus on a port of their own, which nobody reaches from outside unless whoever runs it says so.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announce, log } from './log';
import type { Metrics } from './metrics';

export type MetricsServer = { port: number; close: () => Promise<void> };

export async function serveMetrics({ registry }: Metrics, port: number, host: string): Promise<MetricsServer> {
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url?.split('?')[0] !== '/metrics') {
      res.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found.\n');
      return;
    }
    registry.metrics().then(
      (text) => res.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).end(text),
      (error: unknown) => {
        log.error({ err: error }, 'figures could not be gathered');
        res.writeHead(500).end();
      },
    );
  });
  await listening(server, port, host);
  const { port: chosen } = server.address() as AddressInfo;
  announce(`Figures: http://${host}:${chosen}/metrics`);
  return {
    port: chosen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(inUse ? new Error(`port ${port} is in use; choose another one with METRICS_PORT`) : error);
    });
    server.listen(port, host, resolve);
  });
}
