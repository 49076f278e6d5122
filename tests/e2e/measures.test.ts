// From what would help to a plan that has it, without scripts: measures chosen, proposed, adopted, applied and turned round.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { openDemo } from '../support/demo-page';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ data: inject('demoData') }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
});

const noScripts = { javaScriptEnabled: false };
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const state = (page: Page) => page.locator('main .state').first().textContent();

/** Fills in why promises break or teams go over, where it is asked. */
async function explain(page: Page): Promise<void> {
  const code = page.locator('[name=slipCode]');
  if ((await code.count()) > 0) {
    await code.selectOption({ index: 1 });
    await page.fill('[name=slipText]', 'Besloten in de stuurgroep.');
  }
  if ((await page.locator('[name=loadText]').count()) > 0) await page.fill('[name=loadText]', 'Besloten.');
}

test('one click adds what would help, a form adds what one thinks of, and together they become a proposal', async () => {
  const leader = await openDemo(browser, server, 'project_leader', noScripts);
  await leader.getByRole('link', { name: 'Wat helpt' }).first().click();
  expect(await heading(leader)).toBe('Wat helpt');
  await leader.getByRole('link', { name: /^Voeg toe: Vervangingsbesluit/ }).click();
  expect(new URL(leader.url()).searchParams.getAll('m')).toHaveLength(1);
  expect(await leader.getByRole('table', { name: 'Voor en na' }).count()).toBe(1);

  await leader.locator('summary', { hasText: 'Inhuren' }).click();
  await leader.fill('[name=hireFte]', 'veel');
  await leader.getByRole('button', { name: 'Voeg toe: Inhuren' }).click();
  expect(await leader.locator('[name=hireFte]').inputValue()).toBe('veel');
  expect(await leader.locator('[name=hireFte]').getAttribute('aria-invalid')).toBe('true');
  await leader.fill('[name=hireFte]', '1,2');
  await leader.getByRole('button', { name: 'Voeg toe: Inhuren' }).click();
  const chosen = new URL(leader.url());
  expect(chosen.searchParams.getAll('m')).toHaveLength(2);

  // One state is one address; one measure less is another.
  await leader.getByRole('link', { name: /^Haal weg: 1,2 fte/ }).click();
  expect(new URL(leader.url()).searchParams.getAll('m')).toHaveLength(1);
  await leader.goto(chosen.href);

  await leader.fill('[name=note]', 'Dit bewaren we.');
  await leader.getByRole('button', { name: 'Bewaar als voorstel' }).click();
  await leader.getByRole('alert').waitFor();
  expect(await leader.locator('[name=note]').inputValue()).toBe('Dit bewaren we.');
  await leader.fill('[name=title]', 'Zonder scripts');
  await leader.getByRole('button', { name: 'Bewaar als voorstel' }).click();
  expect([await heading(leader), await state(leader)]).toEqual(['Zonder scripts', 'wacht op besluit']);
  const proposal = leader.url();

  const steering = await openDemo(browser, server, 'steering', noScripts);
  await steering.getByRole('link', { name: 'Zonder scripts' }).click();
  await steering.getByRole('link', { name: 'Neem een besluit' }).click();
  await steering.selectOption('[name=outcome]', 'adopt');
  await steering.fill('[name=reason]', 'Nodig voor DIV.');
  await steering.getByRole('button', { name: 'Leg het besluit vast' }).click();
  expect(await state(steering)).toBe('aangenomen');

  await leader.goto(proposal);
  await leader.getByRole('link', { name: 'Pas toe' }).click();
  expect(await leader.locator('main').textContent()).toContain('1,2 fte');
  await explain(leader);
  await leader.getByRole('button', { name: 'Pas toe' }).click();
  expect([await heading(leader), await state(leader)]).toEqual(['Zonder scripts', 'toegepast']);

  await leader.getByRole('link', { name: 'Maak ongedaan' }).click();
  await explain(leader);
  await leader.getByRole('button', { name: 'Maak ongedaan' }).click();
  expect(await state(leader)).toBe('ongedaan gemaakt');
});
