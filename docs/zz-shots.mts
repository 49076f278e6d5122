import { launchBrowser } from '/tmp/wt/gates/tests/support/browser';
import { startServer } from '/tmp/wt/gates/tests/support/server';
const server = await startServer();
const browser = await launchBrowser();
const out = '/tmp/gates-shots';
try {
  for (const locale of ['nl', 'en']) {
    const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    page.on('console', (msg) => { if (['error','warning'].includes(msg.type())) console.log('console', page.url(), msg.text()); });
    page.on('pageerror', (e) => console.log('pageerror', page.url(), String(e)));
    await page.goto(`${server.url}/sign-in`);
    await page.locator('button[name=person]').first().click();
    await page.waitForURL(/\/programmes\/[a-z0-9]+$/);
    const programme = page.url();
    const gateIds = async (status: string) => {
      await page.goto(`${programme}/items?kind=gate&status=${status}`);
      const hrefs = await page.locator('main tbody th a').evaluateAll((a) => a.map((x) => x.getAttribute('href')!));
      return hrefs.map((h) => h.split('/items/')[1]!.split('?')[0]!);
    };
    const planned = await gateIds('planned');
    const late = await gateIds('late');
    const done = await gateIds('done');
    const open = [...late, ...planned][0]!;
    const pages: [string, string][] = [
      ['gate', `/milestones/${planned[0]}`], ['gate-done', `/milestones/${done.at(-1)}`], ['gate-done2', `/milestones/${done.at(-3)}`],
      ['decide', `/milestones/${planned[0]}/decide`], ['criterion', `/milestones/${planned[0]}/criteria/new`],
      ['milestones', '/milestones'], ['phases', '/phases'], ['slips', '/slips'], ['slips-one', '/slips?reason=capacity'], ['trend', '/trend'], ['trend-all', '/trend?show=all'], ['trend-moved', '/trend?show=moved'],
    ];
    for (const width of locale === 'nl' ? [1280, 390] : [1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, path] of pages) {
        const t = Date.now();
        const r = await page.goto(programme + path, { waitUntil: 'networkidle' });
        console.log(name, width, r?.status(), Date.now() - t);
        await page.screenshot({ path: `${out}/${name}-${locale}-${width}.png`, fullPage: true });
      }
    }
    if (locale === 'nl') {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(programme + '/phases');
      await page.locator('main a[href*="/gate"]').last().click();
      await page.waitForURL(/gate/);
      await page.selectOption('[name=gate]', { index: 2 });
      await page.locator('main form button').first().click();
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${out}/phase-gate-nl.png`, fullPage: true });
      await page.goto(`${programme}/milestones/${planned[0]}/decide`);
      await page.check('[value=no_go]');
      await page.fill('[name="conditionTitle:0"]', 'Iets');
      await page.locator('main form button[name=add]').click();
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${out}/decide-add-nl.png`, fullPage: true });
      await page.locator('main form button:visible', { hasText: 'Leg het besluit vast' }).click();
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${out}/decide-errors-nl.png`, fullPage: true });
      await page.emulateMedia({ media: 'print' });
      await page.goto(programme + '/trend', { waitUntil: 'networkidle' });
      await page.pdf({ path: `${out}/trend.pdf`, format: 'A4' });
    }
    await context.close();
  }
} finally { await browser.close(); await server.stop(); }
