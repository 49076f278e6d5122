// Nobody is sent to another site: every disguise, at every place that is told where to go on to.
import type { ActionFunction, LoaderFunction } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/models/planning/permission';
import { safePath } from '~/http.server';
import * as language from '~/routes/language';
import * as door from '~/routes/sign-in';
import * as again from '~/routes/sign-in_.again';
import * as code from '~/routes/sign-in_.code';
import * as password from '~/routes/sign-in_.password';
import { keepAttempt } from '~/models/sign-in-attempt.server';
import { callAction, callLoader, signIn } from '../support/app';
import { addPerson, aTownHall, goodPassword } from '../support/people';
import { type TestDatabase, testDatabase } from '../support/postgres';

const evil = 'evil.example';
/** As somebody would type or paste them. */
const disguises = [
  ...[
    `https://${evil}`,
    `http://${evil}/programmes`,
    `HTTPS://${evil}`,
    `hTTpS:${evil}`,
    `http:/${evil}`,
    `https:///${evil}`,
  ],
  ...[`//${evil}`, `///${evil}`, `////${evil}`, `//${evil}/%2e%2e`, `//${evil}@localhost`, `//localhost@${evil}`],
  ...[`/\\${evil}`, `\\${evil}`, `\\\\${evil}`, `\\/${evil}`, `/\\/${evil}`, `//\\${evil}`, `/\\\\${evil}`],
  ...[
    `/\t/${evil}`,
    `/\n/${evil}`,
    `/\r/${evil}`,
    `\t//${evil}`,
    ` //${evil}`,
    `\u00a0//${evil}`,
    `/\t\\${evil}`,
    `\n//${evil}`,
  ],
  ...[
    `/.//${evil}`,
    `/..//${evil}`,
    `/./..//${evil}`,
    `/%2e//${evil}`,
    `/%2E%2E//${evil}`,
    `/a/..//${evil}`,
    `/.\\${evil}`,
  ],
  ...[
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'javascript://%0aalert(1)',
  ],
  ...[
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    `ftp://${evil}`,
    `ws://${evil}`,
    'blob:x',
    'about:blank',
  ],
  ...[
    evil,
    `${evil}/programmes`,
    `www.${evil}`,
    `@${evil}`,
    `:80@${evil}`,
    `?//${evil}`,
    `#//${evil}`,
    '.',
    '..',
    'programmes',
  ],
  ...[`%2F%2F${evil}`, `%5C%5C${evil}`, `%2f/${evil}`, `%68ttps://${evil}`, `https%3A%2F%2F${evil}`, `%09//${evil}`],
  ...[
    `//3626153261`,
    `//0xd8.0x3a.0xd6.0xe`,
    `//[::1]`,
    `//[::ffff:192.0.2.1]`,
    `//${evil}:443`,
    `//еvil.example`,
    `//evil。example`,
  ],
  ...['', '\0', `\0//${evil}`, `/${'x'.repeat(2_001)}`],
];

let database: TestDatabase;
let sanne: Actor;
let login: string;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  const { admin } = await aTownHall('hier');
  ({ actor: sanne, login } = await addPerson(admin, { name: 'Sanne', password: goodPassword }));
  cookie = await signIn(sanne.userId, sanne.organisationId);
});
afterAll(() => database.close());

const get = (path: string) => async (to: string) => ({
  path: `${path}?to=${encodeURIComponent(to)}`,
  cookie,
});

/** Every place that is told where to go on to, and that somebody reaches who follows an address of another. */
const places: [string, (to: string) => Promise<string | null>][] = [
  ['the sign-in page', async (to) => placeOf(door.loader, await get('/sign-in')(to))],
  ['the page of a password', async (to) => placeOf(password.loader, await get('/sign-in/password')(to))],
  ['showing again who one is', async (to) => placeOf(again.loader, await get('/sign-in/again')(to))],
  [
    'choosing a language',
    async (to) =>
      (await callAction(language.action as ActionFunction, { path: '/language', form: { to } })).headers.get(
        'location',
      ),
  ],
  [
    'the second step',
    async (to) => {
      const id = await keepAttempt({ kind: 'totp', userId: sanne.userId, data: {} }, new Date());
      const call = { path: `/sign-in/code?to=${encodeURIComponent(to)}`, cookie: `dok_aanmelding=${id}` };
      return placeOf(code.loader, call);
    },
  ],
];

async function placeOf(loader: unknown, call: { path: string; cookie: string }): Promise<string | null> {
  const { status, data, headers } = await callLoader(loader as LoaderFunction, call);
  // With a NUL character in it an address is none: nobody is sent anywhere.
  if (status === 404) return '/';
  return headers.get('location') ?? (data as { to: string }).to;
}

/** Where a browser goes that is told to go there. */
const reached = (place: string) => new URL(place, 'https://kalender.hier.example/sign-in').host;

it('has more than sixty disguises, each once', () => {
  expect(new Set(disguises).size).toBe(disguises.length);
  expect(disguises.length).toBeGreaterThan(60);
});

describe.each(places)('%s', (_name, placeAfter) => {
  it('stays within this site', async () => {
    const out: string[] = [];
    for (const to of disguises) {
      const place = await placeAfter(to);
      if (place === null || !place.startsWith('/') || reached(place) !== 'kalender.hier.example')
        out.push(`${JSON.stringify(to)} → ${place}`);
    }
    expect(out).toEqual([]);
  });

  it('goes where it is asked to within this site', async () => {
    for (const to of ['/programmes', '/programmes/x/roadmap?zoom=month#now', '/settings/people'])
      expect(await placeAfter(to)).toBe(to);
  });
});

it('after a password too, for those that look most like an address', async () => {
  for (const to of disguises.filter((_, at) => at % 7 === 0)) {
    const { status, headers } = await callAction(password.action as ActionFunction, {
      path: '/sign-in/password',
      form: { login, password: goodPassword, to },
    });
    expect([to, status, reached(headers.get('location')!)]).toEqual([to, 302, 'kalender.hier.example']);
  }
});

it('is told by what reads a place alone, for each of them', () => {
  const places = disguises.map((to) => safePath(to, '/otherwise'));
  expect(places.filter((place) => !place.startsWith('/') || reached(place) !== 'kalender.hier.example')).toEqual([]);
});
