// Every page in both languages: opens, keeps its own security policy, axe finds nothing, a phone needs no sideways scroll.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;
/** The demo's programme, some item of it and the names of pages that need one. */
let places: Record<string, string>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  const page = await (await signedIn('nl', 1280)).newPage();
  await page.goto(`${server.url}/`);
  const programme = new URL(page.url()).pathname;
  const first = async (path: string, pattern: RegExp) => {
    await page.goto(server.url + path);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    const found = links.find((link) => pattern.test(link));
    if (!found) throw new Error(`no link like ${pattern} on ${path}`);
    return found.split('?')[0]!;
  };
  const item = await first(`${programme}/items?status=planned&kind=calendar_item`, /\/items\/(?!new)[a-z0-9]+$/);
  const gate = await first(`${programme}/items?kind=gate&status=planned`, /\/items\/(?!new)[a-z0-9]+$/);
  const blueprint = await first('/blueprints', /^\/blueprints\/[a-z0-9]{16}$/);
  const settings = async (name: string, path: string, pattern: RegExp) => [name, await first(path, pattern)] as const;
  const forms = [
    await settings('department', '/settings/departments', /^\/settings\/departments\/(?!new)[a-z0-9]+$/),
    await settings('team', '/settings/teams', /^\/settings\/teams\/(?!new)[a-z0-9]+$/),
    await settings('period', '/settings/calendar', /^\/settings\/calendar\/(?!new|good)[a-z0-9]+$/),
    await settings('phase', `${programme}/phases`, /\/phases\/(?!new|start)[a-z0-9]+$/),
    await settings('workstream', `${programme}/workstreams`, /\/workstreams\/(?!new)[a-z0-9]+$/),
  ];
  await page.goto(`${server.url}/programmes/new`);
  await page.fill('[name=name]', 'Proef');
  await page.fill('[name=goLive]', '2027-09-13');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => url.search !== '');
  const preview = new URL(page.url());
  places = {
    ...Object.fromEntries(forms),
    programme,
    item,
    gate,
    blueprint,
    preview: preview.pathname + preview.search,
  };
  await page.context().close();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

async function signedIn(locale: string, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('button[name=person]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.close();
  return context;
}

const pages: [string, () => string][] = [
  ['programmes', () => '/programmes'],
  ['new programme', () => '/programmes/new'],
  ['preview of a new programme', () => places.preview!],
  ['overview', () => places.programme!],
  ['roadmap', () => `${places.programme}/roadmap`],
  ['roadmap by department, quarter', () => `${places.programme}/roadmap?group=department&zoom=quarter`],
  ['roadmap as a table', () => `${places.programme}/roadmap?view=table`],
  ['calendar year', () => `${places.programme}/calendar?view=year`],
  ['calendar month', () => `${places.programme}/calendar?view=month`],
  ['calendar week', () => `${places.programme}/calendar?view=week`],
  ['calendar list', () => `${places.programme}/calendar?view=list`],
  ['items', () => `${places.programme}/items`],
  [
    'several items chosen',
    () =>
      `${places.programme}/items/bulk?item=${places.item!.split('/').at(-1)}&item=${places.gate!.split('/').at(-1)}`,
  ],
  ['an item', () => places.item!],
  ['a gate', () => places.gate!],
  ['move panel with consequences', () => `${places.item}/move?start=2027-04-05`],
  ['move panel with a mistake', () => `${places.item}/move?start=ooit`],
  ['edit an item', () => `${places.item}/edit`],
  ['link an item', () => `${places.item}/link`],
  ['retire an item', () => `${places.item}/retire`],
  ['new item', () => `${places.programme}/items/new`],
  ['milestones', () => `${places.programme}/milestones`],
  ['phases', () => `${places.programme}/phases`],
  ['workstreams', () => `${places.programme}/workstreams`],
  ['history', () => `${places.programme}/history`],
  ['blueprints', () => '/blueprints'],
  ['a blueprint', () => places.blueprint!],
  ['import', () => '/blueprints/import'],
  ['departments', () => '/settings/departments'],
  ['teams', () => '/settings/teams'],
  ['working calendar', () => '/settings/calendar'],
  ...['department', 'team', 'period', 'phase', 'workstream'].flatMap((name): [string, () => string][] => [
    [`edit a ${name}`, () => places[name]!],
    [`remove a ${name}`, () => `${places[name]}/remove`],
  ]),
  ['first day of the programme', () => `${places.programme}/phases/start`],
  ['Good Friday', () => '/settings/calendar/good-friday'],
];

/** Pages whose picture may be wider than a phone inside its own scrolling region. */
describe.each(['nl', 'en'])('in %s', (locale) => {
  let wide: Page;
  let complaints: string[] = [];

  beforeAll(async () => {
    wide = await (await signedIn(locale, 1280)).newPage();
    wide.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    wide.on('pageerror', (error) => complaints.push(String(error)));
  }, 120_000);
  afterAll(() => wide.context().close());

  test.each(pages)('%s', async (_name, path) => {
    complaints = [];
    await wide.setViewportSize({ width: 1280, height: 900 });
    const response = await wide.goto(server.url + path(), { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(200);
    expect(await wide.getAttribute('html', 'lang')).toBe(locale);
    expect(await wide.locator('h1').count()).toBe(1);
    expect(await axeViolations(wide)).toEqual([]);
    await wide.setViewportSize({ width: 390, height: 844 });
    const overflow = await wide.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  test('the sign-in page', async () => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(`${server.url}/sign-in`);
    expect(await axeViolations(page)).toEqual([]);
    await context.close();
  });

  test('not there, and not allowed, say so in words', async () => {
    const missing = await wide.goto(`${server.url}/programmes/bestaatniet`);
    expect(missing?.status()).toBe(404);
    expect(await wide.locator('h1').count()).toBe(1);
    expect(await axeViolations(wide)).toEqual([]);
  });
});
