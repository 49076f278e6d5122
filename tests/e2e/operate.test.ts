// A real server as whoever runs it sees it: every line of its log is as agreed, its figures add up, and it goes without failing anybody.
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { logOffences, requestLines } from '../support/log-lines';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let figures: string;
let cookie: string;

beforeAll(async () => {
  server = await startServer({
    data: inject('demoData'),
    env: { METRICS_PORT: '0', DRAIN_SECONDS: '2', LOG_LEVEL: 'debug', SLOW_QUERY_MS: '1' },
  });
  figures = /Figures: (http:\S+)/.exec(server.output())![1]!;
  cookie = await signIn();
}, 240_000);
afterAll(() => server?.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers: { Cookie: cookie, ...headers }, redirect: 'manual' });

/** As the project leader of the demo, by the click on the sign-in page. */
async function signIn(): Promise<string> {
  const page = await (await fetch(`${server.url}/sign-in`)).text();
  const button = /<button[^>]* name="person"[^>]*>/.exec(page)![0];
  const person = / value="([^"]+)"/.exec(button)![1]!;
  const answer = await fetch(`${server.url}/sign-in`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: server.url } },
    body: new URLSearchParams({ person }),
  });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]!);
  expect(cookies.join()).toContain('dok_sessie=');
  return cookies.join('; ');
}

/** A path as it is, which fetch would tidy. */
function raw(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(server.url, { path, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject).end();
  });
}

let programme: string;

test('every line of the log is as agreed, whatever is asked, and holds no name, no key and nothing that was typed', async () => {
  const home = await (await get('/', { Accept: 'text/html' })).text();
  programme = /\/programmes\/([\w-]+)/.exec(home)![1]!;
  for (const path of ['', '/roadmap', '/calendar', '/items', '/history', '/unknown'])
    await get(`/programmes/${programme}${path}`);
  await get('/search?q=wachtwoord-van-piet');
  await get('/peiling/a-key-nobody-may-see-in-a-log-123');
  await raw('/x%0a{"level":30,"msg":"request"}');
  await raw('/%ff%fe');
  await raw('/programmes/%00');
  await raw('/', { 'X-Request-Id': '"}\\n{', 'User-Agent': '\\u000a"x"' });
  const answer = await get(`/programmes/${programme}/roadmap`, { 'X-Request-Id': 'asked-by-a-proxy' });
  expect(answer.headers.get('x-request-id')).toBe('asked-by-a-proxy');
  const line = await vi.waitFor(() => {
    const found = requestLines(server.output()).find(({ id }) => id === 'asked-by-a-proxy');
    if (!found) throw new Error('the line is not there yet');
    return found;
  });
  expect(line).toMatchObject({ route: '/programmes/:programmeId/roadmap', method: 'GET', status: 200 });
  expect(line.actor).toMatch(/^[\w-]{10,}$/);
  const slow = server.output().split('\n').filter((one) => one.includes('a slow statement')); // prettier-ignore
  expect(slow.length).toBeGreaterThan(0);
  const keys = cookie.split('; ').flatMap((one) => one.split('=')[1]!.match(/.{20,}/) ?? []);
  expect(keys.length).toBeGreaterThan(0);
  expect(logOffences(server.output(), [...keys, 'wachtwoord', 'a-key-nobody', 'de Vries', 'Bakker'])).toEqual([]);
});

test('the figures know its pages, its statements, its screens and which release it is', async () => {
  const stream = await get(`/programmes/${programme}/live?place=roadmap`);
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const text = await (await fetch(figures)).text();
  expect(text).toMatch(/dok_http_request_seconds_count\{route="\/programmes\/:programmeId\/roadmap",method="GET",status="2xx"\} [1-9]/); // prettier-ignore
  expect(text).toMatch(/^dok_streams_open 1$/m);
  expect(text).toMatch(/^dok_statement_seconds_count [1-9]/m);
  expect(text).toMatch(/^dok_disk_free_ratio\{folder="data"\} 0\.\d/m);
  expect(text).toMatch(/^dok_build_info\{version="\d+\.\d+\.\d+"\} 1$/m);
  expect(text).not.toContain(programme);
  await stream.body?.cancel();
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
});

test('asked to stop it says so, still serves, ends what is open, finishes what it began and goes with 0', async () => {
  const stream = await get(`/programmes/${programme}/live?place=roadmap`);
  const told = stream.text();
  // a form of which the last letter is still on its way
  const { hostname, port } = new URL(server.url);
  const slow = connect(Number(port), hostname);
  let answered = '';
  slow.on('data', (chunk: Buffer) => (answered += chunk.toString()));
  slow.write(
    `POST /language HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
      'Content-Length: 9\r\nConnection: close\r\n\r\nlocale=e',
  );
  expect((await get('/health/ready')).status).toBe(200);
  const ending = server.stop();
  await vi.waitFor(async () => expect((await get('/health/ready')).status).toBe(503), 1_500);
  expect(await (await get('/health/ready')).json()).toEqual({ status: 'not ready', problem: 'stopping' });
  expect((await get('/health/live')).status).toBe(200);
  const page = await get(`/programmes/${programme}`);
  expect([page.status, page.headers.get('connection')]).toEqual([200, 'close']);
  await vi.waitFor(() => expect(get('/health/live')).rejects.toThrow(), { timeout: 10_000, interval: 100 });
  expect(await told).toMatch(/^retry: 2000\n/);
  expect(answered).toBe('');
  slow.write('n');
  await vi.waitFor(() => expect(answered).toMatch(/^HTTP\/1\.1 [23]\d\d /), 5_000);
  expect(await ending).toBe(0);
  expect(logOffences(server.output())).toEqual([]);
  expect(server.output()).toContain('"msg":"stopped"');
});
