// With the keyboard alone: everything is reached in turn, seen where it is, and nothing holds who comes by.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
let page: Page;
/** Addresses of the demo's programme and of an item that can be edited. */
let places: { programme: string; item: string };

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  page = await openDemo(browser, server, 'project_leader');
  const programme = new URL(page.url()).pathname;
  await page.goto(`${server.url}${programme}/items?status=planned&kind=calendar_item`);
  const item = await page.locator('main td a, main th a').first().getAttribute('href');
  places = { programme, item: item!.split('?')[0]! };
});
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

test('the first Tab offers to skip to the content, and that is where it leads', async () => {
  await page.goto(server.url + places.programme, { waitUntil: 'networkidle' });
  await page.keyboard.press('Tab');
  const skip = page.locator('.skip-link');
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.closest('main') !== null)).toBe(true);
});

test.each([
  ['overview', () => places.programme],
  ['roadmap', () => `${places.programme}/roadmap?lanes=closed`],
  ['calendar year', () => `${places.programme}/calendar`],
  ['calendar month', () => `${places.programme}/calendar?view=month`],
  ['item form', () => `${places.item}/edit`],
])('%s: Tab reaches everything in turn, shows where it is and is held nowhere', async (_name, path) => {
  await page.goto(server.url + path(), { waitUntil: 'networkidle' });
  const steps: { at: string; shown: boolean }[] = [];
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const seen = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
      const marked = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      return { at: at.outerHTML.slice(0, 120), shown: seen && marked };
    });
    if (now === null) break;
    steps.push(now);
  }
  expect(steps.length).toBeGreaterThan(15);
  expect(steps.length).toBeLessThan(400);
  expect(steps.filter(({ shown }) => !shown)).toEqual([]);
});
