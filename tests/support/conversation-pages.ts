// The places of conversations in the demo; somebody says something, so that there is a comment that may still be corrected.
import type { Page } from 'playwright-core';

export async function conversationPlaces(page: Page, server: string, programme: string, item: string) {
  await page.goto(`${server}${programme}/items?q=VTH-koppeling+live`);
  const moment = await page.locator('main table a[href*="/items/"]').first().getAttribute('href');
  await page.goto(`${server}${programme}/adoption/metrics/M02`);
  const department = await page.locator('main option, main [name=department]').nth(6).getAttribute('value');
  await page.goto(`${server}${moment!.split('?')[0]}/conversation`);
  await page.fill('[name=text]', `Bekeken, zie ${server}${item}`);
  await page.locator('main form[method=post] .buttons button').first().click();
  await page.waitForURL(/#bericht-/);
  const comment = await page.locator('main a[href*="/comments/"]:not([href$="/remove"])').first().getAttribute('href');
  return {
    talk: `${moment!.split('?')[0]}/conversation`,
    figureTalk: `${programme}/adoption/metrics/M02/conversation?department=${department}`,
    comment: comment!,
  };
}
