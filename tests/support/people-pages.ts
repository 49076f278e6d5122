// The pages of people in the demo: somebody, who stands in for them, and a group that gives a role; the last two are made here.
import type { Browser } from 'playwright-core';
import { openDemo } from './demo-page';
import type { TestServer } from './server';

export async function peoplePlaces(browser: Browser, server: TestServer): Promise<Record<string, string>> {
  const page = await openDemo(browser, server, 'administrator');
  const save = async () => {
    await page.locator('main form[method=post] .buttons button').first().click();
    await page.waitForURL(/changed=/);
  };
  const linkLike = async (path: string, pattern: RegExp) => {
    await page.goto(server.url + path);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    const found = links.find((link) => pattern.test(link));
    if (!found) throw new Error(`no link like ${pattern} on ${path}`);
    return found;
  };
  await page.goto(`${server.url}/settings/people/deputies/new`);
  await page.selectOption('[name=absentId]', { index: 1 });
  await page.selectOption('[name=userId]', { index: 2 });
  await page.fill('[name=last]', '2099-12-31');
  await save();
  await page.goto(`${server.url}/settings/groups/new`);
  await page.fill('[name=group]', 'zgw-lezers');
  await page.selectOption('[name=role]', 'reader');
  await save();
  const places = {
    person: await linkLike('/settings/people', /^\/settings\/people\/(?!new|deputies|review)[a-z0-9]+$/),
    deputy: await linkLike('/settings/people', /\/deputies\/(?!new)[a-z0-9]+$/),
    mapping: await linkLike('/settings/groups', /\/groups\/(?!new)[a-z0-9]+$/),
  };
  await page.context().close();
  return places;
}
