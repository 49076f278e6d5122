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

  test('the steering committee decides a gate on a condition; a row is added and nothing typed is lost', async () => {
    const page = await open(2, { javaScriptEnabled: false });
    await page.goto(`${server.url}${programmeOf(page)}/milestones`);
    await page.locator('main tbody tr', { hasText: 'GO6' }).locator('td a').last().click();
    const gate = page.url();
    await page.locator('main a[href$="/decide"]').click();
    await page.check('[name=outcome][value=conditional]');
    await page.fill('[name=decider]', 'Stuurgroep ZGW');
    await page.fill('[name=reason]', 'De meting is bijna rond.');
    await page.fill('[name="conditionTitle:2"]', 'Laatste twee afdelingen meten');
    await page.locator('main button[name=add]').click();
    expect(await page.locator('[name="conditionTitle:3"]').count()).toBe(1);
    expect(await page.inputValue('[name="conditionTitle:2"]')).toBe('Laatste twee afdelingen meten');
    expect(await page.inputValue('[name=reason]')).toBe('De meting is bijna rond.');
    expect(await page.isChecked('[name=outcome][value=conditional]')).toBe(true);
    // The condition has no day yet: said at its field.
    await page.press('[name=decider]', 'Enter');
    expect(await page.locator('[role=alert]').innerText()).toContain('Klaar op');
    await page.fill('[name="conditionDue:2"]', '2027-12-01');
    await page.press('[name=decider]', 'Enter');
    // The gate comes to stand on the day it was decided, which is seen before it is saved.
    await page.locator('[data-testid=consequences]').waitFor();
    await page.locator('section[aria-labelledby=confirm-title] button').click();
    await page.waitForURL(/changed=/);
    expect(page.url().startsWith(gate.split('?')[0]!)).toBe(true);
    const main = await page.locator('main').innerText();
    for (const said of ['Go onder voorwaarden', 'Stuurgroep ZGW', 'Laatste twee afdelingen meten', 'Bewaard plan']) {
      expect(main).toContain(said);
    }
    await page.getByRole('link', { name: 'Laatste twee afdelingen meten' }).click();
    expect(await page.locator('dl.facts').first().innerText()).toContain('GO6');
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
