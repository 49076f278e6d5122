// The homes in a real browser: found clean by axe in both languages, answered by keyboard and without scripts, on a phone.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Role } from '~/models/planning/permission';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

async function home(role: Role, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openDemo(browser, server, role, options);
  await page.goto(`${server.url}/`, { waitUntil: 'load' });
  return page;
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
async function tabTo(page: Page, label: RegExp): Promise<string> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const found = await focused(page);
    if (label.test(found)) return found;
  }
  throw new Error(`Tab never came to ${label}`);
}

describe.each(['project_leader', 'department_head'] as const)('the home of a %s', (role) => {
  test.each(['nl', 'en'])('in %s has one heading, nothing for axe to find, and fits a phone', async (locale) => {
    const page = await home(role, { locale });
    expect(await page.locator('h1').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    await page.context().close();
  });
});

test('a head answers dates by keyboard: one suits, of another is said why not', async () => {
  const page = await home('department_head');
  const titles = () => page.locator('.home-request h3').allTextContents();
  const [first, second] = await titles();
  expect(await tabTo(page, / past$/)).toBe(`${first} past`);
  await page.keyboard.press('Enter');
  await page.getByText('U hebt gezegd dat het past.').waitFor();
  expect(await titles()).not.toContain(first);

  await page.locator('h1').click();
  expect(await tabTo(page, /^Past niet/)).toBe(`Past niet: ${second}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Dan zijn er verkiezingen.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('De projectleider weet dat het niet past.').waitFor();
  await page.context().close();
});

test('a project leader deals with it by keyboard', async () => {
  const page = await home('project_leader');
  await page.getByText('Dan zijn er verkiezingen.').waitFor();
  await tabTo(page, /^Afgehandeld/);
  await page.keyboard.press('Enter');
  await page.getByText('Afgehandeld.', { exact: true }).waitFor();
  expect(await page.getByText('Dan zijn er verkiezingen.').count()).toBe(0);
  await page.context().close();
});

test('without scripts, on a phone, nothing said is told at its own field', async () => {
  const page = await home('department_head', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const request = page.locator('.home-request').nth(1);
  await request.locator('summary').click();
  await request.getByRole('button', { name: 'Stuur naar de projectleider' }).click();
  const wrong = page.locator('.field-invalid');
  expect(await wrong.count()).toBe(1);
  expect(await wrong.locator('textarea').getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('.home-request').nth(1).locator('.field-invalid').count()).toBe(1);
  await page.context().close();
});
