// The pages of the demo, one by one, in one language and house style: each opens, keeps its own security policy, axe finds
// nothing, and neither a phone nor 400 % zoom needs sideways scroll.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeViolations } from './axe';
import { launchBrowser } from './browser';
import { openDemo } from './demo-page';
import { contractFaults } from './http-contract';
import { formsOf, formsOfAdministrator } from './form-list';
import { pagesOf, pagesOfAdministrator } from './page-list';
import { findPlaces, signedIn } from './page-places';
import { startServer, type TestServer } from './server';

let server: TestServer;
let browser: Browser;
let places: Record<string, string> = {};

const at = (name: string): string => {
  const place = places[name];
  if (place === undefined) throw new Error(`nobody looked up a place ‘${name}’`);
  return place;
};

async function prepare() {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  places = await findPlaces(browser, server);
}

/** Pixels that the page is too wide for a window of this width; pictures and tables scroll in their own region. */
async function sideways(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 844 });
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Opens a page and waits until its scripts have nothing left to do; the calendar fetches its script as it comes in sight. */
async function open(page: Page, path: string) {
  const response = await page.goto(server.url + path, {
    waitUntil: /view=(month|week)/.test(path) ? 'networkidle' : 'load',
  });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  return response;
}

async function choose(theme: string) {
  const page = await openDemo(browser, server, 'administrator');
  await page.goto(`${server.url}/settings/appearance`);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sideways(page, 320)).toBe(0);
  await page.locator(`[name=theme][value=${theme}]`).check();
  await page.locator('main form button').click();
  await page.waitForURL(/saved=/);
  await page.context().close();
}

/** Declares the tests of every page. A municipality has one house style at a time: a file of tests has one, too. */
export function everyPage(locale: 'nl' | 'en', theme: string) {
  beforeAll(prepare, 240_000);
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  let wide: Page;
  let administrator: Page;
  let complaints: string[] = [];
  const nonces = new Set<string>();

  beforeAll(async () => {
    await choose(theme);
    wide = await (await signedIn(browser, server, locale, 1280)).newPage();
    administrator = await openDemo(browser, server, 'administrator', { locale });
    for (const page of [wide, administrator]) {
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
    }
  }, 120_000);
  afterAll(() => Promise.all([wide.context().close(), administrator.context().close()]));

  async function look(page: Page, path: string, status: number) {
    complaints = [];
    await page.setViewportSize({ width: 1280, height: 900 });
    const response = (await open(page, path))!;
    expect(response.status()).toBe(status);
    const answer = { path, headers: response.headers(), html: await response.text() };
    expect(contractFaults(answer, nonces)).toEqual([]);
    // Where nothing is, nobody knows whose house style it would have been.
    if (status !== 404) expect(await page.getAttribute('html', 'class')).toContain(`${theme}-theme`);
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    // The narrowest width, that of 400 % zoom, in the language with the longer words only: it doubles the time.
    const widths = locale === 'nl' ? [390, 320] : [390];
    for (const width of widths) expect([width, await sideways(page, width)]).toEqual([width, 0]);
    // a browser reports the status it asked for as a complaint
    if (status === 200) expect(complaints).toEqual([]);
  }

  async function lookAtMistakes(page: Page, path: string) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, path);
    await page.locator('main form[method=post] button').first().click();
    await page.locator('main [role=alert]').waitFor();
    expect(await page.locator('main [aria-invalid=true]').count()).toBeGreaterThan(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sideways(page, 320)).toBe(0);
  }

  test.each(pagesOf(at))('%s', (_name, path, status = 200) => look(wide, path(), status));
  test.each(pagesOfAdministrator(at))('%s', (_name, path, status = 200) => look(administrator, path(), status));
  // A form says its mistakes in one way in every language; in the other house style some of them show that it can be read.
  const some = <Form>(forms: Form[]) => forms.filter((_, nth) => locale === 'nl' || nth % 4 === 0);
  test.each(some(formsOf(at)))('the mistakes of a new %s', (_name, path) => lookAtMistakes(wide, path()));
  test.each(some(formsOfAdministrator()))('the mistakes of a new %s', (_name, path) =>
    lookAtMistakes(administrator, path()),
  );

  /** Sends the form of a page as it is. */
  const send = (page: Page) => page.locator('main form[method=post] .buttons button').last().click();

  /** What came back after a form was sent: nothing for axe to say, nothing to push sideways for. */
  async function answered(notice: string) {
    await wide.locator(`main ${notice}`).first().waitFor();
    expect(await axeViolations(wide)).toEqual([]);
    expect(await sideways(wide, 320)).toBe(0);
    await wide.setViewportSize({ width: 1280, height: 900 });
  }

  test('a decision about a gate with mistakes, and one that a rule refuses', async () => {
    await open(wide, `${at('gatePage')}/decide`);
    await wide.fill('[name="conditionTitle:0"]', 'Zonder dag');
    await send(wide);
    await answered('[role=alert]');
    expect(await wide.locator('main [aria-invalid=true]').count()).toBeGreaterThan(2);
    await wide.fill('[name="conditionTitle:0"]', '');
    await wide.locator('[name=outcome][value=go]').check();
    await wide.fill('[name=decider]', 'Stuurgroep');
    await wide.fill('[name=reason]', 'Besproken');
    const answer = wide.waitForResponse((response) => response.request().method() === 'POST');
    await send(wide);
    expect((await answer).status()).toBe(409);
    await answered('.notice-bad');
  });

  test('a decision on a proposal with mistakes, by who decides', async () => {
    const page = await openDemo(browser, server, 'steering');
    await page.goto(`${server.url}${at('proposal')}/decide`);
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('main form[method=post] button').last().click();
    await page.locator('main [role=alert]').waitFor();
    expect(await page.locator('main [aria-invalid=true]').count()).toBe(2);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sideways(page, 320)).toBe(0);
    await page.context().close();
  });

  test('a form that somebody else was ahead of', async () => {
    const first = await wide.context().newPage();
    for (const page of [first, wide]) await open(page, `${at('item')}/edit`);
    const title = await wide.inputValue('[name=title]');
    await first.fill('[name=title]', `${title} 1`);
    await send(first);
    await first.waitForURL(/changed=/);
    await first.close();
    await wide.fill('[name=title]', `${title} 2`);
    await send(wide);
    await answered('.notice-warn');
    expect(await wide.locator('main .notice-warn').first().innerText()).toContain(`${title} 1`);
  });

  test.each(['/sign-in', '/sign-in/password', '/sign-in/forgotten', '/sign-in/choose/bestaatniet'])(
    'for who is not signed in: %s',
    async (path) => {
      const context = await browser.newContext({ locale });
      const page = await context.newPage();
      await page.goto(server.url + path);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sideways(page, 320)).toBe(0);
      await context.close();
    },
  );

  test('not there, and not allowed, say so in words', async () => {
    const missing = await wide.goto(`${server.url}/programmes/bestaatniet`);
    expect(missing?.status()).toBe(404);
    expect(await wide.locator('h1').count()).toBe(1);
    expect(await axeViolations(wide)).toEqual([]);
  });
}
