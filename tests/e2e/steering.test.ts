// The steering committee's page in a real browser: answered by keyboard, on one sheet, in one column on a phone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { sheetsOf } from '../support/pdf';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
let page: Page;
let address: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  page = await openDemo(browser, server, 'steering');
  address = `${server.url}${new URL(page.url()).pathname}/steering`;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

test('Tab comes from decision to decision, and Enter opens the first answer', async () => {
  await page.goto(address, { waitUntil: 'networkidle' });
  const answers = await page.locator('.steer-asks a').evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
  expect(answers.length).toBeGreaterThan(0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const reached: string[] = [];
  for (let step = 0; step < answers.length + 6; step++) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement!.closest('.steer-asks a')?.getAttribute('href'));
    if (href) reached.push(href);
  }
  expect(reached).toEqual(answers);
  const decisions = page.locator('.steer-asks a[href$="/decide"]');
  await decisions.first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/decide$/);
  expect(await page.locator('main form').count()).toBeGreaterThan(0);
});

test('another day is chosen by keyboard, and stands in the address', async () => {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('input[name=since]').fill('2026-03-02');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?since=2026-03-02$/);
  await page.getByText('Sinds 2 mrt 2026, zoals u koos.').waitFor();
});

test('it is one sheet of A4, upright', async () => {
  await page.goto(address, { waitUntil: 'networkidle' });
  const sheets = sheetsOf(await page.pdf({ format: 'A4', printBackground: true }));
  expect(sheets).toHaveLength(1);
  expect(sheets[0]!.height).toBeGreaterThan(sheets[0]!.width);
  for (const run of sheets[0]!.runs) expect(run.end).toBeLessThan(sheets[0]!.width - 20);
});

test('on a phone its parts stand one under another', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address, { waitUntil: 'networkidle' });
  const lefts = await page.locator('.steer h2').evaluateAll((all) => all.map((h) => h.getBoundingClientRect().left));
  expect(lefts.length).toBeGreaterThanOrEqual(4);
  expect(Math.max(...lefts) - Math.min(...lefts)).toBeLessThan(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
