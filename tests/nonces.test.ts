// Ten thousand answers, each with a nonce of its own: in the header, and the same one where the page is drawn with it.
import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '../server/headers';

const answers = 10_000;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
let server: Server;

beforeAll(async () => {
  const app = express();
  app.use(securityHeaders(false), (_req: Request, res: Response) => void res.send(String(res.locals['nonce'])));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  agent.destroy();
  await new Promise((resolve) => server.close(resolve));
});

/** The nonce of one answer, when its header and its page have the same. */
function asked(): Promise<string | null> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/', agent }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => {
        const inHeader = /script-src [^;]*'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
        resolve(inHeader === text ? text : null);
      });
    }).on('error', reject);
  });
}

/** Nonces that came more than once, or were not the page's. */
const amiss = (nonces: readonly (string | null)[]) =>
  nonces.length - new Set(nonces.filter((nonce) => nonce !== null)).size;

test('no nonce comes twice', async () => {
  const nonces: (string | null)[] = [];
  while (nonces.length < answers) nonces.push(...(await Promise.all(Array.from({ length: 100 }, asked))));
  expect([nonces.length, amiss(nonces)]).toEqual([answers, 0]);
  // 128 bits, whichever they are.
  expect(nonces.every((nonce) => Buffer.from(nonce!, 'base64url').length === 16)).toBe(true);
});

test('one that came twice would be seen', () => {
  expect([amiss(['a', 'b', 'a']), amiss(['a', null])]).toEqual([1, 1]);
});
