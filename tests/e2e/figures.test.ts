// Figures come in through a real browser: a department's week by keyboard alone, a column pasted, a mistake mended, a large file followed.
import { Buffer } from 'node:buffer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
let page: Page;
let programme: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
  page = await openDemo(browser, server, 'project_leader');
  programme = new URL(page.url()).pathname;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

const fieldsOf = (of: Page) => of.locator('.figures-enter input');
const valuesIn = (of: Page) =>
  fieldsOf(of).evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
const enterPath = (query = '') => `${server.url}${programme}/figures/enter${query}`;

/**
 * Three minutes are 180 keystrokes at one per second. What it takes is 39: 7 from the overview of the programme to the form (Tab and Enter to pass
 * over the bar, Tabs to the button, Enter), 9 to choose the department (3 Tabs back, 3 letters, 2 Tabs on to “Toon”, Enter), and
 * 23 for the four metrics of its week (15 digits, a Tab between each two of the 8 numbers, Enter). At most half of the three
 * minutes may go to keys; the rest is for looking up what was counted.
 */
const mostKeystrokes = 90;

test('the weekly counts of the department with DIV are entered from the overview by keyboard alone', async () => {
  let keystrokes = 0;
  const press = async (key: string) => {
    keystrokes++;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    for (const key of text) await press(key);
  };
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return { text: at?.textContent?.trim() ?? '', name: at?.getAttribute('name') ?? '', id: at?.id ?? '' };
    });
  /** Goes on until the focus is there; that it comes there is what is asserted by going on. */
  const until = async (key: string, there: (at: Awaited<ReturnType<typeof focused>>) => boolean) => {
    for (let step = 0; step < 30; step++) {
      await press(key);
      if (there(await focused())) return;
    }
    throw new Error(`${key} leads past it, to ${JSON.stringify(await focused())}`);
  };

  await page.goto(server.url + programme, { waitUntil: 'networkidle' });
  await press('Tab');
  await press('Enter');
  await until('Tab', ({ text }) => text === 'Cijfers invoeren');
  await press('Enter');
  await page.waitForURL(/figures\/enter/);
  await fieldsOf(page).first().waitFor();
  await expect.poll(async () => (await focused()).name).toMatch(/^(numerator|denominator) /);

  await until('Shift+Tab', ({ name }) => name === 'department');
  await type('inf');
  await until('Tab', ({ text }) => text === 'Toon');
  await press('Enter');
  await page.waitForURL(/department=/);
  await expect.poll(() => page.locator('select[name=department] option:checked').innerText()).toContain('DIV');
  await expect.poll(async () => (await focused()).name).toMatch(/^numerator /);
  expect(await page.locator('.figures-enter th[scope=row]').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('DIV-achterstand')]),
  );

  const counts = ['24', '26', '2', '39', '161', '21', '1', '20'];
  expect(await fieldsOf(page).count()).toBe(counts.length);
  for (const [at, count] of counts.entries()) {
    if (at > 0) await press('Tab');
    await type(count);
  }
  expect(await valuesIn(page)).toEqual(counts);
  const department = await page.locator('select[name=department]').inputValue();
  const week = await page.locator('select[name=period]').inputValue();
  await press('Enter');
  await page.waitForURL(/delivered=/);
  await page.locator('.notice-good').waitFor();
  // the next department is there, and typing goes on where the first number belongs
  expect(await page.locator('select[name=department]').inputValue()).not.toBe(department);
  await expect.poll(async () => (await focused()).name).toMatch(/^(numerator|denominator) /);
  expect(keystrokes).toBeLessThanOrEqual(mostKeystrokes);

  await page.goto(enterPath(`?department=${department}&period=${week}`), { waitUntil: 'networkidle' });
  expect(await valuesIn(page)).toEqual(counts);
}, 120_000);

test('a range of a spreadsheet is pasted over the fields, and what found no field is said', async () => {
  await page.goto(enterPath(), { waitUntil: 'networkidle' });
  const before = await valuesIn(page);
  await fieldsOf(page).nth(2).focus();
  await fieldsOf(page)
    .nth(2)
    .evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '7\t70\r\n8\t80\r\n9\t90\r\n10\t100\r\n11\t110\r\n');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
  const pasted = ['7', '70', '8', '80', '9', '90', '10', '100', '11', '110'].slice(0, before.length - 2);
  expect(await valuesIn(page)).toEqual([...before.slice(0, 2), ...pasted]);
  expect(await page.locator('main [role=status]').innerText()).toContain(`${pasted.length} getallen geplakt.`);
  expect(await page.locator('main [role=status]').innerText()).toContain(
    `Voor ${10 - pasted.length} was er geen veld.`,
  );
});

test.each([true, false])(
  'after a mistake all that was typed is there, and typing goes on at it (scripts: %s)',
  async (javaScriptEnabled) => {
    const other = await openDemo(browser, server, 'department_head', { javaScriptEnabled });
    try {
      await other.goto(enterPath(), { waitUntil: 'networkidle' });
      const typed = (await valuesIn(other)).map((value, at) => (at === 3 ? 'veel' : value));
      await fieldsOf(other).nth(0).fill('21');
      typed[0] = '21';
      await fieldsOf(other).nth(3).fill('veel');
      await other.keyboard.press('Enter');
      await other.locator('.notice-bad').waitFor();
      expect(await valuesIn(other)).toEqual(typed);
      const wrong = other.locator('.figures-enter [aria-invalid]');
      expect(await wrong.count()).toBe(1);
      await expect.poll(() => wrong.evaluate((field) => field === document.activeElement)).toBe(true);
    } finally {
      await other.context().close();
    }
  },
);

/** Months long ago, of shares that are counted by the month. */
function aLargeFile(): Buffer {
  const departments = ['BZ', 'KCC', 'VTH', 'RO', 'BOR', 'SD', 'WI', 'FBI', 'BJZ', 'HRM', 'IV', 'COM'];
  const rows = Array.from({ length: 50_000 }, (_, k) => {
    const month = Math.floor(k / (12 * 5));
    const metric = ['M01', 'M02', 'M03', 'M04', 'M18'][Math.floor(k / 12) % 5]!;
    const period = `${1920 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    return `${period};${departments[k % 12]!};${metric};3;4`;
  });
  return Buffer.from(['maand;afdeling;metriek;teller;noemer', ...rows].join('\n'));
}

test('a file of 50,000 lines says how far it is, in percents that only rise, while it is looked at and taken over', async () => {
  await page.goto(`${server.url}${programme}/figures/import`, { waitUntil: 'networkidle' });
  // a slow line, so that there is something to follow on any machine
  const line = await page.context().newCDPSession(page);
  await line.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 250_000 },
  });
  await page.evaluate(() => {
    const seen: { value: number | null; said: string }[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const bar = document.querySelector<HTMLProgressElement>('.figures-busy progress');
      if (!bar) return;
      const value = bar.hasAttribute('value') ? bar.value : null;
      const said = document.querySelector('.figures-busy + [role=status]')?.textContent ?? '';
      const last = seen.at(-1);
      if (last?.value !== value || last.said !== said) seen.push({ value, said });
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  type Seen = { value: number | null; said: string }[];
  const seen = () => page.evaluate(() => (window as unknown as { seen: Seen }).seen.splice(0));

  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'veel.csv', mimeType: 'text/csv', buffer: aLargeFile() });
  await page.locator('main form button.utrecht-button--primary-action').click();
  await page.locator('.figures-totals').waitFor({ timeout: 90_000 });
  expect(await page.locator('.figures-totals').innerText()).toContain('50.000');
  const told = await seen();
  const percents = told.flatMap(({ value }) => value ?? []);
  expect(told[0]!.value).toBeNull();
  expect(percents.length).toBeGreaterThan(1);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  // read aloud are quarters alone
  for (const { said } of told) expect(['', '25 %', '50 %', '75 %', '100 %']).toContain(said);

  await line.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 },
  });
  await page.locator('#figures-carried').locator('xpath=..').locator('button').click();
  await page.waitForURL(/delivered=/, { timeout: 90_000 });
  const taken = (await seen()).flatMap(({ value }) => value ?? []);
  expect(taken).toEqual([...taken].sort((a, b) => a - b));
}, 240_000);
