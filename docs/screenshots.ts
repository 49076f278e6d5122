// The pictures of the README, taken from the running product: `npm run build`, then `npm run screenshots`.
import type { Role } from '~/models/planning/permission';
import { launchBrowser } from '../tests/support/browser';
import { openDemo } from '../tests/support/demo-page';
import { startServer } from '../tests/support/server';

/** `path` is below the demo's programme, unless it is the whole of it. */
type Picture = {
  name: string;
  role: Role;
  path: (programme: string) => string;
  sizes: [width: number, height: number][];
};

const wide = (height: number): [number, number] => [1280, height];
const phone: [number, number] = [390, 844];
const pictures: Picture[] = [
  { name: 'roadmap', role: 'project_leader', path: (programme) => `${programme}/roadmap`, sizes: [wide(1000)] },
  { name: 'calendar', role: 'project_leader', path: (programme) => `${programme}/calendar`, sizes: [wide(1180)] },
  { name: 'home-leader', role: 'project_leader', path: () => '/', sizes: [wide(1000), phone] },
  { name: 'home-head', role: 'department_head', path: () => '/', sizes: [wide(1000), phone] },
  { name: 'home-steering', role: 'steering', path: (programme) => `${programme}/steering`, sizes: [wide(1000), phone] },
];

const server = await startServer();
const browser = await launchBrowser();
try {
  for (const { name, role, path, sizes } of pictures) {
    const page = await openDemo(browser, server, role);
    const programme = new URL(page.url()).pathname;
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await page.goto(server.url + path(programme), { waitUntil: 'networkidle' });
      await page.screenshot({ path: `docs/${name}${width === phone[0] ? '-phone' : ''}.png` });
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await server.stop();
}
