// Where a department of the demo answers a check-in: links are shown once, so that one is asked for.
import type { Page } from 'playwright-core';

/** The address of the link that was made for a department. */
export async function askCheckIn(page: Page, origin: string, programme: string, department: RegExp): Promise<string> {
  await page.goto(`${origin}${programme}/check-ins/new`);
  await page.getByRole('checkbox', { name: department }).check();
  await page.locator('main form[method=post] button').first().click();
  return page.locator('input[readonly]').first().inputValue();
}

export async function checkInPlaces(page: Page, origin: string, programme: string): Promise<{ checkingIn: string }> {
  const address = await askCheckIn(page, origin, programme, /Beheer Openbare Ruimte/);
  return { checkingIn: new URL(address).pathname };
}
