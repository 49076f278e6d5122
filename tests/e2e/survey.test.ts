// Answering a survey on a phone without scripts, from the address that was handed out to its results.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
let leader: Page;
let survey: string;
let address: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  leader = await openDemo(browser, server, 'project_leader');
  await leader.getByRole('link', { name: 'Peilingen' }).first().click();
  await leader.getByRole('link', { name: 'Werkdruk in het najaar' }).click();
  address = await leader.getByRole('textbox', { name: /Publiekszaken/ }).inputValue();
  survey = leader.url();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

const phone = (options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> =>
  browser.newContext({ javaScriptEnabled: false, locale: 'nl', viewport: { width: 360, height: 740 }, ...options });
const choose = (page: Page, at: number, label: RegExp) =>
  page.getByRole('radiogroup').nth(at).getByRole('radio', { name: label }).check();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const sendIt = (page: Page) => page.getByRole('button', { name: 'Antwoorden versturen' }).click();

test('a mistake keeps what was chosen; then it is sent, thanked for, and not asked again of this browser', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(address);
  expect(await page.getByRole('radiogroup').count()).toBe(3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await choose(page, 0, /4/);
  await choose(page, 1, /Geen antwoord/);
  await sendIt(page);
  expect(await page.getByRole('alert').textContent()).toContain('Stelling 3');
  expect(await page.getByRole('radiogroup').first().getByRole('radio', { name: /4/ }).isChecked()).toBe(true);
  await choose(page, 2, /5/);
  await sendIt(page);
  expect(await heading(page)).toBe('Bedankt voor uw antwoorden');
  await page.goto(address);
  expect(await heading(page)).toBe('In deze browser is al geantwoord');
  // A colleague at the same device.
  await page.getByRole('link', { name: 'Als iemand anders antwoorden' }).click();
  for (const at of [0, 1, 2]) await choose(page, at, /2/);
  await sendIt(page);
  expect(await heading(page)).toBe('Bedankt voor uw antwoorden');
  expect((await context.cookies()).map(({ name }) => name.replace(/_[a-z0-9]+$/, ''))).toEqual(['dok_peiling']);
  await context.close();
});

test('in English, with scripts, axe finds nothing', async () => {
  const context = await phone({ javaScriptEnabled: true, locale: 'en' });
  const page = await context.newPage();
  await page.goto(address);
  expect(await page.getByText('I have too much work.').count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('alert').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await context.close();
});

test('who is signed in sees no name there; an address that is not there says so', async () => {
  const page = await leader.context().newPage();
  await page.goto(address);
  expect(await page.locator('header').textContent()).not.toContain('projectleider');
  const answer = await page.goto(`${new URL(address).origin}/peiling/${'0'.repeat(32)}`);
  expect([answer?.status(), await heading(page)]).toEqual([404, 'Deze peiling bestaat niet']);
  expect(await axeViolations(page)).toEqual([]);
  await page.close();
});

test('the response is seen by who asks, and the results after closing', async () => {
  await leader.goto(survey);
  const row = leader.getByRole('row').filter({ hasText: 'Publiekszaken' });
  // Fourteen before, and two of this phone.
  expect(await row.textContent()).toContain('16 van 36');
  await leader.getByRole('link', { name: 'Peiling sluiten' }).click();
  await leader.getByRole('button', { name: 'Peiling sluiten' }).click();
  await leader.getByText('De peiling is gesloten.').waitFor();
  expect(await leader.getByRole('table', { name: 'Uitslag per afdeling' }).textContent()).toMatch(
    /Publiekszaken en Burgerzaken16/,
  );
  expect(await axeViolations(leader)).toEqual([]);
  const closed = await phone();
  const page = await closed.newPage();
  await page.goto(address);
  expect(await heading(page)).toBe('Deze peiling is gesloten');
  await closed.close();
});

test('no line of the log has the address, or that of a department', () => {
  const token = new URL(address).pathname.split('/').at(-1)!;
  expect(server.output()).toContain('/peiling/:token');
  expect(server.output()).not.toContain(token);
});
