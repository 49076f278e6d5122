// What finished items did, and what is to come, as pages and a file of the demo; nobody else's, and nothing that hides.
import type { LoaderFunction } from '@remix-run/node';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAdoption } from '~/models/adoption.server';
import * as t from '~/models/db/schema';
import { findEffects } from '~/models/effect.server';
import { loadPlan } from '~/models/plan.server';
import { seriesFor } from '~/models/planning/adoption/adoption-cell';
import { outlookOf } from '~/models/planning/adoption/outlook';
import { day } from '~/models/planning/day';
import type { Plan } from '~/models/planning/plan';
import * as department from '~/routes/programmes.$programmeId.adoption.departments.$departmentId';
import * as effects from '~/routes/programmes.$programmeId.adoption.effects';
import * as download from '~/routes/programmes.$programmeId.adoption.effects_.download';
import * as metricPage from '~/routes/programmes.$programmeId.adoption.metrics.$metricKey';
import * as itemPage from '~/routes/programmes.$programmeId.items.$itemId._index';
import { callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { testDatabase, type TestDatabase } from '../support/postgres';

const today = day('2026-11-22');
let database: TestDatabase;
let demo: Demo;
let plan: Plan;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  demo = await demoIn(database);
  plan = (await loadPlan(demo.actor, demo.programmeId))!;
  cookie = await demo.cookie('department_head');
}, 60_000);
afterAll(() => database.close());

const idOf = (key: string) => plan.departments.find((unit) => unit.key === key)!.id;
const itemOf = (key: string) => plan.items.find((item) => item.key === key)!;
const ask = (loader: unknown, path: string, params: Record<string, string> = {}, more: object = {}) =>
  callLoader(loader as LoaderFunction, {
    ...{ path: `/programmes/${demo.programmeId}/${path}`, cookie, today, ...more },
    params: { programmeId: demo.programmeId, ...params },
  });

type Page = { all: number; shown: number; summary: string; table: string; metrics: { key: string }[] };
const page = async (query = '', more: object = {}) =>
  (await ask(effects.loader, `adoption/effects${query}`, {}, more)).data as Page;

describe('the effects', () => {
  it('are a row for every finished item and every metric it was to move', async () => {
    const { all, shown, table, summary } = await page();
    const rows = plan.items
      .filter(({ progress, retired }) => progress === 'done' && !retired)
      .flatMap((item) => item.effects.filter(({ direction }) => direction !== 'measures'));
    expect([all, shown]).toEqual([rows.length, rows.length]);
    expect(table.match(/<tr class="ef-row">/g)).toHaveLength(rows.length);
    expect(summary).toContain(`${rows.length} verwachte effecten van`);
  });

  /** What stands in full, and each fold with the number and the reason it is folded under. */
  const apart = (table: string) => {
    const [full, ...folded] = table.split('<details class="fold ef-fold"');
    const folds = folded.map((text) => {
      const [, count, why] = /^(?: open)?><summary><span class="ef-count">(\d+)<\/span> ([^<]+)/.exec(text)!;
      const rows = text.match(/<tr class="ef-row">/g)?.length ?? 0;
      return { count: Number(count), why: why!, rows, text, isOpen: text.startsWith(' open') };
    });
    return { full: full!, folds };
  };

  it('tell what the walk-in hours did to the departments that had them, with the interval, against those that did not', async () => {
    const { rows } = await findEffects(demo.actor, plan, { today });
    const told = rows.filter(({ answer }) => answer.untold === null);
    expect(told.map(({ title, metric }) => [title.nl, metric.key])).toEqual([['Inloopspreekuur per afdeling', 'M20']]);
    const { verdict, effect, comparison, method } = told[0]!.answer;
    expect([verdict, method]).toEqual(['as_expected', 'comparison']);
    expect(comparison!.departmentIds).toHaveLength(9);
    expect(effect!.low).toBeLessThan(effect!.estimate);
    expect(effect!.estimate).toBeLessThan(effect!.high);
    expect(effect!.high).toBeLessThan(0);

    const { full } = apart((await page()).table);
    const number = (value: number) => value.toFixed(1).replace('.', ',').replace('-', '−');
    expect(full).toContain('Inloopspreekuur per afdeling');
    expect(full).toContain(`${number(effect!.estimate)}\u00a0pp`);
    expect(full).toContain(`(${number(effect!.low)} tot ${number(effect!.high)})`);
    expect(full).toContain('zoals verwacht');
    expect(full).toContain('met 9 afdelingen die het niet kregen');
    expect(full.match(/<tr class="ef-row">/g)).toHaveLength(1);
  });

  it('that cannot be told are folded by their reason, with how many there are', async () => {
    const { table, all } = await page();
    const { folds } = apart(table);
    expect(folds.map(({ why }) => why)).toEqual(
      expect.arrayContaining([
        'Het is nog te vroeg',
        'De livegang ligt ertussen, en die beweegt alles',
        'Te weinig cijfers ervoor, aan dezelfde kant van de livegang',
        expect.stringContaining('Het cijfer boog al'),
      ]),
    );
    for (const { count, rows, isOpen } of folds) expect([rows, isOpen]).toEqual([count, false]);
    expect(folds.reduce((sum, { count }) => sum + count, 0)).toBe(all - 1);
    expect(folds[0]!.text).toMatch(/0 van minstens \d; te zeggen vanaf \d/);
  });

  it('stay unfolded where they are sorted, and are when they are few', async () => {
    const { folds } = apart((await page('?sort=finished&open=go_live')).table);
    expect(folds.filter(({ isOpen }) => isOpen).map(({ why }) => why)).toEqual([
      'De livegang ligt ertussen, en die beweegt alles',
    ]);
    const fold = folds.find(({ isOpen }) => isOpen)!;
    expect(fold.text).toContain('adoption/effects?sort=finished&amp;order=down&amp;open=go_live');
    const few = apart((await page('?metric=M16')).table);
    expect(few.full).toContain('Van deze effecten is nog niets te zeggen.');
    expect(few.folds.every(({ isOpen }) => isOpen)).toBe(true);
  });

  it('are filtered by metric and verdict, and sorted', async () => {
    const backlog = await page('?metric=M16&sort=finished');
    expect(backlog.shown).toBeGreaterThan(0);
    expect(backlog.shown).toBeLessThan(backlog.all);
    expect(backlog.table).toContain('aria-sort="ascending"');
    expect(backlog.table).toContain('adoption/effects?sort=finished&amp;order=down&amp;metric=M16');
    expect((await page('?verdict=opposite&metric=M14')).shown).toBe(0);
    const days = (table: string) =>
      apart(table).folds.map(({ text }) =>
        [...text.matchAll(/>(\d+ \w+ \d+)<\/span><\/td><\/tr>/g)].map(([, on]) => on),
      );
    const down = days((await page('?metric=M16&sort=finished&order=down')).table);
    expect(days(backlog.table).flat()).toHaveLength(backlog.shown);
    expect(days(backlog.table)).toEqual(down.map((fold) => [...fold].reverse()));
  });

  it('are said in English too', async () => {
    const { summary, table } = await page('', { locale: 'en' });
    expect(summary).toContain('expected effects of');
    expect(summary).toMatch(/: 1 as expected, \d+ that cannot be told yet\.$/);
    expect(table).toContain('What cannot be told yet');
    expect(table).toContain('Go-live lies between');
    expect(table).toMatch(/−\d+\.\d\u00a0pp<\/strong> <span class="nowrap">\(−\d+\.\d to −\d+\.\d\)/);
    expect(table).toContain('as expected');
  });

  it('come along as a file, a line a row', async () => {
    const { data } = await ask(download.loader, 'adoption/effects/download?metric=M16');
    const [head, ...lines] = String(data).trim().split('\r\n');
    expect(head).toContain('laagste (90 %)');
    expect(lines).toHaveLength((await page('?metric=M16')).shown);
    expect(lines.every((line) => line.includes(';M16;'))).toBe(true);
  });

  it('of another municipality are not found, and are read by nobody else', async () => {
    const stranger = await demo.stranger();
    for (const loader of [effects.loader, download.loader]) {
      expect((await ask(loader, 'adoption/effects', {}, { cookie: stranger })).status).toBe(404);
    }
    const { rows } = await findEffects(demo.otherActor, plan, { today });
    expect(rows).toEqual([]);
  });
});

describe('an item', () => {
  type Item = { effects: { metricKey: string; from: string; did: { sentence: string; verdict: string } | null }[] };
  const effectsOf = async (key: string) =>
    ((await ask(itemPage.loader, 'items/x', { itemId: itemOf(key).id })).data as Item).effects;

  it('that was finished says of each metric what it did, or why that cannot be told', async () => {
    const told = await effectsOf('DIV-08');
    expect(told.map(({ metricKey }) => metricKey)).toEqual(itemOf('DIV-08').effects.map(({ metricKey }) => metricKey));
    for (const { did } of told) expect(did!.sentence).toMatch(/te weinig|te vroeg|boog al|te groot|ten opzichte van/);
  });

  it('that some departments had says what it did with its interval, and of thin figures that it cannot be told', async () => {
    const walkIn = plan.items.find(({ title }) => title.en === 'Walk-in hours per department')!;
    const { data } = await ask(itemPage.loader, 'items/x', { itemId: walkIn.id });
    const said = new Map((data as Item).effects.map(({ metricKey, did }) => [metricKey, did!]));
    expect(said.get('M20')).toMatchObject({
      verdict: 'zoals verwacht',
      sentence: expect.stringMatching(
        /−\d+,\d\u00a0pp ten opzichte van 9 afdelingen die het niet kregen \(waarschijnlijk tussen −\d+,\d en −\d+,\d\)\.$/,
      ),
    });
    expect(said.get('M10')).toMatchObject({
      verdict: 'niet te zeggen',
      sentence: expect.stringContaining('te weinig cijfers ervoor'),
    });
  });

  it('that was not says what is expected from when', async () => {
    const planned = await effectsOf('EDV-06');
    expect(planned.length).toBeGreaterThan(0);
    for (const { did, from } of planned) {
      expect(did).toBeNull();
      expect(from > today).toBe(true);
    }
  });
});

describe('a metric', () => {
  const didTo = async (metricKey: string) =>
    (
      (await ask(metricPage.loader, `adoption/metrics/${metricKey}`, { metricKey })).data as {
        did: { sentence: string }[];
      }
    ).did;

  it('says what finished items did to it, where that can be told', async () => {
    const did = await didTo('M20');
    expect(did.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Inloopspreekuur per afdeling: −\d+,\d\u00a0pp ten opzichte van 9 afdelingen/),
    ]);
    expect(await didTo('M16')).toEqual([]);
  });
});

describe('the outlook', () => {
  it('of a metric is drawn with its band, and said in a sentence per department', async () => {
    const query = `?department=total&department=${idOf('SD')}&department=${idOf('BZ')}`;
    const { data } = await ask(metricPage.loader, `adoption/metrics/M02${query}`, { metricKey: 'M02' });
    const { chart, outlook } = data as { chart: string; outlook: string };
    expect(chart.match(/class="ac-ahead" d="M[^"]+"/g)).toHaveLength(3);
    expect(chart.match(/class="ac-band" d="M[^"]+Z"/g)).toHaveLength(3);
    expect(outlook).toMatch(/Sociaal Domein[^<]* blijft naar verwachting op 3[78] % steken[^<]*plafond is 38 %/);
    expect(outlook).toContain('staat stil');
  });

  it('of the demo’s departments stands still where the story says so, and nowhere else', async () => {
    const figures = await loadAdoption(demo.actor, demo.programmeId, { metrics: ['M02'] });
    const metric = figures.metrics[0]!;
    const when = { targets: figures.targets, goLive: plan.programme.goLive, today };
    const standing = figures.departments.filter(
      ({ id }) => outlookOf(metric, seriesFor(metric, figures.series, id), id, when).plateau,
    );
    expect(standing.map(({ key }) => key).sort()).toEqual(['RO', 'SD', 'WI']);
  });

  it('of a department stands beside each of its figures', async () => {
    const { data } = await ask(department.loader, 'adoption', { departmentId: idOf('RO') });
    const { table } = data as { table: string };
    expect(table).toContain('Vooruitzicht');
    expect(table).toContain('staat stil');
    expect(table).toContain('er zijn sinds livegang nog geen vijf cijfers');
  });

  it('is made of nothing that hides: other hidden figures give the same page', async () => {
    const path = `adoption/metrics/M13?department=${idOf('COM')}`;
    const seen = async () => JSON.stringify((await ask(metricPage.loader, path, { metricKey: 'M13' })).data);
    const before = [await seen(), (await page('?metric=M13')).table];
    const isFew = and(
      eq(t.figure.programmeId, demo.programmeId),
      eq(t.figure.metricKey, 'M13'),
      eq(t.figure.departmentId, idOf('COM')),
      eq(t.figure.denominator, 4),
    );
    const changed = await database.db.update(t.figure).set({ numerator: 1.1 }).where(isFew).returning();
    expect(changed.length).toBeGreaterThan(0);
    expect([await seen(), (await page('?metric=M13')).table]).toEqual(before);
  });
});
