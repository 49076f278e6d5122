// The main tasks of a project leader in a real browser: by form without scripts, by keyboard and by mouse.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addDays, type Day, day } from '~/models/planning/day';
import type { Role } from '~/models/planning/permission';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { sayWhy } from '../support/reason';
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

const open = (role: Role, options?: Parameters<typeof openDemo>[3]) => openDemo(browser, server, role, options);

const programmeOf = (page: Page) => new URL(page.url()).pathname.split('/').slice(0, 3).join('/');

async function plannedItem(page: Page, programme: string): Promise<string> {
  await page.goto(`${server.url}${programme}/items?status=planned&kind=calendar_item`);
  return (await page.locator('tbody th a').first().getAttribute('href'))!;
}

describe('without scripts', () => {
  test('an item is moved through the panel, the notice undoes it', async () => {
    const page = await open('project_leader', { javaScriptEnabled: false });
    const item = await plannedItem(page, programmeOf(page));
    await page.goto(`${server.url}${item}`);
    const before = await page.locator('dl.facts').first().innerText();
    await page.goto(`${server.url}${item}/move`);
    await page.fill('[name=start]', '2027-05-10');
    await page.click('main form >> button >> nth=0');
    expect(await page.locator('[data-testid=consequences]').innerText()).toContain('10 mei 2027');
    await sayWhy(page);
    await page.locator('main form[method=post] button').click();
    await page.waitForURL(/changed=/);
    expect(await page.locator('dl.facts').first().innerText()).toContain('10 mei 2027');
    await page.locator('.saved-notice button').click();
    expect(await page.locator('[data-testid=consequences]').innerText()).toContain('10 mei 2027');
    await sayWhy(page);
    await page.locator('section[aria-labelledby=confirm-title] form button').first().click();
    await page.waitForURL(/history\?changed=/);
    await page.goto(`${server.url}${item}`);
    expect(await page.locator('dl.facts').first().innerText()).toBe(before);
    await page.context().close();
  });

  test('a mistyped form comes back with every mistake at its field and nothing lost', async () => {
    const page = await open('project_leader', { javaScriptEnabled: false });
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
    const page = await open('steering', { javaScriptEnabled: false });
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
    const page = await open('project_leader', { javaScriptEnabled: false });
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
    const page = await open('project_leader');
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
    const page = await open('project_leader');
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

/** An item of the demo that is still to come, by the name it has there. */
const planned = 'MijnOverheid Berichtenbox: uitgaande besluiten digitaal';

describe('in the calendar', () => {
  let page: Page;
  let item: string;
  let from: Day;
  let last: Day;
  const facts = () => page.locator('dl.facts').first().innerText();

  beforeAll(async () => {
    page = await open('project_leader');
    const programme = programmeOf(page);
    await page.goto(`${server.url}${programme}/items?q=Berichtenbox`);
    item = (await page.locator('tbody th a', { hasText: planned }).getAttribute('href'))!;
    await page.goto(`${server.url}${programme}/roadmap?zoom=year&lanes=open`);
    const bar = page.locator(`[data-id="${item.split('/').at(-1)}"]`);
    from = day((await bar.getAttribute('data-from'))!);
    last = addDays(day((await bar.getAttribute('data-until'))!), -1);
  });
  afterAll(() => page.context().close());

  /** Its bar in the last week it has, in the month in which it ends. */
  const lastBar = async () => {
    const month = `${programmeOf(page)}/calendar?view=month&date=${last.slice(0, 7)}-01`;
    await page.goto(server.url + month, { waitUntil: 'networkidle' });
    const bar = page.locator('.cal-fc a.cal-event', { hasText: planned }).last();
    await bar.scrollIntoViewIfNeeded();
    return bar;
  };
  /** Drags as a hand does, from a place in the bar, a number of days to the right; answers what the panel is asked. */
  const drag = async (bar: Locator, place: 'middle' | 'end', days: number) => {
    await bar.hover();
    const { x, y, width, height } = (await bar.boundingBox())!;
    const column = (await page.locator(`.cal-fc [data-date="${last}"]`).first().boundingBox())!.width;
    const start = place === 'end' ? x + width - 3 : x + column / 2;
    await page.mouse.move(start, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(start + days * column, y + height / 2, { steps: 8 });
    await page.mouse.up();
    await page.waitForURL(/\/move\?/);
    await page.locator('[data-testid=consequences]').waitFor();
    return new URL(page.url()).searchParams;
  };

  test('a bar that is dragged opens the panel with the new day; leaving it changes nothing', async () => {
    await page.goto(server.url + item);
    const before = await facts();
    const asked = await drag(await lastBar(), 'middle', 1);
    expect(asked.get('start')).toBe(addDays(from, 1));
    // how long the work takes is not touched: the last day follows from the working days
    expect(asked.get('last')).toBeNull();
    expect(await page.inputValue('[name=start]')).toBe(addDays(from, 1));
    await page.getByRole('link', { name: 'Laat het zoals het is' }).click();
    await page.waitForURL(/\/calendar\?/);
    await page.goto(server.url + item);
    expect(await facts()).toBe(before);
  });

  test('the end of a bar that is dragged asks another last day', async () => {
    const asked = await drag(await lastBar(), 'end', -1);
    expect(asked.get('start')).toBe(from);
    expect(asked.get('last')).toBe(addDays(last, -1));
  });

  test('Alt and an arrow propose a day, Escape forgets it, Enter shows what follows', async () => {
    const bar = await lastBar();
    const said = page.locator('.cal-proposal [role=status]');
    await bar.focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => said.innerText()).toContain(planned);
    await page.keyboard.press('Escape');
    await expect.poll(() => said.innerText()).toBe('');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/move\?/);
    expect(new URL(page.url()).searchParams.get('start')).toBe(addDays(from, 1));
  });

  test('saving moves it, and the notice says so', async () => {
    await drag(await lastBar(), 'middle', 1);
    await page.locator('main form[method=post] button').click();
    await page.waitForURL(/changed=/);
    expect(await page.locator('.saved-notice').innerText()).toContain('verplaatst');
    await page.goto(`${server.url}${item}/move`);
    expect(await page.inputValue('[name=start]')).toBe(addDays(from, 1));
  });
});

describe('who reads along', () => {
  test('a department head sees the plan and no way to change it', async () => {
    const page = await open('department_head');
    const item = await plannedItem(page, programmeOf(page));
    await page.goto(`${server.url}${item}`);
    expect(await page.locator(`a[href$="/move"]`).count()).toBe(0);
    expect((await page.goto(`${server.url}${item}/move`))?.status()).toBe(403);
    await page.context().close();
  });

  test('the language that was chosen is remembered', async () => {
    const page = await open('steering');
    await page.locator('.top-bar button[name=language]').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.goto(`${server.url}/programmes`);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.context().close();
  });
});
