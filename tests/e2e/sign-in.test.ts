// The door of the built server in a real browser: from an account that an administrator makes to a second step, with and without scripts; and what another site may not do.
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startPostgres } from '../../bin/machine/postgres.mjs';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { routes } from '../support/rights-cells';
import { startServer, type TestServer } from '../support/server';
import { databaseUrl } from '../support/template';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

const password = 'paard batterij kade lepel';
const sendIt = (page: Page) => page.locator('main form[method=post] button').first().click();

/** An administrator of the demo adds somebody and hands them the address. */
async function anAddress(name: string, email: string): Promise<string> {
  const admin = await openDemo(browser, server, 'administrator');
  await admin.goto(`${server.url}/settings/people/new`);
  await admin.fill('[name=name]', name);
  await admin.fill('[name=email]', email);
  await sendIt(admin);
  await admin.waitForURL(/\/access/);
  await admin.locator('button[value=link]').click();
  const address = (await admin.locator('main code').textContent())!;
  await admin.context().close();
  return address;
}

describe.each([
  { scripts: false, locale: 'nl', account: 'Mijn account', email: 'kim@voorbeeldstad.example' },
  { scripts: true, locale: 'en', account: 'My account', email: 'bo@voorbeeldstad.example' },
])('on a phone, scripts: $scripts, in $locale', ({ scripts, locale, account, email }) => {
  let context: BrowserContext;
  let page: Page;
  /** Nothing for axe to say, nothing to push sideways for; axe is a script itself. */
  const looksWell = async () => {
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    if (scripts) expect(await axeViolations(page)).toEqual([]);
  };
  const fillIn = async (fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
    await sendIt(page);
  };

  beforeAll(async () => {
    context = await browser.newContext({
      ...{ javaScriptEnabled: scripts, locale, viewport: { width: 390, height: 844 } },
    });
    page = await context.newPage();
  });
  afterAll(() => context.close());

  test('somebody chooses a password, signs in, turns the second step on and comes back with it', async () => {
    await page.goto(await anAddress('Kim', email));
    await fillIn({ password: 'welkom123456', again: 'welkom123456' });
    await page.locator('main [role=alert]').waitFor();
    await looksWell();
    await fillIn({ password, again: password });
    await page.waitForURL(/chosen=1/);
    await looksWell();

    const signInAs = async (typed: string) => {
      await page.goto(`${server.url}/sign-in/password`);
      await fillIn({ login: email, password: typed });
    };
    await signInAs('een ander wachtwoord');
    await page.locator('main [role=alert]').waitFor();
    await looksWell();
    await signInAs(password);
    await page.waitForURL(/\/programmes/);

    await page.goto(`${server.url}/account`);
    expect(await page.locator('h1').textContent()).toBe(account);
    await looksWell();
    await page.goto(`${server.url}/account/password`);
    await looksWell();
    await page.goto(`${server.url}/account/second-step`);
    await looksWell();
    const secret = await page.inputValue('[name=secret]');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await fillIn({ code: '000000', current: password });
    await page.locator('main [role=alert]').waitFor();
    await looksWell();
    // The picture was scanned already: the key is still that one.
    expect(await page.inputValue('[name=secret]')).toBe(secret);
    await fillIn({ code: totp.generate(), current: password });
    await page.locator('main li code').first().waitFor();
    await looksWell();
    const recovery = (await page.locator('main li code').first().textContent())!;
    await page.goto(`${server.url}/account/second-step`);
    await looksWell();

    await page.locator('.top-bar form[action="/sign-out"] button').click();
    await page.waitForURL(/\/sign-in$/);
    await signInAs(password);
    await page.waitForURL(/\/sign-in\/code/);
    await looksWell();
    await fillIn({ code: '123' });
    await page.locator('main [role=alert]').waitFor();
    await fillIn({ code: recovery });
    await page.waitForURL(/\/programmes/);
  });
});

test('the whole page is the same, to the byte, whether an account exists or not', async () => {
  const address = await anAddress('Cas', 'cas@voorbeeldstad.example');
  const send = async (path: string, fields: Record<string, string>) => {
    const headers = { origin: server.url, 'x-request-id': 'the-same-request' };
    const response = await fetch(server.url + path, { method: 'POST', headers, body: new URLSearchParams(fields) });
    const text = await response.text();
    const kept = [...response.headers].filter(([name]) => !['date', 'content-security-policy'].includes(name));
    return { status: response.status, headers: kept, text: text.replace(/nonce(=|":)"[\w-]+"/g, 'nonce') };
  };
  const chosen = await send(new URL(address).pathname, { password, again: password });
  expect(chosen.status).toBe(200);
  const asked = (login: string) => send('/sign-in/password', { login, password: 'een ander wachtwoord' });
  const [there, nowhere] = [await asked('cas@voorbeeldstad.example'), await asked('xxx@voorbeeldstad.example')];
  expect(there.status).toBe(400);
  expect(nowhere.text.replaceAll('xxx@', 'cas@')).toBe(there.text);
  expect(nowhere.headers).toEqual(there.headers);
  const forgot = (login: string) => send('/sign-in/forgotten', { login });
  const letters = [await forgot('cas@voorbeeldstad.example'), await forgot('xxx@voorbeeldstad.example')];
  expect(letters[1]).toEqual(letters[0]);
});

test.each(routes().flatMap(({ name, action }) => (action ? [name] : [])))(
  'another site cannot have %s done',
  async (name) => {
    const parts = name.split('.').filter((part) => part !== '_index');
    const path = parts.map((part) => (part.startsWith('$') ? 'x' : part.replace(/_$/, ''))).join('/');
    const said = [
      ['origin', 'https://evil.example'],
      ['origin', 'null'],
      ['sec-fetch-site', 'cross-site'],
    ] as const;
    for (const [header, value] of said) {
      const answer = await fetch(`${server.url}/${path}`, {
        method: 'POST',
        headers: { [header]: value },
        body: new URLSearchParams({ a: 'b' }),
      });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  },
);

test('an empty PostgreSQL: the code of the log makes the first administrator, once', async () => {
  const database = await startPostgres();
  const name = `dok_first_${randomBytes(4).toString('hex')}`;
  const admin = postgres(database.url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  const own = await startServer({ env: { DATABASE_URL: databaseUrl(database.url, name) } });
  try {
    const code = /first-start with the code ([0-9a-z]{32})/.exec(own.output())![1]!;
    const page = await (await browser.newContext({ locale: 'nl' })).newPage();
    await page.goto(own.url);
    await page.getByRole('link', { name: 'Begin met de eerste start' }).click();
    await page.waitForURL(/first-start/);
    expect(await axeViolations(page)).toEqual([]);
    await sendIt(page);
    await page.locator('main [role=alert]').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const fields = { code, municipality: 'Gemeente Begin', name: 'Eerste', email: 'eerste@begin.example', password };
    for (const [field, value] of Object.entries({ ...fields, again: password }))
      await page.fill(`[name=${field}]`, value);
    await sendIt(page);
    await page.waitForURL(/\/settings\/people$/);
    expect(await page.locator('main table').first().innerText()).toContain('Eerste');
    await page.goto(`${own.url}/programmes/new`);
    expect(await page.locator('h1').count()).toBe(1);
    expect((await page.goto(`${own.url}/first-start`))!.status()).toBe(404);
    // What the log says of requests never holds the code.
    expect(own.output().split(code)).toHaveLength(2);
    await page.context().close();
  } finally {
    expect(await own.stop()).toBe(0);
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
    await database.stop();
  }
}, 240_000);
