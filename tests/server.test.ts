// The process around the application: what it refuses, what it tells browsers, what it logs, how it says "try again".
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleError } from '~/entry.server';
import { useEnv } from '~/env.server';
import { DatabaseRestarting } from '~/models/db/embedded/errors.server';
import { createApp } from '../server/app';
import { isCrossSite } from '../server/guard';
import { policy } from '../server/headers';
import { describeError, log } from '../server/log';

describe('who may change something', () => {
  const host = 'plan.example.nl';
  test.each([
    ['our own page', { host, origin: 'https://plan.example.nl', 'sec-fetch-site': 'same-origin' }, false],
    ['our own page, in a browser without Sec-Fetch-Site', { host, origin: 'http://plan.example.nl' }, false],
    ['our own page behind a proxy', { host: 'app:3000', 'x-forwarded-host': host, origin: `https://${host}` }, false],
    ['a program', { host }, false],
    ['another site', { host, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, true],
    ['another site, in a browser without Sec-Fetch-Site', { host, origin: 'https://evil.example' }, true],
    ['a sister site', { host, origin: 'https://www.example.nl', 'sec-fetch-site': 'same-site' }, true],
    ['a page without an origin', { host, origin: 'null' }, true],
    ['another port', { host, origin: 'https://plan.example.nl:8443' }, true],
  ])('%s', (_who, headers, refused) => {
    expect(isCrossSite(headers)).toBe(refused);
  });
});

describe('the content security policy', () => {
  test('holds nothing unsafe and carries the nonce', () => {
    const rules = policy('/programmes/p1/roadmap', 'abc', false);
    expect(JSON.stringify(rules)).not.toContain('unsafe');
    expect(rules['script-src']).toEqual(["'self'", "'nonce-abc'"]);
    expect(rules['default-src']).toEqual(["'none'"]);
  });

  test.each([
    ['/programmes/p1/calendar', true],
    ['/programmes/p1/calendar/', true],
    ['/programmes/p1/calendar/print', false],
    ['/calendar', false],
  ])('%s may have style attributes: %s', (path, allowed) => {
    expect('style-src-attr' in policy(path, 'abc', false)).toBe(allowed);
    expect(policy(path, 'abc', false)['style-src']).toEqual(["'self'", "'nonce-abc'"]);
  });
});

describe('the log', () => {
  test('leaves out the values of a failed query', () => {
    const error = new Error('Failed query: insert into person\nparams: Jan de Vries,j.devries@example.nl');
    const text = JSON.stringify(describeError(new Error('saving failed', { cause: error })));
    expect(text).toContain('insert into person');
    expect(text).toContain('server.test.ts'); // the stack is still there
    expect(text).not.toContain('Vries');
  });
});

describe('an answer', () => {
  let server: Server;
  let stopping = false;

  beforeAll(async () => {
    log.level = 'silent';
    const app = createApp({
      build: buildOf(routes),
      mode: 'production',
      isStopping: () => stopping,
      limits: { requests: 0, changes: 0, guesses: 20 },
    });
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  type Options = { method?: string; headers?: Record<string, string>; body?: string };

  /** Node's own client, because fetch decides about Origin and Content-Length itself. */
  function ask(path: string, { method = 'GET', headers = {}, body }: Options = {}) {
    const { port } = server.address() as AddressInfo;
    return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
      const call = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      call.on('error', reject);
      call.end(body);
    });
  }

  const routes = {
    fine: () => new Response('fine'),
    cached: () => new Response('fine', { headers: { 'Cache-Control': 'private, max-age=60' } }),
    restarting: () => {
      throw new Error('Failed query', { cause: new DatabaseRestarting('restarting') });
    },
    form: async ({ request }: { request: Request }) => {
      await request.formData();
      return new Response('fine');
    },
    bug: () => {
      throw new Error('a secret');
    },
    sql: () => {
      throw new Error('Failed query: select password_hash from local_account');
    },
  };

  const origins = {
    none: undefined,
    own: 'http://plan.example.nl',
    other: 'https://evil.example',
    'another port': 'http://plan.example.nl:8443',
    'a longer name': 'http://plan.example.nl.evil.example',
    null: 'null',
    broken: 'plan.example.nl',
  };
  const sites = [undefined, 'same-origin', 'none', 'same-site', 'cross-site', 'whatever'] as const;
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const asked = Object.entries(origins).flatMap(([name, origin]) =>
    sites.flatMap((site) => methods.map((method) => [method, name, site, origin] as const)),
  );

  test.each(asked)('to %s with origin %s, sec-fetch-site %s', async (method, name, site, origin) => {
    const headers = {
      ...{ Host: 'plan.example.nl', 'Content-Length': '0' },
      ...(origin !== undefined && { Origin: origin }),
      ...(site !== undefined && { 'Sec-Fetch-Site': site }),
    };
    const isOurs = ['none', 'own'].includes(name) && [undefined, 'same-origin', 'none'].includes(site);
    const { status } = await ask('/fine', { method, headers });
    expect(status).toBe(isOurs || method === 'GET' || method === 'HEAD' ? 200 : 403);
  });

  test('is asked for over https from now on, where people come over https', async () => {
    const over = async (headers: Record<string, string>) => (await ask('/fine', { headers })).headers;
    const age = (headers: Record<string, unknown>) =>
      Number(/max-age=(\d+)/.exec(String(headers['strict-transport-security']))?.[1]);
    expect(age(await over({ 'X-Forwarded-Proto': 'https' }))).toBeGreaterThanOrEqual(31_536_000);
    expect(await over({ 'X-Forwarded-Proto': 'http' })).not.toHaveProperty('strict-transport-security');
    useEnv({ APP_URL: 'https://kalender.hier.example' });
    expect(age(await over({}))).toBeGreaterThanOrEqual(31_536_000);
    useEnv({});
  });

  test('never has the nonce of another', async () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 20; n++) {
      const some = await Promise.all(Array.from({ length: 50 }, () => ask('/fine')));
      for (const { headers } of some)
        nonces.add(String(/'nonce-([^']+)'/.exec(String(headers['content-security-policy']))![1]));
    }
    expect(nonces.size).toBe(1000);
    expect([...nonces].every((nonce) => nonce.length >= 22)).toBe(true);
  });

  test.each(['/bug', '/bug.data', '/bug.data?_routes=bug', '/sql'])(
    'at %s tells nothing of how it is made',
    async (path) => {
      const { headers, text } = await ask(path);
      expect(text + JSON.stringify(headers)).not.toMatch(/secret|select|\bat .*:\d+|node_modules|\.tsx?\b|\/server\//i);
    },
  );

  test('is not stored, unless the route says how long it may be', async () => {
    expect((await ask('/fine')).headers).toMatchObject({ 'cache-control': 'no-store' });
    expect((await ask('/cached')).headers).toMatchObject({ 'cache-control': 'private, max-age=60' });
  });

  test('carries the security headers, its own nonce and its request id', async () => {
    const [first, second] = [await ask('/fine'), await ask('/fine')];
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(first.headers).not.toHaveProperty('strict-transport-security');
    expect(first.headers).not.toHaveProperty('x-powered-by');
    for (const name of ['content-security-policy', 'x-request-id']) {
      expect(first.headers[name]).toBeTruthy();
      expect(first.headers[name]).not.toBe(second.headers[name]);
    }
  });

  test('to a restarting database is "try again in a second", not a bug', async () => {
    const answer = await ask('/restarting');
    expect(answer.status).toBe(503);
    expect(answer.headers).toMatchObject({ 'retry-after': '1' });
  });

  test.each([
    ['application/json', '{}', 400],
    ['multipart/form-data; boundary=x', '--x broken', 400],
    ['application/x-www-form-urlencoded', '%%%', 200],
  ])('to a form sent as %s, %j, is %i', async (type, body, status) => {
    const headers = { 'Content-Type': type, 'Content-Length': String(body.length) };
    expect((await ask('/form', { method: 'POST', headers, body })).status).toBe(status);
  });

  test('to a bug is 500 without the reason', async () => {
    bugs.length = 0;
    const answer = await ask('/bug');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret');
    expect(bugs).toHaveLength(1);
  });

  test.each(['/nowhere', '/health', '/nowhere.data'])('to %s, which is not there, is 404 and no bug', async (path) => {
    bugs.length = 0;
    expect((await ask(path)).status).toBe(404);
    expect(bugs).toEqual([]);
  });

  test('to a change from another site is 403; without a length 411; above 5 MB 413', async () => {
    const post = (headers: Record<string, string>, body = '') => ask('/fine', { method: 'POST', headers, body });
    expect((await post({ Origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ 'Transfer-Encoding': 'chunked' }, 'a=b')).status).toBe(411);
    expect((await post({ 'Content-Length': String(5 * 1024 * 1024 + 1) })).status).toBe(413);
    expect((await post({ 'Content-Length': '3' }, 'a=b')).status).toBe(200);
  });

  test('to a file that is not there is a plain 404', async () => {
    expect(await ask('/assets/old-1234.js')).toMatchObject({ status: 404, text: 'Not found.\n' });
  });

  test('about health: alive, and not ready without a database or while stopping', async () => {
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    expect(await ask('/health/ready')).toMatchObject({ status: 503 });
    stopping = true;
    expect((await ask('/health/live')).headers).toMatchObject({ connection: 'close' });
    stopping = false;
  });
});

/** What was logged as a bug. */
const bugs: unknown[] = [];

type Handlers = Record<string, (args: { request: Request }) => Response | Promise<Response>>;

/** A Remix build with routes that have no page: enough to see what the process makes of their answers. */
function buildOf(handlers: Handlers): ServerBuild {
  const routes = Object.entries(handlers).map(([path, handler]) => {
    return [path, { id: path, path, parentId: 'root', module: { loader: handler, action: handler } }];
  });
  const root = { id: 'root', path: '', module: { default: () => null } };
  const future = { v3_singleFetch: true, v3_lazyRouteDiscovery: true };
  const entry = {
    module: {
      default: (_request: Request, status: number) => new Response('page', { status }),
      handleError: (error: unknown, { request, context }: { request: Request; context: AppLoadContext }) =>
        handleError(error, {
          request,
          context: {
            ...context,
            log(bug) {
              bugs.push(bug);
              context.log?.(bug);
            },
          },
        }),
    },
  };
  return {
    entry,
    routes: { root, ...Object.fromEntries(routes) },
    future,
    assets: { routes: {} },
  } as unknown as ServerBuild;
}
