// A screen that does not read what is streamed to it is let go, before much is kept for it.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import express, { type RequestHandler } from 'express';
import { afterEach, expect, it } from 'vitest';
import { letGoOfUnread } from '../server/unread';

const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((one) => one()));

const piece = Buffer.alloc(64 * 1024, 'x');
/** More than an operating system keeps for a connection by far. */
const most = 64 * 1024 * 1024;

/** How much is written to who never reads, and how much of it is kept for them; it ends when they are let go. */
async function written(type: string, handlers: RequestHandler[]) {
  const told = { bytes: 0, kept: 0, isLetGo: false };
  const finished = new Promise<void>((resolve, reject) => {
    const app = express().use(...handlers, async (_req, res) => {
      res.set('Content-Type', type);
      try {
        while (told.bytes < most && !res.destroyed) {
          res.write(piece);
          told.bytes += piece.length;
          told.kept = Math.max(told.kept, res.writableLength);
          await turn();
        }
        told.isLetGo = res.destroyed;
        resolve();
      } catch (error) {
        reject(error as Error);
      }
    });
    const server = app.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const request = http.get({ port, host: '127.0.0.1' }, (response) => response.pause());
      request.on('error', () => {});
      undo.push(
        () => request.destroy(),
        () => server.closeAllConnections(),
        () => server.close(),
      );
    });
  });
  await finished;
  return told;
}

const nothing: RequestHandler = (_req, _res, next) => next();
const stream = 'text/event-stream; charset=utf-8';

it('is let go', async () => {
  const { isLetGo, kept } = await written(stream, [letGoOfUnread]);
  expect(isLetGo).toBe(true);
  expect(kept).toBeLessThan(1024 * 1024);
});

it.each([
  ['nobody minds it', stream, nothing],
  ['it is a file, which has an end', 'text/csv', letGoOfUnread],
])('negative control: all of it is kept when %s', async (_, type, handler) => {
  const { isLetGo, kept } = await written(type, [handler]);
  expect(isLetGo).toBe(false);
  expect(kept).toBeGreaterThan(16 * 1024 * 1024);
});
