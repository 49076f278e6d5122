// On paper: what a committee is handed, as the PDF that Chromium prints on A4 and A3 landscape.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { type Sheet, sheetsOf } from '../support/pdf';
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

/** Lines are broken at spaces and hyphens, and letters are drawn one by one, the first perhaps as a capital: what is compared is the letters. */
const letters = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s\u00ad-]/g, '')
    .toLowerCase();

/** Every word of the page that paper should show and does not, because it is cut off or covered. */
async function missingWords(sheets: readonly Sheet[]): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const words = await page.evaluate(() => {
    const said: string[] = [];
    const texts = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const around = texts.currentNode.parentElement;
      // what is only for the ear is not on paper, and labels in pictures are shortened when they are drawn
      if (!(around instanceof HTMLElement) || around.closest('.visually-hidden') || !around.checkVisibility()) continue;
      said.push(...texts.currentNode.textContent!.split(/\s+/));
    }
    return said;
  });
  await page.emulateMedia({ media: null });
  const printed = letters(sheets.map((sheet) => sheet.text).join(''));
  // a sign may come from a font that does not say which it is; every badge has its word beside it
  const readable = [...new Set(words)].filter((word) => /[\p{L}\p{N}]/u.test(word));
  return readable.filter((word) => !printed.includes(letters(word)));
}

type Paper = {
  name: string;
  path: string;
  most: [number, number];
  legend: string | null;
  head: string | null;
  next?: string;
};

/** Sheets at most on A4 and A3, what explains the signs, the head that stands on every sheet that goes on, and what begins a sheet after it. */
const papers: Paper[] = [
  { name: 'overview', path: '', most: [3, 2], legend: null, head: null },
  { name: 'roadmap', path: '/roadmap?zoom=year&lanes=open', most: [6, 4], legend: 'Legenda', head: 'Werkstroom' },
  {
    name: 'roadmap as a table',
    path: '/roadmap?view=table',
    most: [11, 7],
    legend: null,
    head: 'Wacht op',
    next: 'Adoptie:',
  },
  { name: 'calendar year', path: '/calendar', most: [1, 1], legend: 'vrije dag', head: 'Werkstroom' },
  { name: 'calendar list', path: '/calendar?view=list', most: [2, 2], legend: null, head: null },
  { name: 'roll-out matrix', path: '/rollout', most: [3, 3], legend: 'geborgd', head: 'Groep of e-dienst' },
  { name: 'steering committee', path: '/steering', most: [1, 1], legend: null, head: null },
  { name: 'milestones', path: '/milestones', most: [3, 2], legend: null, head: 'Mijlpaal of poort' },
];
/** The last column of what followed each item. */
const afterItems = 'Wat er daarna gebeurde';

describe.each(papers)('$name', ({ path, most, legend, head, next }) => {
  beforeAll(async () => {
    await page.goto(server.url + programme + path, { waitUntil: 'networkidle' });
  });

  test.each([
    ['A4', 0],
    ['A3', 1],
  ] as const)('on %s', async (format, size) => {
    const sheets = sheetsOf(await page.pdf({ format, landscape: true, printBackground: true }));
    const [first] = sheets as [Sheet];
    expect(sheets.length).toBeLessThanOrEqual(most[size]);
    expect(first.width).toBeGreaterThan(first.height);
    for (const said of ['Gemeente Voorbeeldstad', 'Zaakgericht werken Voorbeeldstad', 'stand van']) {
      expect(letters(first.text)).toContain(letters(said));
    }
    for (const never of ['Afmelden', 'English', 'Naar de inhoud', 'Werkkalender', 'Als blauwdruk']) {
      expect(letters(first.text)).not.toContain(letters(never));
    }
    sheets.forEach((sheet, index) => {
      expect(letters(sheet.text)).toContain(`${index + 1}/${sheets.length}`);
      // no sheet is left nearly empty, and no letter begins in the margin at the right
      expect(sheet.runs.length).toBeGreaterThan(12);
      expect(Math.max(...sheet.runs.map((run) => run.end))).toBeLessThan(sheet.width - 20);
    });
    expect(await missingWords(sheets)).toEqual([]);
    if (legend) expect(letters(sheets.map((sheet) => sheet.text).join(''))).toContain(letters(legend));
    const begins = next ? sheets.findIndex((sheet) => letters(sheet.text).includes(letters(next))) : sheets.length;
    expect(begins).toBeGreaterThan(0);
    sheets.forEach((sheet, index) => {
      if (head) expect(letters(sheet.text).includes(letters(head))).toBe(index < begins);
    });
    if (next)
      expect(
        letters(
          sheets
            .slice(begins)
            .map((sheet) => sheet.text)
            .join(''),
        ),
      ).toContain(letters(afterItems));
  });
});
