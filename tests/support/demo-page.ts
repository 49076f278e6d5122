// A page of the demo's programme in a real browser, signed in as one of its readers.
import type { Browser, Page } from 'playwright-core';
import { type Role, roles } from '~/models/planning/permission';
import type { TestServer } from './server';

/** In Dutch and on a wide screen, unless the options say otherwise. The caller closes the context, or the browser. */
export async function openDemo(
  browser: Browser,
  server: TestServer,
  role: Role,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('button[name=person]').nth(roles.indexOf(role)).click();
  // The start is a home, or the programme; either way to the demo's.
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(`${server.url}/programmes`);
  const link = page.locator('main a', { hasText: 'Zaakgericht werken Voorbeeldstad' }).first();
  await page.goto(server.url + (await link.getAttribute('href')));
  return page;
}
