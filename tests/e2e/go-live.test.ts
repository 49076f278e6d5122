// Moving go-live and running the cut-over in a real browser: without scripts, on a phone, and on paper.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { sayWhy } from '../support/reason';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
/** The path of a programme that has yet to go live. */
let programme: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  const page = await open();
  await page.goto(`${server.url}/programmes/new`);
  await page.fill('[name=name]', 'Nog niet live');
  await page.fill('[name=goLive]', '2027-09-13');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => url.search !== '');
  await page.locator('main form[method=post] button').last().click();
  await page.waitForURL(/\/roadmap/);
  programme = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.context().close();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

/** A page of the project leader. */
async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('button[name=person]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('a week is chosen from the comparison, looked at, saved and undone, without scripts', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${server.url}${programme}/go-live/compare`);
  const weeks = await page.locator('tbody tr').count();
  expect(weeks).toBeGreaterThan(20);
  expect(weeks).toBeLessThanOrEqual(52);
  await page.locator('tbody th a', { hasText: 'ma 20 sep 2027' }).click();
  expect(await page.locator('[data-testid=outcome]').innerText()).toContain('1 week later');
  await sayWhy(page);
  await page.locator('main form[method=post] button', { hasText: 'Verplaats de livegang naar 20 sep 2027' }).click();
  await page.waitForURL(/changed=/);
  expect(await page.locator('.golive-day').innerText()).toContain('20 september 2027');
  await page.locator('.saved-notice button').click();
  await sayWhy(page);
  await page.locator('section[aria-labelledby=confirm-title] form button').first().click();
  await page.waitForURL(/history\?changed=/);
  await page.goto(`${server.url}${programme}/go-live`);
  expect(await page.locator('.golive-day').innerText()).toContain('13 september 2027');
  await page.context().close();
});

describe('the cut-over', () => {
  test.each([true, false])('on a phone: one tap starts, the next says done; scripts: %s', async (javaScriptEnabled) => {
    const page = await open({ ...phone, javaScriptEnabled });
    await page.goto(`${server.url}${programme}/cutover`);
    const first = page.locator('[data-testid=next] li').first();
    const title = await first.locator('h3').innerText();
    const box = (await first.locator('button').boundingBox())!;
    expect(box.height).toBeGreaterThanOrEqual(44);
    expect(box.width).toBeGreaterThan(300);
    // The list of tasks says what the picture says; on a phone it is there once.
    expect(await page.locator('.cutover-picture').isVisible()).toBe(false);
    expect(await page.locator('.cutover-table').isVisible()).toBe(true);
    await first.locator('button').tap();
    await page.waitForURL(/changed=/);
    const running = page.locator('[data-testid=next] li', { hasText: title });
    await running.locator('button', { hasText: 'Klaar' }).tap();
    await running.waitFor({ state: 'detached' });
    expect(await page.locator('.cutover-table tr', { hasText: title }).innerText()).toContain('klaar');
    await page.context().close();
  });

  test('a stamp that was too much is taken back on the page of its times', async () => {
    const page = await open();
    await page.goto(`${server.url}${programme}/cutover`);
    const before = await page.locator('[data-testid=summary]').innerText();
    const row = page.locator('.cutover-table tbody tr', { has: page.locator('button') }).first();
    const title = (await row.locator('th').innerText()).split('\n')[0]!;
    await row.locator('button').click();
    await page.waitForURL(/changed=/);
    // by its whole name: the title stands in the rows of tasks that wait for it, too
    await page.getByRole('link', { name: `Tijden van ${title}`, exact: true }).click();
    await page.locator('button', { hasText: 'Toch niet gestart' }).click();
    await page.waitForURL(/\/cutover\?changed=/);
    const now = await page.locator('[data-testid=summary]').innerText();
    expect(now.split('Nu:')[0]).toBe(before.split('Nu:')[0]);
    await page.context().close();
  });

  test('renews itself only as long as its reader wants', async () => {
    const page = await open();
    await page.clock.install();
    await page.goto(`${server.url}${programme}/cutover`, { waitUntil: 'networkidle' });
    let renewed = 0;
    const answered = page.waitForResponse((response) => response.url().includes('/cutover.data'));
    void answered.then((response) => (renewed = response.status()));
    // the half minute begins when the page's script has begun, which on a busy machine is later than its last request
    while (renewed === 0) await page.clock.runFor(10_000);
    expect(renewed).toBe(200);
    await page.locator('a', { hasText: 'Niet meer vanzelf' }).click();
    await page.waitForURL(/still=1/);
    await page.locator('a', { hasText: 'Weer elke halve minuut' }).waitFor();
    let asked = 0;
    page.on('request', (request) => (asked += request.url().includes('/cutover.data') ? 1 : 0));
    await page.clock.runFor(120_000);
    expect(asked).toBe(0);
    await page.context().close();
  });

  test('fits on A4, with room for the real times', async () => {
    const page = await open();
    await page.goto(`${server.url}${programme}/cutover`, { waitUntil: 'networkidle' });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 700, height: 990 });
    expect(await page.locator('[data-testid=next]').isVisible()).toBe(false);
    expect(await page.locator('.cutover-actions').first().isVisible()).toBe(false);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(700);
    await page.context().close();
  });
});
