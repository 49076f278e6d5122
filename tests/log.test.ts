// The contract of the log: one JSON line per request with agreed keys, nothing in it that somebody typed or is let in with.
import { createServer, request as httpRequest, type Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handleError } from '~/entry.server';
import { loggableStatement } from '~/models/db/watched.server';
import { currentTrace } from '~/trace.server';
import { createApp } from '../server/app';
import { log } from '../server/log';
import { createMetrics, type Metrics } from '../server/metrics';
import { serveMetrics } from '../server/metrics-server';
import { routePatterns } from '../server/route-pattern';
import { logOffences, requestLines } from './support/log-lines';
import { faultsInLog, insistOnLog } from './support/log-of-server';

let written = '';
let server: Server;
let metrics: Metrics;

beforeAll(async () => {
  const streams = log as unknown as Record<symbol, { write: (line: string) => void }>;
  streams[pino.symbols.streamSym as unknown as symbol] = { write: (line) => void (written += line) };
  log.level = 'info';
  metrics = createMetrics({ version: '1.2.3' });
  const app = createApp({ build: build(), mode: 'production', isStopping: () => false, metrics });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  metrics.stop();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => void (written = ''));

const portOf = () => (server.address() as AddressInfo).port;

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  return new Promise<{ status: number; id: string; text: string }>((resolve, reject) => {
    const call = httpRequest({ port: portOf(), host: '127.0.0.1', path, method, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, id: String(answer.headers['x-request-id']), text }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** The line of this request: it is written when the connection is done with it. */
async function lineOf(id: string) {
  return vi.waitFor(() => {
    const line = requestLines(written).find((one) => one.id === id);
    if (!line) throw new Error(`there is no line of ${id} in ${written}`);
    return line;
  });
}

describe('a request', () => {
  test('is one line: id, actor, pattern of the route, method, status and time', async () => {
    const { id } = await ask('/programmes/0198c0de-1234/roadmap?zoek=geheim', { 'X-Request-Id': 'proxy-1234' });
    expect(id).toBe('proxy-1234');
    expect(await lineOf(id)).toMatchObject({
      ...{ actor: 'user-1', route: '/programmes/:programmeId/roadmap', method: 'GET', status: 200, level: 30 },
    });
    expect(written.trimEnd().split('\n')).toHaveLength(1);
    expect(logOffences(written, ['geheim', '0198c0de', 'zoek'])).toEqual([]);
  });

  test('that only asks for data has the same pattern', async () => {
    const { id } = await ask('/programmes/p1/roadmap.data');
    expect((await lineOf(id)).route).toBe('/programmes/:programmeId/roadmap');
  });

  test('that ends in a bug has a line with what went wrong under the same id, and the answer says which', async () => {
    const { status, id } = await ask('/bug');
    expect(status).toBe(500);
    expect(await lineOf(id)).toMatchObject({ status: 500, route: '/bug', actor: null });
    const bug = written.split('\n').find((line) => line.includes('a bug'))!;
    expect(JSON.parse(bug)).toMatchObject({ id, err: { message: 'Failed query: select 1' } });
    expect(logOffences(written, ['J. de Vries'])).toEqual([]);
  });

  const secret = 'dok_sessie=sleutel-van-iemand';
  test.each([
    ['a line break in the path', '/x%0a{"level":30,"msg":"request"}', {}],
    ['both line breaks and more', '/%0d%0aInjected:%201', {}],
    ['no UTF-8', '/%ff%fe', {}],
    ['a NUL', '/bug%00', {}],
    ['a key in the path', '/keys/geheim-woord', {}],
    ['odd headers', '/fine', { 'User-Agent': '"}\\u000a{"level":60,"msg":"x"}', 'X-Request-Id': 'a"b}\\n{c' }],
    ['a cookie and a token', '/fine', { Cookie: secret, Authorization: 'Bearer geheim-woord' }],
    ['an id that is too long', '/fine', { 'X-Request-Id': 'x'.repeat(65) }],
    ['an address that is made up', '/fine', { 'X-Forwarded-For': '"; drop' }],
  ])('with %s is still one line, as agreed', async (_what, path, headers) => {
    const { id } = await ask(path, headers);
    await lineOf(id);
    expect(written.trimEnd().split('\n').filter((line) => line.includes('"request"'))).toHaveLength(1); // prettier-ignore
    expect(logOffences(written, [secret, 'van-iemand', 'geheim-woord', 'drop', 'Injected'])).toEqual([]);
  });

  test('whose form holds a password says nothing of it', async () => {
    const body = 'password=geheim-woord&name=J.+de+Vries';
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
    };
    const { id } = await ask('/fine', headers, 'POST', body);
    expect(await lineOf(id)).toMatchObject({ method: 'POST', status: 200 });
    expect(logOffences(written, ['geheim-woord', 'Vries'])).toEqual([]);
  });

  test('that was given up is a line that says so', async () => {
    const socket = connect(portOf(), '127.0.0.1');
    socket.write('GET /slow HTTP/1.1\r\nHost: here\r\nX-Request-Id: given-up-1\r\n\r\n');
    await vi.waitFor(() => expect(asked).toContain('/slow'));
    socket.destroy();
    expect(await lineOf('given-up-1')).toMatchObject({ aborted: true, route: '/slow' });
    expect(logOffences(written)).toEqual([]);
  });
});

describe('what is not as agreed is seen', () => {
  const line = { level: 30, time: '2026-11-26T12:00:00.000Z', id: 'abcdefgh', actor: null, route: '/', method: 'GET' };
  const whole = { ...line, status: 200, ms: 1, msg: 'request' };
  test('a line as it should be', () => expect(logOffences(JSON.stringify(whole))).toEqual([]));
  test.each([
    ['a key more', { ...whole, path: '/search' }],
    ['a name for an actor', { ...whole, actor: 'J. de Vries' }],
    ['what was typed for a route', { ...whole, route: '/search?q=x' }],
    ['a key less', { ...line, msg: 'request' }],
    ['a sentence in a value', { level: 30, time: line.time, msg: 'x', what: 'a "sentence"' }],
  ])('%s', (_what, value) => expect(logOffences(JSON.stringify(value))).toHaveLength(1));
  test.each(['{"half":', 'a text'])('%s', (text) => expect(logOffences(text)).toHaveLength(1));
  test('a secret', () => expect(logOffences(JSON.stringify(whole), ['abcdefgh'])).toHaveLength(1));
});

describe('the log of a server that a suite stops', () => {
  const line = { level: 30, time: '2026-11-26T12:00:00.000Z', id: 'abcdefgh', actor: null, route: '/', method: 'GET' };
  const request = { ...line, status: 200, ms: 1, msg: 'request' };
  const bug = (message: string) => ({ level: 50, time: line.time, err: { type: 'Error', message }, msg: 'a bug' });
  const output = (...lines: unknown[]) => lines.map((one) => `${JSON.stringify(one)}\n`).join('');

  test('is as agreed, also when it was killed in the middle of a line or has told a code at the terminal', () => {
    const told = 'First start: make the first administrator at /first-start with the code password=x\n';
    const own = { level: 30, time: line.time, msg: 'stopped' };
    const statement = bug('Failed query: update account set password = $1, password_hash = $2');
    const failed = bug('password authentication failed for user "dok"');
    expect(faultsInLog(`${told}${output(request, own, statement, failed)}{"level":30,"ti`)).toEqual([]);
  });

  test.each([
    ['without an id', { ...request, id: undefined }],
    ['with a key more', { ...request, address: '127.0.0.1' }],
    ['with a password', bug('password=geheim')],
    ['with a password in an address', bug('no connection to postgres://dok:geheim@127.0.0.1/dok')],
    ['with a cookie', bug('dok_sessie=0123456789')],
    ['with a token', bug('Authorization: Bearer 0123456789')],
    ['with an address of somebody', bug('no such person: j.devries@voorbeeld.example')],
    ['with a line break', `{"level":30,\n"msg":"x"}`],
  ])('is not as agreed %s', (_what, wrong) => {
    const text = typeof wrong === 'string' ? `${wrong}\n` : output(wrong);
    expect(faultsInLog(output(request) + text)).not.toEqual([]);
    expect(() => insistOnLog(output(request) + text)).toThrow('not as agreed');
  });

  test('is told without what it should not hold', () => {
    expect(faultsInLog(output(bug('password=geheim'))).join()).not.toContain('geheim');
  });
});

test('a statement is logged on one line without what stands in it as a value', () => {
  expect(loggableStatement("select *\n  from person\twhere name = 'De Vries''s' and id = $1")).toBe(
    "select * from person where name = '…' and id = $1",
  );
  expect(loggableStatement('x'.repeat(3_000))).toHaveLength(2_001);
});

describe('the pattern of a route', () => {
  const patternOf = routePatterns(build());
  test.each([
    ['/', '/'],
    ['/_root.data', '/'],
    ['/programmes/p1', '/programmes/:programmeId'],
    ['/programmes/p1/', '/programmes/:programmeId'],
    ['/programmes/new', '/programmes/new'],
    ['/programmes/new/roadmap', '/programmes/:programmeId/roadmap'],
    ['/programmes/p1/roadmap.data', '/programmes/:programmeId/roadmap'],
    ['/PROGRAMMES/p1/roadmap', '/programmes/:programmeId/roadmap'],
    ['/programmes/p1/unknown', null],
    ['/%ff', null],
  ])('of %s is %s', (path, pattern) => expect(patternOf(path)).toBe(pattern));
});

describe('the figures', () => {
  test('count requests by pattern, method and kind of answer, and say which release this is', async () => {
    await ask('/programmes/p1/roadmap');
    await ask('/programmes/p2/roadmap?x=y');
    await ask('/typed-by-somebody');
    const { id } = await ask('/bug');
    await lineOf(id);
    const text = await metrics.registry.metrics();
    expect(text).toMatch(
      /dok_http_request_seconds_count\{route="\/programmes\/:programmeId\/roadmap",method="GET",status="2xx"\} [2-9]/,
    );
    expect(text).toMatch(/dok_http_request_seconds_count\{route="\/bug",method="GET",status="5xx"\} [1-9]/);
    expect(text).toMatch(/dok_http_request_seconds_count\{route="none",method="GET",status="4xx"\} [1-9]/);
    expect(text).toContain('dok_build_info{version="1.2.3"} 1');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('typed-by-somebody');
    // there is no database here: what cannot be known is not said
    expect(text).not.toMatch(/^dok_outbox_waiting /m);
  });

  test('stand on a port of their own, and nothing else does', async () => {
    const announced = vi.spyOn(console, 'log').mockImplementation(() => {});
    const own = await serveMetrics(metrics, 0, '127.0.0.1');
    expect(announced.mock.calls.flat().join()).toContain(`/metrics`);
    const at = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${own.port}${path}`, { method });
    const found = await at('/metrics');
    expect([found.status, found.headers.get('content-type')]).toEqual([200, metrics.registry.contentType]);
    expect(await found.text()).toContain('dok_build_info');
    expect([(await at('/')).status, (await at('/metrics', 'POST')).status]).toEqual([404, 404]);
    await own.close();
    await expect(at('/metrics')).rejects.toThrow();
    expect((await ask('/metrics')).status).toBe(404);
  });
});

const asked: string[] = [];

/** A Remix build of routes without a page, with a person who is signed in on one of them. */
function build(): ServerBuild {
  const handlers: Record<string, (args: { request: Request }) => Response | Promise<Response>> = {
    fine: async ({ request }) => {
      if (request.method === 'POST') await request.formData();
      return new Response('fine');
    },
    bug: () => {
      throw new Error('Failed query: select 1\nparams: J. de Vries');
    },
    slow: ({ request }) => {
      asked.push(new URL(request.url).pathname);
      return new Promise(() => {});
    },
    'keys/:key': () => new Response('fine'),
    'programmes/:programmeId': () => new Response('fine'),
    'programmes/new': () => new Response('fine'),
    'programmes/:programmeId/roadmap': () => {
      const trace = currentTrace();
      if (trace) trace.actor = 'user-1';
      return new Response('fine');
    },
  };
  const routes = Object.entries(handlers).map(([path, handler]) => {
    return [path, { id: path, path, parentId: 'root', module: { loader: handler, action: handler } }];
  });
  return {
    entry: {
      module: {
        default: (_request: Request, status: number) => new Response('page', { status }),
        handleError: (error: unknown, args: { request: Request; context: AppLoadContext }) => handleError(error, args),
      },
    },
    routes: { root: { id: 'root', path: '', module: { default: () => null } }, ...Object.fromEntries(routes) },
    future: { v3_singleFetch: true },
    assets: { routes: {} },
  } as unknown as ServerBuild;
}
