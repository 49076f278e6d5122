// The first page of a fresh installation: it opens, says nothing to the console, asks no other host, and reads well.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  // a server that was asked to stop closes its database and says that all went well
  expect(await server?.stop()).toBe(0);
});

describe.each(['nl', 'en'])('in %s', (locale) => {
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const elsewhere: string[] = [];

  beforeAll(async () => {
    context = await browser.newContext({ locale });
    page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(server.url) && !url.startsWith('data:')) elsewhere.push(url);
    });
    await page.goto(server.url, { waitUntil: 'networkidle' });
  });
  afterAll(() => context.close());

  test('it is in that language and has one heading', async () => {
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    expect(await page.locator('h1').count()).toBe(1);
  });

  test('it breaks no rule of its own security policy and loads nothing from another host', () => {
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  test('axe finds nothing', async () => {
    expect(await axeViolations(page)).toEqual([]);
  });
});
