// Looks through the demo for the places that pages need: some item, a gate, a change; and makes a programme that is still ahead.
import type { Browser, BrowserContext } from 'playwright-core';
import { assessmentPlaces } from './assessment-pages';
import { checkInPlaces } from './check-in-pages';
import { peoplePlaces } from './people-pages';
import { programmeAhead } from './programme-ahead';
import type { TestServer } from './server';
import { conversationPlaces } from './conversation-pages';
import { surveyPlaces } from './survey-pages';

export async function findPlaces(browser: Browser, server: TestServer): Promise<Record<string, string>> {
  const page = await (await signedIn(browser, server, 'nl', 1280)).newPage();
  await page.goto(`${server.url}/programmes`);
  const demo = page.locator('main a', { hasText: 'Zaakgericht werken Voorbeeldstad' }).first();
  const programme = (await demo.getAttribute('href'))!;
  const first = async (path: string, pattern: RegExp) => {
    await page.goto(server.url + path);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    const found = links.find((link) => pattern.test(link));
    if (!found) throw new Error(`no link like ${pattern} on ${path}`);
    return found.split('?')[0]!;
  };
  const item = await first(`${programme}/items?status=planned&kind=calendar_item`, /\/items\/(?!new)[a-z0-9]+$/);
  const finished = await first(`${programme}/items?status=done&kind=activity`, /\/items\/(?!new)[a-z0-9]+$/);
  const link = await first(item, /\/links\/[a-z0-9]+$/);
  const waits = await first(`${programme}/items?q=tranche+4`, /\/items\/(?!new)[a-z0-9]+$/);
  const condition = await first(waits, /\/conditions\/(?!new)[a-z0-9]+$/);
  const gate = await first(`${programme}/items?kind=gate&status=planned`, /\/items\/(?!new)[a-z0-9]+$/);
  const change = await first(`${programme}/history?kind=apply_blueprint`, /\/history\/[a-z0-9]{16}$/);
  await page.goto(`${server.url}${programme}/history?kind=move_item`);
  const undo = await page.locator('main form[action$="/undo"]').first().getAttribute('action');
  const moved = undo!.replace(/\/undo$/, '');
  const baseline = (await first(`${programme}/baselines`, /\/baselines\/[a-z0-9]{16}\/adopt$/)).replace('/adopt', '');
  const decided = await first(`${programme}/items?kind=gate&status=done`, /\/items\/(?!new)[a-z0-9]+$/);
  const blueprint = await first('/blueprints', /^\/blueprints\/[a-z0-9]{16}$/);
  const settings = async (name: string, path: string, pattern: RegExp) => [name, await first(path, pattern)] as const;
  const forms = [
    await settings('department', '/settings/departments', /^\/settings\/departments\/(?!new)[a-z0-9]+$/),
    await settings('team', '/settings/teams', /^\/settings\/teams\/(?!new)[a-z0-9]+$/),
    await settings('period', '/settings/calendar', /^\/settings\/calendar\/(?!new|good)[a-z0-9]+$/),
    await settings('phase', `${programme}/phases`, /\/phases\/(?!new|start)[a-z0-9]+$/),
    await settings('workstream', `${programme}/workstreams`, /\/workstreams\/(?!new)[a-z0-9]+$/),
  ];
  // of most cells nothing was ever said: one in which the level stands
  await page.goto(`${server.url}/settings/competences`);
  const said = page.locator('main a[href*="/competences/teams/"]').filter({ hasText: /[1-5]/ }).first();
  const teamCompetence = (await said.getAttribute('href'))!.split('?')[0]!;
  const level = await first(teamCompetence, /\/levels\/(?!new)[a-z0-9]+$/);
  const competence = await first('/settings/competences', /\/competences\/(?!new)[a-z0-9]+$/);
  await page.goto(`${server.url}${programme}/capacity/competence`);
  const training = (await page.locator('main a[href*="raiseTeam"]').first().getAttribute('href'))!;
  const proposal = await first(`${programme}/proposals`, /\/proposals\/[a-z0-9]+$/);
  await page.goto(server.url + proposal);
  const weighed = (await page.locator('main a[href*="/capacity/help?m="]').first().getAttribute('href'))!;
  const agreement = await first(`${programme}/capacity/risk`, /\/agreements\/(?!new)[a-z0-9]+$/);
  const milestone = gate.replace('/items/', '/milestones/');
  const criterion = await first(milestone, /\/criteria\/(?!new)[a-z0-9]+$/);
  await page.goto(`${server.url}/programmes/new`);
  await page.fill('[name=name]', 'Proef');
  await page.fill('[name=goLive]', '2027-09-13');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => url.search !== '');
  const preview = new URL(page.url());
  const ahead = await programmeAhead(page, server.url);
  await page.goto(server.url + forms.find(([name]) => name === 'team')![1]);
  await page.fill('[name=note]', 'Bekeken');
  await page.locator('main form[method=post] .buttons button').first().click();
  await page.waitForURL(/changed=/);
  const settingsChange = `/settings/history/${new URL(page.url()).searchParams.get('changed')}`;
  const team = forms.find(([name]) => name === 'team')![1];
  await page.goto(`${server.url}${programme}/views/new?screen=items&kept=%3Fstatus%3Dlate`);
  await page.fill('[name=name]', 'Wat te laat is');
  await page.selectOption('[name=share]', 'role:steering');
  await page.locator('main form[method=post] .buttons button').first().click();
  await page.waitForURL(/views\?kept=/);
  const places = {
    ahead,
    view: await first(`${programme}/views`, /\/views\/(?!new)[a-z0-9]+$/),
    staffing: await first(team, /\/staffing\/(?!new)[a-z0-9]+$/),
    step: await first(team, /\/steps\/(?!new)[a-z0-9]+$/),
    settingsChange,
    ...(await conversationPlaces(page, server.url, programme, item)),
    ...(await peoplePlaces(browser, server)),
    ...{ teamCompetence, level, competence, training, proposal, weighed, agreement },
    ...(await surveyPlaces(page, server.url, programme)),
    ...(await checkInPlaces(page, server.url, programme)),
    ...(await assessmentPlaces(page, server.url, programme)),
    target: await first(`${programme}/adoption/targets`, /\/targets\/(?!new)[a-z0-9]+$/),
    teamLoad: await first(`${programme}/capacity`, /\/capacity\/teams\/[a-z0-9]+$/),
    changeUnit: await first(`${programme}/change-load`, /\/change-load\/departments\/[a-z0-9]+$/),
    adoptionUnit: await first(`${programme}/adoption`, /\/adoption\/departments\/[a-z0-9]+$/),
    cell: await first(`${programme}/rollout?view=list`, /\/rollout\/cells\/[a-z0-9]+\/[a-z0-9]+(\?|$)/),
    subject: await first(`${programme}/rollout/subjects`, /\/rollout\/subjects\/(?!new)[a-z0-9]+$/),
    task: await first(`${ahead}/cutover`, /\/cutover\/(?!new)[a-z0-9]+$/),
    ...Object.fromEntries(forms),
    programme,
    item,
    finished,
    link,
    waits,
    condition,
    gate,
    change,
    moved,
    baseline,
    milestone,
    criterion,
    gatePage: gate.replace('/items/', '/milestones/'),
    decidedGate: decided.replace('/items/', '/milestones/'),
    blueprint,
    preview: preview.pathname + preview.search,
  };
  await page.context().close();
  return places;
}

/** In a window and a language of one's own, as the first of the demo's people. */
export async function signedIn(
  browser: Browser,
  server: TestServer,
  locale: string,
  width: number,
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator('button[name=person]').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.close();
  return context;
}
