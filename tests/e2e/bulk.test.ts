// Several items at once in a real browser: chosen by mouse, by keyboard and without scripts; seen first, saved, turned round.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
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

const programmeOf = (page: Page) => server.url + new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
const boxes = (page: Page) => page.locator('input[name="item[]"]');
const ticked = (page: Page) => page.locator('input[name="item[]"]:checked').count();
const said = (page: Page) => page.locator('.bulk-count').innerText();

async function openList(options?: Parameters<typeof openDemo>[3]): Promise<Page> {
  const page = await openDemo(browser, server, 'project_leader', options);
  await page.goto(`${programmeOf(page)}/items?status=planned&kind=calendar_item`, { waitUntil: 'networkidle' });
  return page;
}

test('a range by mouse and by keyboard, all of the page, and the count is said', async () => {
  const page = await openList();
  await boxes(page).nth(1).click();
  await boxes(page)
    .nth(4)
    .click({ modifiers: ['Shift'] });
  expect(await ticked(page)).toBe(4);
  expect(await said(page)).toContain('4');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await ticked(page)).toBe(6);
  await page.keyboard.press('Shift+ArrowUp');
  expect(await ticked(page)).toBe(5);
  await page.locator('[data-pick-page]').click();
  expect(await ticked(page)).toBe(await boxes(page).count());
  await page.locator('[data-pick-page]').click();
  expect(await ticked(page)).toBe(0);
  expect(await said(page)).toBe('Nog niets gekozen');
  await page.context().close();
});

test('three items are given to somebody without scripts, after what follows was shown; the notice undoes it', async () => {
  const page = await openList({ javaScriptEnabled: false });
  const owners = async () => (await page.locator('tbody tr td:nth-child(7)').allInnerTexts()).slice(0, 3);
  const before = await owners();
  for (const at of [0, 1, 2]) await boxes(page).nth(at).check();
  await page.locator('.bulk-ask summary').nth(1).click();
  await page.selectOption('[name=toOwner]', { index: 2 });
  const person = await page.locator('[name=toOwner] option:checked').innerText();
  await page.locator('button[name=do][value=assign]').click();
  expect(await page.locator('[data-testid=consequences]').count()).toBe(1);
  await page.locator('section[aria-labelledby=confirm-title] form button').first().click();
  await page.waitForURL(/changed=/);
  expect(await owners()).toEqual([person, person, person]);
  const list = page.url().replace(/[?&]changed=[^&]*/, '');
  await page.locator('.saved-notice button').click();
  await page.waitForURL(/history/);
  await page.goto(list);
  expect(await owners()).toEqual(before);
  await page.context().close();
});

test('work that is done is named when it should move along, and nothing chosen is lost', async () => {
  const page = await openList();
  await page.goto(`${programmeOf(page)}/items?status=done`, { waitUntil: 'networkidle' });
  await boxes(page).nth(0).click();
  await boxes(page).nth(1).click();
  await page.locator('.bulk-ask summary').first().click();
  await page.fill('[name=amount]', '3');
  await page.locator('button[name=do][value=move]').click();
  await page.locator('[role=alert]').waitFor();
  expect(await page.inputValue('[name=amount]')).toBe('3');
  expect(await ticked(page)).toBe(2);
  await page.context().close();
});

test('bars of the roadmap are chosen with Shift and click and with the space bar', async () => {
  const page = await openList();
  const query = 'zoom=quarter&status=planned&kind=calendar_item';
  await page.goto(`${programmeOf(page)}/roadmap?${query}`, { waitUntil: 'networkidle' });
  const bars = page.locator('a[data-id]');
  await bars.nth(0).focus();
  await page.keyboard.press('Space');
  await bars.nth(1).click({ modifiers: ['Shift'] });
  expect(await page.locator('.rm-choice').innerText()).toContain('2');
  await page.locator('.rm-choice a').click();
  await page.waitForURL(/items\/bulk/);
  await boxes(page).first().waitFor();
  expect(await ticked(page)).toBe(2);
  await page.context().close();
});
