// Two people at one programme: what one changes the other sees without asking, what the other is typing stays, and each sees the other is there.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Role } from '~/models/planning/permission';
import { axeViolations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ data: inject('demoData') }),
    launchBrowser({ following: true }),
  ]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  // Streams that are open do not keep a server from stopping.
  expect(await server?.stop()).toBe(0);
});

const open = (role: Role, options: BrowserContextOptions = {}) => openDemo(browser, server, role, options);

async function anItem(page: Page, nth = 0): Promise<string> {
  await page.goto(`${page.url()}/items?status=planned&kind=calendar_item`);
  return server.url + (await page.locator('tbody th a').nth(nth).getAttribute('href'));
}
async function retitle(page: Page, item: string, title: string): Promise<void> {
  await page.goto(`${item}/edit`);
  await page.fill('main [name=title]', title);
  await page.locator('main form[method=post] button[type=submit], main form[method=post] button').first().click();
  await page.waitForURL(/changed=/);
}
/** The stream of the page at this address, not of the one before it, which may begin late. */
const streaming = (page: Page, address: string) =>
  page.waitForRequest((request) => {
    const { pathname, searchParams } = new URL(request.url());
    return pathname.endsWith('/live') && searchParams.get('place') === new URL(address).pathname;
  });

test('what one changes the other sees, with who did it; the other page says who else looks', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader);
  const steering = await open('steering');
  const begun = streaming(steering, item);
  await steering.goto(item);
  await begun;
  await steering.locator('.live-present', { hasText: 'Ook in dit programma:' }).waitFor();
  await retitle(leader, item, 'Anders dan het was');
  await steering.locator('h1', { hasText: 'Anders dan het was' }).waitFor();
  const said = steering.locator('.live-said');
  await said.filter({ hasText: 'heeft zojuist het plan gewijzigd' }).waitFor();
  expect(await axeViolations(steering)).toEqual([]);
  await steering.setViewportSize({ width: 390, height: 844 });
  expect(await steering.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  // Whoever did it is told nothing about it.
  expect(await leader.locator('.live-said').innerText()).toBe('');
  await Promise.all([leader.context().close(), steering.context().close()]);
});

test('rows that are chosen stay chosen, and the focus where it is, when others change one of them', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader, 1);
  const list = leader.url();
  const administrator = await open('administrator');
  const begun = streaming(administrator, list);
  await administrator.goto(list);
  await begun;
  const boxes = administrator.locator('input[name="item[]"]');
  await boxes.nth(1).focus();
  await administrator.keyboard.press('Shift+ArrowDown');
  await retitle(leader, item, "Collega's in de lijst");
  await administrator.locator('tbody th a', { hasText: "Collega's in de lijst" }).waitFor();
  expect(await boxes.nth(1).getAttribute('aria-label')).toContain("Collega's in de lijst");
  expect([await boxes.nth(1).isChecked(), await boxes.nth(2).isChecked()]).toEqual([true, true]);
  const isFocused = () => boxes.nth(2).evaluate((box) => box === document.activeElement);
  expect(await isFocused()).toBe(true);
  // Also when it is the row in which somebody is.
  await leader.goto(list);
  const third = server.url + (await leader.locator('tbody th a').nth(2).getAttribute('href'));
  await retitle(leader, third, 'Waar iemand in staat');
  await administrator.locator('tbody th a', { hasText: 'Waar iemand in staat' }).waitFor();
  expect([await boxes.nth(2).isChecked(), await isFocused()]).toEqual([true, true]);
  await Promise.all([leader.context().close(), administrator.context().close()]);
});

test('what somebody is filling in stays, and is held against the change when it is saved', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader, 1);
  const administrator = await open('administrator');
  const begun = streaming(administrator, `${item}/edit`);
  await administrator.goto(`${item}/edit`);
  await begun;
  await administrator.fill('main [name=title]', 'Wat ik aan het typen was');
  await retitle(leader, item, 'Wat een ander schreef');
  await administrator.locator('.live-said', { hasText: 'Wat u invult blijft staan' }).waitFor();
  expect(await administrator.inputValue('main [name=title]')).toBe('Wat ik aan het typen was');
  await administrator.locator('main form[method=post] button').first().click();
  await administrator.getByText('Wat een ander schreef').first().waitFor();
  expect(await administrator.inputValue('main [name=title]')).toBe('Wat ik aan het typen was');
  await Promise.all([leader.context().close(), administrator.context().close()]);
});

test('a form that came by a link and was left alone does not save over what another changed', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader, 6);
  const administrator = await open('administrator');
  await administrator.goto(item);
  const begun = streaming(administrator, `${item}/edit`);
  await administrator.locator('main a[href$="/edit"]').first().click();
  await begun;
  await retitle(leader, item, 'Wat de ander ervan maakte');
  await administrator.locator('.live-said', { hasText: 'heeft zojuist het plan gewijzigd' }).waitFor();
  await administrator.fill('main [name=description]', 'Alleen dit');
  await administrator.locator('main form[method=post] button').first().click();
  await administrator.waitForURL(/changed=/);
  await administrator.locator('h1', { hasText: 'Wat de ander ervan maakte' }).waitFor();
  await Promise.all([leader.context().close(), administrator.context().close()]);
});

test('what was sent and came back with a mistake keeps saying so while others change the plan', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader, 7);
  const administrator = await open('administrator');
  const begun = streaming(administrator, `${item}/edit`);
  await administrator.goto(`${item}/edit`);
  await begun;
  await administrator.fill('main [name=title]', '');
  await administrator.locator('main form[method=post] button').first().click();
  await administrator.locator('main [role=alert]').waitFor();
  await retitle(leader, item, 'Ondertussen anders');
  await administrator.locator('.live-said', { hasText: 'Wat u invult blijft staan' }).waitFor();
  expect(await administrator.locator('main [aria-invalid=true]').count()).toBeGreaterThan(0);
  await Promise.all([leader.context().close(), administrator.context().close()]);
});

test('what was filled in before the scripts came stays as well', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader, 5);
  const administrator = await open('administrator');
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await administrator.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  const begun = streaming(administrator, `${item}/edit`);
  await administrator.goto(`${item}/edit`, { waitUntil: 'commit' });
  await administrator.fill('main [name=title]', 'Wat ik vroeg aan het typen was');
  letThrough();
  await begun;
  await retitle(leader, item, 'Wat een ander toen schreef');
  await administrator.locator('.live-said', { hasText: 'Wat u invult blijft staan' }).waitFor();
  expect(await administrator.inputValue('main [name=title]')).toBe('Wat ik vroeg aan het typen was');
  await Promise.all([leader.context().close(), administrator.context().close()]);
});

test('without a stream the page is asked for again when one comes back to it', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader, 2);
  const steering = await open('steering');
  await steering.route('**/live?*', (route) => route.abort());
  await steering.clock.install();
  await steering.goto(item);
  await retitle(leader, item, 'Zonder stroom gezien');
  await steering.clock.runFor(61_000);
  await steering.locator('h1', { hasText: 'Zonder stroom gezien' }).waitFor();
  await Promise.all([leader.context().close(), steering.context().close()]);
});

test('who wants the page to stay as it is says so with a button, and sees it all when they want to again', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader, 3);
  const steering = await open('steering');
  const begun = streaming(steering, item);
  await steering.goto(item);
  await begun;
  const before = await steering.locator('h1').innerText();
  const pause = steering.getByRole('button', { name: 'Niet vanzelf bijwerken' });
  await pause.focus();
  await steering.keyboard.press('Enter');
  await retitle(leader, item, 'Gewijzigd terwijl het stil stond');
  await steering.locator('.live-said', { hasText: 'want deze pagina wordt niet vanzelf bijgewerkt' }).waitFor();
  expect(await steering.locator('h1').innerText()).toBe(before);
  expect(await pause.getAttribute('aria-pressed')).toBe('true');
  expect(await axeViolations(steering)).toEqual([]);
  await pause.click();
  await steering.locator('h1', { hasText: 'Gewijzigd terwijl het stil stond' }).waitFor();
  await Promise.all([leader.context().close(), steering.context().close()]);
});

test('a board that was asked to stay as it is is only told of changes, and has no button that would do nothing', async () => {
  const leader = await open('project_leader');
  const item = await anItem(leader, 4);
  const steering = await open('steering');
  const board = `${new URL(item).pathname.split('/').slice(0, 3).join('/')}/cutover`;
  const begun = streaming(steering, server.url + board);
  await steering.goto(`${server.url}${board}?still=1`);
  await begun;
  await steering.locator('.live-present', { hasText: 'Ook in dit programma:' }).waitFor();
  expect(await steering.locator('.live-pause').count()).toBe(0);
  let asked = 0;
  steering.on('request', (request) => (asked += request.url().includes('/cutover.data') ? 1 : 0));
  await retitle(leader, item, 'Gewijzigd achter het bord om');
  await steering.locator('.live-said', { hasText: 'want deze pagina wordt niet vanzelf bijgewerkt' }).waitFor();
  expect(asked).toBe(0);
  expect(await axeViolations(steering)).toEqual([]);
  // Without it in the address it follows again, and there is something to pause.
  await steering.goto(server.url + board);
  await steering.getByRole('button', { name: 'Niet vanzelf bijwerken' }).waitFor();
  expect(await steering.locator('.live-said').innerText()).toBe('');
  await Promise.all([leader.context().close(), steering.context().close()]);
});
