// The grid of a month and a week as the server draws it, and as FullCalendar draws it: the same bars, in the same weeks.
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
let plain: Page;
let scripted: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  plain = await openDemo(browser, server, 'project_leader', { javaScriptEnabled: false });
  scripted = await openDemo(browser, server, 'project_leader');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const addressOf = (page: Page) => new URL(page.url()).pathname.split('/').slice(0, 3).join('/');

type Bar = { text: string; week: number; left: number; width: number };

/** Every bar: what it says, in which week, and in which columns; measured as it stands on the screen. */
const barsOf = async (page: Page, grid: string, row: string): Promise<Bar[]> => {
  const boxOf = async (selector: string, within = page.locator(grid)) =>
    Promise.all(
      (await within.locator(selector).all()).map(async (one) => ({
        text: (await one.locator('.cal-event-label').allInnerTexts()).join(' ').trim().replace(/\s+/g, ' '),
        box: (await one.boundingBox())!,
      })),
    );
  const rows = (await boxOf(row)).map(({ box }) => box);
  const sheet = (await page.locator(grid).boundingBox())!;
  const column = sheet.width / 7;
  return (await boxOf('.cal-event, .cal-period-event'))
    .filter(({ text }) => text !== '')
    .map(({ text, box }) => ({
      text,
      week: rows.findIndex(({ y, height }) => box.y >= y && box.y < y + height),
      left: Math.round((box.x - sheet.x) / column),
      width: Math.max(1, Math.round(box.width / column)),
    }))
    .sort((a, b) => a.week - b.week || a.left - b.left || (a.text < b.text ? -1 : 1));
};

test.each([
  ['month', '2026-11-01'],
  ['month', '2026-04-01'],
  ['month', '2027-05-01'],
  ['week', '2026-04-13'],
])('a %s of %s', async (view, date) => {
  const path = `${addressOf(plain)}/calendar?view=${view}&date=${date}`;
  await plain.goto(server.url + path);
  const drawn = await barsOf(plain, '.cal-drawn', '.cal-drawn-week');
  expect(drawn.length).toBeGreaterThan(3);
  await scripted.goto(server.url + path);
  await scripted.locator('.cal-fc .cal-event').first().waitFor();
  expect(await scripted.locator('.cal-drawn').count()).toBe(0);
  expect(await barsOf(scripted, '.cal-fc', '[role=row]:has([data-date]):not(:has([role=columnheader]))')).toEqual(
    drawn,
  );
});

test('without scripts the grid is whole: nothing axe finds, every bar leads to its item', async () => {
  const path = `${server.url}${addressOf(plain)}/calendar?view=month&date=2026-04-01`;
  // What looks for violations is a script itself.
  await scripted.route(/\.js$/, (route) => route.abort());
  await scripted.goto(path);
  expect(await axeViolations(scripted)).toEqual([]);
  await plain.goto(path);
  const bar = plain.locator('.cal-drawn a.cal-event').first();
  const title = await bar.locator('.cal-event-title').innerText();
  await bar.click();
  expect(await plain.locator('h1').innerText()).toBe(title);
});

/** Where the scripts of FullCalendar are, among files whose names say nothing. */
const scriptsOfGrid = () => {
  const folder = 'build/client/assets';
  return readdirSync(folder).filter((file) => readFileSync(`${folder}/${file}`, 'utf8').includes('dayGridMonth'));
};

/** The page as the server drew it, and what lets the scripts of FullCalendar come. */
async function waitingFor(page: Page, path: string): Promise<() => void> {
  let come = () => {};
  const wait = new Promise<void>((resolve) => (come = resolve));
  for (const script of scriptsOfGrid())
    await page.route(`**/${script}`, async (route) => {
      await wait;
      await route.continue();
    });
  await page.goto(server.url + path);
  // The page's own scripts have taken over what stands there.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('.cal-drawn')!).some((key) => /react/i.test(key)),
  );
  return come;
}
const topOf = (bar: Locator) => bar.evaluate((one) => Math.round(one.getBoundingClientRect().top));

test.each(['month', 'week'])(
  'in a %s who is at a bar with the keyboard is at the same bar when FullCalendar comes, and nothing moves',
  async (view) => {
    const page = await openDemo(browser, server, 'project_leader', { viewport: { width: 1280, height: 420 } });
    const come = await waitingFor(page, `${addressOf(plain)}/calendar?view=${view}&date=2026-04-13`);
    const drawn = page.locator('.cal-drawn a.cal-event');
    // Not the first of its item where it has several, so that it could be mistaken.
    const addresses = await drawn.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const again = addresses.findIndex((one, at) => addresses.indexOf(one) < at);
    const nth = again === -1 ? addresses.length - 1 : again;
    await drawn.nth(nth).focus();
    await page.evaluate(() => scrollBy(0, 37));
    const top = await topOf(drawn.nth(nth));
    // Scrolled so far that the grid begins above what is seen.
    expect(await topOf(page.locator('.cal-drawn'))).toBeLessThan(0);
    come();
    await page.locator('.cal-drawn').waitFor({ state: 'detached' });
    const focused = page.locator(':focus');
    expect(await focused.getAttribute('class')).toContain('cal-event');
    expect(await page.locator('.cal-fc :focus').count()).toBe(1);
    expect(new URL(await focused.evaluate((one) => (one as HTMLAnchorElement).href)).pathname).toBe(addresses[nth]);
    expect(await topOf(focused)).toBe(top);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${addresses[nth]}`);
    await page.context().close();
  },
);

test('a week that was scrolled stays where it is for who only looks', async () => {
  const page = await openDemo(browser, server, 'project_leader', { viewport: { width: 1280, height: 420 } });
  const come = await waitingFor(page, `${addressOf(plain)}/calendar?view=week&date=2026-04-13`);
  const last = page.locator('.cal-drawn a.cal-event').last();
  const address = await last.getAttribute('href');
  await last.evaluate((one) => scrollBy(0, one.getBoundingClientRect().top - 5));
  expect(await topOf(page.locator('.cal-drawn'))).toBeLessThan(0);
  const top = await topOf(last);
  come();
  await page.locator('.cal-drawn').waitFor({ state: 'detached' });
  expect(await topOf(page.locator(`.cal-fc a.cal-event[href="${address}"]`))).toBe(top);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await page.context().close();
});

test('who is elsewhere on the page stays there', async () => {
  const page = await openDemo(browser, server, 'project_leader');
  const come = await waitingFor(page, `${addressOf(plain)}/calendar?view=month&date=2026-04-13`);
  await page.locator('.cal-list a').first().focus();
  come();
  await page.locator('.cal-drawn').waitFor({ state: 'detached' });
  expect(await page.locator('.cal-list :focus').count()).toBe(1);
  await page.context().close();
});

test('on a phone there is no grid', async () => {
  await plain.setViewportSize({ width: 390, height: 844 });
  await plain.goto(`${server.url}${addressOf(plain)}/calendar?view=month&date=2026-04-01`);
  expect(await plain.locator('.cal-drawn').isVisible()).toBe(false);
  expect(await plain.locator('.cal-day').first().isVisible()).toBe(true);
});
