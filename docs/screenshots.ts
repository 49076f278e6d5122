// The pictures of the README, taken from the running product: `npm run build`, then `npm run screenshots`.
import { launchBrowser } from '../tests/support/browser';
import { startServer } from '../tests/support/server';

const pictures = [
  { file: 'docs/roadmap.png', path: '/roadmap', height: 1000 },
  { file: 'docs/calendar.png', path: '/calendar', height: 1180 },
];

const server = await startServer();
const browser = await launchBrowser();
try {
  const context = await browser.newContext({ locale: 'nl', viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('button[name=person]').first().click();
  await page.waitForURL(/\/programmes\/[a-z0-9]+$/);
  const programme = page.url();
  for (const { file, path, height } of pictures) {
    await page.setViewportSize({ width: 1280, height });
    await page.goto(programme + path, { waitUntil: 'networkidle' });
    await page.screenshot({ path: file });
  }
} finally {
  await browser.close();
  await server.stop();
}
