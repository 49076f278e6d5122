// A check-in on a phone without scripts: from the link that the project leader copies to what is read of it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { askCheckIn } from '../support/check-in-pages';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
let leader: Page;
let programme: string;
let address: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  leader = await openDemo(browser, server, 'project_leader');
  programme = new URL(leader.url()).pathname;
  address = await askCheckIn(leader, server.url, programme, /Ruimtelijke Ontwikkeling/);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

const phone = async (javaScriptEnabled = false, locale = 'nl') => {
  const context = await browser.newContext({ javaScriptEnabled, locale, viewport: { width: 390, height: 844 } });
  return context.newPage();
};
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const sendIt = (page: Page) => page.getByRole('button', { name: 'Verstuur uw antwoord' }).click();
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('a mistake keeps what was chosen; then it is sent, thanked for with what was said, and can be changed', async () => {
  const page = await phone();
  const response = await page.goto(address);
  expect(response?.headers()).toMatchObject({
    ...{ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'same-origin' },
  });
  expect(await heading(page)).toBe('Check-in van Ruimtelijke Ontwikkeling en Grondzaken');
  expect([await page.locator('header').getByRole('navigation').count(), await sideways(page)]).toEqual([0, 0]);
  // What is wrong is asked only of who says that something is.
  expect(await page.getByLabel('Wat klopt er niet?').isVisible()).toBe(false);
  await page.getByRole('radio', { name: 'Nee, er klopt iets niet' }).check();
  const which = page.getByRole('group', { name: 'Welke datums kloppen niet?' }).getByRole('checkbox').first();
  await which.check();
  await page.getByRole('radio', { name: 'Te weinig tijd' }).check();
  await page.getByLabel('4. Wat moet de projectleider weten').fill('Bel mij even.');
  await sendIt(page);
  expect(await page.getByRole('alert').textContent()).toMatch(/Wat klopt er niet\?.*3\. Hoe gaat het werken met zaken/);
  expect([await which.isChecked(), await page.getByRole('radio', { name: 'Te weinig tijd' }).isChecked()]).toEqual([
    ...[true, true],
  ]);
  expect(await page.getByLabel('4. Wat moet de projectleider weten').inputValue()).toBe('Bel mij even.');
  await page.getByLabel('Wat klopt er niet?').fill('Dan is de commissie.');
  await page.getByRole('radio', { name: 'Goed', exact: true }).check();
  await sendIt(page);
  expect(await heading(page)).toBe('Bedankt, uw antwoord is verstuurd');
  const said = await page.locator('main').textContent();
  for (const text of ['Dan is de commissie.', 'Te weinig tijd', 'Bel mij even.']) expect(said).toContain(text);
  expect(await sideways(page)).toBe(0);
  await page.getByRole('link', { name: 'Pas uw antwoord aan' }).click();
  expect(await page.getByText(/Uw afdeling antwoordde het laatst op/).count()).toBe(1);
  await page.getByRole('radio', { name: 'Goed', exact: true }).check();
  await sendIt(page);
  expect(await heading(page)).toBe('Bedankt, uw antwoord is verstuurd');
  expect(await page.context().cookies()).toEqual([]);
  await page.context().close();
});

test('in English, with scripts, axe finds nothing', async () => {
  const page = await phone(true, 'en');
  await page.goto(`${address}?thanks=1`);
  expect(await axeViolations(page)).toEqual([]);
  await page.goto(address);
  await page.getByRole('radio', { name: 'No, something is wrong' }).check();
  await page.getByLabel('What is not right?').fill('');
  await page.getByRole('button', { name: 'Send your answer' }).click();
  await page.getByRole('alert').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

test('the project leader reads it, deals with it, and withdraws the link; no line of the log has it', async () => {
  await leader.goto(`${server.url}${programme}/check-ins`);
  const card = leader.getByRole('listitem').filter({ hasText: 'Dan is de commissie.' });
  expect(await card.textContent()).toContain('check-in');
  await card.getByRole('button', { name: /^Afgehandeld/ }).click();
  await leader.getByText('Het is als afgehandeld bewaard.').waitFor();
  await leader.getByRole('button', { name: /Trek in: de link van Ruimtelijke Ontwikkeling/ }).click();
  await leader.getByText('De link werkt niet meer.').waitFor();
  expect(await axeViolations(leader)).toEqual([]);
  const page = await phone();
  const answer = await page.goto(address);
  expect([answer?.status(), await heading(page)]).toEqual([404, 'Deze link werkt niet']);
  expect(server.output()).toContain('/check-in/:token');
  expect(server.output()).not.toContain(new URL(address).pathname.split('/').at(-1)!);
});
