// What a browser does with the roadmap and the calendar: CPU of its main thread until something is seen, and while somebody turns the
// wheel; beside free timelines with the same items, as far as these were fetched.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { Plan } from '~/models/planning/plan';
import { findChromium, noChromium } from '../../bin/machine/chromium.mjs';
import { benchDatabase, writeProgramme } from '../database';
import { median, type Timing } from '../measure';
import { pageOf, timelines } from '../peers/places.mjs';
import { against, counted, type Finding, timed } from '../result';
import { serve } from '../served';

const sizes = [200, 1_000, 5_000];
const rounds = 5;
const turns = 40;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

/** A page that is opened, what must be seen in it, and who is asking. */
type Shown = { id: string; url: string; seen: string; cookie?: string };
type Sample = { cpu: number; wall: number };

/** Runs in the page: tells the moment at which an element of the selector has been painted within the window. */
const watch = (selector: string) => `(() => {
  const inSight = (element) => {
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && element.checkVisibility();
  };
  const look = () => {
    if (![...document.querySelectorAll(${JSON.stringify(selector)})].slice(0, 200).some(inSight)) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => tellSeen(String(performance.now()))));
  };
  requestAnimationFrame(look);
  globalThis.longTasks = 0;
  new PerformanceObserver((list) => (globalThis.longTasks += list.getEntries().length)).observe({ type: 'longtask' });
})()`;

async function opened(browser: Browser, { url, seen, cookie }: Shown) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  if (cookie) {
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
  }
  const page = await context.newPage();
  await page.addInitScript(watch(seen));
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Milliseconds of CPU of the main thread so far. */
  const cpu = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  /** By the protocol itself: the pages have a policy that forbids to evaluate anything in them. */
  const ask = async <T>(expression: string): Promise<T> => {
    const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return result.value as T;
  };
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'tellSeen' });
  // The page says so itself: who asks again and again counts what was done between two questions as well.
  const seenAt = new Promise<Sample>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`${url}: nothing was seen`)), 60_000);
    session.once('Runtime.bindingCalled', ({ payload }) => {
      clearTimeout(tooLate);
      cpu().then((used) => resolve({ cpu: used, wall: Number(payload) }), reject);
    });
  });
  await page.goto(url, { waitUntil: 'commit' });
  const sample = await seenAt;
  return { context, page, ask, cpu, sample };
}

async function firstSight(browser: Browser, shown: Shown): Promise<Sample> {
  const { context, sample } = await opened(browser, shown);
  await context.close();
  return sample;
}

/** Forty turns of the wheel in the middle of the window, one a frame. */
async function panned(browser: Browser, shown: Shown): Promise<Sample & { longTasks: number }> {
  const { context, page, ask, cpu } = await opened(browser, shown);
  // Until everything it fetched is there and the scripts have had their turn.
  await page.waitForLoadState('load');
  await ask('new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }))');
  const [before, from] = [await cpu(), performance.now()];
  const tasks = await ask<number>('globalThis.longTasks');
  await page.mouse.move(900, 500);
  for (let turn = 0; turn < turns; turn++) {
    await page.mouse.wheel(0, turn < turns / 2 ? 120 : -120);
    await page.waitForTimeout(16);
  }
  await ask('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  const found = { cpu: (await cpu()) - before, wall: performance.now() - from };
  const longTasks = (await ask<number>('globalThis.longTasks')) - tasks;
  await context.close();
  return { ...found, longTasks };
}

/** All of them in turn, round by round. */
async function inRounds<T extends Sample>(
  all: readonly Shown[],
  look: (shown: Shown) => Promise<T>,
): Promise<Map<string, Timing & { samples: T[] }>> {
  const found = new Map(
    all.map(({ id }) => [id, { id, cpu: [] as number[], wall: [] as number[], samples: [] as T[] }]),
  );
  for (const shown of all) await look(shown);
  for (let round = 0; round < rounds; round++) {
    for (const shown of round % 2 ? [...all].reverse() : all) {
      const sample = await look(shown);
      const timing = found.get(shown.id)!;
      timing.cpu.push(sample.cpu);
      timing.wall.push(sample.wall);
      timing.samples.push(sample);
    }
  }
  return found;
}

/** The pages of the other timelines with the items of these plans, from files. */
async function staticPages(plans: ReadonlyMap<number, Plan>): Promise<{ url: string; server: Server }> {
  const answer = (url: URL): [type: string, body: string | Buffer] | null => {
    const [, name = '', file = ''] = url.pathname.split('/');
    if (file === 'items.js') {
      const plan = plans.get(Number(url.searchParams.get('size')))!;
      const titles = new Map(plan.workstreams.map(({ id, title }) => [id, title.nl]));
      const rows = plan.items.map(({ id, title, start, until, workstreamId }) => {
        return { id, title: title.nl, start, end: until, group: titles.get(workstreamId ?? '') ?? '' };
      });
      return ['text/javascript', `globalThis.items = ${JSON.stringify(rows)}`];
    }
    if (file === '') {
      const items = `items.js?size=${url.searchParams.get('size')}`;
      const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="peer.css"><style>html,body,#host{height:100%;margin:0}</style>
        <div id="host"></div><script src="${items}"></script><script src="peer.js"></script><script>peer.draw(document.getElementById('host'), items)</script>`;
      return ['text/html', page];
    }
    const asked = path.join(pageOf(name), path.basename(file));
    if (!existsSync(asked)) return null;
    return [file.endsWith('.css') ? 'text/css' : 'text/javascript', readFileSync(asked)];
  };
  const server = createServer((request, response) => {
    const [type, body] = answer(new URL(request.url ?? '/', 'http://localhost')) ?? [null, ''];
    response.writeHead(type === null ? 404 : 200, { 'content-type': type ?? 'text/plain' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const barOf: Record<string, string> = { vis: '.vis-item', dhtmlx: '.gantt_task_line', svar: '.wx-bar' };
const fetchedTimelines = () => timelines.filter((name) => existsSync(path.join(pageOf(name), 'peer.js')));

const wallOf = ({ id, wall }: Timing): Timing => ({ id, cpu: wall, wall });
const cheapest = (all: readonly Timing[]) =>
  all.reduce<Timing | null>((least, one) => (!least || median(one.cpu) < median(least.cpu) ? one : least), null);

/** Against the cheapest of the others, or by itself where none was fetched. */
function beside(
  goal: { goal: string; name: string; must: number; ambition: number },
  own: Timing,
  others: readonly Timing[],
) {
  const best = cheapest(others);
  if (!best) return timed({ goal: goal.goal, name: goal.name }, own);
  return against({ ...goal, name: `${goal.name}, against ${best.id}` }, own, best);
}

type Rig = { browser: Browser; own: string; cookie: string; others: string; names: readonly string[] };

async function roadmaps({ browser, own, cookie, others, names }: Rig): Promise<Finding[]> {
  const roadmap = (size: number): Shown => ({
    ...{ id: `roadmap ${size}`, cookie, seen: 'a.rm-i' },
    url: `${own}/programmes/s${size}/roadmap?lanes=open`,
  });
  const peers = (size: number) =>
    names
      .filter((name) => barOf[name])
      .map((name): Shown => {
        return { id: `${name} ${size}`, url: `${others}/${name}/?size=${size}`, seen: barOf[name]! };
      });
  const all = [...sizes.map(roadmap), ...[1_000, 5_000].flatMap(peers)];
  const sights = await inRounds(all, (shown) => firstSight(browser, shown));
  const at = (shown: Shown) => sights.get(shown.id)!;
  const measured = sizes.map((size) => at(roadmap(size)));
  const [small, large] = [measured[0]!, measured.at(-1)!];
  const theirs = peers(5_000).map(at);
  const findings = [
    ...all.map((shown) => timed({ goal: 'P7', name: `first bars, ${shown.id} items, CPU of the browser` }, at(shown))),
    beside({ goal: 'P7', name: 'first bars, 5,000 items', must: 0.5, ambition: 0.333 }, large, theirs),
    beside(
      { goal: 'P8', name: 'address to first bars, 5,000 items (wall)', must: 0.5, ambition: 0.333 },
      wallOf(large),
      theirs.map(wallOf),
    ),
    against({ goal: 'P9', name: 'first bars, 5,000 ÷ 200 items', must: 1.4, ambition: 1.15 }, large, small),
  ];
  const wheels = [roadmap(5_000), ...peers(5_000)];
  const pans = await inRounds(wheels, (shown) => panned(browser, shown));
  const mine = pans.get(roadmap(5_000).id)!;
  const longTasks = median(mine.samples.map((sample) => sample.longTasks));
  return [
    ...findings,
    ...wheels.map(({ id }) => timed({ goal: 'P10', name: `${turns} turns of the wheel, ${id} items` }, pans.get(id)!)),
    beside(
      { goal: 'P10', name: `${turns} turns of the wheel, 5,000 items`, must: 0.667, ambition: 0.333 },
      mine,
      peers(5_000).map(({ id }) => pans.get(id)!),
    ),
    {
      ...counted({ goal: 'P10', name: `${turns} turns of the wheel, long tasks`, must: 0 }, longTasks, 'tasks'),
      exact: false,
    },
  ];
}

async function calendars({ browser, own, cookie, others: files, names }: Rig): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [view, must, ambition, seen] of [
    ['month', 0.667, 0.333, '.cal-drawn .cal-event-title'],
    ['year', 0.2, 0.1, '.year-moment, .year-corner'],
  ] as const) {
    const mine: Shown = {
      id: `calendar ${view}`,
      cookie,
      seen,
      url: `${own}/programmes/s5000/calendar?view=${view}&date=2026-11-22`,
    };
    const peer: Shown = {
      id: 'FullCalendar',
      url: `${files}/fullcalendar/?size=5000&view=${view}`,
      seen: '.peer-event',
    };
    // As P7: what is bound is when it is seen; how much comes after it stands beside it.
    const whole: Shown = { ...mine, id: 'until it can be dragged', seen: '.cal-fc .cal-event-title' };
    const others = [...(view === 'month' ? [whole] : []), ...(names.includes('fullcalendar') ? [peer] : [])];
    const all = [mine, ...others];
    const sights = await inRounds(all, (shown) => firstSight(browser, shown));
    const goal = { goal: 'P11', name: `a ${view} of 5,000 items`, must, ambition };
    findings.push(
      beside(
        goal,
        sights.get(mine.id)!,
        others.filter((one) => one === peer).map(({ id }) => sights.get(id)!),
      ),
    );
    for (const { id } of others)
      findings.push(timed({ goal: 'P11', name: `${id}: a ${view} of 5,000 items` }, sights.get(id)!));
  }
  return findings;
}

export async function browserCases(): Promise<Finding[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(noChromium);
  const database = await benchDatabase('postgres');
  const plans = new Map<number, Plan>();
  for (const size of sizes)
    plans.set(size, await writeProgramme(database, `s${size}`, { seed: 1, items: size, links: size * 2 }));
  const server = await serve({ env: await database.handOver() });
  const pages = await staticPages(plans);
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const names = fetchedTimelines();
    if (names.length === 0) console.error('· no other timelines are there: node bench/peers/set-up.mjs');
    const rig = { browser, own: server.url, cookie: database.cookie, others: pages.url, names };
    return [...(await roadmaps(rig)), ...(await calendars(rig))];
  } finally {
    await browser.close();
    pages.server.close();
    await server.stop();
    await database.close();
  }
}
