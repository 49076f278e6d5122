// Searching over HTTP: what is found by whom, where it leads, and what is never told.
import type { SerializeFrom } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addComment } from '~/models/conversation.server';
import * as t from '~/models/db/schema';
import { loadPlan } from '~/models/plan.server';
import { foundKinds, mostPerKind } from '~/models/planning/search/kinds';
import { readQuery } from '~/models/planning/search/query';
import { findByWords } from '~/models/search.server';
import { sayStatus } from '~/models/status.server';
import * as page from '~/routes/search._index';
import * as suggest from '~/routes/search.suggest';
import { callLoader } from '../support/app';
import { type Demo, demoIn } from '../support/demo';
import { type TestDatabase, testDatabase } from '../support/postgres';

let database: TestDatabase;
let here: Demo;
let leader: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  here = await demoIn(database);
  leader = await here.cookie('project_leader');
});
afterAll(() => database.close());

type Page = SerializeFrom<typeof page.loader>;
const addressOf = (path: string, q: string, more: Record<string, string> = {}) =>
  `${path}?${new URLSearchParams({ q, ...more })}`;
async function look(q: string, cookie = leader, more: Record<string, string> = {}, locale: 'nl' | 'en' = 'nl') {
  const answer = await callLoader(page.loader, { path: addressOf('/search', q, more), cookie, locale });
  expect(answer.status).toBe(200);
  return answer.data as Page;
}
async function best(q: string, cookie = leader) {
  const answer = await callLoader(suggest.loader, { path: addressOf('/search/suggest', q), cookie });
  return answer.data as { rows: { title: string; what: string; where: string; to: string }[]; said: string };
}
const find = (q: string, actor = here.actor) =>
  findByWords(actor, { words: readQuery(q).words, language: 'nl' }, database.db);

describe('what is found', () => {
  it('is of every kind', async () => {
    const { programmeId } = here;
    const said = { subject: { kind: 'programme', id: programmeId }, colour: 'amber', text: '' } as const;
    await sayStatus(here.actor, programmeId, { ...said, headline: 'Zoekwoord blijft achter' }, database.db);
    const administrator = { ...here.actor, role: 'administrator' } as const;
    const queries = ['zaakgericht', 'zoekwoord', 'werk', 'burger', 'DIV', 'van', 'voor', 'e', 'opleiding', 'nazorg'];
    const kinds = new Set<string>();
    for (const q of [...queries, 'livegang', 'poort', 'blauwdruk', 'pilot', 'de', 'an', 'en'])
      for (const { kind } of await find(q, administrator)) kinds.add(kind);
    expect(foundKinds.filter((kind) => kind !== 'screen' && !kinds.has(kind))).toEqual([]);
  });
  it('goes by every word, in either language, without accents, by code too', async () => {
    const plan = (await loadPlan(here.actor, here.programmeId))!;
    const item = plan.items.find(({ title, key }) => title.en && title.en !== title.nl && key)!;
    const ids = async (q: string) => (await find(q)).map(({ id }) => id);
    expect(await ids(item.title.nl.slice(0, 60))).toContain(item.id);
    expect(await ids(item.title.en!.slice(0, 60))).toContain(item.id);
    expect(await ids(item.key!)).toContain(item.id);
    await database.db.insert(t.team).values({
      ...{ id: 'accent', organisationId: here.organisationId, key: 'ACC', name: 'Coördinatie Café Ünïek' },
    });
    for (const q of ['coordinatie', 'COÖRDINATIE', 'cafe uniek', 'Üniek']) expect(await ids(q)).toEqual(['accent']);
    expect(await ids('coordinatie zolder')).toEqual([]);
  });
  it('keeps signs of patterns and quotes as they were typed', async () => {
    for (const q of ['%%', '__', "'; drop table item; --", '\\\\', '"zaak_"', '%zaak%'])
      expect([q, (await find(q)).map(({ title }) => title)]).toEqual([q, []]);
    await database.db.insert(t.team).values({
      ...{ id: 'signs', organisationId: here.organisationId, key: 'SGN', name: '100% O’Neil_\\ team' },
    });
    for (const q of ['100% team', 'neil_\\', '_\\'])
      expect([q, (await find(q)).map(({ id }) => id)]).toEqual([q, ['signs']]);
  });
  it('is at most so many of a kind, and what was retired last', async () => {
    const found = await find('de');
    for (const kind of foundKinds)
      expect(found.filter((row) => row.kind === kind).length).toBeLessThanOrEqual(mostPerKind);
    const items = found.flatMap((row) => (row.kind === 'item' ? [row.facts.retired] : []));
    expect(items).toEqual([...items].sort((a, b) => Number(a) - Number(b)));
  });
});

describe('what is not found', () => {
  it('is anything of another municipality', async () => {
    expect(await find('zaakgericht', here.otherActor)).toEqual([]);
    const { said } = await look('zaakgericht werken voorbeeldstad', await here.stranger());
    expect(said).toBe('Niets gevonden voor ‘zaakgericht werken voorbeeldstad’');
    const other = (await find('iemand anders', { ...here.actor, role: 'administrator' })).filter(
      ({ kind }) => kind === 'person',
    );
    expect(other).toEqual([]);
  });
  it('is people, for who does not manage them', async () => {
    const named = async (role: Parameters<Demo['cookie']>[0]) =>
      (await best('dennis van rijswijk', await here.cookie(role))).rows.map(({ what }) => what);
    expect(await named('project_leader')).toEqual([]);
    expect(await named('reader')).toEqual([]);
    expect(await named('administrator')).toEqual(['Persoon']);
  });
  it('is somebody by their address', async () => {
    const administrator = { ...here.actor, role: 'administrator' } as const;
    const people = await database.db.select().from(t.userAccount);
    for (const { email } of people.slice(0, 3))
      expect((await find(email, administrator)).filter(({ kind }) => kind === 'person')).toEqual([]);
  });
  it('is the text of a comment', async () => {
    const plan = (await loadPlan(here.actor, here.programmeId))!;
    const subject = { kind: 'item', id: plan.items[0]!.id } as const;
    await addComment(here.actor, here.programmeId, { subject, text: 'Kwabbelsnoet gezien', chosen: [] }, database.db);
    expect(await find('kwabbelsnoet')).toEqual([]);
  });
});

describe('screens', () => {
  it.each([
    ['heatmap', '/capacity'],
    ['draagkracht', '/capacity'],
    ['go-live', '/go-live'],
    ['golive', '/go-live'],
    ['wie doet wat', '/settings/teams'],
    ['wie doet wat', '/workstreams'],
    ['wie deed wat', '/history'],
    ['gantt', '/roadmap'],
    ['enquete', '/surveys'],
  ])('%s leads to …%s', async (q, to) => {
    const { results } = await look(q);
    expect(results).toContain(`href="${to.startsWith('/settings') ? to : `/programmes/${here.programmeId}${to}`}"`);
  });
  it('are only those that somebody may open', async () => {
    const reader = await here.cookie('reader');
    const leadsTo = async (q: string) => (await best(q, reader)).rows.map(({ to }) => to).join();
    expect(await leadsTo('huisstijl')).not.toContain('/settings/');
    expect((await best('huisstijl', await here.cookie('administrator'))).rows[0]!.to).toBe('/settings/appearance');
    expect(await leadsTo('excel csv')).not.toContain('/import');
    expect((await best('excel csv')).rows.map(({ to }) => to)).toContain(
      `/programmes/${here.programmeId}/figures/import`,
    );
  });
  it('of the municipality are there without a programme', async () => {
    const { rows } = await best('teams', await here.stranger());
    expect(rows[0]).toEqual({ title: 'Teams', what: 'Scherm', where: 'Gemeente', to: '/settings/teams' });
    expect(rows.every(({ to }) => !to.startsWith('/programmes/'))).toBe(true);
  });
});

describe('the page', () => {
  it('says what is the matter with what was typed, and keeps it', async () => {
    expect((await look('')).said).toBe(
      'Typ hierboven een of meer woorden. Met de toets / of met Ctrl+K komt u overal in het zoekveld.',
    );
    expect((await look('a')).said).toBe('Typ ten minste 2 letters of cijfers.');
    const long = await look('zaak '.repeat(60));
    expect(long.said).toBe('Dit is langer dan 100 tekens. Zoek op een paar woorden uit de naam.');
    expect(long.text).toHaveLength(100);
    expect((await look('a')).places.length).toBeGreaterThan(3);
  });
  it('groups what was found, marks it and escapes it', async () => {
    await database.db.insert(t.team).values({
      ...{ id: 'evil', organisationId: here.organisationId, key: 'EVL', name: '<img src=x onerror=alert(1)> Kwik' },
    });
    const { results, said } = await look('kwik');
    expect(said).toBe('1 gevonden voor ‘kwik’');
    expect(results).toContain('&lt;img src=x onerror=alert(1)&gt; <mark>Kwik</mark>');
    expect(results).toContain('id="search-team"');
    const title = await callLoader(page.loader, { path: addressOf('/search', '<b>'), cookie: leader });
    expect((title.data as Page).said).toBe('Niets gevonden voor ‘<b>’');
  });
  it('offers what does find something when nothing was found', async () => {
    const { advice, close } = await look('migartie archief', leader, { in: here.programmeId });
    expect(advice).not.toBeNull();
    expect(close.map(({ text }) => text)).toContain('archief');
    expect((await look('archief')).results).not.toBe('');
  });
  it('knows no programme of somebody else to search from', async () => {
    expect((await look('roadmap', leader, { in: 'elders' })).programmeId).toBe(here.programmeId);
    expect((await look('roadmap', await here.stranger(), { in: here.programmeId })).programmeId).toBeNull();
  });
  it('speaks English', async () => {
    expect((await look('x7q', leader, {}, 'en')).said).toBe('Nothing found for ‘x7q’');
  });
});

it('the list under the field has eight at most, and leads on to all of them', async () => {
  const { rows, said } = await best('zaak');
  expect(rows).toHaveLength(9);
  expect(rows.at(-1)).toMatchObject({ title: 'Alles voor ‘zaak’', to: '/search?q=zaak' });
  expect(said).toBe('8 voorstellen. Kies met de pijltjes.');
  expect((await best('x7q')).rows).toEqual([]);
});
