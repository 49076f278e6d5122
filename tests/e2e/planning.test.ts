// The main tasks of a project leader in a real browser: by form without scripts, by keyboard and by mouse.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

/** Signs in as the reader whose button has this place on the page; answers a page on the programme. */
async function open(reader: number, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    locale: 'nl',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('button[name=person]').nth(reader).click();
  // With one programme the start is that programme, with more it is the list; either way to the demo's.
  await page.waitForURL((url) => url.pathname.startsWith('/programmes'));
  await page.goto(`${server.url}/programmes`);
  const link = page.locator('main a', { hasText: 'Zaakgericht werken Voorbeeldstad' }).first();
  await page.goto(server.url + (await link.getAttribute('href')));
  return page;
}

const programmeOf = (page: Page) => new URL(page.url()).pathname.split('/').slice(0, 3).join('/');

async function plannedItem(page: Page, programme: string): Promise<string> {
  await page.goto(`${server.url}${programme}/items?status=planned&kind=calendar_item`);
  return (await page.locator('tbody th a').first().getAttribute('href'))!;
}

describe('without scripts', () => {
  test('an item is moved through the panel, the notice undoes it', async () => {
    const page = await open(0, { javaScriptEnabled: false });
    const item = await plannedItem(page, programmeOf(page));
    await page.goto(`${server.url}${item}`);
    const before = await page.locator('dl.facts').first().innerText();
    await page.goto(`${server.url}${item}/move`);
    await page.fill('[name=start]', '2027-05-10');
    await page.click('main form >> button >> nth=0');
    expect(await page.locator('[data-testid=consequences]').innerText()).toContain('10 mei 2027');
    await page.locator('main form[method=post] button').click();
    await page.waitForURL(/changed=/);
    expect(await page.locator('dl.facts').first().innerText()).toContain('10 mei 2027');
    await page.locator('.saved-notice button').click();
    await page.waitForURL(/history/);
    await page.goto(`${server.url}${item}`);
    expect(await page.locator('dl.facts').first().innerText()).toBe(before);
    await page.context().close();
  });

  test('a mistyped form comes back with every mistake at its field and nothing lost', async () => {
    const page = await open(0, { javaScriptEnabled: false });
    await page.goto(`${server.url}${programmeOf(page)}/items/new`);
    await page.fill('[name=titleEn]', 'Kept as typed');
    await page.fill('[name=workDays]', 'veel');
    await page.locator('main form button').first().click();
    expect(await page.locator('[role=alert]').innerText()).toContain('2 dingen');
    expect(await page.inputValue('[name=titleEn]')).toBe('Kept as typed');
    expect(await page.inputValue('[name=workDays]')).toBe('veel');
    expect(await page.locator('[name=title]').getAttribute('aria-invalid')).toBe('true');
    await page.context().close();
  });

  test('a new programme is made from the blueprint and shown on the roadmap', async () => {
    const page = await open(0, { javaScriptEnabled: false });
    await page.goto(`${server.url}/programmes/new`);
    await page.fill('[name=name]', 'Tweede programma');
    await page.fill('[name=goLive]', '2027-09-13');
    await page.locator('main form button').first().click();
    expect(await page.locator('main').innerText()).toContain('13 sep 2027');
    await page.locator('main form[method=post] button').last().click();
    await page.waitForURL(/\/roadmap/);
    expect(await page.locator('.programme-head').innerText()).toContain('Tweede programma');
    await page.context().close();
  });
});

describe('on the roadmap', () => {
  test('Alt and an arrow propose a day, Enter shows what follows', async () => {
    const page = await open(0);
    await page.goto(`${server.url}${programmeOf(page)}/roadmap?zoom=quarter&status=planned&kind=calendar_item`, {
      waitUntil: 'networkidle',
    });
    await page.locator('[data-id]').first().focus();
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/move\?/);
    await page.locator('[data-testid=consequences]').waitFor();
    await page.context().close();
  });

  test('dragging a bar opens the panel with the new day', async () => {
    const page = await open(0);
    await page.goto(`${server.url}${programmeOf(page)}/roadmap?zoom=quarter&status=planned&kind=calendar_item`, {
      waitUntil: 'networkidle',
    });
    const bar = page.locator('[data-id]').first();
    const from = await bar.getAttribute('data-from');
    await bar.scrollIntoViewIfNeeded();
    const box = (await bar.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await page.waitForURL(/\/move\?/);
    expect(new URL(page.url()).searchParams.get('start')! > from!).toBe(true);
    await page.context().close();
  });
});

describe('who reads along', () => {
  test('a department head sees the plan and no way to change it', async () => {
    const page = await open(1);
    const item = await plannedItem(page, programmeOf(page));
    await page.goto(`${server.url}${item}`);
    expect(await page.locator(`a[href$="/move"]`).count()).toBe(0);
    expect((await page.goto(`${server.url}${item}/move`))?.status()).toBe(403);
    await page.context().close();
  });

  test('the language that was chosen is remembered', async () => {
    const page = await open(2);
    await page.locator('.top-bar button[name=language]').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.goto(`${server.url}/programmes`);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.context().close();
  });
});
