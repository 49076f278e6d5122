// Where a change takes teams over their limit its form asks why; whether it does depends on the day the demo is loaded.
import type { Page } from 'playwright-core';

/** Says why when that is asked, as whoever sends the form would. */
export async function sayWhy(page: Page): Promise<void> {
  const why = page.locator('[name=loadText]');
  if ((await why.count()) > 0) await why.fill('De datum staat vast.');
}
