// Searching and saved views in a real browser: by keyboard alone, with the list under the field, and without scripts.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
let page: Page;
let programme: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  page = await openDemo(browser, server, 'project_leader', { permissions: ['clipboard-read', 'clipboard-write'] });
  programme = new URL(page.url()).pathname;
});
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
const field = () => page.locator('#search');
const options = () => page.locator('#search-answers [role=option]');

test('one key leads to the field from anywhere, and Escape back to where one was', async () => {
  await page.goto(server.url + programme, { waitUntil: 'networkidle' });
  const link = page.locator('.programme-name');
  await link.focus();
  await page.keyboard.press('/');
  expect(await focused()).toBe('search');
  expect(await field().inputValue()).toBe('');
  await page.keyboard.press('Escape');
  expect(await link.evaluate((at) => at === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+k');
  expect(await focused()).toBe('search');
});

test('a slash that is typed in a field stays a slash', async () => {
  // The filter is open where it is on.
  await page.goto(`${server.url}${programme}/items?status=late`, { waitUntil: 'networkidle' });
  const q = page.locator('main [name=q]').first();
  await q.focus();
  await page.keyboard.type('a/b');
  expect(await q.inputValue()).toBe('a/b');
});

test('the list follows what is typed and is chosen from with arrows', async () => {
  await page.goto(server.url + programme, { waitUntil: 'networkidle' });
  await page.keyboard.press('/');
  await field().and(page.locator('[role=combobox]')).waitFor();
  await page.keyboard.type('heatmap');
  await options().first().waitFor();
  expect(await field().getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  const first = options().first();
  expect(await field().getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
  expect(await first.getAttribute('aria-selected')).toBe('true');
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('ArrowUp');
  expect(await field().getAttribute('aria-activedescendant')).toBeNull();
  await page.keyboard.press('Escape');
  expect(await field().getAttribute('aria-expanded')).toBe('false');
  expect(await field().inputValue()).toBe('heatmap');
  await page.keyboard.press('ArrowDown');
  await page.locator('#search[aria-expanded=true]').waitFor();
  await page.keyboard.press('ArrowDown');
  const to = await options().first().getAttribute('data-to');
  await page.keyboard.press('Enter');
  await page.waitForURL(server.url + to);
  expect(to).toMatch(/\/(capacity|change-load)$/);
});

test('Enter on nothing chosen opens the page, where the groups are', async () => {
  await page.goto(server.url + programme, { waitUntil: 'networkidle' });
  await page.keyboard.press('/');
  await page.keyboard.type('zaaktype');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=zaaktype/);
  await page.locator('#search-item').waitFor();
  expect(await page.locator('#search-results mark').first().innerText()).toMatch(/zaaktype/i);
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('#search-item ~ ul a').first().click();
  await page.waitForURL(/\/(items|milestones)\//);
});

test('a view is kept by keyboard, opened from the menu, and begun with from the navigation', async () => {
  await page.goto(`${server.url}${programme}/items?status=late`, { waitUntil: 'networkidle' });
  await page.locator('#view-tools a', { hasText: 'Bewaar deze weergave' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/views\/new/);
  await page.locator('[name=name]').focus();
  await page.keyboard.type('Wat nu te laat is');
  await page.locator('[name=asStart]').focus();
  await page.keyboard.press('Space');
  await page.locator('[name=name]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/views\?kept=/);
  expect(await page.locator('main [role=status]').innerText()).toContain('Wat nu te laat is');
  await page.goto(`${server.url}${programme}/items`, { waitUntil: 'networkidle' });
  await page.locator('#view-tools summary').focus();
  await page.keyboard.press('Enter');
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('#view-tools a', { hasText: 'Wat nu te laat is' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/items\?status=late$/);
  await page.goto(server.url + programme, { waitUntil: 'networkidle' });
  await page.locator('.side-nav a', { hasText: 'Onderdelen' }).click();
  await page.waitForURL(/items\?status=late$/);
});

test('the link is copied, and that is said', async () => {
  await page.goto(`${server.url}${programme}/items?status=late&changed=weg`, { waitUntil: 'networkidle' });
  await page.locator('[data-copy]').focus();
  await page.keyboard.press('Enter');
  await page.locator('#view-tools [role=status]', { hasText: 'De link is gekopieerd.' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${server.url}${programme}/items?status=late`);
});

test('without scripts the field asks the page, the menu opens, and the address stands there', async () => {
  const plain = await openDemo(browser, server, 'reader', { javaScriptEnabled: false });
  await plain.goto(`${server.url}${programme}/items?status=late`);
  expect(await plain.locator('[data-copy]').isVisible()).toBe(false);
  expect(await plain.locator('#view-tools input').inputValue()).toBe(`${server.url}${programme}/items?status=late`);
  await plain.locator('#view-tools summary').click();
  expect(await plain.locator('.view-menu-list').isVisible()).toBe(true);
  await plain.locator('#search').fill('draagkracht');
  await plain.locator('.top-search button').click();
  await plain.waitForURL(/\/search\?q=draagkracht/);
  expect(await plain.locator('#search-screen ~ ul a').count()).toBeGreaterThan(0);
  await plain.context().close();
});
