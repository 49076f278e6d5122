// A second programme for the browser tests, made as a reader makes one.
import type { Page } from 'playwright-core';

/** A programme that has not gone live: what moves go-live, and a draaiboek to come. */
export async function programmeAhead(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/programmes/new`);
  await page.fill('[name=name]', 'Nog niet live');
  await page.fill('[name=goLive]', '2027-09-13');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => url.search !== '');
  await page.locator('main form[method=post] button').last().click();
  await page.waitForURL(/\/roadmap/);
  return new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
}
