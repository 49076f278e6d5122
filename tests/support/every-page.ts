// The pages of the demo, one by one, in one language and house style: each opens, keeps its own security policy, axe finds
// nothing, and neither a phone nor 400 % zoom needs sideways scroll.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axeViolations } from './axe';
import { launchBrowser } from './browser';
import { openDemo } from './demo-page';
import { startServer, type TestServer } from './server';

let server: TestServer;
let browser: Browser;
/** The demo's programme, some item of it and the names of pages that need one. */
let places: Record<string, string>;

async function prepare() {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
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
  const link = await first(item, /\/links\/[a-z0-9]+$/);
  const gate = await first(`${programme}/items?kind=gate&status=planned`, /\/items\/(?!new)[a-z0-9]+$/);
  const change = await first(`${programme}/history?kind=apply_blueprint`, /\/history\/[a-z0-9]{16}$/);
  const baseline = (await first(`${programme}/baselines`, /\/baselines\/[a-z0-9]{16}\/adopt$/)).replace('/adopt', '');
  const decided = await first(`${programme}/items?kind=gate&status=done`, /\/items\/(?!new)[a-z0-9]+$/);
  const blueprint = await first('/blueprints', /^\/blueprints\/[a-z0-9]{16}$/);
  const settings = async (name: string, path: string, pattern: RegExp) => [name, await first(path, pattern)] as const;
  const forms = [
    await settings('department', '/settings/departments', /^\/settings\/departments\/(?!new)[a-z0-9]+$/),
    await settings('team', '/settings/teams', /^\/settings\/teams\/(?!new)[a-z0-9]+$/),
    await settings('period', '/settings/calendar', /^\/settings\/calendar\/(?!new|good)[a-z0-9]+$/),
    await settings('phase', `${programme}/phases`, /\/phases\/(?!new|start)[a-z0-9]+$/),
    await settings('workstream', `${programme}/workstreams`, /\/workstreams\/(?!new)[a-z0-9]+$/),
  ];
  const milestone = gate.replace('/items/', '/milestones/');
  const criterion = await first(milestone, /\/criteria\/(?!new)[a-z0-9]+$/);
  await page.goto(`${server.url}/programmes/new`);
  await page.fill('[name=name]', 'Proef');
  await page.fill('[name=goLive]', '2027-09-13');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => url.search !== '');
  const preview = new URL(page.url());
  const ahead = await programmeAhead(page);
  places = {
    ahead,
    adoptionUnit: await first(`${programme}/adoption`, /\/adoption\/departments\/[a-z0-9]+$/),
    cell: await first(`${programme}/rollout?view=list`, /\/rollout\/cells\/[a-z0-9]+\/[a-z0-9]+$/),
    subject: await first(`${programme}/rollout/subjects`, /\/rollout\/subjects\/(?!new)[a-z0-9]+$/),
    task: await first(`${ahead}/cutover`, /\/cutover\/(?!new)[a-z0-9]+$/),
    ...Object.fromEntries(forms),
    programme,
    item,
    link,
    gate,
    change,
    baseline,
    milestone,
    criterion,
    gatePage: gate.replace('/items/', '/milestones/'),
    decidedGate: decided.replace('/items/', '/milestones/'),
    blueprint,
    preview: preview.pathname + preview.search,
  };
  await page.context().close();
}

/** A programme that has not gone live: what moves go-live, and a draaiboek to come. */
async function programmeAhead(page: Page): Promise<string> {
  await page.goto(`${server.url}/programmes/new`);
  await page.fill('[name=name]', 'Nog niet live');
  await page.fill('[name=goLive]', '2027-09-13');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => url.search !== '');
  await page.locator('main form[method=post] button').last().click();
  await page.waitForURL(/\/roadmap/);
  return new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
}

async function signedIn(locale: string, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('button[name=person]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.close();
  return context;
}

const pages: [name: string, path: () => string, status?: number][] = [
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
  ['move panel with a mistake', () => `${places.item}/move?start=ooit`, 400],
  ['edit an item', () => `${places.item}/edit`],
  ['link an item', () => `${places.item}/link`],
  ['retire an item', () => `${places.item}/retire`],
  ['report progress of an item', () => `${places.item}/progress`],
  ['put an item back', () => `${places.item}/restore`],
  ['edit a link', () => places.link!],
  ['remove a link', () => `${places.link}/remove`],
  ['name and description of a programme', () => `${places.programme}/edit`],
  ['new item', () => `${places.programme}/items/new`],
  ['milestones', () => `${places.programme}/milestones`],
  ['a gate with its criteria and decisions', () => places.gatePage!],
  ['a gate that was decided', () => places.decidedGate!],
  ['deciding a gate', () => `${places.gatePage}/decide`],
  ['a new criterion', () => `${places.gatePage}/criteria/new`],
  ['reasons for slips', () => `${places.programme}/slips`],
  ['one reason for slips', () => `${places.programme}/slips?reason=capacity`],
  ['milestone trend', () => `${places.programme}/trend`],
  ['milestone trend of everything', () => `${places.programme}/trend?show=all`],
  ['phases', () => `${places.programme}/phases`],
  ['workstreams', () => `${places.programme}/workstreams`],
  ['history', () => `${places.programme}/history`],
  ['history, filtered', () => `${places.programme}/history?source=seed&kind=move_item`],
  ['one change', () => places.change!],
  ['baselines', () => `${places.programme}/baselines`],
  ['keep a baseline', () => `${places.programme}/baselines/new`],
  ['adopt a baseline', () => `${places.baseline}/adopt`],
  [
    'roadmap with a baseline beneath',
    () => `${places.programme}/roadmap?baseline=${places.baseline!.split('/').at(-1)}`,
  ],
  ['compare the adopted plan with now', () => `${places.programme}/compare`],
  ['compare with a day that cannot be', () => `${places.programme}/compare?from=day:ooit&to=now`],
  ['the plan as it was', () => `${places.programme}/as-of?day=2026-10-01`],
  ['the plan before there was one', () => `${places.programme}/as-of?day=2001-01-01`],
  ['go-live that has been', () => `${places.programme}/go-live`],
  ['go-live ahead', () => `${places.ahead}/go-live`],
  ['another go-live with consequences', () => `${places.ahead}/go-live?goLive=2027-10-04`],
  ['a go-live with a mistake', () => `${places.ahead}/go-live?goLive=ooit`, 400],
  ['go-live weeks', () => `${places.ahead}/go-live/compare`],
  ['no go-live weeks left', () => `${places.programme}/go-live/compare`],
  ['the cut-over as it went', () => `${places.programme}/cutover`],
  ['the cut-over to come', () => `${places.ahead}/cutover`],
  ['edit a cut-over task', () => places.task!],
  ['remove a cut-over task', () => `${places.task}/remove`],
  ['times of a cut-over task', () => `${places.task}/stamp`],
  ['new cut-over task', () => `${places.ahead}/cutover/new`],
  ['adoption', () => `${places.programme}/adoption`],
  ['adoption, sorted and filtered', () => `${places.programme}/adoption?sort=M02&state=off&group=cases`],
  ['adoption that finds nothing', () => `${places.programme}/adoption?department=bestaatniet`],
  ['a metric over time', () => `${places.programme}/adoption/metrics/M02`],
  ['a metric of which some hides', () => `${places.programme}/adoption/metrics/M13`],
  ['adoption of a department', () => places.adoptionUnit!],
  ['adoption without figures', () => `${places.ahead}/adoption`],
  ['roll-out matrix', () => `${places.programme}/rollout`],
  ['roll-out matrix, filtered', () => `${places.programme}/rollout?late=1&sort=late&order=down`],
  ['roll-out per department', () => `${places.programme}/rollout?view=list`],
  ['roll-out that finds nothing', () => `${places.programme}/rollout?department=bestaatniet`],
  ['nothing to roll out', () => `${places.ahead}/rollout`],
  ['a cell of the roll-out', () => places.cell!],
  [
    'several cells of the roll-out',
    () => `${places.programme}/rollout/bulk?subject=${places.subject!.split('/').at(-1)}`,
  ],
  ['what is rolled out', () => `${places.programme}/rollout/subjects`],
  ['new group or e-service', () => `${places.programme}/rollout/subjects/new`],
  ['edit a group or e-service', () => places.subject!],
  ['remove a group or e-service', () => `${places.subject}/remove`],
  ['targets', () => `${places.programme}/adoption/targets`],
  ['new target', () => `${places.programme}/adoption/targets/new`],
  ['figures', () => `${places.programme}/figures`],
  ['import figures', () => `${places.programme}/figures/import`],
  ['enter figures per week', () => `${places.programme}/figures/enter`],
  ['enter all figures per quarter', () => `${places.programme}/figures/enter?period=quarter&all=1`],
  ['blueprints', () => '/blueprints'],
  ['a blueprint', () => places.blueprint!],
  ['import', () => '/blueprints/import'],
  ['metrics', () => '/settings/metrics'],
  ['new metric', () => '/settings/metrics/new'],
  ['edit a metric', () => '/settings/metrics/M19'],
  ['departments', () => '/settings/departments'],
  ['teams', () => '/settings/teams'],
  ['working calendar', () => '/settings/calendar'],
  ...['department', 'team', 'period', 'phase', 'workstream'].flatMap((name): [string, () => string][] => [
    [`edit a ${name}`, () => places[name]!],
    [`remove a ${name}`, () => `${places[name]}/remove`],
  ]),
  ...['department', 'team', 'period', 'phase', 'workstream'].map((name): [string, () => string] => [
    `new ${name}`,
    () => places[name]!.replace(/[^/]+$/, 'new'),
  ]),
  ['a gate with its criteria', () => places.milestone!],
  ['new criterion', () => `${places.milestone}/criteria/new`],
  ['edit a criterion', () => places.criterion!],
  ['roadmap that finds nothing', () => `${places.programme}/roadmap?q=bestaatniet`],
  ['calendar list that finds nothing', () => `${places.programme}/calendar?view=list&workstream=none&status=late`],
  ['calendar of an empty year', () => `${places.programme}/calendar?date=2041-01-01`],
  ['items that are not found', () => `${places.programme}/items?q=bestaatniet`],
  ['new programme with mistakes', () => '/programmes/new?name=Proef&goLive=2027-09-13', 400],
  ['a gate on a border of a phase', () => `${places.phase}/gate`],
  ['first day of the programme', () => `${places.programme}/phases/start`],
  ['Good Friday', () => '/settings/calendar/good-friday'],
];

/** Forms that come back with their mistakes when they are sent as they are. */
const forms: [string, () => string][] = [
  ['item', () => `${places.programme}/items/new`],
  ['criterion', () => `${places.milestone}/criteria/new`],
  ['target', () => `${places.programme}/adoption/targets/new`],
  ['group or e-service', () => `${places.programme}/rollout/subjects/new`],
  ['metric', () => '/settings/metrics/new'],
  ...['department', 'team', 'period', 'phase', 'workstream'].map((name): [string, () => string] => [
    name,
    () => places[name]!.replace(/[^/]+$/, 'new'),
  ]),
];

/** Pixels that the page is too wide for a window of this width; pictures and tables scroll in their own region. */
async function sideways(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 844 });
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Opens a page and waits until its scripts have nothing left to do; the calendar fetches its script as it comes in sight. */
async function open(page: Page, path: string) {
  const response = await page.goto(server.url + path, {
    waitUntil: /view=(month|week)/.test(path) ? 'networkidle' : 'load',
  });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  return response;
}

async function choose(theme: string) {
  const page = await openDemo(browser, server, 'administrator');
  await page.goto(`${server.url}/settings/appearance`);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sideways(page, 320)).toBe(0);
  await page.locator(`[name=theme][value=${theme}]`).check();
  await page.locator('main form button').click();
  await page.waitForURL(/saved=/);
  await page.context().close();
}

/** Declares the tests of every page. A municipality has one house style at a time: a file of tests has one, too. */
export function everyPage(locale: 'nl' | 'en', theme: string) {
  beforeAll(prepare, 240_000);
  afterAll(async () => {
    await browser?.close();
    expect(await server?.stop()).toBe(0);
  });

  let wide: Page;
  let complaints: string[] = [];

  beforeAll(async () => {
    await choose(theme);
    wide = await (await signedIn(locale, 1280)).newPage();
    wide.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    wide.on('pageerror', (error) => complaints.push(String(error)));
  }, 120_000);
  afterAll(() => wide.context().close());

  test.each(pages)('%s', async (_name, path, status = 200) => {
    complaints = [];
    await wide.setViewportSize({ width: 1280, height: 900 });
    const response = await open(wide, path());
    expect(response?.status()).toBe(status);
    expect(await wide.getAttribute('html', 'class')).toContain(`${theme}-theme`);
    expect(await wide.getAttribute('html', 'lang')).toBe(locale);
    expect(await wide.locator('h1').count()).toBe(1);
    expect(await axeViolations(wide)).toEqual([]);
    // The narrowest width, that of 400 % zoom, in the language with the longer words only: it doubles the time.
    const widths = locale === 'nl' ? [390, 320] : [390];
    for (const width of widths) expect([width, await sideways(wide, width)]).toEqual([width, 0]);
    // a browser reports the status it asked for as a complaint
    if (status === 200) expect(complaints).toEqual([]);
  });

  test.each(forms)('the mistakes of a new %s', async (_name, path) => {
    await wide.setViewportSize({ width: 1280, height: 900 });
    await open(wide, path());
    await wide.locator('main form[method=post] button').first().click();
    await wide.locator('main [role=alert]').waitFor();
    expect(await wide.locator('main [aria-invalid=true]').count()).toBeGreaterThan(0);
    expect(await axeViolations(wide)).toEqual([]);
    expect(await sideways(wide, 320)).toBe(0);
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
}
